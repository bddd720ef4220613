"""Where on the pages of a pdf a remark belongs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby

from xlsxwriter.utility import xl_pixel_width

from contractcheck.annotate.remarks import Remark
from contractcheck.ingest.pdf_geometry import Box
from contractcheck.model.document import Block, LineBox
from contractcheck.model.report import QuoteSpan

_SIGN = 18.0
_GAP = 6.0


def lines_of(remark: Remark, blocks: Mapping[str, Block]) -> dict[int, list[Box]]:
    """The boxes of the words that a remark is about, one a line, by page from 1; none where their place is not known."""
    if remark.span is None:
        return {}
    block, indents = blocks[remark.span.block], _indents(blocks.values())
    lines = (_unlabelled(line, block, indents) for line in remark.span.boxes)
    boxes = sorted((_narrowed(line, remark.span, block.text) for line in lines), key=lambda line: line.page)
    return {page: [_box(line) for line in lines] for page, lines in groupby(boxes, key=lambda line: line.page)}


def place_of(remark: Remark, blocks: Mapping[str, Block]) -> LineBox | None:
    """The line that a note on something missing stands beside: the first of the title, the last of any other block."""
    block = blocks[remark.after or (remark.span.block if remark.span else next(iter(blocks)))]
    if not block.lines:
        return None
    return block.lines[0] if block is next(iter(blocks.values())) else block.lines[-1]


class Margins:
    """Finds free places for notes: in the margin beside the line that each is about, one under the other."""

    def __init__(self, blocks: Mapping[str, Block]) -> None:
        self._blocks = blocks
        self._left: dict[int, float] = {}
        self._taken: list[tuple[int, Box]] = []
        for line in (line for block in blocks.values() for line in block.lines):
            self._left[line.page] = min(self._left.get(line.page, line.left), line.left)

    def place(self, remark: Remark) -> tuple[int, Box]:
        """Page and place of a note; in the upper left corner of the page where its line is not known."""
        line = place_of(remark, self._blocks)
        if line is None:
            block = self._blocks[remark.span.block if remark.span else remark.after]
            return self._free(block.page or 1, _GAP, _GAP)
        return self._free(line.page, max(self._left[line.page] - _SIGN - _GAP, 0), line.top)

    def _free(self, page: int, left: float, top: float) -> tuple[int, Box]:
        while any(taken == page and abs(box.top - top) < _SIGN for taken, box in self._taken):
            top += _SIGN + 1
        found = page, Box(left, top, left + _SIGN, top + _SIGN)
        self._taken.append(found)
        return found


def _indents(blocks: Iterable[Block]) -> dict[tuple[int, int], float]:
    """Where the text behind a number begins, by page and the left of the number, as the second lines of paragraphs show it."""
    found: dict[tuple[int, int], float] = {}
    for first, second in (block.lines[:2] for block in blocks if block.number and len(block.lines) > 1):
        if first.page == second.page and first.left < second.left:
            found[_left(first)] = min(second.left, found.get(_left(first), second.left))
    return found


def _unlabelled(line: LineBox, block: Block, indents: Mapping[tuple[int, int], float]) -> LineBox:
    """The first line of a numbered paragraph without its number, where it is known how far that reaches."""
    left = indents.get(_left(line), line.left) if block.number and line == block.lines[0] else line.left
    return replace(line, left=left) if left < line.right else line


def _left(line: LineBox) -> tuple[int, int]:
    return line.page, round(line.left)


def _narrowed(line: LineBox, span: QuoteSpan, text: str) -> LineBox:
    """The part of a line that holds the quoted characters, each as wide beside the others as in a common font."""
    scale = (line.right - line.left) / max(xl_pixel_width(text[line.start : line.end]), 1)
    left = line.left + scale * xl_pixel_width(text[line.start : max(span.start, line.start)])
    right = line.right - scale * xl_pixel_width(text[min(span.end, line.end) : line.end])
    return replace(line, left=left, right=right) if left < right else line


def _box(line: LineBox) -> Box:
    return Box(line.left, line.top, line.right, line.bottom)
