"""What each sentence of a document says: a spaCy pipeline of pattern rules, from blocks to statements."""
