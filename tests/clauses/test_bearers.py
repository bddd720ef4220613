"""One duty with many bearers: the supplier under any name or through its people, the buyer, somebody else, nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from contractcheck.model.rules import Case
from tests.clauses.lines import labelled_lines
from tests.clauses.test_cases import judged

BEARERS = Path(__file__).parent / "bearers"
VERDICTS = {
    "adequate": ("adequate", set()),
    "excluded": ("excluded", set()),
    "shifted": ("weak", {"shifted"}),
    "incomplete": ("weak", {"incomplete"}),
}


@pytest.mark.parametrize(("family", "verdict", "language", "passage"), labelled_lines(BEARERS))
def test_who_bears_the_duty_decides_its_verdict(family: str, verdict: str, language: str, passage: str) -> None:
    status, reasons = VERDICTS[verdict]
    text = passage.replace("¶", "\n")
    clause = judged(Case(passage, language, text, family, status, tuple(reasons)))
    assert (clause.status, {reason.code for reason in clause.reasons}) == (status, reasons)
