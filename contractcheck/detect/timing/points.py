"""Points in time as plans name them: dates, weeks, offsets ("T0 + 34 weeks") and marked stages ("step C", "Gate 2", "M3")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from contractcheck.detect.search.phrases import Lexicon
from contractcheck.model.rules import LANGUAGES

DATE, OFFSET, WEEK = "date", "offset", "week"
TIMES = frozenset({DATE, OFFSET, WEEK})
"""The scales on which all plans of a document count alike."""
_UNITS = (1, 7, 30)
_MONTHS = 12
_QUARTER = 3
_CODE = re.compile(r"(?<![\w-])([A-Z]{1,3})[-.]?(\d{1,3})(?![\w%]|\.\d|\s*\+)")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")
_OF_QUARTER = re.compile(r"(?<!\w)Q([1-4])\s+(\d{4})(?!\d)")
_FIGURE = re.compile(r"\d")
_YEAR = re.compile(r"\d{4}")
_RANGE = r"(?:\s*(?:-|–|—|to|t/m|tot en met|and|en)\s*(\d{1,3}))?(?!\w)"


@dataclass(frozen=True, slots=True)
class Point:
    """A place on a scale from `first` to `last`, at `start` to `end` of a text.

    Dates and offsets count days, weeks themselves, stages their ordinals; stages of one kind ("gate") and codes with the same
    letters ("M") are a scale of their own.
    """

    scale: str
    first: int
    last: int
    start: int
    end: int


class PointReader:
    """Finds points of time; the words for months, units, weeks and stages are those of the rules, in all languages."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._months = _numbered(lexicon, "moment/months", _MONTHS)
        self._units = _numbered(lexicon, "moment/units", len(_UNITS))
        months, units, weeks = (_either(words) for words in (self._months, self._units, _words(lexicon, "moment/week")))
        day = r"(\d{1,2})(?:st|nd|rd|th|e)?"
        self._day = re.compile(rf"(?<!\d){day}\s+(?:of\s+)?({months})\s+(\d{{4}})(?!\d)", re.IGNORECASE)
        self._american = re.compile(rf"\b({months})\s+{day},?\s+(\d{{4}})(?!\d)", re.IGNORECASE)
        self._month = re.compile(rf"(?<!\d )(?<!\d)\b({months})\s+(\d{{4}})(?!\d)", re.IGNORECASE)
        self._offset = re.compile(rf"(?<!\w)[A-Z]\d?\s*\+\s*(\d{{1,4}})\s*({units})?(?!\w)")
        self._counted = re.compile(rf"(?<!\w)(\d{{1,4}})\s+({units})\s+(?:of|after|from|na|vanaf)\s+[A-Z]\d(?!\w)", re.IGNORECASE)
        self._week = re.compile(rf"(?<!\w)(?:{weeks})s?\s+(\d{{1,3}}){_RANGE}", re.IGNORECASE)
        kinds = _either(_words(lexicon, "moment/stage"))
        self._stage = re.compile(rf"(?<!\w)(?i:({kinds}))\s+(?:(\d{{1,2}})|([A-Z]))(?!\w|\.\d)")

    def of(self, text: str) -> list[Point]:
        """The points in the text, in order."""
        return _in_order(chain(self.times(text), self.stages(text)))

    def times(self, text: str) -> list[Point]:
        """Those that count on a scale of the document as a whole."""
        return _in_order(chain(self._dates(text), self._weeks(text))) if _FIGURE.search(text) else []

    def stages(self, text: str) -> list[Point]:
        """The marked stages."""
        return _in_order(self._stages(text))

    def stage(self, kind: str, mark: str) -> Point | None:
        """The stage that a cell marks under the head of its column: "C" under "Step", "M3" under any."""
        return next(iter(self._stages(mark)), None) or next(iter(self._stages(f"{kind} {mark}")), None)

    def _dates(self, text: str) -> Iterator[Point]:
        if not _YEAR.search(text):
            return
        for match in self._day.finditer(text):
            yield from _day(match, int(match[3]), self._months[match[2].lower()], int(match[1]))
        for match in self._american.finditer(text):
            yield from _day(match, int(match[3]), self._months[match[1].lower()], int(match[2]))
        for match in _NUMERIC.finditer(text):
            yield from _day(match, int(match[3]), int(match[2]), int(match[1]))
        for match in _ISO.finditer(text):
            yield from _day(match, int(match[1]), int(match[2]), int(match[3]))
        for match in self._month.finditer(text):
            yield from _days(match, int(match[2]), self._months[match[1].lower()], 1)
        for match in _OF_QUARTER.finditer(text):
            yield from _days(match, int(match[2]), (int(match[1]) - 1) * _QUARTER + 1, _QUARTER)

    def _weeks(self, text: str) -> Iterator[Point]:
        for match in (*self._offset.finditer(text), *self._counted.finditer(text)):
            days = int(match[1]) * _UNITS[self._units[match[2].lower()] - 1 if match[2] else 1]
            yield Point(OFFSET, days, days, *match.span())
        for match in self._week.finditer(text):
            yield Point(WEEK, int(match[1]), int(match[2] or match[1]), *match.span())

    def _stages(self, text: str) -> Iterator[Point]:
        for match in self._stage.finditer(text):
            place = int(match[2]) if match[2] else ord(match[3])
            yield Point(match[1].lower(), place, place, *match.span())
        for match in _CODE.finditer(text):
            yield Point(match[1], int(match[2]), int(match[2]), *match.span())


def _in_order(points: Iterable[Point]) -> list[Point]:
    return sorted(points, key=lambda point: (point.start, -point.end))


def _words(lexicon: Lexicon, term: str) -> list[str]:
    return [phrase for language in LANGUAGES for phrase in lexicon.phrases(term, language)]


def _numbered(lexicon: Lexicon, term: str, length: int) -> dict[str, int]:
    """The words of the term, which stand in order in each language, with their places from 1 to `length`."""
    return {phrase: place % length + 1 for language in LANGUAGES for place, phrase in enumerate(lexicon.phrases(term, language))}


def _either(words: dict[str, int] | list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _day(match: re.Match[str], year: int, month: int, day: int) -> Iterator[Point]:
    """The day, where the calendar has it."""
    try:
        found = date(year, month, day).toordinal()
    except ValueError:
        return
    yield Point(DATE, found, found, *match.span())


def _days(match: re.Match[str], year: int, month: int, length: int) -> Iterator[Point]:
    """All days of `length` months."""
    first = date(year, month, 1)
    after = (first + timedelta(days=31 * length)).replace(day=1)
    yield Point(DATE, first.toordinal(), after.toordinal() - 1, *match.span())
