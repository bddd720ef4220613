"""The pages as one flow of paragraphs, tables and notes in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from contractcheck.ingest.pdf_aligned import aligned_tables
from contractcheck.ingest.pdf_columns import columns
from contractcheck.ingest.pdf_geometry import Box
from contractcheck.ingest.pdf_grid import grids
from contractcheck.ingest.pdf_justified import joined_cells
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

    `opens_column` and `closes_column` say that no text stands before or after it in its column.
    """

    rows: tuple[LineCells, ...]
    starts: tuple[float, ...]
    has_header: bool
    opens_column: bool = False
    closes_column: bool = False


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
    inside = {id(run) for table in ruled for run in _runs(table)}
    runs = joined_cells(page.runs, page.rules, open_starts, inside)
    free = [run for run in runs if id(run) not in inside] if inside else runs
    may_align = bool(open_starts) or not _goes_down(free)
    aligned = aligned_tables(list(rows_of(free, page.rules)), page.rules, open_starts) if may_align else []
    return [*_interleaved([*ruled, *aligned], runs, page.number), *_aside(page)]


def _goes_down(runs: Iterable[Run]) -> bool:
    """Whether the page is painted line under line, so that nothing on it stands side by side."""
    return all(before.baseline < run.baseline and not before.box.beside(run.box) for before, run in pairwise(runs))


def _runs(table: Table) -> Iterator[Run]:
    return (run for row in table.rows for cell in row.values() for run in cell)


def _interleaved(tables: Sequence[Table], runs: Sequence[Run], page: int) -> Iterator[Part]:
    """The columns of text with the tables between them where they stand; each run of a table stands for all of it."""
    if not tables:
        yield from (Column(tuple(lines_of(group, page))) for group in columns(runs))
        return
    owners = {id(run): table for table in tables for run in _runs(table)}
    stand_ins: dict[int, Table] = {}
    items: list[Run] = []
    for run in runs:
        table = owners.get(id(run))
        if table:
            box = Box(table.box.left, run.box.top, table.box.right, run.box.bottom)
            items.append(replace(run, box=box))
            stand_ins[id(items[-1])] = table
        else:
            items.append(run)
    for group in columns(items):
        yield from _at_edges(list(_group_parts(group, stand_ins, page)))


def _group_parts(group: Iterable[Run], stand_ins: Mapping[int, Table], page: int) -> Iterator[Part]:
    """The lines of a column with its tables between them, each where its first run stands."""
    ordered = sorted(group, key=lambda run: run.baseline)
    limit = max((run.box.right for run in ordered if id(run) not in stand_ins), default=0.0)
    waiting: list[Run] = []
    done: set[int] = set()
    for run in ordered:
        table = stand_ins.get(id(run))
        if table is None:
            waiting.append(run)
        elif id(table) not in done:
            if waiting:
                yield Column(tuple(lines_of(waiting, page, limit)))
            yield _table_part(table, page)
            waiting = []
            done.add(id(table))
    if waiting:
        yield Column(tuple(lines_of(waiting, page, limit)))


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
    """The parts of a column, where the first and the last know that they are."""
    if parts and isinstance(parts[0], TablePart):
        parts[0] = replace(parts[0], opens_column=True)
    if parts and isinstance(parts[-1], TablePart):
        parts[-1] = replace(parts[-1], closes_column=True)
    return parts
