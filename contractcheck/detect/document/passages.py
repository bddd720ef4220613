"""Passages: what is read as one train of thought. A paragraph, a list item with its lead-in, a table row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from contractcheck.model.document import Block, BlockKind

_JOIN = " "
_CELL_JOIN = " | "
_ENDS_OPEN = (":", ",", ";", "–", "-")
# The number of a paragraph that the reader left in its text: "13 The Supplier shall:".
_OWN_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3})*)[.)]?\s")


@dataclass(frozen=True, slots=True)
class Part:
    """Characters `block_start` onwards of a block, standing at `start` of the passage, `length` long."""

    block: Block
    start: int
    block_start: int
    length: int


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """The text of one or more blocks read together; `lead` is the length of the lead-in before an item's own text.

    `article` is the same for passages under one heading, `order` counts passages over the document.
    `document` names the document in a dossier of several.
    """

    order: int
    text: str
    parts: tuple[Part, ...]
    lead: int
    headings: tuple[str, ...]
    headers: tuple[str, ...] = ()
    document: str = ""

    @property
    def own_parts(self) -> Sequence[Part]:
        """The parts without the lead-in."""
        return [part for part in self.parts if part.start >= self.lead] or self.parts if self.lead else self.parts

    @property
    def block(self) -> Block:
        """The block that the passage is about: the item or the widest cell, not its lead-in."""
        return max(self.own_parts, key=lambda part: part.length).block

    @property
    def is_row(self) -> bool:
        return self.parts[-1].block.kind is BlockKind.CELL

    def spans(self, start: int, end: int) -> tuple[tuple[Block, int, int], ...]:
        """The pieces of blocks under the characters `start` to `end` of the passage, in order."""
        found = []
        for part in self.parts:
            low, high = max(start, part.start), min(end, part.start + part.length)
            if low < high:
                shift = part.block_start - part.start
                found.append((part.block, low + shift, high + shift))
        return tuple(found)


def passages(blocks: Sequence[Block]) -> Iterator[Passage]:
    """The passages of a document in reading order; headings give none, header rows neither."""
    order = 0
    leads: list[tuple[int, Block]] = []
    for row, group in groupby(blocks, key=_row_key):
        members = list(group)
        if row is not None:
            cells = [cell for cell in members if cell.text]
            if cells and not _is_header(cells):
                yield _row(order, cells)
                order += 1
            continue
        for block in members:
            leads = _leads(leads, block)
            if block.kind is not BlockKind.HEADING and block.text:
                yield _compose(order, block, [lead for _, lead in leads if lead is not block])
                order += 1


def _row_key(block: Block) -> tuple[int, int] | None:
    return (block.cell.table, block.cell.row) if block.cell is not None else None


def _is_header(cells: Sequence[Block]) -> bool:
    return all(block.cell is not None and block.cell.header == block.text for block in cells)


def _leads(leads: list[tuple[int, Block]], block: Block) -> list[tuple[int, Block]]:
    """The open lead-ins after this block: those of lower depth, and the block itself when its text stays open."""
    depth = block.depth if block.kind is BlockKind.ITEM else 0
    if not depth:
        leads = [(level, lead) for level, lead in leads if not level and _is_under(block, lead)]
    kept = [(level, lead) for level, lead in leads if level < depth or not depth]
    if block.kind is not BlockKind.HEADING and _is_open(block.text.rstrip()):
        kept.append((depth, block))
    return kept


def _is_under(block: Block, lead: Block) -> bool:
    """Whether a numbered paragraph goes on from a lead-in: "13.1 store the adapters" behind "13 The Supplier shall:"."""
    if block.kind is BlockKind.HEADING or not block.number or not lead.text.rstrip().endswith(_ENDS_OPEN[0]):
        return False
    found = _OWN_NUMBER.match(lead.text)
    above = lead.number.rstrip(".") or (found[1] if found else "")
    return block.number.startswith(f"{above}.") if above else block.text[:1].islower()


def _is_open(text: str) -> bool:
    """Whether the text leads into what follows: it ends with a colon, or with a word and no sign ("We undertake to")."""
    return text.endswith(_ENDS_OPEN[0]) or (text[-1:].isalpha() and " " in text)


def _compose(order: int, block: Block, leads: Sequence[Block]) -> Passage:
    parts, text = [], ""
    for lead in leads:
        start = _last_sentence(lead.text)
        parts.append(Part(lead, len(text), start, len(lead.text) - start))
        text += lead.text[start:] + _JOIN
    parts.append(Part(block, len(text), 0, len(block.text)))
    return Passage(order, text + block.text, tuple(parts), len(text), block.headings)


def _last_sentence(text: str) -> int:
    """Where the sentence that introduces the list begins."""
    return max(text.rfind(". ", 0, len(text) - 1) + 2, 0) if ". " in text else 0


def _row(order: int, cells: Sequence[Block]) -> Passage:
    parts, text = [], ""
    for cell in cells:
        if text:
            text += _CELL_JOIN
        parts.append(Part(cell, len(text), 0, len(cell.text)))
        text += cell.text
    headers = tuple(cell.cell.header for cell in cells if cell.cell is not None and cell.cell.header)
    return Passage(order, text, tuple(parts), 0, cells[0].headings, headers)
