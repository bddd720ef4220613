"""What a duty depends on and what takes it away, in many wordings, beside those that only look like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from contractcheck.model.rules import Case
from tests.clauses.lines import labelled_lines
from tests.clauses.test_cases import judged

DEPENDENCE = Path(__file__).parent / "dependence"
WHOLE = {"adequate", "excluded", "missing"}


@pytest.mark.parametrize(("family", "verdict", "language", "passage"), labelled_lines(DEPENDENCE))
def test_a_condition_or_contradiction_is_told_from_its_look_alikes(
    family: str, verdict: str, language: str, passage: str
) -> None:
    status, reasons = (verdict, set[str]()) if verdict in WHOLE else ("weak", {verdict})
    clause = judged(Case(passage, language, passage.replace("\\n", "\n"), family, status, tuple(reasons)))
    assert (clause.status, {reason.code for reason in clause.reasons}) == (status, reasons)
