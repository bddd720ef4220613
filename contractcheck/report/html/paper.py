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


@dataclass(frozen=True, slots=True)
class Table:
    """Cells by row; `has_heads` when the first row says what stands under it."""

    rows: tuple[tuple[Line, ...], ...]
    has_heads: bool


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

    def _table(self, cells: Sequence[Block]) -> Table:
        rows = (tuple(self._cells(list(row))) for _, row in groupby(cells, key=_row))
        first = cells[0].cell
        heads = {cell.cell.header for cell in cells if cell.cell} - {""}
        return Table(tuple(rows), has_heads=bool(heads) and first is not None and first.row == 0)

    def _cells(self, row: Sequence[Block]) -> Iterator[Line]:
        """The cells of a row; its number is shown once, and not where a cell says it already."""
        shown = {clean(cell.text) for cell in row}
        for cell in row:
            line = self._line(cell)
            yield replace(line, number="") if line.number in shown else line
            shown.add(line.number)


def _sheets(layout: _Layout, blocks: Sequence[Block]) -> Iterator[Sheet]:
    for page, group in groupby(blocks, key=lambda block: block.page):
        parts = tuple(layout.parts(list(group)))
        for start in range(0, len(parts), _PARTS_PER_SHEET):
            yield Sheet(None if start else page, parts[start : start + _PARTS_PER_SHEET])


def _table(block: Block) -> int | None:
    return block.cell.table if block.kind is BlockKind.CELL and block.cell else None


def _row(block: Block) -> int:
    return block.cell.row if block.cell else 0
