"""A table of a page: rows of cells, each cell the runs in it."""

from __future__ import annotations

from dataclasses import dataclass

from contractcheck.ingest.pdf_geometry import Box
from contractcheck.ingest.pdf_page import Run

Cells = dict[int, tuple[Run, ...]]


@dataclass(frozen=True, slots=True)
class Table:
    """A table. A row maps the indexes of columns to the runs of the cells; `starts` are the left edges of the columns.

    `has_header` says that a rule marks the first row as the head of the others.
    """

    box: Box
    rows: tuple[Cells, ...]
    starts: tuple[float, ...]
    has_header: bool = False
