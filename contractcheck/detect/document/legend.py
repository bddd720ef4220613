"""The marks that a document explains: "W = wish", "F: facultatief", "eisen (E)", "C = conform; N = niet conform"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from contractcheck.detect.search.phrases import Lexicon
from contractcheck.model.rules import LANGUAGES

Legend = Mapping[str, str]
"""From a mark to the words that explain it."""

_MARK = r"(?<![\w-])[\"“'‘]?(?P<mark>[A-Z]{1,3}\d?)[\"”'’]?"
_WORDS = r"(?P<words>[A-Za-z][a-z]+(?:[ /-]+(?:[a-z]+|[A-Z][a-z]+)){0,7})"
_FORMS = (
    re.compile(rf"{_MARK}(?:\s*(?:=|:|[–—-]\s)\s*|\s(?:staat voor|betekent|stands for|means|is)\s)(?:een |a |an )?{_WORDS}"),
    re.compile(rf"{_MARK}\s\({_WORDS}\)"),
    re.compile(r"(?<![\w-])(?P<words>[A-Za-z][a-z-]{2,20})\s\((?P<mark>[A-Z]{1,3})\)"),
)
MARKED = (
    *("mood/wish-heading", "mood/mandatory-heading", "answer/assent", "answer/refusal", "party/supplier", "party/buyer"),
    *("matrix/acts", "matrix/answerable", "matrix/assists"),
)
"""The terms of which a phrase stands where a mark is explained."""


def legend_of(texts: Iterable[str], lexicon: Lexicon) -> Legend:
    """The marks that some text explains as a kind of requirement or answer, as a party or its part; the first one counts."""
    found: dict[str, str] = {}
    for text in texts:
        for mark, words in _explained(text):
            if mark not in found and _is_known(words, lexicon):
                found[mark] = words
    return found


def _explained(text: str) -> Iterator[tuple[str, str]]:
    for form in _FORMS:
        for match in form.finditer(text):
            yield match["mark"], match["words"].lower()


def _is_known(words: str, lexicon: Lexicon) -> bool:
    return any(lexicon.holds(term, words, language) for term in MARKED for language in LANGUAGES)


def spelled_out(text: str, legend: Legend) -> str:
    """The text of a cell, with the explanation of a mark that it is; a letter means nothing but that."""
    mark = text.strip(" .*")
    if mark not in legend:
        return text
    return legend[mark] if len(mark) == 1 else f"{text} {legend[mark]}"
