"""From what a document says to a verdict per family, as the rubric defines it."""
