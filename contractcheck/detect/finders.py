"""How one phrase is looked for: by its expression, or in the chart of the text where that would be long."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

from contractcheck.detect import expressions
from contractcheck.detect.chart import Chart
from contractcheck.detect.shapes import Shape

Place = tuple[int, int]
Search = Callable[[int], Place | None]
"""From a position to the first place that starts there or later."""

# To compile a long expression takes as long as some hundred looks into charts, and to try it takes no less than one. A short
# one is tried quicker once it is compiled, which takes as long as some looks.
_LONG = 300
_LOOKS_BEFORE = 8


class Finder:
    """Looks for one phrase in many texts, given the source of its expression, its shape, and the charts of texts."""

    def __init__(self, source: str, shape: Callable[[], Shape], chart: Callable[[str], Chart]) -> None:
        self._source = source
        self._shape = shape
        self._chart = chart
        self._pattern: re.Pattern[str] | None = None
        self._looks = 0

    def search(self, text: str) -> Search:
        """The search for the phrase in the text."""
        self._looks += 1
        charted = len(self._source) > _LONG or self._looks <= _LOOKS_BEFORE
        return self._charted(text) if charted else self._tried(text)

    def _charted(self, text: str) -> Search:
        spans = self._chart(text).spans(self._shape())
        if not spans:
            return _nowhere
        starts = sorted(spans)

        def search(position: int) -> Place | None:
            place = bisect_left(starts, position)
            return (starts[place], spans[starts[place]][0]) if place < len(starts) else None

        return search

    def _tried(self, text: str) -> Search:
        if self._pattern is None:
            self._pattern = expressions.compiled(self._source)
        find = self._pattern.search

        def search(position: int) -> Place | None:
            found = find(text, position)
            return found.span() if found else None

        return search


def _nowhere(_position: int) -> Place | None:
    return None
