"""Whether the characters of a page are writing at all, or the remains of a font without a table of characters."""

from __future__ import annotations

import unicodedata

# A share of characters without meaning that no page of writing reaches; bullets and logos stay below it.
_MOST_UNKNOWN = 0.15
_FEWEST_TO_JUDGE = 20
_FEWEST_LETTERS = 200
# Dutch and English text has about two vowels in five letters; shifted codes have far fewer.
_FEWEST_VOWELS = 0.22
_VOWELS = frozenset("aeiouy")


def is_language(text: str) -> bool:
    """Whether `text` can be writing; True for text that is too short to judge."""
    visible = [character for character in text if not character.isspace() and character != "\ufffe"]
    if len(visible) < _FEWEST_TO_JUDGE:
        return True
    unknown = sum(1 for character in visible if _is_unknown(character))
    return unknown <= _MOST_UNKNOWN * len(visible) and _has_vowels(visible)


def _is_unknown(character: str) -> bool:
    return character == "\ufffd" or unicodedata.category(character) in {"Cc", "Co", "Cn", "Cs"}


def _has_vowels(visible: list[str]) -> bool:
    """Whether Latin letters come in the mixture of a language; other scripts pass."""
    letters = [character.lower() for character in visible if character.isascii() and character.isalpha()]
    if len(letters) < _FEWEST_LETTERS:
        return True
    return sum(1 for letter in letters if letter in _VOWELS) >= _FEWEST_VOWELS * len(letters)
