"""Every labelled passage beside a rule file, put into a contract, gets the verdict of its label."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from contractcheck.checker import Checker, packaged_rules
from contractcheck.model.report import ClauseResult
from contractcheck.model.rules import Case
from contractcheck.model.settings import Input
from contractcheck.rules.load import load
from tests.by_rules import BY_RULES

CASES = load().cases
HERE = Path(__file__).parent
_BREAK = re.compile(r"\n---\n")
_LANGUAGE = re.compile(r" \((?:nl|en)\)$")


@cache
def checker() -> Checker:
    return Checker(packaged_rules())


def judged(case: Case) -> ClauseResult:
    """The clause of the case's family in a contract that holds the passage; "---" parts its paragraphs."""
    wrapper = (HERE / f"wrapper.{case.language}.md").read_text(encoding="utf-8")
    text = wrapper.replace("{passage}", _BREAK.sub("\n\n", case.text))
    report = checker().check(Input("case.md", data=text.encode()), BY_RULES)
    return next(clause for clause in report.clauses if clause.id == case.family)


def essential(case: Case) -> frozenset[str]:
    return frozenset(packaged_rules().family(case.family).essential)


def params() -> list[object]:
    known = {case: [pytest.mark.xfail(reason=case.known_miss)] if case.known_miss else [] for case in CASES}
    return [pytest.param(case, id=f"{case.family}: {case.name}", marks=marks) for case, marks in known.items()]


@pytest.mark.parametrize("case", params())
def test_a_passage_gets_the_verdict_of_its_label(case: Case) -> None:
    clause = judged(case)
    assert (clause.status, {reason.code for reason in clause.reasons}) == (case.status, set(case.reasons))
    if case.elements is not None:
        covered = {element.id for element in clause.elements if element.covered and element.essential}
        assert covered == essential(case) & set(case.elements)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("family", packaged_rules().families, ids=lambda family: str(family.id))
def test_the_contract_around_the_passages_says_nothing_itself(family: object, language: str) -> None:
    case = Case("empty", language, "Dit artikel vervalt.", family.id, "missing")  # type: ignore[attr-defined,arg-type]
    assert judged(case).status == "missing"


def test_a_passage_in_both_languages_has_one_verdict() -> None:
    pairs = defaultdict(set)
    for case in CASES:
        if _LANGUAGE.search(case.name):
            pairs[case.family, _LANGUAGE.sub("", case.name)].add((case.status, case.reasons))
    assert len(pairs) > 100
    assert {name: verdicts for name, verdicts in pairs.items() if len(verdicts) > 1} == {}
