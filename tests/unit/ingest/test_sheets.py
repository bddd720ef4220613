"""Workbooks: each sheet a heading and a table."""

from __future__ import annotations

import struct
import subprocess
from pathlib import Path

import openpyxl
import openpyxl.comments
import pytest

from contractcheck.errors import UnreadableDocument
from contractcheck.ingest import limits
from contractcheck.ingest.reader import read
from contractcheck.ingest.sheets import read_workbook
from contractcheck.ingest.xls_objects import has_more_texts_than_comments
from contractcheck.model.document import BlockKind, Remark, Unread
from tests.external import require
from tests.unit.ingest.word_files import WORDS, archive

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
Rows = list[list[str]]


def _sheet(rows: Rows) -> str:
    made = "".join(
        f'<row r="{number}">' + "".join(_cell(number, column, text) for column, text in enumerate(row) if text) + "</row>"
        for number, row in enumerate(rows, start=1)
    )
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{made}</sheetData></worksheet>'


def _cell(row: int, column: int, text: str) -> str:
    place = f"{chr(ord('A') + column)}{row}"
    return f'<c r="{place}"><v>{text}</v></c>' if text.isdigit() else f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def _relations(content: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}">{content}</Relationships>'


def xlsx(sheets: dict[str, Rows], hidden: str = "", **others: str) -> bytes:
    """A workbook with these sheets; `others` are further parts by their path, with a double underscore for each slash."""
    listed = "".join(
        f'<sheet name="{name}" sheetId="{number}" state="{"hidden" if name == hidden else "visible"}" r:id="s{number}"/>'
        for number, name in enumerate(sheets, start=1)
    )
    relations = "".join(
        f'<Relationship Id="s{number}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in range(1, len(sheets) + 1)
    )
    return archive(
        {
            "_rels/.rels": _relations(f'<Relationship Id="b" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'),
            "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": _relations(relations),
            **{f"xl/worksheets/sheet{number}.xml": _sheet(rows) for number, rows in enumerate(sheets.values(), start=1)},
            **{path.replace("__", "/") + ".xml": content for path, content in others.items()},
        }
    )


LIST = [
    ["Programma van eisen"],
    ["Nr", "Eis", "Type"],
    ["1", "Leverancier meldt incidenten.", "Eis"],
    ["", "", ""],
    ["2", "Wens.", "Wens"],
]


def test_a_requirement_list_has_a_heading_lines_above_and_a_table() -> None:
    found = read_workbook(xlsx({"Eisen": LIST})).blocks
    assert [(block.kind, block.text) for block in found[:3]] == [
        (BlockKind.HEADING, "Eisen"),
        (BlockKind.PARAGRAPH, "Programma van eisen"),
        (BlockKind.CELL, "Nr"),
    ]


def test_rows_are_cited_by_their_number() -> None:
    document = read(xlsx({"Eisen": LIST}), "eisen.xlsx", WORDS)
    assert [block.place for block in document.blocks if block.text == "Leverancier meldt incidenten."] == ["Eis 1"]


def test_empty_rows_do_not_part_the_table() -> None:
    rows = {block.cell.row for block in read_workbook(xlsx({"Eisen": LIST})).blocks if block.cell}
    assert rows == {0, 1, 2}


def test_sheets_come_in_order_and_hidden_ones_are_read_and_remarked() -> None:
    made = read_workbook(xlsx({"A": [["a", "b"]], "B": [["c", "d"]]}, hidden="B"))
    assert [block.text for block in made.blocks] == ["A", "a", "b", "B", "c", "d"]
    assert made.remarks == (Remark("hidden-sheets", (("count", "1"),)),)


@pytest.mark.parametrize(("content", "unread"), [("<x><t>Tekst</t></x>", True), ("<x><pic/></x>", False)])
def test_text_in_drawings_is_listed_as_unread_and_a_picture_is_not(content: str, unread: bool) -> None:  # noqa: FBT001
    made = read_workbook(xlsx({"A": [["a", "b"]]}, xl__drawings__drawing1=content))
    assert made.unread == ((Unread("text boxes", "not-supported"),) if unread else ())


def test_a_comment_on_a_cell_is_remarked_with_its_writer_and_cell() -> None:
    comment = (
        '<x><authors><author>Anna</author></authors><comment ref="B1" authorId="0"><text><t>Klopt dit?</t></text></comment></x>'
    )
    (remark,) = read_workbook(xlsx({"A": [["a", "b"]]}, xl__comments1=comment)).remarks
    assert remark == Remark("comment", (("authors", "Anna"), ("first", ""), ("text", "Klopt dit?"), ("quote", "B1")))


def test_a_broken_workbook_is_damaged() -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read(xlsx({"A": [["a"]]}).replace(b"workbook.xml", b"werkbook.xml"), "a.xlsx", WORDS)
    assert caught.value.code == "damaged"


def test_a_sheet_beyond_the_limit_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_CELLS", 3)
    with pytest.raises(UnreadableDocument) as caught:
        read_workbook(xlsx({"A": [["a", "b"], ["c", "d"]]}))
    assert caught.value.code == "too-large"


def test_a_cell_far_out_is_refused_before_it_fills_the_memory() -> None:
    far = xlsx({"A": [["a", "b"]]}, xl__worksheets__far='<worksheet><c r="XFD1048576"/></worksheet>')
    with pytest.raises(UnreadableDocument) as caught:
        read_workbook(far)
    assert caught.value.code == "too-large"


def record(kind: int, content: bytes = b"") -> bytes:
    """A record of an old Excel file."""
    return struct.pack("<HH", kind, len(content)) + content


@pytest.mark.parametrize(("comments", "found"), [(0, True), (1, False)])
def test_the_text_of_a_shape_in_an_old_workbook_is_told_from_a_comment(comments: int, found: bool) -> None:  # noqa: FBT001
    stream = record(0x0809, bytes(16)) + record(0x001C, bytes(8)) * comments + record(0x01B6, bytes(18)) + record(0x000A)
    assert has_more_texts_than_comments(stream) is found


@pytest.mark.external("soffice")
@pytest.mark.parametrize("form", ["xlsx", "xls", "ods"])
def test_a_workbook_saved_by_libreoffice_has_its_cells_sheets_and_comments(form: str, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet, hidden = book.worksheets[0], book.create_sheet("Verborgen")
    for cells in LIST:
        sheet.append(cells)
    sheet["B3"].comment = openpyxl.comments.Comment("Klopt dit?", "Anna")
    hidden.sheet_state, hidden["A1"] = "hidden", "Ook dit."
    (tmp_path / "made").mkdir()
    book.save(tmp_path / "eisen.xlsx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [require("soffice"), profile, "--headless", "--convert-to", form, "--outdir", tmp_path / "made"]
    subprocess.run([*command, tmp_path / "eisen.xlsx"], check=True, capture_output=True, timeout=120)
    found = read_workbook((tmp_path / "made" / f"eisen.{form}").read_bytes())
    texts = [text for cells in LIST for text in cells if text]
    assert [block.text for block in found.blocks if block.kind is not BlockKind.HEADING] == [*texts, "Ook dit."]
    told = {"hidden-sheets"} if form == "xls" else {"hidden-sheets", "comment" if form == "xlsx" else "comment-apart"}
    assert ({remark.code for remark in found.remarks}, found.unread) == (told, ())
