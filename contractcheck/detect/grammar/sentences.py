"""Sentence ends in contracts: a full stop after an abbreviation, a number or a single letter ends nothing.

A question in a cell of a table ends there: what the next cell says is the answer.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from contractcheck.detect.search.phrases import Lexicon
from contractcheck.model.rules import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CLOSERS = "\"”’')]"
_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[^\W\d_a-z]|[\"“‘'(\[]?\d+[.)\s]|…)|\?[\"”’')\]]*\s\|\s")
_FIRST_WORD = re.compile(r"\w*")
_OPENERS = frozenset('(["“')


class SentenceEnds:
    """Sets `is_sent_start` on every token.

    `abbreviations` are lower-case words without their final full stop; `consequences` are those that go on after a question
    which is a condition ("Does it fail? Then the Supplier ...").
    """

    def __init__(self, abbreviations: Iterable[str], consequences: Iterable[str] = ()) -> None:
        self._abbreviations = frozenset(abbreviations)
        self._consequences = frozenset(consequences)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where each sentence starts and ends, without the spaces around it."""
        starts = [0, *sorted(self._starts(text)), len(text)]
        stripped = ((start, end, text[start:end]) for start, end in pairwise(starts))
        return [(start + len(own) - len(own.lstrip()), start + len(own.rstrip())) for start, end, own in stripped if own.strip()]

    def __call__(self, doc: Doc) -> Doc:
        import numpy as np  # noqa: PLC0415  (many documents are judged without a pipeline, and numpy takes a tenth of a second)

        places = [token.idx for token in doc]
        is_first: Any = np.full((len(places), 1), -1)
        for first in (bisect_left(places, start) for start in (0, *self._starts(doc.text))):
            is_first[first : first + 1] = 1
        # All at once: for each token by itself spaCy would look at the whole text.
        return doc.from_array(["SENT_START"], is_first.astype(np.uint64))

    def _starts(self, text: str) -> frozenset[int]:
        return frozenset(match.end() for match in _END.finditer(text) if self._ends(match) and not self._goes_on(match))

    def _goes_on(self, end: re.Match[str]) -> bool:
        """Whether a question goes on with what follows from it."""
        following = _FIRST_WORD.match(end.string, end.end())
        return end[0].startswith("?") and following is not None and following[0].lower() in self._consequences

    def _ends(self, end: re.Match[str]) -> bool:
        if not end[0].rstrip(f" {_CLOSERS}").endswith("."):
            return True
        word = _word_before(end.string, end.start()).lower().rstrip(".")
        return not word or (word not in self._abbreviations and not (len(word) == 1 and word.isalpha()))


def _word_before(text: str, end: int) -> str:
    """What stands before the sign that may end a sentence, back to a space, bracket or opening quote."""
    start = end
    while start and text[start - 1] not in _OPENERS and not text[start - 1].isspace():
        start -= 1
    return text[start:end]


def words_of(lexicon: Lexicon, language: Language) -> dict[str, list[str]]:
    """What `SentenceEnds` needs to know of a language, from the terms `sentence/abbreviation` and `clause/then`."""
    return {
        "abbreviations": sorted(lexicon.phrases("sentence/abbreviation", language)),
        "consequences": sorted(lexicon.phrases("clause/then", language)),
    }
