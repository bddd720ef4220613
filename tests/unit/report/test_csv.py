"""The csv report."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractcheck.model.report import Status
from contractcheck.report.csv_ import COLUMNS, harmless, render
from tests.build_report import clause, document, evidence, failing_document, report, unreadable_document, weak


def rows(*documents: object) -> list[list[str]]:
    text = render(report(*documents)).decode("utf-8-sig")  # type: ignore[arg-type]
    return list(csv.reader(StringIO(text, newline=""), delimiter=";"))


def test_it_starts_with_the_mark_by_which_excel_knows_utf_8() -> None:
    assert render(report()).startswith(b"\xef\xbb\xbf")


def test_there_is_one_row_for_each_document_and_clause() -> None:
    assert len(rows(failing_document(), document())) == 1 + 2 * 5


def test_lines_end_as_windows_expects() -> None:
    assert render(report()).count(b"\n") == render(report()).count(b"\r\n") == 6


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20"])
def test_a_quote_that_starts_like_a_formula_is_made_harmless(start: str) -> None:
    hostile = clause(evidence=(evidence(f"{start}HYPERLINK(1;2)"),))
    assert rows(document(clauses=(hostile,)))[1][COLUMNS.index("quote")] == f"'{start}HYPERLINK(1;2)"


def test_several_passages_of_a_gap_stand_in_one_cell_each_with_its_place() -> None:
    both = (evidence("Leverancier meldt.", number="9.1"), evidence("Of niet.", number="12.2"))
    cell = rows(document(clauses=(weak(evidence=both),)))[1][COLUMNS.index("quote")]
    assert cell == "art. 9.1: “Leverancier meldt.” | art. 12.2: “Of niet.”"


@given(st.text())
def test_no_harmless_cell_starts_like_a_formula(text: str) -> None:
    assert harmless(text)[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n"}


@given(st.text())
def test_any_quote_stays_within_its_cell(text: str) -> None:
    assert {len(row) for row in rows(document(clauses=(clause(evidence=(evidence(text),)),)))} == {len(COLUMNS)}


def test_a_file_that_could_not_be_read_says_why() -> None:
    assert "wachtwoord" in rows(unreadable_document())[1][COLUMNS.index("reason")]


def test_a_clause_that_is_in_order_has_no_advice() -> None:
    adequate = clause(status=Status.ADEQUATE, advice="Vraag meer.")
    assert rows(document(clauses=(adequate,)))[1][COLUMNS.index("advice")] == ""


def test_the_heads_are_in_the_language_of_the_report() -> None:
    assert rows(document(report_language="en"))[0][:4] == ["Document", "Outcome", "Clause", "Status"]
