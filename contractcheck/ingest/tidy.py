"""Final characters: one kind of space, no invisible characters, ligatures opened. Quotation marks stay as they are."""

from __future__ import annotations

import re
import unicodedata

# What stands in a text for a place that nobody filled in.
BLANK = "____"
# Whatever may have to be changed or joined with its neighbour: all but the letters and marks of texts in Latin script.
_TO_CHANGE = re.compile("[^ -~\u00a1-\u00ac\u00ae-\u0131\u0134-\u017f\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u20ac]")
_HYPHENS = "\u2010\u2011"
_DIGRAPHS = {"\u0132": "IJ", "\u0133": "ij"}


class _Table(dict[int, str]):
    """A translation table that works out a character when it is first asked for."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = _plain(chr(code))
        return plain


def _plain(character: str) -> str:
    if character in _HYPHENS:
        return "-"
    if character in _DIGRAPHS:
        return _DIGRAPHS[character]
    if "\ufb00" <= character <= "\ufb06":
        return unicodedata.normalize("NFKC", character)
    category = unicodedata.category(character)
    if category in {"Zs", "Zl", "Zp"} or character in "\t\n\r\v\f\x85":
        return " "
    # Invisible, private and unassigned characters say nothing to a reader and would split words.
    return "" if category in {"Cc", "Cf", "Co", "Cn", "Cs"} else character


_TABLE = _Table()


def plain_characters(text: str) -> str:
    """`text` with each character replaced by what a reader sees ("" for an invisible one, "fi" for its ligature)."""
    return text.translate(_TABLE)


def tidy(text: str) -> str:
    """`text` as the content of a block: final characters, single spaces, none at the ends."""
    if (text.isascii() and text.isprintable()) or not _TO_CHANGE.search(text):  # as most text is
        return " ".join(text.split()) if "  " in text else text.strip()
    return unicodedata.normalize("NFC", " ".join(plain_characters(text).split()))
