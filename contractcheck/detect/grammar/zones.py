"""Subordinate clauses: what stands between "before", "if", "who" and the next comma names no bearer of the main duty."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from contractcheck.detect.grammar.segments import CLAUSE_END
from contractcheck.detect.search.phrases import Lexicon, Match
from contractcheck.model.rules import Language

if TYPE_CHECKING:
    from spacy.language import Language as Nlp
    from spacy.tokens import Doc, Span

SUBORDINATE = "subordinate"
_OPENS, _THEN, _RELATIVE, _VERB = "clause/subordinate", "clause/then", "clause/relative", "clause/finite"
_MOMENT, _MAIN = "clause/moment", "clause/main"
_ANSWERS = ("exchange/yes", "exchange/no")
_LAST = 3
_PIPELINES = 8


class SubordinateClauses:
    """Fills `doc.spans["subordinate"]`; needs its lexicon set before the first call."""

    def __init__(self) -> None:
        self.lexicon: Lexicon | None = None

    def __call__(self, doc: Doc) -> Doc:
        zones = [span for sentence in doc.sents for span in self._zones(doc, sentence.start_char, sentence.text)]
        doc.spans[SUBORDINATE] = zones
        return doc

    def _zones(self, doc: Doc, offset: int, text: str) -> list[Span]:
        if self.lexicon is None:
            return []
        language: Language = "nl" if doc.lang_ == "nl" else "en"
        spans = list(self._protasis(doc, offset, text, language))
        for match in self.lexicon.find(_OPENS, text, language):
            if self._points_back(text, match, language) or self._is_moment(text, match, language):
                continue
            end = self._end(text, match, language)
            spans.append(doc.char_span(offset + match.start, offset + end, label=SUBORDINATE, alignment_mode="expand"))
        return [span for span in spans if span is not None]

    def _points_back(self, text: str, opened: Match, language: Language) -> bool:
        """Whether the word opens the sentence, or follows yes or no, right before its verb: "That does the Buyer"."""
        before = text[: opened.start].strip(" ,.:")
        answers = len(before.split()) == 1 and any(self._holds(term, before, language) for term in _ANSWERS)
        opens = (not before or answers) and self._holds(_RELATIVE, text[opened.start : opened.end], language)
        return opens and self._holds(_VERB, _first_word(text[opened.end :]), language)

    def _is_moment(self, text: str, opened: Match, language: Language) -> bool:
        """Whether a party acts right behind the moment that the word is about: "after handover the Supplier reports"."""
        return any(match.start == 0 for match in self._found(_MOMENT, text[opened.start :], language))

    def _found(self, term: str, text: str, language: Language) -> Iterator[Match]:
        return self.lexicon.find(term, text, language) if self.lexicon else iter(())

    def _end(self, text: str, opened: Match, language: Language) -> int:
        """Where the clause closes: at the next border, or with the enumeration in it where its verb comes after that."""
        ends = _ends(text, opened.end)
        first = next(ends)
        if main := next((each.start for each in self._found(_MAIN, text, language) if opened.end < each.start < first), 0):
            return main
        if not self._holds(_RELATIVE, text[opened.start : opened.end], language):
            return first
        if self._holds(_VERB, text[opened.end : first], language) or self._holds(_VERB, _first_word(text[first:]), language):
            return first
        return next((end for end in ends if self._ends_clause(text[first:end], language)), first)

    def _holds(self, term: str, text: str, language: Language) -> bool:
        return self.lexicon is not None and self.lexicon.holds(term, text, language)

    def _ends_clause(self, text: str, language: Language) -> bool:
        """Whether the verb stands among the last words."""
        return self._holds(_VERB, " ".join(text.split()[-_LAST:]), language)

    def _protasis(self, doc: Doc, offset: int, text: str, language: Language) -> Iterator[Span | None]:
        """The clause before ", then" or "? Then": a condition, also where it opens with its verb instead of "if"."""
        if self.lexicon is None:
            return
        for match in self.lexicon.find(_THEN, text, language):
            before = text[: match.start].rstrip()
            if before.endswith((",", "?")) and ";" not in before:
                yield doc.char_span(offset, offset + len(before) - 1, label=SUBORDINATE, alignment_mode="expand")


def _first_word(text: str) -> str:
    return next(iter(text.strip(" ,").split()), "")


def _ends(text: str, position: int) -> Iterator[int]:
    """The borders behind the place: commas first, up to what surely ends a clause."""
    for border in CLAUSE_END.finditer(text, position):
        yield border.start()
        if border[0] != ",":
            return


class Clauses:
    """Subordinate clauses of a text, as the places where they start and end."""

    def __init__(self, places: Iterable[tuple[int, int]] = ()) -> None:
        self._places = sorted(places)

    def within(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """The clauses that start between these characters, counted from `start`."""
        low, high = bisect_left(self._places, (start,)), bisect_left(self._places, (end,))
        return tuple((first - start, last - start) for first, last in self._places[low:high])


class ClauseReader:
    """Finds the subordinate clauses of texts; all readers with one lexicon share a pipeline for each language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def read(self, text: str, language: Language) -> Clauses:
        """The clauses of a text; the pipeline is loaded for the first text that may have one."""
        if not any(self._lexicon.may_hold(term, text, language) for term in (_OPENS, _THEN)):
            return Clauses()
        doc = _pipeline(language, self._lexicon)(text)
        return Clauses((span.start_char, span.end_char) for span in doc.spans[SUBORDINATE])


@lru_cache(maxsize=_PIPELINES)
def _pipeline(language: Language, lexicon: Lexicon) -> Nlp:
    from contractcheck.detect.grammar.nlp import pipeline  # noqa: PLC0415  (spaCy takes longer to load than a contract to read)

    return pipeline(language, lexicon)
