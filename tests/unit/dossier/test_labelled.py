"""Dossiers that a person has labelled as a whole get every verdict right."""

from __future__ import annotations

from pathlib import Path

import pytest

from contractcheck.checker import packaged_rules
from contractcheck.evaluate.labels import DOSSIER, SUFFIXES, Sample, read
from contractcheck.evaluate.run import Evaluator

FOLDER = Path(__file__).parents[2] / "dossiers"
FAMILIES = {family.id: [element.id for element in family.elements] for family in packaged_rules().families}
DOSSIERS = read(FOLDER, SUFFIXES, FAMILIES)


@pytest.fixture(scope="module")
def evaluator() -> Evaluator:
    return Evaluator(packaged_rules())


def test_there_are_at_least_ten_labelled_dossiers() -> None:
    assert [each.format for each in DOSSIERS] == [DOSSIER] * max(10, len(DOSSIERS))


@pytest.mark.parametrize("dossier", DOSSIERS, ids=lambda each: str(each.id))
def test_a_labelled_dossier_gets_every_verdict_and_fact_right(evaluator: Evaluator, dossier: Sample) -> None:
    judged = evaluator.judge(dossier)
    found = {pair.family: (pair.found.status, pair.found.reasons) for pair in judged.judgements}
    assert found == {family: (label.status, label.reasons) for family, label in dossier.labels.items()}
    assert judged.facts == dossier.facts
