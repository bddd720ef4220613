"""Blocks and texts for tests of what is detected."""

from __future__ import annotations

from typing import Any

from contractcheck.checker import packaged_rules
from contractcheck.ingest import reader
from contractcheck.model.document import Block, BlockKind, Cell, Document


def paragraph(text: str, name: str = "b0", **place: Any) -> Block:
    return Block(name, BlockKind.PARAGRAPH, text, **place)


def heading(text: str) -> Block:
    return Block("h", BlockKind.HEADING, text, depth=1)


def item(text: str, name: str = "b1", depth: int = 1) -> Block:
    return Block(name, BlockKind.ITEM, text, depth=depth)


def cell(text: str, row: int, column: int, header: str = "") -> Block:
    return Block(f"c{row}.{column}", BlockKind.CELL, text, cell=Cell(0, row, column, header))


def document(text: str) -> Document:
    """The text as it is read from a Markdown file."""
    return reader.read(text.encode(), "text.md", packaged_rules().outline)
