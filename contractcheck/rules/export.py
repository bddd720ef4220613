"""Rule files as a workbook with a sheet for each table, for people who do not write YAML."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from contractcheck.errors import UsageError
from contractcheck.rules import cells, find, validate, yaml_
from contractcheck.rules.tables import FILE, NUMBER, Table, all_tables

ABOUT = "read me"
_READ_ME = (
    "De regels van contractcheck. Eén rij is één onderdeel; 'file' zegt in welk bestand het staat.",
    "Een lege cel is een waarde die er niet is. Een lijst heeft één regel per onderdeel; [] is een lege lijst.",
    "Klaar? contractcheck rules import BESTAND.xlsx --output MAP. Een fout wordt met blad en cel genoemd.",
    "",
    "The rules of contractcheck. One row is one thing; 'file' says in which file it stands.",
    "An empty cell is a value that is not there. A list has one item to a line; [] is an empty list.",
    "Done? contractcheck rules import FILE.xlsx --output DIR. A fault is named by its sheet and cell.",
)
_WIDTHS = {FILE: 34, NUMBER: 6}
_WIDTH = 40
# The same rules give the same bytes.
_CREATED = datetime(2020, 1, 1, tzinfo=UTC)

Row = Sequence[str | bool | None]


def workbook(folder: Path) -> bytes:
    """The rule files in a folder as an .xlsx file; comments in them are lost.

    Raises ClauseFileError for the first file that breaks its schema, UsageError for a folder that is not there or a text that
    no cell can hold.
    """
    files = {path.relative_to(folder).as_posix(): _read(path, folder) for path in find.rule_files(folder)}
    import xlsxwriter  # noqa: PLC0415  (most commands write no workbook)

    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": _CREATED})
    about = book.add_worksheet(ABOUT)
    about.set_column(0, 0, 110)
    about.write_column(0, 0, _READ_ME)
    for table in all_tables():
        own = {inside: file.data for inside, file in files.items() if validate.kind(file) == table.kind}
        rows = [row for inside, data in own.items() for row in _rows_of_root(table, inside, data)]
        if rows:
            _write(book, table, rows)
    book.close()
    return made.getvalue()


def _read(path: Path, folder: Path) -> yaml_.RuleFile:
    file = yaml_.read(path, f"{folder.resolve().name}/{path.relative_to(folder).as_posix()}")
    for fault in validate.faults(file):
        raise fault
    return file


def _rows_of_root(table: Table, inside: str, data: Any) -> Iterator[Row]:
    """The rows of a table for one file, found along the tables above it."""
    root = next(each for each in all_tables() if each.kind == table.kind)
    yield from _descend(root, table, data, (inside,))


def _descend(at: Table, wanted: Table, value: Any, keys: tuple[str, ...]) -> Iterator[Row]:
    """The rows of `wanted` in one row of the table `at`, whose value and keys are given."""
    if at is wanted:
        yield (*keys, *(_cell(value, column.path) for column in at.columns))
        return
    for child in at.children:
        if child.form == "items" and child is wanted:
            yield from (
                (*keys, name, cells.written(each)) for name, own in value.items() if isinstance(own, list) for each in own
            )
        for own, item in _items(child, value):
            yield from _descend(child, wanted, item, (*keys, *own))


def _items(table: Table, value: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
    """The rows of a table in a row of the one above, each with its own key."""
    found = _at(value, table.steps)
    if table.form == "map" and found:
        yield from (((name,), item) for name, item in found.items())
    elif table.form == "list" and found:
        yield from (((str(number),) if table.own_key else (), item) for number, item in enumerate(found, start=1))


def _cell(value: Any, path: tuple[str, ...]) -> str | bool | None:
    found = _at(value, path)
    if found is None or (found and isinstance(found, list | dict) and not _is_texts(found)):
        return None
    return cells.written(found)


def _is_texts(found: Any) -> bool:
    return isinstance(found, list) and all(isinstance(each, str) for each in found)


def _at(value: Any, path: tuple[str, ...]) -> Any:
    for step in path:
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def _write(book: Any, table: Table, rows: Sequence[Row]) -> None:
    sheet = book.add_worksheet(table.title)
    bold, wrapped = book.add_format({"bold": True, "bottom": 1}), book.add_format({"text_wrap": True, "valign": "top"})
    for index, title in enumerate(table.titles):
        sheet.write_string(0, index, title, bold)
        sheet.set_column(index, index, _WIDTHS.get(title, _WIDTH), wrapped)
    for index, column in enumerate(table.columns, start=len(table.keys)):
        sheet.write_comment(0, index, column.about)
    sheet.freeze_panes(1, len(table.keys))
    sheet.autofilter(0, 0, len(rows), len(table.titles) - 1)
    for line, row in enumerate(rows, start=1):
        for index, value in enumerate(row):
            if isinstance(value, bool):
                sheet.write_boolean(line, index, value)
            elif value is not None:
                sheet.write_string(line, index, _short_enough(value))


def _short_enough(text: str) -> str:
    if len(text) > cells.LONGEST:
        raise UsageError(f"'{text[:60]}...' is longer than a cell of a workbook can be: divide it over shorter texts first.")
    return text
