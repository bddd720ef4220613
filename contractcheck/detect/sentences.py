"""Sentence ends in contracts: a full stop after an abbreviation, a number or a single letter ends nothing."""

from __future__ import annotations

import re

from spacy.language import Language as Nlp
from spacy.tokens import Doc

from contractcheck.detect.phrases import Lexicon
from contractcheck.model.rules import Language

_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[^\W\d_a-z]|[\"“‘'(\[]?\d+[.)\s]|…)")
_LAST_WORD = re.compile(r"([^\s(\[\"“]+)[.!?][\"”’')\]]*\s+$")


class SentenceEnds:
    """Sets `is_sent_start` on every token; `abbreviations` are lower-case words without their final full stop."""

    def __init__(self, abbreviations: frozenset[str]) -> None:
        self._abbreviations = abbreviations

    def __call__(self, doc: Doc) -> Doc:
        starts = self._starts(doc.text)
        before = -1
        for token in doc:
            place = token.idx
            token.is_sent_start = token.i == 0 or any(start in starts for start in range(before + 1, place + 1))
            before = place
        return doc

    def _starts(self, text: str) -> frozenset[int]:
        return frozenset(match.end() for match in _END.finditer(text) if self._ends(text[: match.end()]))

    def _ends(self, text: str) -> bool:
        last = _LAST_WORD.search(text)
        if last is None or not text.rstrip(" \"”’')]").endswith("."):
            return True
        word = last[1].lower().rstrip(".")
        return word not in self._abbreviations and not (len(word) == 1 and word.isalpha())


@Nlp.factory("contractcheck_sentences", default_config={"abbreviations": []})
def create_sentence_ends(nlp: Nlp, name: str, abbreviations: list[str]) -> SentenceEnds:
    """The component as spaCy makes it from its configuration."""
    del nlp, name
    return SentenceEnds(frozenset(abbreviations))


def abbreviations_of(lexicon: Lexicon, language: Language) -> list[str]:
    """The abbreviations of the term `sentence/abbreviation`, for the component's configuration."""
    return sorted(lexicon.phrases("sentence/abbreviation", language))
