"""Raw blocks in, the blocks of a Document out: labels split off, headings seen, every block with its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from contractcheck.ingest.citation import cite
from contractcheck.ingest.enumeration import Enumeration
from contractcheck.ingest.headings import HeadingStack
from contractcheck.ingest.labels import Label, Style, read_label, split_label
from contractcheck.ingest.layout import Layout
from contractcheck.ingest.raw import RawBlock
from contractcheck.ingest.rows import row_labels, with_headers
from contractcheck.model.document import Block, BlockKind, LineBox
from contractcheck.model.outline import OutlineWords

_SHORTEST_ITEM_WITH_CAPITAL = 25
_ITEM_STYLES = (Style.INTEGER, Style.LETTERS, Style.BULLET)


def outline(raws: Sequence[RawBlock], words: OutlineWords) -> tuple[Block, ...]:
    """The blocks of a document from what a reader found, in the same order, with ids "b1", "b2", ..."""
    return _Outliner(raws, words).blocks()


def shift_lines(lines: Sequence[LineBox], by: int) -> tuple[LineBox, ...]:
    """The boxes of a text that loses its first `by` characters; boxes of these characters alone are dropped."""
    if not by:
        return tuple(line for line in lines if line.end > 0)
    return tuple(_shifted(line, by) for line in lines if line.end > by)


def _shifted(line: LineBox, by: int) -> LineBox:
    return LineBox(max(line.start - by, 0), line.end - by, line.page, line.left, line.top, line.right, line.bottom)


class _Outliner:
    """Walks the blocks once and keeps what stands above the current one."""

    def __init__(self, raws: Sequence[RawBlock], words: OutlineWords) -> None:
        self._words = words
        self._layout = Layout(with_headers(raws, words), words)
        self._rows = row_labels(self._layout.raws, words)
        self._headings = HeadingStack()
        self._items = Enumeration()
        self._clause = ""
        self._number = 0

    def blocks(self) -> tuple[Block, ...]:
        return tuple(self._block(index, raw) for index, raw in enumerate(self._layout.raws))

    def _block(self, index: int, raw: RawBlock) -> Block:
        self._number = index + 1
        if raw.cell:
            return self._cell(raw)
        if raw.kind is BlockKind.NOTE:
            return self._made(raw, Label(raw.label.strip(" .)"), Style.OTHER, 0), BlockKind.NOTE, self._headings.titles)
        if self._layout.is_heading(index):
            return self._heading(raw)
        label = self._layout.labels[index]
        if label and not label.firm and not self._opens_item(raw, label):
            label = None
        return self._text(raw, label)

    def _opens_item(self, raw: RawBlock, label: Label) -> bool:
        """Whether a capital with a full stop is a label and not the initial of a name."""
        return len(raw.text) >= _SHORTEST_ITEM_WITH_CAPITAL and self._items.expects(label)

    def _heading(self, raw: RawBlock) -> Block:
        label = read_label(raw.label, self._words) if raw.label else split_label(raw.text, self._words, heading=True)
        if label and label.width >= len(raw.text):
            # A heading that is nothing but its label keeps it as its text: no block is without text.
            label, raw = replace(label, width=0), replace(raw, text=label.number)
        self._headings.open(raw.text[label.width :] if label else raw.text, label, raw.level)
        self._items.clear()
        self._clause = ""
        above = self._headings.titles[:-1]
        return self._made(raw, label, BlockKind.HEADING, above, depth=len(above) + 1)

    def _text(self, raw: RawBlock, label: Label | None) -> Block:
        above = self._headings.titles
        if label is None and raw.kind is BlockKind.ITEM:
            label = Label("", Style.BULLET, 0)
        if label is None:
            self._items.pause()
            return self._made(raw, None, BlockKind.PARAGRAPH, above)
        if label.style in _ITEM_STYLES:
            self._items.add(label, raw.level)
            return self._made(raw, label, BlockKind.ITEM, above, depth=self._items.depth)
        self._clause = label.number
        self._items.clear()
        return self._made(raw, label, BlockKind.PARAGRAPH, above)

    def _cell(self, raw: RawBlock) -> Block:
        self._items.pause()
        number = read_label(raw.label, self._words).number if raw.label else ""
        block = self._made(raw, Label(number, Style.OTHER, 0), BlockKind.CELL, self._headings.titles)
        row = self._rows.get((raw.cell.table, raw.cell.row)) if raw.cell else None
        if row is None:
            return block
        place = row.citation if row.alone else f"{block.place}, {row.citation}".removeprefix(", ")
        return replace(block, number=number or ("" if raw.text == row.number else row.number), place=place)

    def _made(self, raw: RawBlock, label: Label | None, kind: BlockKind, above: tuple[str, ...], depth: int = 0) -> Block:
        width = label.width if label else 0
        return Block(
            id=f"b{self._number}",
            kind=kind,
            text=raw.text[width:],
            number=label.number if label else "",
            place=self._place(kind),
            depth=depth,
            headings=above,
            page=raw.page,
            cell=raw.cell,
            lines=shift_lines(raw.lines, width) if raw.lines else (),
            recognised=raw.recognised,
        )

    def _place(self, kind: BlockKind) -> str:
        """The citation of the current point; a paragraph between items belongs to the clause or member above them."""
        path = self._items.path if kind is BlockKind.ITEM else self._items.members() if not self._clause else ()
        own = cite(self._clause or self._headings.number, path, has_members=not self._clause)
        annex = self._headings.annex
        return f"{annex}, {own}" if annex and own else annex or own
