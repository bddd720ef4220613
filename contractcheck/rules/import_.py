"""A workbook that `export` made, back to rule files; every fault is named by sheet and cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from contractcheck.errors import ClauseFileError
from contractcheck.rules import cells
from contractcheck.rules.export import ABOUT
from contractcheck.rules.sheet_file import Cell, CellFault, SheetFile, sheets_of
from contractcheck.rules.tables import FILE, LIST, VALUE, Column, Table, all_tables
from contractcheck.rules.validate import did_you_mean
from contractcheck.rules.yaml_ import KeyPath

_FILE = re.compile(r"[A-Za-z0-9][\w.-]*(/[A-Za-z0-9][\w.-]*)*\.yaml")


@dataclass(slots=True)
class _Growing:
    """A file while its rows come in."""

    data: dict[str, Any] = field(default_factory=dict)
    cells: dict[KeyPath, Cell] = field(default_factory=dict)


def files(workbook: Path) -> tuple[SheetFile, ...]:
    """The rule files in a workbook, in the order of its rows.

    Raises ClauseFileError for the first cell that cannot be placed, UsageError for a file that is no workbook.
    """
    reader = _Reader(workbook.name)
    sheets = sheets_of(workbook, "an .xlsx from 'rules export'")
    known = {table.title: table for table in all_tables()}
    for name in sheets:
        if name not in known and name != ABOUT:
            message = f"no sheet of rules is called '{name}'{did_you_mean(name, known)}; take it away"
            raise CellFault(workbook.name, Cell(name, 1, 1), message)
    for name, table in known.items():
        if name in sheets:
            reader.take(table, sheets[name])
    return tuple(reader.files())


class _Reader:
    """Puts rows together to files."""

    def __init__(self, book: str) -> None:
        self._book = book
        self._files: dict[str, _Growing] = {}
        self._places: dict[tuple[str, ...], KeyPath] = {}

    def files(self) -> Iterator[SheetFile]:
        for path, own in self._files.items():
            yield SheetFile(f"{Path(self._book).stem}/{path}", own.data, self._book, own.cells)

    def take(self, table: Table, rows: Sequence[Sequence[Any]]) -> None:
        """The rows of one sheet; those of the tables above were taken before."""
        if not rows:
            return
        titles = self._titles(table, rows[0])
        for line, row in enumerate(rows[1:], start=2):
            if not cells.is_blank_row(row):
                _Row(self._book, table, titles, row, line).into(self._files, self._places)

    def _titles(self, table: Table, head: Sequence[Any]) -> dict[str, int]:
        found: dict[str, int] = {}
        for index, title in enumerate(str(cell).strip() for cell in head):
            cell = Cell(table.title, 1, index + 1)
            if title and title not in table.titles:
                known = ", ".join(table.titles)
                raise CellFault(
                    self._book, cell, f"no column is called '{title}'; known are {known}{did_you_mean(title, table.titles)}"
                )
            if title in found:
                raise CellFault(self._book, cell, f"the column '{title}' stands here twice; keep one")
            found[title] = index
        for title in table.keys:
            if title not in found:
                raise CellFault(self._book, Cell(table.title, 1, 1), f"the column '{title}' is missing; put it back")
        return found


@dataclass(frozen=True, slots=True)
class _Row:
    """One row with the way to its values."""

    book: str
    table: Table
    titles: dict[str, int]
    values: Sequence[Any]
    line: int

    def into(self, files: dict[str, _Growing], places: dict[tuple[str, ...], KeyPath]) -> None:
        """Put the row into its file, under the row that it hangs on."""
        keys = tuple(self._key(title) for title in self.table.keys)
        if self.table.form == "root":
            self._begin(keys[0], files)
        file = self._file(keys[0], files)
        place = self._place(keys, places, file)
        if self.table.form == "items":
            self._add_phrase(place, file)
            return
        if self.table.own_key:
            places[self.table.title, *keys] = place
        file.cells.setdefault(place, self._cell(self.table.keys[-1]))
        for column in self.table.columns:
            self._set(column, place, file)

    def _begin(self, path: str, files: dict[str, _Growing]) -> None:
        if not _FILE.fullmatch(path):
            raise self._fault(FILE, f"'{path}' is no file of rules; write a path as in logging/terms.yaml")
        if path in files:
            raise self._fault(FILE, f"the file '{path}' has a row already; take one away")
        files[path] = _Growing(cells={(): self._cell(FILE)})

    def _file(self, path: str, files: dict[str, _Growing]) -> _Growing:
        if path not in files:
            message = f"no row of sheet '{self.table.kind}' has the file '{path}'{did_you_mean(path, files)}"
            raise self._fault(FILE, message)
        return files[path]

    def _place(self, keys: tuple[str, ...], places: dict[tuple[str, ...], KeyPath], file: _Growing) -> KeyPath:
        """Where in the data of its file this row belongs."""
        if self.table.form == "root":
            return ()
        above = next(each for each in all_tables() if self.table in each.children)
        key = (above.title, *keys[: len(above.keys)])
        if above.form != "root" and key not in places:
            title = above.keys[-1]
            raise self._fault(title, f"no row of sheet '{above.title}' is called '{key[-1]}' in this file; write it there first")
        base = (*places.get(key, ()), *self.table.steps)
        if self.table.form == "map":
            if (self.table.title, *keys) in places:
                raise self._fault(self.table.keys[-1], f"'{keys[-1]}' has a row already; take one away")
            return (*base, keys[-1])
        return (*base, len(_reached(file.data, base, []))) if self.table.form == "list" else base

    def _add_phrase(self, place: KeyPath, file: _Growing) -> None:
        name = self._key(LIST)
        found = _reached(file.data, (*place, name), [])
        self._keep(file, (*place, name, len(found)), cells.read_text, VALUE)
        file.cells.setdefault((*place, name), self._cell(LIST))

    def _set(self, column: Column, place: KeyPath, file: _Growing) -> None:
        index = self.titles.get(column.title)
        if index is None or index >= len(self.values) or cells.is_blank(self.values[index]):
            _reached(file.data, place, {})
            return
        readers = {"text": cells.read_text, "boolean": cells.read_boolean}
        self._keep(file, (*place, *column.path), readers.get(column.form, cells.read_list), column.title)

    def _keep(self, file: _Growing, place: KeyPath, reader: Any, title: str) -> None:
        """The value of a cell at its place."""
        try:
            value = reader(self._value(title))
        except ValueError:
            raise self._fault(
                title, 'this begins and ends with a quote, so it is read as JSON and is none; write \\" inside'
            ) from None
        holder = _reached(file.data, place[:-1], {} if isinstance(place[-1], str) else [])
        if isinstance(holder, list):
            holder.append(value)
        elif not (place[-1] in holder and value == []):
            holder[place[-1]] = value
        file.cells[place] = self._cell(title)

    def _key(self, title: str) -> str:
        value = self._value(title)
        if cells.is_blank(value):
            raise self._fault(title, f"'{title}' is empty here; write to what this row belongs")
        return cells.read_text(value).strip()

    def _value(self, title: str) -> Any:
        index = self.titles[title]
        return self.values[index] if index < len(self.values) else ""

    def _fault(self, title: str, message: str) -> ClauseFileError:
        return CellFault(self.book, self._cell(title), message)

    def _cell(self, title: str) -> Cell:
        return Cell(self.table.title, self.line, self.titles[title] + 1)


def _reached(data: dict[str, Any], place: KeyPath, end: Any) -> Any:
    """What stands at a place, made on the way where it is not there; `end` is what comes at the place itself."""
    at: Any = data
    for index, step in enumerate(place):
        following = place[index + 1] if index + 1 < len(place) else None
        new: Any = end if following is None else {} if isinstance(following, str) else []
        if isinstance(at, list):
            if step == len(at):
                at.append(new)
        else:
            at.setdefault(step, new)
        at = at[step]
    return at
