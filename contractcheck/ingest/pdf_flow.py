"""The pages as one flow of paragraphs, tables and notes in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from contractcheck.ingest.pdf_aligned import aligned_tables
from contractcheck.ingest.pdf_columns import columns
from contractcheck.ingest.pdf_grid import grids
from contractcheck.ingest.pdf_lines import Line, lines_of
from contractcheck.ingest.pdf_notes import Note, split_notes
from contractcheck.ingest.pdf_page import Page, Run
from contractcheck.ingest.pdf_stacks import rows_of
from contractcheck.ingest.pdf_table import Table


LineCells = dict[int, tuple[Line, ...]]


@dataclass(frozen=True, slots=True)
class Column:
    """Lines that follow each other without a break."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class TablePart:
    """A table, or the part of one on a page. `starts` are the left edges of its columns.

    `opens_page` and `closes_page` say that no text stands before or after it on its page.
    """

    rows: tuple[LineCells, ...]
    starts: tuple[float, ...]
    has_header: bool
    opens_page: bool = False
    closes_page: bool = False


@dataclass(frozen=True, slots=True)
class Notes:
    """The footnotes of a page."""

    notes: tuple[Note, ...]


Part = Column | TablePart | Notes


def parts_of(pages: Iterable[Page], body: float) -> Iterator[Part]:
    """The parts of the pages in reading order; `body` is the usual font size in points."""
    open_starts: tuple[float, ...] = ()
    for page in pages:
        text, notes = split_notes(page, body)
        parts = _page_parts(text, open_starts)
        yield from parts
        if notes:
            yield Notes(notes)
        last = parts[-1] if parts else None
        open_starts = last.starts if isinstance(last, TablePart) else ()


def _page_parts(page: Page, open_starts: Sequence[float]) -> list[Part]:
    ruled = list(grids(page.runs, page.rules))
    inside = {id(run) for table in ruled for row in table.rows for cell in row.values() for run in cell}
    free = [run for run in page.runs if id(run) not in inside]
    aligned, rest = aligned_tables(list(rows_of(free, page.rules)), page.rules, open_starts)
    return [*_at_edges(list(_interleaved(rest, [*ruled, *aligned], page))), *_aside(page)]


def _interleaved(runs: Sequence[Run], tables: Iterable[Table], page: Page) -> Iterator[Part]:
    """The columns of text with the tables between them where they stand; a stand-in run keeps the place of each."""
    stand_ins = {id(run): (run, table) for run, table in ((_stand_in(table), table) for table in tables)}
    for group in columns([*runs, *(run for run, _ in stand_ins.values())]):
        limit = max(run.box.right for run in group)
        waiting: list[Run] = []
        for run in sorted(group, key=lambda one: one.baseline):
            if id(run) not in stand_ins:
                waiting.append(run)
                continue
            if waiting:
                yield Column(tuple(lines_of(waiting, page.number, limit)))
            yield _table_part(stand_ins[id(run)][1], page.number)
            waiting = []
        if waiting:
            yield Column(tuple(lines_of(waiting, page.number, limit)))


def _stand_in(table: Table) -> Run:
    return Run("", table.box, table.box, baseline=table.box.top + 1, size=0.0)


def _table_part(table: Table, page: int) -> TablePart:
    limits = _right_limits(table)
    rows = tuple({place: tuple(lines_of(cell, page, limits[place])) for place, cell in row.items()} for row in table.rows)
    return TablePart(rows, table.starts, table.has_header)


def _right_limits(table: Table) -> list[float]:
    """Where the text of each column can reach: the edge of the next column less the smallest gap before such an edge."""
    rights = [
        max((run.box.right for row in table.rows for run in row.get(place, ())), default=0.0)
        for place in range(len(table.starts))
    ]
    gaps = [start - right for start, right in zip(table.starts[1:], rights, strict=False) if 0 < right < start]
    padding = min(gaps, default=0.0)
    return [*(start - padding for start in table.starts[1:]), rights[-1]]


def _aside(page: Page) -> Iterator[Part]:
    for run in page.aside:
        yield Column(tuple(lines_of([run], page.number)))


def _at_edges(parts: list[Part]) -> list[Part]:
    """The parts of a page, where the first and the last know that they are."""
    if parts and isinstance(parts[0], TablePart):
        parts[0] = replace(parts[0], opens_page=True)
    if parts and isinstance(parts[-1], TablePart):
        parts[-1] = replace(parts[-1], closes_page=True)
    return parts
