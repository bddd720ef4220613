"""What was learnt is kept: the figures on the texts that the rules were tuned on do not fall."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from contractcheck.checker import packaged_rules
from contractcheck.evaluate.labels import read
from contractcheck.evaluate.run import Evaluation, Evaluator, evaluation
from contractcheck.evaluate.scores import Scores

FOLDER = Path(__file__).parent


@cache
def made() -> Evaluation:
    rules = packaged_rules()
    families = {family.id: [element.id for element in family.elements] for family in rules.families}
    evaluator = Evaluator(rules)
    return evaluation([evaluator.judge(sample) for sample in read(FOLDER, (".md",), families)], rules)


def scores(part: str) -> Scores:
    found = made().documents if part == "documents" else made().passages
    assert found is not None
    return found


@pytest.mark.parametrize(("part", "texts", "least"), [("documents", 298, 0.93), ("passages", 2010, 0.94)])
def test_the_status_is_as_labelled(part: str, texts: int, least: float) -> None:
    found = scores(part)
    assert found.texts == texts
    assert (found.status.value or 0) >= least


@pytest.mark.parametrize(("part", "most"), [("documents", 0.05), ("passages", 0.02)])
def test_subjects_that_are_left_out_are_found_to_be_missing(part: str, most: float) -> None:
    assert (scores(part).false_alarms.value or 0) <= most


def test_a_purchase_of_ai_is_recognised() -> None:
    assert (scores("documents").ai.value or 0) >= 0.99
