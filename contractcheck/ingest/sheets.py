"""The reader for workbooks (.xlsx, .xls, .ods): each sheet a heading and a table, as requirement lists are kept."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Sequence
from io import BytesIO

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from contractcheck.errors import UnreadableDocument
from contractcheck.ingest import limits
from contractcheck.ingest.comments import Comment, comment_remarks
from contractcheck.ingest.integers import integer
from contractcheck.ingest.odt_text import DRAW, OFFICE, comment_of
from contractcheck.ingest.raw import RawBlock, RawDocument
from contractcheck.ingest.tidy import tidy
from contractcheck.ingest.word_package import DamagedPartError, Element, Package
from contractcheck.ingest.xls_objects import holds_text_boxes
from contractcheck.model.document import BlockKind, Cell, Remark, Unread

_CELL_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_COMMENTS = re.compile(r"(?:^|/)comments?\d*\.xml$")
_CONTENT = re.compile(r"^content\.xml$")
_DRAWING = re.compile(r"(?:^|/)drawings/drawing\d*\.xml$")


def read_workbook(data: bytes) -> RawDocument:
    """The raw blocks of a workbook. Raises UnreadableDocument when it is damaged, protected or too large."""
    package = Package(data) if data.startswith(b"PK") else None
    if package:
        _check_extent(package)
    book = _opened(data)
    sheets = [sheet for sheet in book.sheets_metadata if sheet.typ in (SheetTypeEnum.WorkSheet, SheetTypeEnum.DialogSheet)]
    hidden = sum(sheet.visible is not SheetVisibleEnum.Visible for sheet in sheets)
    blocks = [block for index, sheet in enumerate(sheets) for block in _sheet(book, sheet.name, index)]
    remarks = (Remark("hidden-sheets", (("count", str(hidden)),)),) if hidden else ()
    comments = comment_remarks(_comments(package)) if package else ()
    has_text_boxes = _has_text_boxes(package) if package else holds_text_boxes(data)
    unread = (Unread("text boxes", "not-supported"),) if has_text_boxes else ()
    return RawDocument(tuple(blocks), read=("tables",), unread=unread, remarks=(*remarks, *comments))


def _comments(package: Package) -> Iterator[Comment]:
    """The comments on cells, each with the address of its cell in an Excel file."""
    for root in _roots(package, _COMMENTS):
        authors = [author.text or "" for author in root.iter("{*}author")]
        for comment in root.iter("{*}comment"):
            number = integer(comment.get("authorId"), 0)
            text = "".join(str(piece.text or "") for piece in comment.iter("{*}t"))
            yield Comment(authors[number] if number < len(authors) else "", "", text, str(comment.get("ref", "")))
    for root in _roots(package, _CONTENT):
        yield from map(comment_of, root.iter(OFFICE + "annotation"))


def _has_text_boxes(package: Package) -> bool:
    """Whether shapes that lie over the cells hold text."""
    drawn = any((text.text or "").strip() for root in _roots(package, _DRAWING) for text in root.iter("{*}t"))
    shapes = (shape for root in _roots(package, _CONTENT) for shape in root.iter(DRAW + "frame", DRAW + "custom-shape"))
    return drawn or any("".join(map(str, shape.itertext())).strip() for shape in shapes)


def _roots(package: Package, names: re.Pattern[str]) -> Iterator[Element]:
    for name in package.names():
        if names.search(name):
            with contextlib.suppress(DamagedPartError):
                if (root := package.part(name)) is not None:
                    yield root


def _check_extent(package: Package) -> None:
    """Refuse a sheet with a cell so far out that all the empty ones before it would fill the memory."""
    for name in package.names():
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            places = [_CELL_PLACE.fullmatch(place) for place in _places(package, name)]
            found = [(_column(match[1]), int(match[2])) for match in places if match]
            limits.check_cells(max((column for column, _ in found), default=0) * max((row for _, row in found), default=0))


def _places(package: Package, name: str) -> Iterator[str]:
    try:
        root = package.part(name)
    except DamagedPartError:
        raise _damaged() from None
    yield from () if root is None else (str(cell.get("r", "")) for cell in root.iter("{*}c"))


def _column(letters: str) -> int:
    """The number of a column from 1: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _opened(data: bytes) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(BytesIO(data))
    except Exception as error:
        raise _damaged() from error


def _damaged() -> UnreadableDocument:
    return UnreadableDocument(
        "damaged", "The workbook is damaged or protected; open it in the program that made it and save it again as .xlsx."
    )


def _sheet(book: CalamineWorkbook, name: str, index: int) -> Iterator[RawBlock]:
    """A heading with the sheet's name, lines above the table as paragraphs, and the cells of the table."""
    rows = _rows(book, name)
    if not rows:
        return
    yield RawBlock(tidy(name) or f"{index + 1}", BlockKind.HEADING, level=1)
    first = next((number for number, row in enumerate(rows) if len(row) > 1), len(rows))
    for row in rows[:first]:
        yield from (RawBlock(text, BlockKind.PARAGRAPH) for text in row.values())
    for number, row in enumerate(rows[first:]):
        yield from (RawBlock(text, BlockKind.CELL, cell=Cell(index, number, column)) for column, text in row.items())


def _rows(book: CalamineWorkbook, name: str) -> list[dict[int, str]]:
    """The filled rows of a sheet: text by column."""
    try:
        sheet = book.get_sheet_by_name(name)
        found = (dict(_filled(row)) for row in sheet.iter_rows())
        return [row for row in found if row]
    except Exception as error:
        raise _damaged() from error


def _filled(row: Sequence[object]) -> Iterator[tuple[int, str]]:
    for column, value in enumerate(row):
        number = int(value) if isinstance(value, float) and value.is_integer() else value
        if text := tidy(str(number)):
            yield column, text
