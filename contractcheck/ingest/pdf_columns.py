"""The order in which the runs of a page are read: down the columns, from left to right, band by band."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from contractcheck.ingest.pdf_page import Run
from contractcheck.ingest.pdf_stacks import is_label

FEWEST_LINES = 4
_NARROWEST_GUTTER = 8.0
_SAME_PLACE = 2.0
_NARROWEST_COLUMN = 0.15
_MOST_SWITCHES = 2
_SHARE_OF_SWITCHES = 0.5
_MOST_GUTTERS = 8
_NEARLY_ALL = 0.95


def columns(runs: Sequence[Run]) -> Iterator[tuple[Run, ...]]:
    """The runs in groups: each is one column of a part of the page, in reading order."""
    choices = [(gutter, list(_bands(runs, gutter))) for gutter in _gutters(runs)]
    gutter, bands = max(choices, key=lambda choice: (_split_runs(choice[1]), -choice[0]), default=(0.0, []))
    if _split_runs(bands):
        for is_split, band in bands:
            yield from _sides(band, gutter) if is_split else columns(band)
    elif runs:
        yield tuple(runs)


def _split_runs(bands: Iterable[tuple[bool, Sequence[Run]]]) -> int:
    """How many runs stand in bands with columns."""
    return sum(len(band) for is_split, band in bands if is_split)


def _sides(band: Sequence[Run], gutter: float) -> Iterator[tuple[Run, ...]]:
    yield from columns([run for run in band if run.box.left < gutter])
    yield from columns([run for run in band if run.box.left >= gutter])


def _gutters(runs: Sequence[Run]) -> list[float]:
    """The places where most runs start, apart from the edge of the page."""
    lefts = Counter(round(run.box.left) for run in runs)
    outermost = min(lefts, default=0)
    enough = [left for left in lefts if lefts[left] >= FEWEST_LINES and left > outermost + _NARROWEST_GUTTER]
    return [left - _SAME_PLACE for left in sorted(enough, key=lambda left: (-lefts[left], left))[:_MOST_GUTTERS]]


def _bands(runs: Sequence[Run], gutter: float) -> Iterator[tuple[bool, list[Run]]]:
    """The runs from the top in bands; whether a band has text in columns on both sides of the gutter."""
    middles = [(run.box.top + run.box.bottom) / 2 for run in runs]
    crossing = {middle for run, middle in zip(runs, middles, strict=True) if run.box.left < gutter < run.box.right}
    edges = sorted(crossing)
    # What stands above the first edge, on it, between it and the next one, and so on.
    parts: list[list[Run]] = [[] for _ in range(2 * len(edges) + 1)]
    for run, middle in zip(runs, middles, strict=True):
        parts[bisect_left(edges, middle) + bisect_right(edges, middle)].append(run)
    waiting: list[Run] = []
    for place, part in enumerate(parts):
        if place % 2 == 0 and _is_split(part, gutter):
            if waiting:
                yield False, waiting
            yield True, part
            waiting = []
        else:
            waiting = [*waiting, *part]
    if waiting:
        yield False, waiting


def _is_split(runs: Sequence[Run], gutter: float) -> bool:
    left = [run for run in runs if run.box.left < gutter]
    right = [run for run in runs if run.box.left >= gutter]
    if min(len(left), len(right)) < FEWEST_LINES or sum(1 for run in left if is_label(run.text)) > len(left) / 2:
        return False
    inner, outer = _all_but_few([run.box.right for run in left]), min(run.box.left for run in right)
    width = max(run.box.right for run in runs) - min(run.box.left for run in runs)
    widest = max(run.box.width for run in left)
    return outer - inner >= _NARROWEST_GUTTER and widest >= _NARROWEST_COLUMN * width and not _alternates(runs, gutter)


def _alternates(runs: Sequence[Run], gutter: float) -> bool:
    """Whether the file paints from side to side, row by row, and not down the columns."""
    sides = [run.box.left < gutter for run in runs]
    switches = sum(1 for one, two in pairwise(sides) if one != two)
    return switches > max(_MOST_SWITCHES, _SHARE_OF_SWITCHES * min(sides.count(True), sides.count(False)))


def _all_but_few(rights: Sequence[float]) -> float:
    """Where nearly all lines of a column end; a line or two may reach into the gutter."""
    return sorted(rights)[int(_NEARLY_ALL * (len(rights) - 1))]
