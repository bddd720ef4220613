"""Rows of tables read across: their cells together say what a sentence says, and the heads of their columns may hold its verb."""

from __future__ import annotations

from collections.abc import Iterator

from contractcheck.detect.document.passages import Passage

_BAR = " | "


def across(passage: Passage, start: int, text: str) -> str:
    """The `text` of a row from `start` of its passage as one sentence; empty for what is no row.

    First come its cells alone, then each behind the head of its column: "Wrong score that harms somebody | the duty officer"
    below "Event | Supplier tells" says whom the supplier tells of what.
    """
    if not passage.is_row:
        return ""
    cells = text.replace(_BAR, " ")
    headed = ", ".join(_headed(passage, start, text))
    return f"{cells} ; {headed}" if headed else cells


def _headed(passage: Passage, start: int, text: str) -> Iterator[str]:
    """The cells in the text, each behind the head of its column."""
    for part in passage.parts:
        own = text[max(part.start - start, 0) : max(part.start - start + part.length, 0)]
        if part.block.cell is not None and part.block.cell.header and own.strip():
            yield f"{part.block.cell.header} {own}"
