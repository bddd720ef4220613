"""A waived gap in every form of the report."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from lxml import etree, html
from openpyxl import load_workbook

from contractcheck.model.report import Report
from contractcheck.model.waivers import Waiver, WaiverState, WaiverUse
from contractcheck.report import REPORTERS
from contractcheck.report.display import Display
from contractcheck.report.exit_code import ExitCode, exit_code
from contractcheck.report.waiver_draft import render as render_draft
from contractcheck.rules.find import schemas_folder
from tests.build_report import document, failing_document, missing, report

WAIVER = Waiver("dataset-provenance", "Een proef van drie maanden.", "Hoofd Inkoop", "2027-12-31")
LATE = replace(WAIVER, expires="2025-12-31", owner="Oud Hoofd")
SPARE = replace(WAIVER, document="niets.docx", owner="Niemand")
GAP = missing("dataset-provenance", waiver=WAIVER)
WAIVED: Report = replace(
    report(document(clauses=(GAP,))),
    waivers=(
        WaiverUse(WAIVER, WaiverState.USED, 1),
        WaiverUse(LATE, WaiverState.EXPIRED, 0),
        WaiverUse(SPARE, WaiverState.UNUSED, 0),
    ),
)
PEOPLE = ("terminal", "markdown", "html")


def drawn(form: str, made: Report = WAIVED) -> str:
    return REPORTERS[form](made, Display(300)).decode("utf-8-sig")


def workbook(made: Report = WAIVED) -> Any:
    return load_workbook(io.BytesIO(REPORTERS["xlsx"](made, Display())))


@pytest.mark.parametrize("form", [*PEOPLE, "csv", "junit"])
def test_owner_last_day_and_reason_stand_in_the_report(form: str) -> None:
    assert "Afwijking aanvaard door Hoofd Inkoop, tot en met 31 december 2027: Een proef van drie maanden." in drawn(form)


@pytest.mark.parametrize("form", [*PEOPLE, "csv"])
def test_what_to_do_is_not_asked_for_a_waived_gap(form: str) -> None:
    assert "Vraag waar de trainingsdata vandaan komen." not in drawn(form)


@pytest.mark.parametrize("form", [*PEOPLE, "sarif"])
def test_an_expired_and_an_unused_waiver_are_told(form: str) -> None:
    text = drawn(form).replace("\\", "")
    assert "De aanvaarding van Herkomst van datasets in" in text
    assert "(Oud Hoofd) gold tot en met 31 december 2025" in text
    assert "(Niemand) is niet nodig" in text


@pytest.mark.parametrize("form", PEOPLE)
def test_waived_gaps_are_counted_apart(form: str) -> None:
    assert "; afwijkingen aanvaard: 1" in drawn(form)


@pytest.mark.parametrize("fail_on", ["missing", "weak"])
def test_a_waived_gap_is_no_finding_for_the_exit_code(fail_on: Any) -> None:
    assert exit_code(WAIVED, fail_on) is ExitCode.CLEAN
    assert exit_code(report(document(clauses=(GAP, missing("post-market-monitoring")))), fail_on) is ExitCode.FINDINGS


def test_json_has_the_waiver_beside_the_verdict_and_keeps_to_the_schema() -> None:
    waived = failing_document()
    clauses = tuple(replace(each, waiver=WAIVER if each.id == WAIVER.clause else None) for each in waived.clauses)
    content = json.loads(drawn("json", replace(WAIVED, reports=(replace(waived, clauses=clauses),))))
    Draft202012Validator(json.loads((schemas_folder() / "report.schema.json").read_text(encoding="utf-8"))).validate(content)
    (found,) = (each for each in content["reports"][0]["clauses"] if "waiver" in each)
    assert (found["status"], found["waiver"]["owner"]) == ("missing", "Hoofd Inkoop")
    assert content["summary"]["waived"] == 1
    assert [each["state"] for each in content["waivers"]] == ["used", "expired", "unused"]


def test_sarif_suppresses_the_result() -> None:
    (result,) = json.loads(drawn("sarif"))["runs"][0]["results"]
    (suppression,) = result["suppressions"]
    assert (suppression["kind"], suppression["status"]) == ("external", "accepted")
    assert suppression["justification"] == WAIVER.why


def test_junit_skips_the_test() -> None:
    root = etree.fromstring(drawn("junit").encode())
    assert (root.get("failures"), root.get("skipped")) == ("0", "1")


def test_the_workbook_has_the_decision_and_a_sheet_of_waivers() -> None:
    book = workbook()
    decided = [cell.value for cell in book["Afhandeling"][2]]
    assert decided[3:5] == ["aanvaard met toelichting", "Hoofd Inkoop"]
    assert [row[2].value for row in book["Aanvaarde afwijkingen"].iter_rows(min_row=2)] == [
        "van kracht",
        "verlopen",
        "niet nodig",
    ]


def test_a_workbook_without_waivers_has_no_sheet_of_them() -> None:
    assert "Aanvaarde afwijkingen" not in workbook(report()).sheetnames


def test_a_waived_gap_stands_in_its_own_column_of_the_csv() -> None:
    head, row = csv.reader(io.StringIO(drawn("csv")), delimiter=";")
    assert row[head.index("Aanvaarde afwijking")].startswith("Afwijking aanvaard")


def test_a_draft_has_an_entry_for_each_gap_that_is_not_waived() -> None:
    made = render_draft(report(document(clauses=(GAP, missing("post-market-monitoring")))))
    assert made.count("- document:") == 1
    assert "clause: post-market-monitoring" in made


def test_a_draft_for_a_name_with_brackets_fits_that_name_alone() -> None:
    name = replace(document().source, name="stuk [2].docx")
    assert '"stuk [[]2].docx"' in render_draft(report(document(source=name, clauses=(missing(),))))


def test_a_waived_gap_has_the_look_of_what_does_not_count_on_the_page() -> None:
    (card,) = html.document_fromstring(drawn("html")).xpath("//*[@data-status]")
    assert (card.get("data-status"), card.get("class")) == ("missing", "card not_applicable")
