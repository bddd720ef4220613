"""A rule file that came out of a workbook and knows the cells of its values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from contractcheck.errors import ClauseFileError, UsageError
from contractcheck.rules.yaml_ import KeyPath


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a sheet; `row` and `column` count from 1."""

    sheet: str
    row: int
    column: int

    def __str__(self) -> str:
        letters, rest = "", self.column
        while rest:
            rest, letter = divmod(rest - 1, 26)
            letters = chr(ord("A") + letter) + letters
        return f"{letters}{self.row}"


class CellFault(ClauseFileError):
    """A fault in a workbook, named by sheet and cell."""

    def __init__(self, book: str, cell: Cell, message: str) -> None:
        super().__init__(f"{book} {cell.sheet}", cell.row, cell.column, message)
        self.args = (f"{book}, sheet '{cell.sheet}', cell {cell}: {message}",)


@dataclass(frozen=True, slots=True)
class SheetFile:
    """A rule file as plain values (`data`); `path` is that of the file, `cells` where each value stands in the workbook."""

    path: str
    data: Any
    book: str
    cells: Mapping[KeyPath, Cell]

    def fault(self, place: KeyPath, message: str, *, key: bool = False, offset: int | None = None) -> ClauseFileError:  # noqa: ARG002
        """An error at the cell of the value at `place`, or of the nearest thing around it."""
        return CellFault(self.book, self._cell(place), message)

    def position(self, place: KeyPath, *, key: bool = False, offset: int | None = None) -> tuple[int, int]:  # noqa: ARG002
        """Row and column of that cell, from 1."""
        cell = self._cell(place)
        return cell.row, cell.column

    def where(self, place: KeyPath) -> str:
        """The cell for people, with its sheet."""
        cell = self._cell(place)
        return f"sheet '{cell.sheet}', cell {cell}"

    def _cell(self, place: KeyPath) -> Cell:
        while place not in self.cells:
            place = place[:-1]
        return self.cells[place]


def sheets_of(workbook: Path, expected: str) -> dict[str, list[list[Any]]]:
    """The rows of each sheet by its name. Raises UsageError for a file that is no workbook, with what was expected."""
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415  (most commands read no workbook)

    try:
        book = CalamineWorkbook.from_path(str(workbook))
        return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}
    except (OSError, CalamineError) as error:
        raise UsageError(f"'{workbook}' cannot be read as a workbook ({error}): give {expected}.") from error
