"""The review copy: the findings written into a copy of the file itself, as comments, highlights and tracked changes."""
