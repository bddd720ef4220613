"""The decisions in the sign-off sheet of a workbook, read back as waivers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from contractcheck.errors import ClauseFileError, UsageError
from contractcheck.model.rules import Ruleset
from contractcheck.model.waivers import Waiver
from contractcheck.report.plain_text import clean
from contractcheck.report.wording import texts
from contractcheck.rules.cells import is_blank, read_text
from contractcheck.rules.sheet_file import Cell, CellFault, SheetFile, sheets_of
from contractcheck.rules.waivers import read_waivers, waivers_of

# The column of the sheet in which each part of a waiver stands.
_PARTS = {
    "document": "document",
    "clause": "clause",
    "why": "remark",
    "owner": "by",
    "expires": "expires",
    "fingerprint": "fingerprint",
}
_WORKBOOK = ".xlsx"


def given_waivers(path: Path, ruleset: Ruleset) -> tuple[Waiver, ...]:
    """The waivers in a file that the user names: YAML, or a workbook in which gaps were accepted.

    Raises ClauseFileError at the place of the first fault, and UsageError for a file that cannot be read.
    """
    return signed_off(path, ruleset) if path.suffix.lower() == _WORKBOOK else read_waivers(path, ruleset)


def signed_off(workbook: Path, ruleset: Ruleset) -> tuple[Waiver, ...]:
    """The gaps that are accepted in the sign-off sheet of a workbook, each for the words that were found.

    Raises ClauseFileError, with sheet and cell, for a decision that lacks something, and UsageError for another file.
    """
    sheets = sheets_of(workbook, "the .xlsx of a report")
    title = next((name for name in sheets if name in _labels("sign-off")), None)
    if title is None:
        raise UsageError(f"'{workbook}' has no sheet {_listed('sign-off')}: give a workbook that 'check --format xlsx' wrote.")
    return waivers_of(_Sheet(workbook.name, title, ruleset).file(sheets[title]), ruleset)


def literal(name: str) -> str:
    """A pattern that fits this name alone."""
    return "".join(f"[{char}]" if char in "*?[" else char for char in name)


@dataclass(frozen=True, slots=True)
class _Sheet:
    book: str
    title: str
    ruleset: Ruleset

    def file(self, rows: Sequence[Sequence[Any]]) -> SheetFile:
        """The accepted gaps as the data of a waiver file, each value with its cell."""
        columns = self._columns(rows[0] if rows else ())
        found: list[dict[str, str]] = []
        cells: dict[tuple[str | int, ...], Cell] = {(): Cell(self.title, 1, 1)}
        for line, row in enumerate(rows[1:], start=2):
            if read_text(row[columns["decision"]]) in _labels("decision.accept"):
                place = {part: Cell(self.title, line, columns[column] + 1) for part, column in _PARTS.items()}
                cells |= {("waivers", len(found), part): cell for part, cell in place.items()}
                found.append(dict(self._values(row, columns, line)))
        return SheetFile(self.book, {"waivers": found}, self.book, cells)

    def _columns(self, head: Sequence[Any]) -> Mapping[str, int]:
        titles = [str(cell).strip() for cell in head]
        found = {}
        for column in ("decision", *_PARTS.values()):
            where = next((index for index, title in enumerate(titles) if title in _labels(f"column.{column}")), None)
            if where is None:
                raise self._fault(1, 1, f"the column {_listed(f'column.{column}')} is missing; put it back")
            found[column] = where
        return found

    def _values(self, row: Sequence[Any], columns: Mapping[str, int], line: int) -> Iterator[tuple[str, str]]:
        for part, column in _PARTS.items():
            cell = row[columns[column]]
            text = "" if is_blank(cell) else read_text(cell).strip()
            if part == "clause":
                text = self._clause(text, line, columns[column] + 1)
            yield part, literal(text) if part == "document" else text

    def _clause(self, title: str, line: int, column: int) -> str:
        for family in self.ruleset.families:
            if title in {clean(family.title.nl), clean(family.title.en)}:
                return family.id
        if title in _labels("whole"):
            raise self._fault(line, column, "a gap is accepted per clause; take another decision on the document as a whole")
        raise self._fault(line, column, f"'{title}' is the title of no clause")

    def _fault(self, line: int, column: int, message: str) -> ClauseFileError:
        return CellFault(self.book, Cell(self.title, line, column), message)


def _labels(key: str) -> frozenset[str]:
    """A label of the workbook in each language."""
    label = texts("sheets")[key]
    return frozenset((label.nl, label.en))


def _listed(key: str) -> str:
    return " or ".join(f"'{each}'" for each in sorted(_labels(key)))
