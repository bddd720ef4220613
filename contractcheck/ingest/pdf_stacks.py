"""Runs that belong together because the file paints them one after the other: lines of a paragraph or of a table cell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from math import inf

from contractcheck.ingest.pdf_geometry import Box, around
from contractcheck.ingest.pdf_page import Rule, Run, same_size

# Distances in ems of the run.
COLUMN_GAP = 1.0
_NEXT_LINE = (0.3, 1.9)
_WIDER, _LOOSER = 1.03, 1.2
_FEWEST_STARTS = 3
_LEAST_GAP = 0.45
_SAME_PLACE = 2.0
_LABEL = re.compile(
    r"[-\u2013\u2022\u00b7\u25aa\u25e6\u25cf\u25cb\u25a0\u25a1\u27a2*o]"
    r"|(?:[^\W\d_]+\.?\s)?\(?(?:[A-Z]{1,5}[-.])?\d{1,4}(?:[.\-]\d{1,3})*[a-z]?[.):]{0,2}"
    r"|\(?(?:[a-zA-Z]|[ivxlcIVXLC]{1,7})[.):]{1,2}|[a-z]|[IVX]{1,5}"
    r"|[A-Z][a-z]+\s(?:[A-Z]|[IVX]{1,5})[.:]?"
)


def is_label(text: str) -> bool:
    """Whether a text alone can be the label of what stands beside it ("7.3", "(a)", "Artikel 5", a bullet)."""
    return _LABEL.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Stack:
    """Runs on consecutive lines."""

    runs: tuple[Run, ...]
    box: Box

    @property
    def first(self) -> Run:
        return self.runs[0]

    @property
    def text(self) -> str:
        return " ".join(run.text for run in self.runs)

    @property
    def is_bold(self) -> bool:
        return all(run.bold for run in self.runs)


def stack_of(runs: Sequence[Run]) -> Stack:
    return Stack(tuple(runs), around(run.box for run in runs))


Row = tuple[Stack, ...]


def rows_of(runs: Sequence[Run], rules: Iterable[Rule]) -> Iterator[Row]:
    """The stacks of a page in rows: stacks painted one after the other that stand side by side."""
    row: list[Stack] = []
    stacks = tuple(_stacks(runs, rules))
    for stack, following in zip_longest(stacks, stacks[1:]):
        if row and following and _is_more_of(row[-1], stack, following):
            row[-1] = stack_of((*row[-1].runs, *stack.runs))
            continue
        if row and not _is_beside(row[-1], stack):
            yield tuple(row)
            row = []
        row.append(stack)
    if row:
        yield tuple(row)


def _is_more_of(cell: Stack, stack: Stack, following: Stack) -> bool:
    """Whether a stack under a cell belongs to it, because the next cell of its row is painted after both."""
    if stack.box.top < cell.first.box.bottom or stack.box.shared_width(cell.box) <= 0:
        return False
    return _is_beside(cell, following) and not _is_beside(stack, following)


def is_labelled_text(row: Row) -> bool:
    """Whether a row is a text with nothing but labels before it."""
    return len(row) > 1 and all(len(stack.runs) == 1 and is_label(stack.text) for stack in row[:-1])


def _stacks(runs: Sequence[Run], rules: Iterable[Rule]) -> Iterator[Stack]:
    level = [rule for rule in rules if rule.level]
    starts = _column_starts(runs)
    pitch = _usual_pitch(runs)
    current, sides = list[Run](), _Sides()
    for index, run in enumerate(runs):
        opens_row = bool(current) and index + 1 < len(runs) and _opens_row(current, sides, run, runs[index + 1], pitch)
        if current and (opens_row or not _continues(current[-1], sides, run, starts, pitch, level)):
            yield stack_of(current)
            current, sides = [], _Sides()
        current.append(run)
        sides.widen(run.box)
    if current:
        yield stack_of(current)


@dataclass(slots=True)
class _Sides:
    """How far the runs of a stack reach to the left and to the right."""

    left: float = inf
    right: float = -inf

    def widen(self, box: Box) -> None:
        self.left, self.right = min(self.left, box.left), max(self.right, box.right)

    def shared(self, box: Box) -> float:
        """The width that they cover together with the box, negative when it is beside them."""
        return min(self.right, box.right) - max(self.left, box.left)


def _opens_row(current: Sequence[Run], sides: _Sides, run: Run, following: Run, pitch: float) -> bool:
    """Whether a run is the first cell of a row under a text that is wider than a cell or more than a line away."""
    if not _stands_apart(run, following):
        return False
    step = (run.baseline - current[-1].baseline) / max(run.size, 1.0)
    return step > _WIDER * pitch or sides.right > following.box.left


def _continues(  # noqa: PLR0913, PLR0917  (each tells another thing about the page)
    last: Run, sides: _Sides, run: Run, starts: set[int], usual: float, level: Sequence[Rule]
) -> bool:
    if last.box.beside(run.box):
        return 0 <= run.box.left - last.box.right < COLUMN_GAP * run.size and round(run.box.left) not in starts
    pitch = (run.baseline - last.baseline) / max(run.size, 1.0)
    if not _NEXT_LINE[0] < pitch < min(_NEXT_LINE[1], _LOOSER * usual) or not same_size(last.size, run.size):
        return False
    return sides.shared(run.box) > 0 and not _is_ruled_off(last, run, level)


def _is_ruled_off(above: Run, below: Run, level: Iterable[Rule]) -> bool:
    x = max(above.box.left, below.box.left) + 1
    return any(above.baseline < rule.at < below.box.middle[1] and rule.start <= x <= rule.end for rule in level)


def _stands_apart(run: Run, following: Run) -> bool:
    return following.box.left - run.box.right >= _LEAST_GAP * run.size and run.box.beside(following.box)


def _column_starts(runs: Iterable[Run]) -> set[int]:
    """Places, rounded to points, where several runs start: the edges of columns."""
    lefts = Counter(round(run.box.left) for run in runs)
    return {near for left, count in lefts.items() if count >= _FEWEST_STARTS for near in (left - 1, left, left + 1)}


def _usual_pitch(runs: Sequence[Run]) -> float:
    """The most frequent distance of lines that follow each other, in ems."""
    steps = Counter(
        round((run.baseline - before.baseline) / max(run.size, 1.0), 2)
        for before, run in pairwise(runs)
        if before.box.shared_width(run.box) > 0
    )
    near = {step: count for step, count in steps.items() if _NEXT_LINE[0] < step < _NEXT_LINE[1]}
    return max(near, key=lambda step: (near[step], -step), default=_NEXT_LINE[1])


def _is_beside(before: Stack, stack: Stack) -> bool:
    if stack.box.left < before.box.right - _SAME_PLACE:
        return False
    return before.box.shared_height(stack.box) >= min(before.first.box.height, stack.first.box.height) / 2
