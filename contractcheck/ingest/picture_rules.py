"""The straight ruled lines in the picture of a page, which say where the cells of a scanned table are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

_DARK = 150
# In pixels at 300 dots per inch: longer than any letter is high, thinner than a bar.
_SHORTEST = 100
_THICKEST = 16
# A picture with more dark stretches than this is a photograph.
_MOST_STRETCHES = 60_000


@dataclass(slots=True)
class Stroke:
    """A straight dark line in pixels, along the page when `level`: at distance `at`, from `start` to `end`."""

    level: bool
    first: int
    last: int
    start: int
    end: int

    @property
    def at(self) -> float:
        return (self.first + self.last) / 2


def strokes(pixels: bytes, width: int, height: int) -> tuple[Stroke, ...]:
    """The lines along and down the picture of one byte per pixel, 0 for black."""
    dark = np.frombuffer(pixels, dtype=np.uint8).reshape(height, width) < _DARK
    return (*_strokes(dark, level=True), *_strokes(dark.T, level=False))


def _strokes(dark: Any, *, level: bool) -> Iterator[Stroke]:
    """A line that lies a little askew still is one stretch, as each row takes in those beside it."""
    thick = dark.copy()
    thick[1:] |= dark[:-1]
    thick[:-1] |= dark[1:]
    edges = np.diff(np.pad(thick, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(edges == 1)
    ends = np.nonzero(edges == -1)[1]
    long = ends - starts >= _SHORTEST
    if 0 < np.count_nonzero(long) <= _MOST_STRETCHES:
        yield from _joined(zip(rows[long].tolist(), starts[long].tolist(), ends[long].tolist(), strict=True), level=level)


def _joined(stretches: Iterable[tuple[int, int, int]], *, level: bool) -> Iterator[Stroke]:
    """Stretches that touch from row to row as one line each; bars are left out."""
    found: list[Stroke] = []
    recent: list[Stroke] = []
    for row, start, end in stretches:
        recent = [each for each in recent if each.last >= row - 2]
        touching = next((each for each in recent if start <= each.end and each.start <= end), None)
        if touching is None:
            touching = Stroke(level, row, row, start, end)
            recent.append(touching)
            found.append(touching)
        touching.last, touching.start, touching.end = row, min(touching.start, start), max(touching.end, end)
    yield from (each for each in found if each.last - each.first <= _THICKEST + (each.end - each.start) // 25)
