"""Whole numbers in the attributes of a file."""

from __future__ import annotations

_MOST_DIGITS = 9


def integer(text: str | None, default: int) -> int:
    """The number in `text`; `default` where there is none or one that no document has."""
    return int(text) if text and text.isdecimal() and len(text) <= _MOST_DIGITS else default
