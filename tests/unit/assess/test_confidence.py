"""How sure a verdict is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from contractcheck.assess.confidence import confidence_of
from contractcheck.checker import Checker, packaged_rules
from contractcheck.model.report import ClauseResult, Status
from contractcheck.model.settings import Input
from contractcheck.model.track import Track
from tests.by_rules import BY_RULES

RULES = replace(packaged_rules(), tracks=(Track("weak", "spread", 2, 8), Track("weak", "plain", 98, 98)))


def clauses(text: str) -> dict[str, ClauseResult]:
    report = Checker(packaged_rules()).check(Input("draft.md", data=f"# Agreement on an AI system\n\n{text}".encode()), BY_RULES)
    return {clause.id: clause for clause in report.clauses}


def test_few_verdicts_give_no_certainty() -> None:
    found = confidence_of(Status.WEAK, "plain", RULES, "en")
    assert found is not None
    assert (found.value, found.right, found.of, found.doubt) == (0.99, 98, 98, "")


@pytest.mark.parametrize(("language", "word"), [("nl", "passages"), ("en", "passages")])
def test_a_kind_that_was_often_wrong_has_a_doubt_in_the_language_of_the_report(language: str, word: str) -> None:
    found = confidence_of(Status.WEAK, "spread", RULES, "en" if language == "en" else "nl")
    assert found is not None
    assert found.doubt == "spread"
    assert word in found.message


def test_a_kind_that_was_never_measured_has_no_confidence() -> None:
    assert confidence_of(Status.ADEQUATE, "spread", RULES, "nl") is None


def test_a_duty_that_names_nobody_is_such_a_signal() -> None:
    found = clauses("1. The AI system will be registered in the EU database before it is put into service.\n")
    assert found["eu-database-registration"].signal == "nobody-named"


def test_a_plain_duty_has_no_signal() -> None:
    found = clauses("1. The Supplier shall register the AI system in the EU database before it is put into service.\n")
    assert found["eu-database-registration"].signal == "plain"


def test_every_signal_that_was_measured_has_words_for_the_doubt() -> None:
    assert all(f"doubt-{track.signal}" in packaged_rules().notes for track in packaged_rules().tracks)


@pytest.mark.parametrize("status", [Status.ADEQUATE, Status.WEAK, Status.EXCLUDED])
def test_what_only_the_text_model_found_is_doubted_though_no_such_verdict_was_counted(status: Status) -> None:
    found = confidence_of(status, "found", RULES, "en")
    assert found is not None
    assert (found.value, found.of, found.doubt) == (0.5, 0, "found")
    assert "Only the text model" in found.message
