"""How one phrase is looked for: by its expression, or in the chart of the text where that would be long."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

from contractcheck.detect.search.chart import Chart
from contractcheck.detect.search.shapes import Shape
from contractcheck.rules import expressions

Place = tuple[int, int]
Search = Callable[[int], Place | None]
"""From a position to the first place that starts there or later."""

# A short expression is tried sooner than a chart is looked into, but to compile it takes as long as some looks.
_LOOKS_BEFORE = 8


class Finder:
    """Looks for one phrase in many texts: in their charts, or by its expression, of which a long one has no `source`."""

    def __init__(self, shape: Callable[[], Shape], chart: Callable[[str], Chart], source: Callable[[], str] | None) -> None:
        self._source = source
        self._shape = shape
        self._chart = chart
        self._pattern: re.Pattern[str] | None = None
        self._looks = 0

    def search(self, text: str) -> Search:
        """The search for the phrase in the text."""
        self._looks += 1
        if self._source is None or self._looks <= _LOOKS_BEFORE:
            return self._charted(text)
        self._pattern = self._pattern or expressions.compiled(self._source())
        return _tried(self._pattern, text)

    def _charted(self, text: str) -> Search:
        spans = self._chart(text).spans(self._shape())
        if not spans:
            return _nowhere
        starts = sorted(spans)

        def search(position: int) -> Place | None:
            place = bisect_left(starts, position)
            return (starts[place], spans[starts[place]][0]) if place < len(starts) else None

        return search


def _tried(pattern: re.Pattern[str], text: str) -> Search:
    def search(position: int) -> Place | None:
        found = pattern.search(text, position)
        return found.span() if found else None

    return search


def _nowhere(_position: int) -> Place | None:
    return None
