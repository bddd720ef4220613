"""Where on the pages of a pdf a remark belongs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import groupby

from contractcheck.annotate.remarks import Remark
from contractcheck.ingest.pdf_geometry import Box
from contractcheck.model.document import Block, LineBox
from contractcheck.model.report import QuoteSpan


def lines_of(remark: Remark) -> dict[int, list[Box]]:
    """The boxes of the words that a remark is about, one a line, by page from 1; none where their place is not known."""
    if remark.span is None:
        return {}
    boxes = sorted((_narrowed(line, remark.span) for line in remark.span.boxes), key=lambda line: line.page)
    return {page: [_box(line) for line in lines] for page, lines in groupby(boxes, key=lambda line: line.page)}


def place_of(remark: Remark, blocks: Mapping[str, Block]) -> LineBox | None:
    """The line that a note on something missing stands beside: the first of the title, the last of any other block."""
    block = blocks[remark.after or (remark.span.block if remark.span else next(iter(blocks)))]
    if not block.lines:
        return None
    return block.lines[0] if block is next(iter(blocks.values())) else block.lines[-1]


def _narrowed(line: LineBox, span: QuoteSpan) -> LineBox:
    """The part of a line that holds the quoted characters, as if all were equally wide."""
    width = (line.right - line.left) / max(line.end - line.start, 1)
    left = line.left + width * max(span.start - line.start, 0)
    right = line.right - width * max(line.end - span.end, 0)
    return replace(line, left=left, right=right) if left < right else line


def _box(line: LineBox) -> Box:
    return Box(line.left, line.top, line.right, line.bottom)
