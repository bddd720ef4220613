"""Subordinate clauses: what stands between "before", "if", "who" and the next comma names no bearer of the main duty."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from contractcheck.detect.phrases import Lexicon, Match
from contractcheck.detect.sentences import SentenceEnds, words_of
from contractcheck.detect.tokens import Tokens
from contractcheck.model.rules import LANGUAGES, Language

_OPENS, _THEN, _RELATIVE, _VERB = "clause/subordinate", "clause/then", "clause/relative", "clause/finite"
_MOMENT = "clause/moment"
_ANSWERS = ("exchange/yes", "exchange/no")
_LAST = 3
_CLOSE = re.compile(r"[,;:|)]|\s[–—-]\s|$")


class Clauses:
    """Subordinate clauses of a text, as the places where they start and end."""

    def __init__(self, places: Iterable[tuple[int, int]] = ()) -> None:
        self._places = sorted(places)

    def within(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """The clauses that start between these characters, counted from `start`."""
        low, high = bisect_left(self._places, (start,)), bisect_left(self._places, (end,))
        return tuple((first - start, last - start) for first, last in self._places[low:high])


class ClauseReader:
    """Finds the subordinate clauses of texts; each begins and ends with a whole token."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._ends = {language: SentenceEnds(**words_of(lexicon, language)) for language in LANGUAGES}
        self._tokens = {language: Tokens(language) for language in LANGUAGES}

    def read(self, text: str, language: Language) -> Clauses:
        """The clauses of a text."""
        if not any(self._lexicon.may_hold(term, text, language) for term in (_OPENS, _THEN)):
            return Clauses()
        tokens = self._tokens[language]
        return Clauses(
            tokens.around(text, low + start, low + end)
            for low, high in self._ends[language].spans(text)
            for start, end in self._zones(text[low:high], language)
        )

    def _zones(self, text: str, language: Language) -> Iterator[tuple[int, int]]:
        """The clauses of a sentence."""
        yield from self._protasis(text, language)
        for match in self._lexicon.find(_OPENS, text, language):
            if not self._points_back(text, match, language) and not self._is_moment(text, match, language):
                yield match.start, self._end(text, match, language)

    def _points_back(self, text: str, opened: Match, language: Language) -> bool:
        """Whether the word opens the sentence, or follows yes or no, right before its verb: "That does the Buyer"."""
        before = text[: opened.start].strip(" ,.:")
        answers = len(before.split()) == 1 and any(self._holds(term, before, language) for term in _ANSWERS)
        opens = (not before or answers) and self._holds(_RELATIVE, text[opened.start : opened.end], language)
        return opens and self._holds(_VERB, _first_word(text[opened.end :]), language)

    def _is_moment(self, text: str, opened: Match, language: Language) -> bool:
        """Whether a party acts right behind the moment that the word is about: "after handover the Supplier reports"."""
        return any(match.start == 0 for match in self._lexicon.find(_MOMENT, text[opened.start :], language))

    def _end(self, text: str, opened: Match, language: Language) -> int:
        """Where the clause closes: at the next border, or with the enumeration in it where its verb comes after that."""
        ends = _ends(text, opened.end)
        first = next(ends)
        if not self._holds(_RELATIVE, text[opened.start : opened.end], language):
            return first
        if self._holds(_VERB, text[opened.end : first], language) or self._holds(_VERB, _first_word(text[first:]), language):
            return first
        return next((end for end in ends if self._ends_clause(text[first:end], language)), first)

    def _holds(self, term: str, text: str, language: Language) -> bool:
        return self._lexicon.holds(term, text, language)

    def _ends_clause(self, text: str, language: Language) -> bool:
        """Whether the verb stands among the last words."""
        return self._holds(_VERB, " ".join(text.split()[-_LAST:]), language)

    def _protasis(self, text: str, language: Language) -> Iterator[tuple[int, int]]:
        """The clause before ", then" or "? Then": a condition, also where it opens with its verb instead of "if"."""
        for match in self._lexicon.find(_THEN, text, language):
            before = text[: match.start].rstrip()
            if before.endswith((",", "?")) and ";" not in before and before[:-1]:
                yield 0, len(before) - 1


def _first_word(text: str) -> str:
    return next(iter(text.strip(" ,").split()), "")


def _ends(text: str, position: int) -> Iterator[int]:
    """The borders behind the place: commas first, up to what surely ends a clause."""
    for border in _CLOSE.finditer(text, position):
        yield border.start()
        if border[0] != ",":
            return
