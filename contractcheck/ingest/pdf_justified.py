"""Justified text in the narrow cells of a table without ruled cells: wide spaces there part words and no columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from contractcheck.ingest.pdf_geometry import around
from contractcheck.ingest.pdf_page import Rule, Run

_SAME_PLACE = 3.0
# Distances in ems: of a head from the rule under it, and of lines of one table.
_HEAD_ABOVE = 1.8
_WIDEST_GAP = 4.0
_GAP_IN_HEAD = 1.0
# How far down the lines under a head tell its columns.
_NEAR = 15.0


@dataclass(frozen=True, slots=True)
class _Extent:
    """The part of a page, from the top to the bottom, in which columns start at these places."""

    top: float
    bottom: float
    starts: tuple[float, ...]

    def column(self, run: Run) -> int | None:
        """The column that a run stands in, None outside the table."""
        if not self.top <= run.box.middle[1] <= self.bottom:
            return None
        return sum(run.box.left >= start - _SAME_PLACE for start in self.starts)


def joined_cells(
    runs: Sequence[Run], rules: Iterable[Rule], open_starts: Sequence[float] = (), ruled: Collection[int] = ()
) -> list[Run]:
    """The runs in their order, of which those that stand on one line of a cell are one; those with an `id` in `ruled` stay.

    Cells are looked for under a row that is parted by a rule from rows whose parts stand below its own, and at the top of a page
    where a table with columns at `open_starts` goes on.
    """
    if not any(id(run) not in ruled and _follows(before, run) for before, run in pairwise(runs)):
        return list(runs)
    extents = [extent for rule in rules if rule.level and (extent := _under(rule, runs))]
    if open_starts and runs and (rest := _extent(runs, min(run.box.top for run in runs) - 1, open_starts)):
        extents.append(rest)
    joined: list[Run] = []
    for run in runs:
        if joined and id(run) not in ruled and _are_of_one_cell(joined[-1], run, extents):
            joined[-1] = _joined(joined[-1], run)
        else:
            joined.append(run)
    return joined


def _under(rule: Rule, runs: Sequence[Run]) -> _Extent | None:
    """The table under a rule, where a head stands on the rule."""
    head = sorted(
        (run for run in runs if 0 < rule.at - run.baseline < _HEAD_ABOVE * run.size and _is_along(rule, run)),
        key=lambda run: run.box.left,
    )
    if not any(after.box.left - before.box.right > _GAP_IN_HEAD * after.size for before, after in pairwise(head)):
        return None
    near = [run for run in runs if rule.at < run.box.top < rule.at + _NEAR * run.size]
    starts = sorted(_start(run, near) for run in head)
    apart = [start for before, start in pairwise([float("-inf"), *starts]) if start - before > _SAME_PLACE]
    return _extent(runs, rule.at, apart) if len(apart) > 1 else None


def _start(head: Run, near: Iterable[Run]) -> float:
    """Where the column under a head starts: at the place where most of its lines do, as a head can be centred."""
    lefts = [run.box.left for run in near if run.box.shared_width(head.box) > 0]
    # The lines of a scan do not start at quite the same place.
    places = Counter(round(left / _SAME_PLACE) for left in lefts)
    usual = max(places, key=lambda place: (places[place], -place), default=None)
    return min((left for left in lefts if round(left / _SAME_PLACE) == usual), default=head.box.left)


def _is_along(rule: Rule, run: Run) -> bool:
    return rule.start - _SAME_PLACE <= run.box.left and run.box.right <= rule.end + _SAME_PLACE


def _extent(runs: Sequence[Run], top: float, starts: Sequence[float]) -> _Extent | None:
    """From `top` down to the first run that lies across the start of a column, or to a wide gap."""
    bottom = top
    for run in sorted((run for run in runs if run.box.middle[1] > top), key=lambda run: run.box.top):
        crosses = any(run.box.left < start - _SAME_PLACE and run.box.right > start + _SAME_PLACE for start in starts)
        if crosses or run.box.top - bottom > _WIDEST_GAP * run.size:
            return _Extent(top, min(bottom, run.box.top), tuple(starts)) if bottom > top else None
        bottom = max(bottom, run.box.bottom)
    return _Extent(top, bottom, tuple(starts)) if bottom > top else None


def _follows(before: Run, run: Run) -> bool:
    """Whether a run stands on one line with the run before it, to the right."""
    return run.box.left >= before.box.right and before.box.beside(run.box)


def _are_of_one_cell(before: Run, run: Run, extents: Iterable[_Extent]) -> bool:
    if not _follows(before, run):
        return False
    return any((column := extent.column(run)) is not None and column == extent.column(before) for extent in extents)


def _joined(before: Run, run: Run) -> Run:
    return replace(
        before,
        text=f"{before.text} {run.text}",
        box=around((before.box, run.box)),
        shown=around((before.shown, run.shown)),
        bold=before.bold and run.bold,
        note_marks=before.note_marks + run.note_marks,
    )
