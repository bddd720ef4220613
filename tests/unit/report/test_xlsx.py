"""The spreadsheet."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from contractcheck.report.xlsx import render
from tests.build_report import (
    TITLES,
    catering_document,
    clause,
    document,
    evidence,
    failing_document,
    report,
    unreadable_document,
    weak,
)
from tests.external import require


def book(*documents: object) -> Workbook:
    return load_workbook(BytesIO(render(report(*documents))))  # type: ignore[arg-type]


def column(made: Workbook, sheet: str, title: str) -> list[object]:
    cells = next(each for each in made[sheet].iter_cols() if each[0].value == title)
    return [cell.value for cell in cells[1:]]


def test_there_are_five_sheets() -> None:
    assert book().sheetnames == ["Overzicht", "Bevindingen", "Niet gelezen", "Afhandeling", "Uitleg"]
    assert book(document(report_language="en")).sheetnames == ["Overview", "Findings", "Not read", "Sign-off", "Legend"]


def test_the_legend_explains_each_word_that_is_used() -> None:
    assert column(book(failing_document(), catering_document()), "Uitleg", "Woord") == [
        *("in orde", "zwak", "uitgesloten", "ontbreekt"),
        *("door verwijzing", "niet vereist"),
    ]


@pytest.mark.parametrize("name", ["Overzicht", "Bevindingen", "Niet gelezen", "Afhandeling", "Uitleg"])
def test_a_sheet_on_a4_has_letters_of_seven_points_or_more(name: str) -> None:
    sheet = book(failing_document())[name]
    printed = sheet.print_area.split(":")[1].replace("$", "").rstrip("0123456789") if sheet.print_area else "ZZ"
    shown = [each for key, each in sheet.column_dimensions.items() if (len(key), key) <= (len(printed), printed)]
    inches = sum(each.width for each in shown) * 7 / 96  # a character of the standard letter is seven pixels wide
    assert 10 * min(10.9 / inches, 1) >= 7


def test_the_overview_has_a_row_for_each_document_and_a_column_for_each_clause() -> None:
    sheet = book(failing_document(), catering_document())["Overzicht"]
    assert [cell.value for cell in sheet[1]][4:] == list(TITLES.values())
    assert [cell.value for cell in sheet[2]][4:] == ["in orde", "zwak", "ontbreekt", "uitgesloten", "in orde (door verwijzing)"]
    assert sheet.max_row == 3


def test_a_clause_has_one_title_where_documents_differ_in_language() -> None:
    english = document(clauses=(clause(title="Conformity assessment"),), report_language="en")
    made = book(document(), english)
    assert [cell.value for cell in made["Overzicht"][1]][4:] == list(TITLES.values())
    assert column(made, "Bevindingen", "Clausule")[-1] == TITLES["conformity-assessment"]


def test_a_row_is_as_high_as_its_longest_text_needs() -> None:
    long = clause(evidence=(evidence("woord " * 100),))
    rows = book(document(clauses=(clause(), long)))["Bevindingen"].row_dimensions
    assert rows[2].height < 60 < rows[3].height


def test_a_status_has_a_colour_only_where_the_clause_counts() -> None:
    made = book(failing_document(), catering_document())["Overzicht"]
    assert made["G2"].value == made["G3"].value == "ontbreekt"
    assert made["G2"].fill.fgColor.rgb != made["G3"].fill.fgColor.rgb


@pytest.mark.parametrize("name", ["Overzicht", "Bevindingen", "Niet gelezen", "Afhandeling"])
def test_each_sheet_has_a_filter_a_frozen_head_and_prints_across_one_page(name: str) -> None:
    sheet = book(failing_document())[name]
    assert sheet.auto_filter.ref.startswith("A1:")
    assert sheet.freeze_panes == "B2"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_a_quote_that_starts_like_a_formula_stays_text() -> None:
    hostile = clause(evidence=(evidence('=HYPERLINK("https://example.org")'),))
    sheet = book(document(clauses=(hostile,)))["Bevindingen"]
    assert (sheet["F2"].value, sheet["F2"].data_type) == ('=HYPERLINK("https://example.org")', "s")


def test_each_passage_of_a_gap_has_its_line_with_its_place() -> None:
    both = (evidence("Leverancier meldt.", number="9.1"), evidence("Of niet.", number="12.2"))
    sheet = book(document(clauses=(weak(evidence=both),)))["Bevindingen"]
    assert sheet["F2"].value == "art. 9.1: “Leverancier meldt.”\nart. 12.2: “Of niet.”"
    assert sheet.row_dimensions[2].height > sheet.row_dimensions[1].height


def test_the_sheet_for_sign_off_lists_what_is_open_and_the_document_as_a_whole() -> None:
    assert column(book(failing_document()), "Afhandeling", "Clausule") == [
        TITLES["technical-documentation"],
        TITLES["dataset-provenance"],
        TITLES["post-market-monitoring"],
        "het document als geheel",
    ]


def test_decision_and_date_are_checked_on_entry() -> None:
    rules = book(failing_document())["Afhandeling"].data_validations.dataValidation
    assert {(rule.type, str(rule.sqref)) for rule in rules} == {("list", "D2:D5"), ("date", "F2:F5"), ("date", "G2:G5")}


def test_a_file_that_could_not_be_read_says_why() -> None:
    assert "wachtwoord" in str(column(book(unreadable_document()), "Niet gelezen", "Oorzaak")[0])


def test_a_report_without_unread_parts_has_an_empty_sheet_of_them() -> None:
    assert column(book(), "Niet gelezen", "Document") in ([], [None])


def test_the_same_report_gives_the_same_bytes_without_the_moment_of_writing() -> None:
    made = render(report(failing_document()))
    assert made == render(report(failing_document()))
    assert {entry.date_time for entry in ZipFile(BytesIO(made)).infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert b"2020-01-01T00:00:00Z" in ZipFile(BytesIO(made)).read("docProps/core.xml")


@pytest.mark.external("soffice")
def test_libreoffice_keeps_every_cell(tmp_path: Path) -> None:
    made = render(report(failing_document(), unreadable_document()))
    (tmp_path / "made.xlsx").write_bytes(made)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [require("soffice"), profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"]
    subprocess.run([*command, tmp_path / "saved", tmp_path / "made.xlsx"], check=True, capture_output=True, timeout=120)
    saved = load_workbook(tmp_path / "saved" / "made.xlsx")
    before = load_workbook(BytesIO(made))
    assert saved.sheetnames == before.sheetnames
    for sheet in before:
        assert list(saved[sheet.title].values) == list(sheet.values)
    assert len(saved["Afhandeling"].data_validations.dataValidation) == 3
