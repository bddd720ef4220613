"""How a document addresses the neighbour subjects: bindingly, weakly or not. They count for no verdict and no outcome."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from contractcheck.assess.quotes import evidence_of
from contractcheck.assess.verdict import ACTOR, Verdict, judge
from contractcheck.detect.clauses.subjects import as_family
from contractcheck.detect.read import Reading
from contractcheck.model.report import Reason, Standing, Status, SubjectResult
from contractcheck.model.rules import Language, Provision, Ruleset, Subject

_STANDINGS = {Status.ADEQUATE: Standing.BINDING, Status.MISSING: Standing.NOT_FOUND}


Law = Mapping[str, tuple[Provision, ...]]


def also_of(document: str, reading: Reading, ruleset: Ruleset, law: Law, language: Language) -> tuple[SubjectResult, ...]:
    """Every neighbour subject in the order of the rule set, with its law by id."""
    found = (_result(document, subject, reading, ruleset, language) for subject in ruleset.subjects)
    return tuple(replace(each, legal=law[each.id]) for each in found)


def _result(document: str, subject: Subject, reading: Reading, ruleset: Ruleset, language: Language) -> SubjectResult:
    family = as_family(subject)
    verdict = judge(family, [each for each in reading.also if each.family == family.id], ())
    standing = _STANDINGS.get(verdict.status, Standing.WEAK)
    return SubjectResult(
        id=subject.id,
        title=subject.title.in_language(language),
        standing=standing,
        reasons=tuple(_reason(code, ruleset, language) for code in _codes(verdict)),
        evidence=evidence_of(document, verdict.evidence),
        legal=subject.legal,
        advice="" if standing is Standing.BINDING else subject.ask.in_language(language),
    )


def _codes(verdict: Verdict) -> tuple[str, ...]:
    """The reasons of a weak subject; of one that is only denied, the status `excluded` in place of a reason."""
    return ("excluded",) if verdict.status is Status.EXCLUDED else verdict.reasons


def _reason(code: str, ruleset: Ruleset, language: Language) -> Reason:
    """A subject has one element, so an incomplete text about it lacks the one who acts."""
    missing = ruleset.notes[ACTOR].message.in_language(language)
    return Reason(code, ruleset.notes[code].message.in_language(language).replace("{missing}", missing))
