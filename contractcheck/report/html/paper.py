"""The text of a document laid out for the page: sheets of lines and tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from contractcheck.model.document import Block, BlockKind
from contractcheck.model.report import DocumentText
from contractcheck.report.html.passages import Marks, Piece, pieces
from contractcheck.report.plain_text import clean

_PARTS_PER_SHEET = 40
_DEEPEST = 6
_FIRST_HEADING = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One block; `level` is that of the HTML heading for a heading, the depth of indentation for an item."""

    kind: str
    number: str
    pieces: tuple[Piece, ...]
    level: int = 0


# The lines of one cell, none for an empty one.
Lines = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Cells by row, each row with as many; `heads` is the row that says what stands under it, where there is one."""

    heads: tuple[Lines, ...]
    rows: tuple[tuple[Lines, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page, or some forty parts where the format has no pages; the browser draws a sheet when it comes into view."""

    page: int | None
    parts: tuple[Line | Table, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """The text of one document."""

    name: str
    sheets: tuple[Sheet, ...]


def paper(text: DocumentText, marks: Marks) -> Paper:
    """The document with its passages marked."""
    return Paper(clean(text.name), tuple(_sheets(_Layout(text.name, marks), text.blocks)))


class _Layout:
    """Turns the blocks of one document into parts; it remembers the level of the last heading, so that none is skipped."""

    def __init__(self, name: str, marks: Marks) -> None:
        self._name = name
        self._marks = marks
        self._level = _FIRST_HEADING - 1

    def parts(self, blocks: Sequence[Block]) -> Iterator[Line | Table]:
        for table, group in groupby(blocks, key=_table):
            if table is None:
                yield from map(self._line, group)
            else:
                yield self._table(list(group))

    def _line(self, block: Block) -> Line:
        cut = pieces(block.text, self._marks.get((self._name, block.id), ()))
        return Line(block.kind.value, clean(block.number), tuple(cut), self._depth(block))

    def _depth(self, block: Block) -> int:
        if block.kind is BlockKind.HEADING:
            self._level = min(max(block.depth, 1) + _FIRST_HEADING - 1, self._level + 1, _DEEPEST)
            return self._level
        return min(block.depth, _DEEPEST)

    def _table(self, blocks: Sequence[Block]) -> Table:
        width = max(map(_column, blocks)) + 1
        rows = tuple(self._cells(list(row), width) for _, row in groupby(blocks, key=_row))
        headed = _row(blocks[0]) == 0 and any(block.cell.header for block in blocks if block.cell)
        return Table(rows[0], rows[1:]) if headed else Table((), rows)

    def _cells(self, row: Sequence[Block], width: int) -> tuple[Lines, ...]:
        """The cells of a row, empty ones as well, so that each stands in its column.

        The number of the row is shown once, and not where a cell says it already.
        """
        shown = {clean(block.text) for block in row}
        by_column: dict[int, Lines] = {}
        for block in row:
            line = self._line(block)
            own = replace(line, number="") if line.number in shown else line
            by_column[_column(block)] = (*by_column.get(_column(block), ()), own)
            shown.add(line.number)
        return tuple(by_column.get(column, ()) for column in range(width))


def _sheets(layout: _Layout, blocks: Sequence[Block]) -> Iterator[Sheet]:
    for page, group in groupby(blocks, key=lambda block: block.page):
        parts = tuple(layout.parts(list(group)))
        for start in range(0, len(parts), _PARTS_PER_SHEET):
            yield Sheet(None if start else page, parts[start : start + _PARTS_PER_SHEET])


def _table(block: Block) -> int | None:
    return block.cell.table if block.kind is BlockKind.CELL and block.cell else None


def _row(block: Block) -> int:
    return block.cell.row if block.cell else 0


def _column(block: Block) -> int:
    return block.cell.column if block.cell else 0
