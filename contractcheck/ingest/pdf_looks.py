"""What stands out from the text by its looks, and how high a heading it may be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from contractcheck.ingest.pdf_lines import Line

_LARGER = 1.08
_DOTTED = re.compile(r"\d{1,3}((?:\.\d{1,3})+)\b")

Rank = tuple[float, int]


class Looks:
    """Knows the sizes of the lines of a document; `body` is the usual one in points."""

    def __init__(self, lines: Iterable[Line], body: float) -> None:
        self._body = body
        self._ranks = sorted({_rank(line) for line in lines if self._is_large(line)})

    def is_prominent(self, lines: Sequence[Line]) -> bool:
        """Whether a paragraph is wholly bold or larger than the body."""
        return all(line.bold or self._is_large(line) for line in lines)

    def level(self, lines: Sequence[Line]) -> int:
        """The level of a paragraph as a heading, told from its size and the dots in its number; 0 when it is not larger."""
        return self._ranks.index(_rank(lines[0])) + 1 if all(map(self._is_large, lines)) else 0

    def _is_large(self, line: Line) -> bool:
        return line.size >= _LARGER * self._body


def _rank(line: Line) -> Rank:
    """Larger lines first, among equals those with fewer dots in their number ("7" before "7.3")."""
    number = _DOTTED.match(line.text)
    return -round(line.size, 1), number[1].count(".") if number else 0
