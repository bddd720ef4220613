"""Readers: bytes of a file in, a Document out. The content decides the reader, not the ending of the name."""
