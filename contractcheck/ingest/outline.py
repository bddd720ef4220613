"""Raw blocks in, the blocks of a Document out: labels split off, headings seen, every block with its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from contractcheck.ingest.enumeration import Enumeration
from contractcheck.ingest.headings import HeadingStack
from contractcheck.ingest.labels import Label, Style, read_label, split_label
from contractcheck.ingest.raw import RawBlock
from contractcheck.ingest.rows import row_labels, with_headers
from contractcheck.model.document import Block, BlockKind, LineBox
from contractcheck.model.rules import OutlineWords

_LONGEST_HEADING = 120
_SHORTEST_ITEM_WITH_CAPITAL = 25
_NO_HEADING_END = re.compile(r"[.;:,?!]$")
_CONTENTS_LINE = re.compile(r"(?:\.\s?){4,}\s*\d{1,4}$")
_CAPITAL = re.compile(r"[^a-z\u00df-\u00ff]")


def outline(raws: Sequence[RawBlock], words: OutlineWords) -> tuple[Block, ...]:
    """The blocks of a document from what a reader found, in the same order, with ids "b1", "b2", ..."""
    return _Outliner(with_headers(raws, words), words).blocks()


def shift_lines(lines: Sequence[LineBox], by: int) -> tuple[LineBox, ...]:
    """The boxes of a text that loses its first `by` characters; boxes of these characters alone are dropped."""
    return tuple(replace(line, start=max(line.start - by, 0), end=line.end - by) for line in lines if line.end > by)


class _Outliner:
    """Walks the blocks once and keeps what stands above the current one."""

    def __init__(self, raws: Sequence[RawBlock], words: OutlineWords) -> None:
        self._raws = [raw for raw in raws if raw.text and not (raw.kind is None and _CONTENTS_LINE.search(raw.text))]
        self._words = words
        self._labels = [self._label(raw) for raw in self._raws]
        self._rows = row_labels(self._raws, words)
        self._headings = HeadingStack()
        self._items = Enumeration()
        self._clause = ""

    def blocks(self) -> tuple[Block, ...]:
        blocks = (self._block(index, raw) for index, raw in enumerate(self._raws))
        return tuple(replace(block, id=f"b{number}") for number, block in enumerate(blocks, start=1))

    def _label(self, raw: RawBlock) -> Label | None:
        if raw.kind in {BlockKind.CELL, BlockKind.NOTE}:
            return None
        if raw.label:
            return read_label(raw.label, self._words)
        if raw.kind is BlockKind.HEADING:
            return split_label(raw.text, self._words, heading=True)
        return split_label(raw.text, self._words)

    def _block(self, index: int, raw: RawBlock) -> Block:
        if raw.cell:
            return self._cell(raw)
        if raw.kind is BlockKind.NOTE:
            return self._made(raw, None, BlockKind.NOTE, number=raw.label.strip(" .)"))
        if self._is_heading(index):
            return self._heading(raw)
        label = self._labels[index]
        if label and not label.firm and not self._opens_item(raw, label):
            label = None
        return self._text(raw, label)

    def _opens_item(self, raw: RawBlock, label: Label) -> bool:
        return len(raw.text) >= _SHORTEST_ITEM_WITH_CAPITAL and self._items.expects(label)

    def _heading(self, raw: RawBlock) -> Block:
        label = read_label(raw.label, self._words) if raw.label else split_label(raw.text, self._words, heading=True)
        if label and label.width >= len(raw.text):
            label = replace(label, width=0)
            raw = replace(raw, text=label.number)
        self._items.clear()
        above = self._headings.titles
        level = self._headings.open(raw.text[label.width :] if label else raw.text, label, raw.level)
        above = above[: len(self._headings.titles) - 1]
        self._clause = ""
        block = self._made(raw, label, BlockKind.HEADING, depth=level)
        return replace(block, headings=self._headings.titles[:-1])

    def _text(self, raw: RawBlock, label: Label | None) -> Block:
        is_item = label and label.style in {Style.INTEGER, Style.LETTERS, Style.BULLET}
        if label and not is_item and label.number:
            self._clause = label.number
            self._items.clear()
            return self._made(raw, label, BlockKind.PARAGRAPH)
        if label is None and raw.kind is BlockKind.ITEM:
            label = Label("", Style.BULLET, 0)
        if label is None:
            self._items.pause()
            return self._made(raw, None, BlockKind.PARAGRAPH)
        self._items.add(label, raw.level)
        return self._made(raw, label, BlockKind.ITEM, depth=self._items.depth)

    def _cell(self, raw: RawBlock) -> Block:
        assert raw.cell
        row = self._rows.get((raw.cell.table, raw.cell.row))
        self._items.pause()
        block = self._made(raw, None, BlockKind.CELL, number=raw.label.rstrip(" .:"))
        if row is None:
            return block
        place = row.citation if row.alone else f"{block.place}, {row.citation}".removeprefix(", ")
        return replace(block, number=row.number if raw.text != row.number else "", place=place)

    def _made(self, raw: RawBlock, label: Label | None, kind: BlockKind, depth: int = 0, number: str = "") -> Block:
        width = label.width if label else 0
        return Block(
            id="",
            kind=kind,
            text=raw.text[width:],
            number=label.number if label else number,
            place=self._place(kind),
            depth=depth,
            headings=self._headings.titles,
            page=raw.page,
            cell=raw.cell,
            lines=shift_lines(raw.lines, width),
        )

    def _place(self, kind: BlockKind) -> str:
        path = self._items.path if kind is BlockKind.ITEM else ()
        if kind is not BlockKind.ITEM and not self._clause:
            path = self._items.members()
        own = cite(self._clause or self._headings.number, path, members=not self._clause)
        return ", ".join(part for part in (self._headings.annex, own) if part)

    def _is_heading(self, index: int) -> bool:
        raw, label = self._raws[index], self._labels[index]
        if raw.kind is BlockKind.HEADING:
            return True
        text = raw.text[label.width :] if label else raw.text
        if len(text) > _LONGEST_HEADING or _NO_HEADING_END.search(raw.text) or not _CAPITAL.match(text):
            return False
        if label and label.style in {Style.LETTERS, Style.BULLET}:
            return False
        if raw.kind is BlockKind.ITEM and not label:
            return False
        if label and label.style in {Style.ARTICLE, Style.ANNEX}:
            return raw.prominent or not self._has_sibling(index)
        return raw.prominent or self._opens_section(index)

    def _has_sibling(self, index: int) -> bool:
        """Whether a neighbour has a label of the same style: a list of annexes, not their headings."""
        label = self._labels[index]
        near = [self._labels[other] for other in (index - 1, index + 1) if 0 <= other < len(self._labels)]
        return any(label and other and other.style is label.style for other in near)

    def _opens_section(self, index: int) -> bool:
        """Whether the next block is numbered under this one ("7 Monitoring", then "7.1 ...")."""
        following = self._labels[index + 1] if index + 1 < len(self._labels) else None
        own = split_label(self._raws[index].text, self._words, heading=True) if not self._labels[index] else self._labels[index]
        if not own or not own.number or not following or following.style is not Style.DOTTED:
            return False
        return following.number.startswith(f"{own.number}.")


def cite(base: str, path: Sequence[str], *, members: bool) -> str:
    """How a person cites an item: "7.3 (c)", "2(c)", "Artikel 3.1 (a)".

    `base` is the clause or the heading above the item, `path` the labels from there to it. With `members`, a number straight
    under `base` is a numbered member of it.
    """
    parts = list(path)
    if members and base and parts and parts[0].isdigit():
        base = f"{base}.{parts.pop(0)}"
    if not base and parts:
        base = parts.pop(0)
    brackets = "".join(f"({part})" for part in parts)
    space = "" if base.isdigit() or not brackets else " "
    return f"{base}{space}{brackets}"
