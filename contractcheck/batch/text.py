"""Texts as a database can hold them."""

from __future__ import annotations


def storable(text: str) -> str:
    """The text without what a database cannot hold: halves of characters and NUL."""
    return text.encode("utf-8", errors="replace").decode("utf-8").replace("\0", "")
