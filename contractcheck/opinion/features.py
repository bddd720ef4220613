"""The features of a text: its words and pairs of neighbouring words, in lower case, and the marks that part cells and items."""

from __future__ import annotations

import re

_TOKEN = re.compile(r"\w+|[|:?;]")


def features_of(text: str) -> list[str]:
    """Each word and pair of the text once, in the order of the first place."""
    words = _TOKEN.findall(text.lower())
    pairs = (f"{first} {second}" for first, second in zip(words, words[1:], strict=False))
    return list(dict.fromkeys([*words, *pairs]))
