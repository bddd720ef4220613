"""Small documents that differ in how they name their parties: who must do a thing decides the verdict of its family."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from contractcheck.model.settings import Input
from tests.by_rules import BY_RULES
from tests.clauses.test_cases import checker

DOCUMENTS = Path(__file__).parent / "parties"
_BEGIN = re.compile(r"^=== (.*)\n", re.MULTILINE)


def documents() -> list[tuple[str, str]]:
    """The expected verdicts ("family=verdict ...") and the text of each document."""
    found = []
    for file in sorted(DOCUMENTS.glob("*.txt")):
        _, *parts = _BEGIN.split(file.read_text(encoding="utf-8"))
        found += list(zip(parts[::2], parts[1::2], strict=True))
    return found


@pytest.mark.parametrize(("expected", "text"), documents())
def test_a_duty_belongs_to_the_party_that_the_document_names_for_it(expected: str, text: str) -> None:
    report = checker().check(Input("document.md", data=text.encode()), BY_RULES)
    clauses = {clause.id: clause for clause in report.clauses}
    for family, verdict in (each.split("=") for each in expected.split()):
        clause = clauses[family]
        told = {reason.code for reason in clause.reasons} if clause.status == "weak" else {clause.status}
        assert told == {verdict}, family
