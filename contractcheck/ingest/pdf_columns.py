"""The order in which the runs of a page are read: down the columns, from left to right, band by band."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from contractcheck.ingest.pdf_page import Run
from contractcheck.ingest.pdf_stacks import is_label

_FEWEST_LINES = 4
_NARROWEST_GUTTER = 8.0
_SAME_PLACE = 2.0
_NARROWEST_COLUMN = 0.15
_MOST_SWITCHES = 2


def columns(runs: Sequence[Run]) -> Iterator[tuple[Run, ...]]:
    """The runs in groups: each is one column of a part of the page, in reading order."""
    for gutter in _gutters(runs):
        bands = list(_bands(runs, gutter))
        if any(is_split for is_split, _ in bands):
            for is_split, band in bands:
                yield from _sides(band, gutter) if is_split else columns(band)
            return
    if runs:
        yield tuple(runs)


def _sides(band: Sequence[Run], gutter: float) -> Iterator[tuple[Run, ...]]:
    yield from columns([run for run in band if run.box.left < gutter])
    yield from columns([run for run in band if run.box.left >= gutter])


def _gutters(runs: Sequence[Run]) -> list[float]:
    """Places where many runs start and not all do, the most frequent first."""
    lefts = Counter(round(run.box.left) for run in runs)
    outermost = min(lefts, default=0)
    enough = [left for left in lefts if lefts[left] >= _FEWEST_LINES and left > outermost + _NARROWEST_GUTTER]
    return [left - _SAME_PLACE for left in sorted(enough, key=lambda left: (-lefts[left], left))]


def _bands(runs: Sequence[Run], gutter: float) -> Iterator[tuple[bool, list[Run]]]:
    """The runs from the top in bands; whether a band has text in columns on both sides of the gutter."""
    crossing = [run for run in runs if run.box.left < gutter < run.box.right]
    edges = sorted(run.box.middle[1] for run in crossing)
    limits = [float("-inf"), *edges, float("inf")]
    waiting: list[Run] = []
    for above, below in pairwise(limits):
        inside = [run for run in runs if above < run.box.middle[1] < below]
        if _is_split(inside, gutter):
            if waiting:
                yield False, waiting
            yield True, inside
            waiting = []
        else:
            waiting = [*waiting, *inside]
        waiting = [*waiting, *(run for run in runs if run.box.middle[1] == below)]
    if waiting:
        yield False, waiting


def _is_split(runs: Sequence[Run], gutter: float) -> bool:
    left = [run for run in runs if run.box.left < gutter]
    right = [run for run in runs if run.box.left >= gutter]
    if min(len(left), len(right)) < _FEWEST_LINES or sum(1 for run in left if is_label(run.text)) > len(left) / 2:
        return False
    inner, outer = max(run.box.right for run in left), min(run.box.left for run in right)
    width = max(run.box.right for run in runs) - min(run.box.left for run in runs)
    widest = max(run.box.width for run in left)
    switches = sum(1 for one, two in pairwise(runs) if (one.box.left < gutter) != (two.box.left < gutter))
    return outer - inner >= _NARROWEST_GUTTER and widest >= _NARROWEST_COLUMN * width and switches <= _MOST_SWITCHES
