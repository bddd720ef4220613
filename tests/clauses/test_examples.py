"""Every example on the page of a clause has the status that stands above it, in both languages."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from contractcheck.checker import Checker
from contractcheck.model.rules import LANGUAGES, Example, Family, Language, Ruleset
from contractcheck.model.settings import Input
from contractcheck.rules.load import load
from tests.by_rules import BY_RULES

HERE = Path(__file__).parent
OURS = load(cases=False)
SAMPLE = load(cases=False, playbook=HERE.parents[1] / "samples" / "playbook")
EXAMPLES = [
    pytest.param(rules, family, example, language, id=f"{family.id} {index} {language}")
    for rules, families in ((OURS, OURS.families), (SAMPLE, SAMPLE.families[len(OURS.families) :]))
    for family in families
    for index, example in enumerate(family.examples)
    for language in LANGUAGES
]


@cache
def checker(name: str) -> Checker:
    return Checker(OURS if name == OURS.name else SAMPLE)


@pytest.mark.parametrize(("rules", "family", "example", "language"), EXAMPLES)
def test_an_example_has_its_status(rules: Ruleset, family: Family, example: Example, language: Language) -> None:
    text = (HERE / f"wrapper.{language}.md").read_text(encoding="utf-8").replace("{passage}", example.text.in_language(language))
    report = checker(rules.name).check(Input("example.md", data=text.encode()), BY_RULES)
    assert next(clause.status for clause in report.clauses if clause.id == family.id) == example.status
