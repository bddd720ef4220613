"""Whether the characters of a page are writing at all, or the remains of a font without a table of characters."""

from __future__ import annotations

import re
import string
import unicodedata

# A share of characters without meaning that no page of writing reaches; bullets and logos stay below it.
_MOST_UNKNOWN = 0.15
_FEWEST_TO_JUDGE = 20
_FEWEST_LETTERS = 200
# Dutch and English text has about two vowels in five letters; shifted codes have far fewer.
_FEWEST_VOWELS = 0.22
_VOWELS = b"aeiouyAEIOUY"
_LETTERS = string.ascii_letters.encode()
_ASCII = [chr(code) for code in range(128)]
_BLANKS = "".join(each for each in _ASCII if each.isspace()).encode()
_CONTROLS = "".join(each for each in _ASCII if not each.isprintable() and not each.isspace()).encode()
_OTHERS = re.compile(r"[^\x00-\x7f]")


def is_language(text: str) -> bool:
    """Whether `text` can be writing; True for text that is too short to judge."""
    ascii_, others = text.encode("ascii", "ignore"), _visible_others(text)
    total = len(ascii_.translate(None, _BLANKS)) + len(others)
    if total < _FEWEST_TO_JUDGE:
        return True
    unknown = _count(ascii_, _CONTROLS) + sum(map(_is_unknown, others))
    return unknown <= _MOST_UNKNOWN * total and _has_vowels(ascii_)


def _visible_others(text: str) -> list[str]:
    """The characters beyond ASCII, apart from blanks and from what PDFium writes for a hyphen at the end of a line."""
    return [] if text.isascii() else [each for each in _OTHERS.findall(text) if not each.isspace() and each != "\ufffe"]


def _count(text: bytes, characters: bytes) -> int:
    """How many of the characters of a text are among these."""
    return len(text) - len(text.translate(None, characters))


def _is_unknown(character: str) -> bool:
    return character == "\ufffd" or unicodedata.category(character) in {"Cc", "Co", "Cn", "Cs"}


def _has_vowels(text: bytes) -> bool:
    """Whether Latin letters come in the mixture of a language; other scripts pass."""
    letters = _count(text, _LETTERS)
    return letters < _FEWEST_LETTERS or _count(text, _VOWELS) >= _FEWEST_VOWELS * letters
