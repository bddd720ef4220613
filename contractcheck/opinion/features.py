"""The features of a text: its words and their stems, alone and in pairs, and the marks that part cells and items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

_TOKEN = re.compile(r"\w+|[|:?;]")
# The first letters tell most of what a word means, whatever its ending: "registr-eert", "registr-atie".
_STEM = 5
_MARK = "~"


def features_of(text: str) -> list[str]:
    """Each word, pair of neighbouring words, stem ("~regis") and pair of stems of the text once, in lower case."""
    words = _TOKEN.findall(text.lower())
    stems = [_MARK + word[:_STEM] for word in words]
    return list(dict.fromkeys([*words, *_pairs(words), *stems, *_pairs(stems)]))


def _pairs(words: Sequence[str]) -> Iterator[str]:
    return (f"{first} {second}" for first, second in pairwise(words))
