"""Articles of ordinary contracts (delivery, price, liability, ...), from invented sentences with ever other words and numbers."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import count
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

_SENTENCES = Path(__file__).parent / "ordinary-nl.yaml"
_SLOT = re.compile(r"\{(\w+)\}")
_SMALL, _LARGE = 100, 1_000_000
_PARAGRAPHS, _SENTENCES_OF_ONE = (3, 7), (1, 4)


def paragraphs(first: int) -> Iterator[tuple[bool, str]]:
    """Paragraphs without end, each with whether it is a heading; another `first` gives other ones."""
    chance = random.Random(first)  # noqa: S311  (the same documents in every run)
    for article in count(1):
        subject, sentences = chance.choice(list(_content()["subjects"].items()))
        yield True, f"Artikel {article} {subject}"
        for number in range(1, chance.randint(*_PARAGRAPHS)):
            chosen = chance.sample(sentences, chance.randint(*_SENTENCES_OF_ONE))
            yield False, f"{article}.{number} " + " ".join(_filled(each, chance) for each in chosen)


def _filled(sentence: str, chance: random.Random) -> str:
    text = _SLOT.sub(partial(_word, words=_content()["words"], chance=chance), sentence)
    return text[0].upper() + text[1:]


def _word(slot: re.Match[str], words: Mapping[str, Sequence[str]], chance: random.Random) -> str:
    if slot[1] in words:
        return chance.choice(words[slot[1]])
    return str(chance.randint(1, _LARGE if slot[1] == "large" else _SMALL))


@cache
def _content() -> Any:
    return YAML(typ="safe").load(_SENTENCES)
