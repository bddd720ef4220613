"""Samples judged by the checker with its own rules."""

from __future__ import annotations

from dataclasses import replace

import pytest

from contractcheck.checker import packaged_rules
from contractcheck.evaluate.labels import PASSAGE, Label, Sample
from contractcheck.evaluate.run import Evaluator, evaluation, input_of
from contractcheck.model.report import Status

ENGLISH = "The Supplier shall register the System in the EU database for high-risk AI systems before it is put into service."
DUTCH = "Leverancier registreert het Systeem vóór ingebruikname in de EU-databank voor AI-systemen met een hoog risico."
FAMILY = "eu-database-registration"


@pytest.fixture(scope="module")
def evaluator() -> Evaluator:
    return Evaluator(replace(packaged_rules(), opinion=None))


def _passage(text: str, language: str, status: Status = Status.ADEQUATE) -> Sample:
    return Sample("p1", PASSAGE, language, "", {FAMILY: Label(status)}, text=text)


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, "en"), (DUTCH, "nl")])
def test_a_passage_is_judged_in_a_contract_for_high_risk_ai(evaluator: Evaluator, text: str, language: str) -> None:
    judged = evaluator.judge(_passage(text, language))
    assert (judged.facts.ai, judged.facts.high_risk) == (True, True)
    assert [(pair.family, pair.found.status) for pair in judged.judgements] == [(FAMILY, Status.ADEQUATE)]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_contract_around_a_passage_says_nothing_about_the_families(evaluator: Evaluator, language: str) -> None:
    rules = packaged_rules()
    labels = {family.id: Label(Status.MISSING) for family in rules.families}
    judged = evaluator.judge(Sample("p1", PASSAGE, language, "", labels, text="2.1 Partijen / The parties."))
    assert {pair.found.status for pair in judged.judgements} == {Status.MISSING}


def test_the_parts_of_a_passage_are_paragraphs_of_their_own() -> None:
    data = input_of(_passage("2.1 One.\n---\n2.2 Two.", "en")).data or b""
    assert b"\n2.1 One.\n\n2.2 Two.\n" in data


def test_a_wrong_status_is_a_mistake_and_a_right_one_is_none(evaluator: Evaluator) -> None:
    judged = [evaluator.judge(_passage(ENGLISH, "en", status)) for status in (Status.ADEQUATE, Status.MISSING)]
    made = evaluation(judged, packaged_rules())
    assert [pair.expected.status for pair in made.mistakes] == [Status.MISSING]
    assert (made.documents, made.passages and made.passages.status.part) == (None, 1)
