"""Who is who in a document, and who acts in a sentence."""
