"""The rules and the text model, counted together."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractcheck.assess.confidence import DISPUTED, FOUND, OUTWEIGHED, signal_of
from contractcheck.assess.counted import Counted, counted, votes_of
from contractcheck.assess.verdict import ACTOR, Verdict
from contractcheck.checker import Checker, packaged_rules
from contractcheck.detect.document.statements import Statement
from contractcheck.detect.read import Reader
from contractcheck.evaluate.labels import REASONS
from contractcheck.ingest.reader import read
from contractcheck.model.report import Basis, DocumentReport, Status
from contractcheck.model.settings import Input, Settings
from contractcheck.model.track import Finding, OpinionRecord
from contractcheck.opinion.second_reader import Opinion, SecondReader
from contractcheck.rules.load import load

STATUSES = (Status.ADEQUATE, Status.WEAK, Status.EXCLUDED)
EVERY = (*STATUSES, Status.MISSING)
PAIRS = list(itertools.permutations(STATUSES, 2))
FAMILY = packaged_rules().family("conformity-assessment")
ESSENTIAL = frozenset(FAMILY.essential)
RECORD = OpinionRecord("0" * 64, 100, 1.0, tuple(Finding(each, each, 90) for each in STATUSES))
DRAFT = {
    "nl": "# Overeenkomst AI-systeem\n\n1. Leverancier registreert het AI-systeem vóór de ingebruikname in de EU-databank.\n",
    "en": "# Contract for an AI system\n\n1. The Supplier shall register the AI system in the EU database before delivery.\n",
}
REGISTRATION = "eu-database-registration"
PLAYBOOK = Path(__file__).resolve().parents[3] / "samples" / "playbook"


def opinion(status: Status, reason: str = "hedged", sure: float = -7.0, **elements: float) -> Opinion:
    """An opinion that takes one status to be likely, the others to be `sure`, and one reason to be likeliest."""
    likely = {each: math.log(1 - 3 * math.exp(sure)) if each is status else sure for each in EVERY}
    return Opinion(
        likely,
        {each: float(each == reason) for each in REASONS},
        {each.replace("_", "-"): value for each, value in elements.items()},
    )


def verdict(status: Status, basis: Basis = Basis.TEXT) -> Verdict:
    covered = (
        ESSENTIAL if status is Status.ADEQUATE else frozenset(sorted(ESSENTIAL)[:1]) if status is Status.WEAK else frozenset()
    )
    reasons = ("conditional",) if status is Status.WEAK else ()
    return Verdict(status, basis, reasons, covered, covered, tuple(sorted(ESSENTIAL - covered)), ())


_SCORES = st.floats(-7, 0)
_OPINIONS = st.builds(
    Opinion,
    st.fixed_dictionaries(dict.fromkeys(EVERY, _SCORES)),
    st.fixed_dictionaries(dict.fromkeys(REASONS, st.floats(-5, 5))),
    st.fixed_dictionaries({}, optional=dict.fromkeys(FAMILY.essential, st.floats(-5, 5))),
)


@given(st.sampled_from(STATUSES), _OPINIONS)
def test_with_a_share_of_nothing_the_verdict_of_the_rules_stands(found: Status, given: Opinion) -> None:
    made = counted(verdict(found), given, FAMILY, replace(RECORD, share=0.0))
    assert made.verdict == verdict(found)
    assert not made.is_outweighed


def test_the_votes_are_the_opinion_by_its_share_with_how_likely_the_rules_find_that() -> None:
    findings = (Finding("weak", "adequate", 1), Finding("weak", "weak", 8), Finding("adequate", "adequate", 9))
    votes = votes_of(Status.ADEQUATE, opinion(Status.WEAK, sure=-3.0), OpinionRecord("", 9, 0.5, findings))
    assert votes[Status.WEAK] == round(0.5 * math.log(1 - 3 * math.exp(-3)) + math.log(1.25 / 10), 4)
    assert votes[Status.ADEQUATE] == round(-1.5 + math.log(9.25 / 10), 4)


def test_what_was_never_found_is_not_impossible() -> None:
    assert votes_of(Status.MISSING, opinion(Status.WEAK), RECORD)[Status.WEAK] > -7


@pytest.mark.parametrize(("found", "other"), PAIRS)
@pytest.mark.parametrize("reason", REASONS)
@pytest.mark.parametrize("score", [-1.0, 0.0, 1.0], ids=["finds no element", "is in doubt", "finds every element"])
def test_an_outweighed_verdict_has_the_reasons_and_elements_that_its_status_allows(
    found: Status, other: Status, reason: str, score: float
) -> None:
    given = Opinion(opinion(other).statuses, opinion(other, reason).reasons, dict.fromkeys(ESSENTIAL, score))
    made = counted(verdict(found), given, FAMILY, RECORD)
    assert (made.is_outweighed, made.verdict.status) == (True, other)
    _holds(made.verdict)


NOTHING = Verdict(Status.MISSING, Basis.NONE, (), frozenset(), frozenset(), (), ())


def near() -> list[Statement]:
    document = read(DRAFT["en"].encode(), "draft.md", packaged_rules().outline)
    return list(Reader(packaged_rules()).read(document, ai=True).statements)[:1]


@pytest.mark.parametrize("status", STATUSES)
def test_near_misses_are_a_clause_where_the_model_is_sure_that_they_are(status: Status) -> None:
    made = counted(NOTHING, opinion(status, sure=-4.0), FAMILY, RECORD, near())
    assert (made.verdict.status, made.verdict.basis, made.is_found) == (status, Basis.TEXT, True)
    assert [each.text for each in made.verdict.evidence] == [each.text for each in near()]
    assert signal_of(made, ()) == FOUND
    _holds(made.verdict)


@pytest.mark.parametrize("status", STATUSES)
def test_near_misses_stay_near_misses_where_the_model_is_in_doubt(status: Status) -> None:
    made = counted(NOTHING, opinion(status, sure=-2.5), FAMILY, RECORD, near())
    assert (made.verdict, made.is_outweighed) == (NOTHING, False)


def test_where_nothing_came_near_no_clause_is_found() -> None:
    assert counted(NOTHING, opinion(Status.ADEQUATE), FAMILY, RECORD).verdict == NOTHING


@given(st.sampled_from(STATUSES), _OPINIONS)
def test_every_counted_verdict_has_the_reasons_and_elements_that_its_status_allows(found: Status, given: Opinion) -> None:
    made = counted(verdict(found), given, FAMILY, RECORD)
    assert made.by_rules == verdict(found)
    _holds(made.verdict)


def _holds(made: Verdict) -> None:
    assert made.binding <= made.covered
    if made.status is Status.WEAK:
        assert made.reasons
        assert set(made.lacking) <= ESSENTIAL | {ACTOR}
        assert not set(made.lacking) & made.binding
        assert ("incomplete" not in made.reasons) or made.lacking
    else:
        assert made.reasons == ()
        assert made.binding >= ESSENTIAL if made.status is Status.ADEQUATE else made.binding == frozenset()


def test_what_an_incomplete_clause_lacks_is_the_element_that_the_model_finds_least() -> None:
    given = opinion(Status.WEAK, "incomplete", assessment=2.0, before_use=-1.0, proof=-3.0)
    assert counted(verdict(Status.ADEQUATE), given, FAMILY, RECORD).verdict.lacking == ("proof",)


def test_an_incomplete_clause_of_which_the_model_finds_every_element_lacks_somebody_who_does_it() -> None:
    given = opinion(Status.WEAK, "incomplete", assessment=2.0, before_use=1.0, proof=3.0)
    assert counted(verdict(Status.ADEQUATE), given, FAMILY, RECORD).verdict.lacking == (ACTOR,)


@pytest.mark.parametrize("found", STATUSES)
def test_the_model_never_makes_a_clause_missing_of_which_the_rules_found_a_passage(found: Status) -> None:
    assert counted(verdict(found), opinion(Status.MISSING), FAMILY, RECORD).verdict == verdict(found)


def test_a_set_that_covers_the_family_is_for_the_rules_alone() -> None:
    by_set = verdict(Status.ADEQUATE, Basis.REFERENCE)
    made = counted(by_set, opinion(Status.MISSING), FAMILY, RECORD)
    assert (made.verdict, made.opinion) == (by_set, None)


@pytest.mark.parametrize(("found", "other"), PAIRS)
def test_a_verdict_that_the_model_outweighs_and_one_that_it_disputes_have_signals_of_their_own(
    found: Status, other: Status
) -> None:
    outweighed = counted(verdict(found), opinion(other), FAMILY, RECORD)
    disputed = counted(verdict(found), opinion(other), FAMILY, replace(RECORD, share=0.0))
    assert (signal_of(outweighed, ()), signal_of(disputed, ())) == (OUTWEIGHED, DISPUTED)


@pytest.mark.parametrize("status", STATUSES)
def test_a_verdict_of_which_both_are_of_one_mind_has_the_signal_of_the_rules(status: Status) -> None:
    made = counted(verdict(status), opinion(status), FAMILY, RECORD)
    assert signal_of(made, ()) == signal_of(Counted(verdict(status), verdict(status)), ())
    assert signal_of(made, ()) not in {OUTWEIGHED, DISPUTED}


def checked(text: str, monkeypatch: pytest.MonkeyPatch, status: Status, reason: str = "hedged") -> DocumentReport:
    """The report where the text model is sure of one status, whatever it reads, and outweighs the rules."""
    monkeypatch.setattr(SecondReader, "opinion", lambda *_: opinion(status, reason))
    rules = packaged_rules()
    assert rules.opinion is not None
    return Checker(replace(rules, opinion=replace(rules.opinion, share=9.0))).check(Input("a.md", data=text.encode()), Settings())


@pytest.mark.parametrize(("language", "found"), [("nl", "in orde"), ("en", "adequate")])
def test_the_notice_on_a_second_reading_names_the_family_and_what_the_rules_found(
    language: str, found: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = checked(DRAFT[language], monkeypatch, Status.WEAK)
    (notice,) = [each for each in report.notices if each.code == "second-reading"]
    assert (notice.family, report.report_language) == (REGISTRATION, language)
    assert f" {found}" in notice.message
    assert "{" not in notice.message
    assert [each.number for each in notice.evidence] == ["1"]


def test_a_contradiction_that_only_the_text_model_reads_has_no_notice_that_asks_which_passage_holds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    report = checked(DRAFT["en"], monkeypatch, Status.WEAK, "contradicted")
    assert [[each.code for each in clause.reasons] for clause in report.clauses if clause.id == REGISTRATION] == [
        ["contradicted"]
    ]
    assert "contradiction" not in {each.code for each in report.notices}


def test_a_second_reading_without_another_verdict_has_no_notice(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "second-reading" not in {each.code for each in checked(DRAFT["en"], monkeypatch, Status.ADEQUATE).notices}


def test_a_family_of_which_the_rules_find_nothing_is_for_the_rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    report = checked(DRAFT["en"], monkeypatch, Status.EXCLUDED)
    found = {clause.id: clause.status for clause in report.clauses}
    assert (found.pop(REGISTRATION), set(found.values())) == (Status.EXCLUDED, {Status.MISSING})


def test_a_set_that_is_made_part_of_the_contract_is_for_the_rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "# Overeenkomst AI-systeem\n\n1. Op deze overeenkomst zijn de MCC-AI-High-Risk van toepassing.\n"
    report = checked(text, monkeypatch, Status.MISSING)
    assert {clause.status for clause in report.clauses if clause.basis is Basis.REFERENCE} == {Status.ADEQUATE}
    assert "second-reading" not in {each.code for each in report.notices}


def test_a_family_of_a_playbook_is_judged_by_the_rules_alone() -> None:
    rules = load(cases=False, playbook=PLAYBOOK)
    assert rules.opinion is not None
    own, sure = rules.families[-1], replace(rules, opinion=replace(rules.opinion, share=9.0))
    for example in own.examples:
        given = Input("a.md", data=f"# Contract for an AI system\n\n1. {example.text.en}\n".encode())
        both, alone = (Checker(sure).check(given, Settings(rules_only=only)).clauses[-1] for only in (False, True))
        assert (both.id, both) == (own.id, alone)
