"""Text from documents made safe and fitting for a console."""

from __future__ import annotations

import textwrap
import unicodedata

# What a console shows when its encoding lacks the character.
_PLAIN = {
    "✓": "+",
    "✗": "x",
    "·": "|",
    "•": "*",
    "…": "...",
    "─": "-",
    "–": "-",
    "—": "-",
    "‘": "'",
    "’": "'",
    "‚": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "€": "EUR",
}

# Controls could move the cursor or recolour the screen; Cf holds the marks that reverse the reading order.
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def clean(text: str) -> str:
    """The text on one line without characters that a terminal would obey."""
    return " ".join("".join(" " if unicodedata.category(char) in _UNSAFE else char for char in text).split())


def printable(text: str) -> str:
    """The text with its lines and spaces, a space for each other character that would change how the rest is shown."""
    return "".join(" " if char not in "\n\t" and unicodedata.category(char) in _UNSAFE else char for char in text)


def cut(text: str, width: int) -> str:
    """The beginning of the text in at most `width` characters, ended by "…" where something was left out."""
    return textwrap.shorten(text, max(width, 1), placeholder=" …", break_on_hyphens=False) if len(text) > width else text


def fit(text: str, encoding: str) -> str:
    """The text with a plain stand-in for every character that the encoding lacks."""
    if _encodable(text, encoding):
        return text
    return "".join(char if _encodable(char, encoding) else _plain(char, encoding) for char in text)


def _plain(char: str, encoding: str) -> str:
    base = _PLAIN.get(char) or unicodedata.normalize("NFKD", char)[0]
    return base if _encodable(base, encoding) else "?"


def _encodable(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
