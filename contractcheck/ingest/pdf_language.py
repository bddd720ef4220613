"""Whether the characters of a page are writing at all, or the remains of a font without a table of characters."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping

# A share of characters without meaning that no page of writing reaches; bullets and logos stay below it.
_MOST_UNKNOWN = 0.15
_FEWEST_TO_JUDGE = 20
_FEWEST_LETTERS = 200
# Dutch and English text has about two vowels in five letters; shifted codes have far fewer.
_FEWEST_VOWELS = 0.22
_VOWELS = frozenset("aeiouy")


def is_language(text: str) -> bool:
    """Whether `text` can be writing; True for text that is too short to judge."""
    visible = {character: count for character, count in Counter(text).items() if not _is_blank(character)}
    total = sum(visible.values())
    if total < _FEWEST_TO_JUDGE:
        return True
    unknown = sum(count for character, count in visible.items() if _is_unknown(character))
    return unknown <= _MOST_UNKNOWN * total and _has_vowels(visible)


def _is_blank(character: str) -> bool:
    return character.isspace() or character == "\ufffe"


def _is_unknown(character: str) -> bool:
    return character == "\ufffd" or unicodedata.category(character) in {"Cc", "Co", "Cn", "Cs"}


def _has_vowels(visible: Mapping[str, int]) -> bool:
    """Whether Latin letters come in the mixture of a language; other scripts pass."""
    letters = {character: count for character, count in visible.items() if character.isascii() and character.isalpha()}
    total = sum(letters.values())
    if total < _FEWEST_LETTERS:
        return True
    return sum(count for letter, count in letters.items() if letter.lower() in _VOWELS) >= _FEWEST_VOWELS * total
