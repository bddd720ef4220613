"""Tables without ruled cells: rows whose parts stand in the same columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from contractcheck.ingest.pdf_columns import FEWEST_LINES
from contractcheck.ingest.pdf_geometry import around
from contractcheck.ingest.pdf_page import Rule
from contractcheck.ingest.pdf_stacks import Row, Stack, is_label, is_labelled_text
from contractcheck.ingest.pdf_table import Cells, Table

_SAME_PLACE = 3.0
# The gap between two rows, in ems; a wider one ends the table.
_WIDEST_GAP = 3.5
_RULED_SHARE = 0.6
_ROWS_TO_COMPARE = 3
_LEADERS = re.compile(r"(?:\.\s?){4,}$")


@dataclass(slots=True)
class _Column:
    left: float
    right: float


@dataclass(slots=True)
class _Growing:
    """A table that takes rows as long as they fit; `goes_on` says that it began on the page before."""

    columns: list[_Column] = field(default_factory=list)
    rows: list[dict[int, list[Stack]]] = field(default_factory=list)
    goes_on: bool = False
    full_rows: int = 0
    bottom: float = 0.0

    def take(self, row: Row) -> bool:
        """Add the row when it fits; the first row always does."""
        if self.rows and not self._is_near(row):
            return False
        places = self._places(row)
        if places is None:
            return False
        if len(row) == 1 and len(self.rows) > 1 and places[0] in self.rows[-1]:
            self.rows[-1][places[0]].append(row[0])
        else:
            self.rows.append({place: [stack] for place, stack in zip(places, row, strict=True)})
        self.full_rows += len(row) > 1
        self.bottom = max(self.bottom, *(stack.box.bottom for stack in row))
        return True

    def _is_near(self, row: Row) -> bool:
        top = min(stack.box.top for stack in row)
        last_top = min(stack.box.top for cell in self.rows[-1].values() for stack in cell)
        return last_top < top and top - self.bottom < _WIDEST_GAP * row[0].first.size

    def _places(self, row: Row) -> list[int] | None:
        """The column of each stack, None when the row does not fit; columns grow with what they take."""
        if not self.columns:
            self.columns = [_Column(stack.box.left, stack.box.right) for stack in row]
            return list(range(len(row)))
        if len(row) == 1:
            place = self._place(row[0])
            return [place] if place or (place == 0 and self._is_rest(row[0])) else None
        places = [self._place(stack) for stack in row]
        if None in places:
            return self._with_new_columns(row)
        found = [place for place in places if place is not None]
        if len(set(found)) < len(found):
            return None
        for place, stack in zip(found, row, strict=True):
            self._widen(place, stack)
        return found

    def _is_rest(self, stack: Stack) -> bool:
        """Whether a text in the first column alone is the rest of a row that began on the page before."""
        return self.goes_on and len(self.rows) <= 1 and stack.text[:1].islower()

    def _place(self, stack: Stack) -> int | None:
        for place, column in enumerate(self.columns):
            following = self.columns[place + 1].left if place + 1 < len(self.columns) else float("inf")
            starts_here = column.left - _SAME_PLACE <= stack.box.left < following - _SAME_PLACE
            covers = min(column.right, stack.box.right) > max(column.left, stack.box.left)
            before = self.columns[place - 1].right if place else float("-inf")
            if (starts_here or (covers and stack.box.left > before)) and stack.box.right <= following + 1:
                return place
        return None

    def _widen(self, place: int, stack: Stack) -> None:
        column = self.columns[place]
        column.left, column.right = min(column.left, stack.box.left), max(column.right, stack.box.right)

    def _with_new_columns(self, row: Row) -> list[int] | None:
        """The places of a row with more parts than the only row before it, whose columns are then its own."""
        if len(self.rows) != 1 or len(row) <= len(self.columns):
            return None
        own = [_Column(stack.box.left, stack.box.right) for stack in row]
        fitting = _Growing(columns=own)
        head = [stack for cell in self.rows[0].values() for stack in cell]
        places = [fitting._place(stack) for stack in head]
        found = [place for place in places if place is not None]
        if len(set(found)) < len(head):
            return None
        self.columns = own
        self.rows = [{place: [stack] for place, stack in zip(found, head, strict=True)}]
        return list(range(len(row)))


def aligned_tables(rows: Sequence[Row], rules: Iterable[Rule], open_starts: Sequence[float] = ()) -> list[Table]:
    """The tables among the rows of a page.

    `open_starts` are the columns of a table at the end of the page before, which may go on at the top of this one.
    """
    tables: list[Table] = []
    level = [rule for rule in rules if rule.level]
    index, starts = 0, tuple(open_starts)
    while index < len(rows):
        found = _grown(rows[index:], level, starts)
        if found:
            tables.append(_table(found[1], level))
        index += found[0] if found else 1
        starts = tables[-1].starts if found and index < len(rows) and _is_above(rows[index], tables[-1]) else ()
    return tables


def _is_above(row: Row, table: Table) -> bool:
    """Whether a row painted after a table stands above its end: at the top of the next column."""
    return row[0].box.top < table.box.top


def _grown(rows: Sequence[Row], level: Sequence[Rule], open_starts: Sequence[float]) -> tuple[int, _Growing] | None:
    """How many rows a table at the first of them takes, and the table; None when there is none."""
    if open_starts and (continued := _continued(rows, open_starts)):
        return continued
    has_head = _is_ruled_head(rows, level)
    if (len(rows[0]) == 1 and not has_head) or is_labelled_text(rows[0]) or _is_contents_line(rows[0]):
        return None
    growing = _Growing()
    taken = _take(growing, rows)
    is_table = growing.full_rows > 1 or has_head or _is_row_alone(rows)
    return (taken, growing) if is_table else None


def _is_row_alone(rows: Sequence[Row]) -> bool:
    """Whether a single row is one of a table: several cells too short for columns of text, or a head at the end of a page."""
    long_cells = [stack for stack in rows[0] if len(stack.runs) > 1 and not all(is_label(run.text) for run in stack.runs)]
    if len(long_cells) > 1 and min(len(stack.runs) for stack in long_cells) < FEWEST_LINES:
        return True
    return len(rows) == 1 and all(stack.is_bold for stack in rows[0])


def _is_contents_line(row: Row) -> bool:
    """Whether dots lead from a part of the row to the next one, as in a table of contents."""
    return any(_LEADERS.search(stack.text) for stack in row)


def _is_ruled_head(rows: Sequence[Row], level: Iterable[Rule]) -> bool:
    """Whether a rule over its whole width parts the first row from a row with more than one part that lines up with it."""
    if len(rows) == 1 or len(rows[1]) == 1:
        return False
    head, below = (around(stack.box for stack in row) for row in rows[:2])
    between = (rule for rule in level if head.middle[1] < rule.at < below.middle[1])
    if not any(rule.start <= min(head.left, below.left) and max(head.right, below.right) <= rule.end + 1 for rule in between):
        return False
    lefts = [stack.box.left for stack in rows[1][1:]]
    return any(abs(stack.box.left - left) <= _SAME_PLACE for stack in rows[0][-1:] for left in lefts)


def _continued(rows: Sequence[Row], starts: Sequence[float]) -> tuple[int, _Growing] | None:
    """As `_grown`, for the rest of a table with columns at `starts` that began on the page or in the column before."""
    shift = _shift(rows, starts)
    if shift is None:
        return None
    columns = [_Column(start + shift, start + shift + 1) for start in starts]
    growing = _Growing(columns, goes_on=True)
    taken = _take(growing, rows)
    return (taken, growing) if taken else None


def _shift(rows: Sequence[Row], starts: Sequence[float]) -> float | None:
    """How far the columns of a table stand to the right of `starts`; None when the rows do not line up with them."""
    for row in rows[:_ROWS_TO_COMPARE]:
        shifts = [stack.box.left - start for stack, start in zip(row, starts, strict=False)]
        if len(row) == len(starts) and max(shifts) - min(shifts) <= _SAME_PLACE:
            return min(shifts)
    lefts = [stack.box.left for stack in rows[0]]
    return 0.0 if all(any(abs(left - start) <= _SAME_PLACE for start in starts) for left in lefts) else None


def _take(growing: _Growing, rows: Sequence[Row]) -> int:
    taken = 0
    for row in rows:
        if not growing.take(row):
            break
        taken += 1
    return taken


def _table(growing: _Growing, level: Iterable[Rule]) -> Table:
    rows: list[Cells] = [
        {place: tuple(run for stack in cell for run in stack.runs) for place, cell in row.items()} for row in growing.rows
    ]
    box = around(run.box for row in rows for cell in row.values() for run in cell)
    starts = tuple(column.left for column in growing.columns)
    return Table(box, tuple(rows), starts, _has_ruled_head(rows, level))


def _has_ruled_head(rows: Sequence[Cells], level: Iterable[Rule]) -> bool:
    """Whether a rule stands under the first row and none under the second."""
    if len(rows) < 2:  # noqa: PLR2004
        return False
    boxes = [around(run.box for cell in row.values() for run in cell) for row in rows[:3]]
    whole = around(boxes)
    ruled = [rule for rule in level if min(rule.end, whole.right) - max(rule.start, whole.left) >= _RULED_SHARE * whole.width]
    under = [any(above.middle[1] < rule.at < below.middle[1] for rule in ruled) for above, below in pairwise(boxes)]
    return under[0] and not any(under[1:])
