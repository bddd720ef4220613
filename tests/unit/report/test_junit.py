"""The JUnit report."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from contractcheck.report.junit import render
from tests.build_report import catering_document, clause, document, evidence, failing_document, report, unreadable_document, weak


def suites(*documents: object) -> etree._Element:
    return etree.fromstring(render(report(*documents)))  # type: ignore[arg-type]


def counts(*documents: object) -> dict[str, str]:
    root = suites(*documents)
    return {name: root.get(name, "") for name in ("tests", "failures", "errors", "skipped")}


def test_a_clause_that_is_missing_or_excluded_fails() -> None:
    assert counts(failing_document()) == {"tests": "5", "failures": "2", "errors": "0", "skipped": "0"}


def test_a_clause_that_could_not_be_judged_is_an_error() -> None:
    assert counts(unreadable_document())["errors"] == "5"


def test_a_clause_that_is_not_required_is_skipped() -> None:
    assert counts(catering_document()) == {"tests": "5", "failures": "0", "errors": "0", "skipped": "5"}


def test_a_weak_clause_passes_with_its_reason_as_output() -> None:
    root = suites(document(clauses=(weak(),)))
    assert "zijn best te doen" in str(root.findtext(".//system-out"))


def test_each_document_is_a_suite() -> None:
    assert [suite.get("name") for suite in suites(document(), catering_document())] == ["concept.docx", "catering.docx"]


@given(st.text())
def test_any_quote_gives_well_formed_xml(text: str) -> None:
    suites(document(clauses=(weak(evidence=(evidence(text),)), clause())))
