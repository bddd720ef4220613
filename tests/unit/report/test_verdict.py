"""The sentence that says why a document has its outcome."""

from __future__ import annotations

from contractcheck.model.report import Basis, Outcome
from contractcheck.report.verdict import verdict_line
from contractcheck.report.wording import wording
from tests.build_report import clauses, document, weak

WORDS = wording("terminal", "nl")


def test_attention_where_every_clause_is_in_order_says_that_something_is_left_to_check() -> None:
    noted = document(outcome=Outcome.ATTENTION, clauses=clauses(basis=Basis.REFERENCE))
    assert verdict_line(noted, WORDS) == "alle vereiste clausules staan erin, maar er is nog iets na te gaan; zie hieronder"


def test_attention_for_a_weak_clause_says_that_not_everything_is_firm() -> None:
    assert "niet alles staat stevig vast" in verdict_line(document(outcome=Outcome.ATTENTION, clauses=(weak(),)), WORDS)
