"""One essential element, or one fault, in many wordings.

An element that is present makes the family adequate, one that is absent incomplete; its look-alikes are silent.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from contractcheck.model.rules import Case
from tests.clauses.lines import labelled_lines
from tests.clauses.test_cases import judged

ELEMENTS = Path(__file__).parent / "elements"
WEAK = ("incomplete", "descriptive", "hedged", "conditional", "shifted", "contradicted")
VERDICTS = {
    **{reason: ("weak", {reason}) for reason in WEAK},
    **{status: (status, set()) for status in ("adequate", "excluded", "missing")},
}


@pytest.mark.parametrize(("family", "verdict", "language", "passage"), labelled_lines(ELEMENTS))
def test_an_element_or_a_fault_is_recognised_in_any_wording_and_missed_where_it_is_absent(
    family: str, verdict: str, language: str, passage: str
) -> None:
    status, reasons = VERDICTS[verdict]
    clause = judged(Case(passage, language, passage, family, status, tuple(reasons)))
    assert (clause.status, {reason.code for reason in clause.reasons}) == (status, reasons)
