"""Requirement tables: which row bears which number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from contractcheck.ingest.raw import RawBlock
from contractcheck.model.outline import OutlineWords

Row = tuple[int, int]
_CODE = re.compile(r"[A-Z]{1,5}[-.\u2013 ]?\d{1,4}(?:[-.]\d{1,3})*[a-z]?(?:\([a-z0-9]{1,4}\))?")
_CLAUSE = re.compile(r"\d{1,3}(?:\.\d{1,3})+")
_NUMERAL = re.compile(r"\(?(?:\d{1,4}|[a-zA-Z]|[ivxlc]{1,6})[.)]?")


@dataclass(frozen=True, slots=True)
class RowLabel:
    """The number of a table row as printed, the words that cite it, and whether these need the article before them."""

    number: str
    citation: str
    alone: bool


def with_headers(blocks: Sequence[RawBlock], words: OutlineWords) -> tuple[RawBlock, ...]:
    """The blocks, where a table without a marked header row gets the one that its words give away."""
    first_rows = _first_rows(blocks)
    headed = {block.cell.table for block in blocks if block.cell and block.cell.header}
    known = {*words.number_header, *words.kind_header, *words.requirement_header}
    found = {
        table: columns
        for table, columns in first_rows.items()
        if table not in headed and any(_key(text) in known for text in columns.values())
    }
    return tuple(_headed(block, found) for block in blocks) if found else tuple(blocks)


def row_labels(blocks: Iterable[RawBlock], words: OutlineWords) -> dict[Row, RowLabel]:
    """The labels of the table rows that have one."""
    tables: dict[int, dict[int, list[RawBlock]]] = defaultdict(lambda: defaultdict(list))
    for block in blocks:
        if block.cell:
            tables[block.cell.table][block.cell.row].append(block)
    labels = {}
    for table, rows in tables.items():
        column = _number_column([cell for row in rows.values() for cell in row], words)
        for row, cells in rows.items():
            if label := _row_label(cells, column, words):
                labels[table, row] = label
    return labels


def _first_rows(blocks: Iterable[RawBlock]) -> dict[int, dict[int, str]]:
    rows: dict[int, dict[int, str]] = defaultdict(dict)
    for block in blocks:
        if block.cell and block.cell.row == 0:
            rows[block.cell.table].setdefault(block.cell.column, block.text)
    return rows


def _headed(block: RawBlock, found: dict[int, dict[int, str]]) -> RawBlock:
    if not block.cell or block.cell.table not in found or block.cell.row == 0:
        return block
    header = found[block.cell.table].get(block.cell.column, "")
    return replace(block, cell=replace(block.cell, header=header))


def _number_column(cells: Sequence[RawBlock], words: OutlineWords) -> int | None:
    """The column with the numbers of the rows: a first one headed so or after the type, or one that holds codes."""
    headers = {block.cell.column: _key(block.cell.header) for block in cells if block.cell and block.cell.header}
    for column in (0, 1):
        if headers.get(column) in words.number_header and (column == 0 or headers.get(0, "") in ("", *words.kind_header)):
            return column
    first = [block.text for block in cells if block.cell and block.cell.column == 0 and block.cell.row]
    codes = (_CODE,) if headers else (_CODE, _CLAUSE)
    coded = sum(1 for text in first if any(code.fullmatch(text) for code in codes))
    return 0 if coded and 2 * coded >= len(first) else None


def _row_label(cells: Sequence[RawBlock], column: int | None, words: OutlineWords) -> RowLabel | None:
    for block in cells:
        text = block.text.rstrip(".:")
        if block.cell is None or block.cell.column != column:
            continue
        word = _requirement_word(cells, words)
        if _CODE.fullmatch(text) or _CLAUSE.fullmatch(text):
            return RowLabel(text, f"{word} {text}".strip(), alone=True)
        if block.cell.header and _NUMERAL.fullmatch(text):
            return RowLabel(text, f"{word or block.cell.header} {text}", alone=bool(word))
    return None


def _requirement_word(cells: Sequence[RawBlock], words: OutlineWords) -> str:
    """What a row calls itself: the type in its type column ("Wens"), else the head of its text ("Eis")."""
    for block in cells:
        if block.cell and _key(block.cell.header) in words.kind_header and _key(block.text) in words.requirement:
            return block.text
    headers = (block.cell.header for block in cells if block.cell)
    return next((header for header in headers if _key(header) in words.requirement), "")


def _key(header: str) -> str:
    return header.lower().strip(" .:#")
