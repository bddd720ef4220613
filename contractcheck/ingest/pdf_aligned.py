"""Tables without ruled cells: rows whose parts stand in the same columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from contractcheck.ingest.pdf_geometry import around
from contractcheck.ingest.pdf_page import Rule, Run
from contractcheck.ingest.pdf_stacks import Row, Stack, is_labelled_text
from contractcheck.ingest.pdf_table import Cells, Table

_SAME_PLACE = 3.0
# The gap between two rows, in ems; a wider one ends the table.
_WIDEST_GAP = 3.5
_RULED_SHARE = 0.6


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


def aligned_tables(
    rows: Sequence[Row], rules: Iterable[Rule], open_starts: Sequence[float] = ()
) -> tuple[list[Table], list[Run]]:
    """The tables among the rows of a page, and the runs that are in none.

    `open_starts` are the columns of a table at the end of the page before, which may go on at the top of this one.
    """
    tables: list[Table] = []
    rest: list[Run] = []
    level = [rule for rule in rules if rule.level]
    index = 0
    while index < len(rows):
        growing = _grown(rows[index:], level, open_starts if index == 0 else ())
        taken = growing[0] if growing else 0
        if growing and taken:
            tables.append(_table(growing[1], level))
        else:
            rest.extend(run for stack in rows[index] for run in stack.runs)
        index += max(taken, 1)
    return tables, rest


def _grown(rows: Sequence[Row], level: Sequence[Rule], open_starts: Sequence[float]) -> tuple[int, _Growing] | None:
    """How many rows a table at the first of them takes, and the table; None when there is none."""
    if open_starts and (continued := _continued(rows, open_starts)):
        return continued
    has_head = _is_ruled_head(rows, level)
    if not has_head and (len(rows[0]) == 1 or is_labelled_text(rows[0])):
        return None
    growing = _Growing()
    taken = _take(growing, rows)
    has_long_cells = sum(1 for stack in rows[0] if len(stack.runs) > 1) > 1
    return (taken, growing) if growing.full_rows > 1 or has_head or has_long_cells else None


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
    ends = [*(start - 1 for start in starts[1:]), float("inf")]
    growing = _Growing([_Column(start, min(start + 1, end)) for start, end in zip(starts, ends, strict=True)], goes_on=True)
    lefts = [stack.box.left for stack in rows[0]]
    if not all(any(abs(left - start) <= _SAME_PLACE for start in starts) for left in lefts):
        return None
    taken = _take(growing, rows)
    return (taken, growing) if taken else None


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
    return Table(box, tuple(rows), starts, _has_ruled_head(rows, level) or _has_bold_head(rows))


def _has_bold_head(rows: Sequence[Cells]) -> bool:
    bold = [all(run.bold for cell in row.values() for run in cell) for row in rows[:2]]
    return bold == [True, False]


def _has_ruled_head(rows: Sequence[Cells], level: Iterable[Rule]) -> bool:
    """Whether a rule stands under the first row and none under the second."""
    if len(rows) < 2:  # noqa: PLR2004
        return False
    boxes = [around(run.box for cell in row.values() for run in cell) for row in rows[:3]]
    width = max(box.right for box in boxes) - min(box.left for box in boxes)
    ruled = [rule for rule in level if rule.end - rule.start >= _RULED_SHARE * width]
    under = [
        any(above.middle[1] < rule.at < below.middle[1] for rule in ruled) for above, below in zip(boxes, boxes[1:], strict=False)
    ]
    return under[0] and not any(under[1:])
