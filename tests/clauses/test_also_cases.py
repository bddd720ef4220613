"""Every labelled passage of a neighbour subject, put into a contract, gets the standing of its label."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from contractcheck.checker import Checker, packaged_rules
from contractcheck.model.report import SubjectResult
from contractcheck.model.rules import Case
from contractcheck.model.settings import Input, Settings
from contractcheck.rules.load import load
from tests.by_rules import BY_RULES

CASES = load().subject_cases
HERE = Path(__file__).parent
DOCUMENTS = HERE.parent / "quality" / "documents"
SOURCES = HERE.parents[1] / "samples" / "source"
ORDINARY = [
    *(path.with_suffix(".md") for path in sorted(DOCUMENTS.glob("*.json")) if '"ai_purchase": false' in path.read_text("utf-8")),
    *(SOURCES / f"{name}.md" for name in ("catering-nl", "laptops-nl")),
]


@cache
def checker() -> Checker:
    return Checker(packaged_rules())


def also(passage: str, language: str, settings: Settings | None = None) -> dict[str, SubjectResult]:
    text = (HERE / f"wrapper.{language}.md").read_text(encoding="utf-8").replace("{passage}", passage)
    report = checker().check(Input("case.md", data=text.encode()), settings or BY_RULES)
    return {subject.id: subject for subject in report.also}


def params() -> list[object]:
    known = {case: [pytest.mark.xfail(reason=case.known_miss)] if case.known_miss else [] for case in CASES}
    return [pytest.param(case, id=f"{case.family}: {case.name}", marks=marks) for case, marks in known.items()]


@pytest.mark.parametrize("case", params())
def test_a_passage_gets_the_standing_of_its_label(case: Case) -> None:
    result = also(case.text, case.language)[case.family]
    assert (result.standing, {reason.code for reason in result.reasons}) == (case.status, set(case.reasons))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_contract_around_the_passages_addresses_no_subject(language: str) -> None:
    assert {each.standing for each in also("", language).values()} == {"not_found"}


def test_every_subject_has_thirty_cases_half_of_them_in_each_language() -> None:
    counts: dict[str, dict[str, int]] = defaultdict(lambda: {"nl": 0, "en": 0})
    for case in CASES:
        counts[case.family][case.language] += 1
    assert [each.id for each in packaged_rules().subjects if min(counts[each.id].values()) < 15] == []


@pytest.mark.parametrize("path", ORDINARY, ids=lambda path: str(path.stem))
def test_an_ordinary_document_addresses_no_subject(path: Path) -> None:
    report = checker().check(Input(path.name, path=path), BY_RULES)
    assert [subject.id for subject in report.also if subject.standing != "not_found"] == []


def test_a_purchase_without_ai_has_no_neighbour_subjects() -> None:
    text = "Leverancier bouwt menselijk toezicht in het AI-systeem in."
    assert also(text, "nl", Settings(purchase="none")) == {}
