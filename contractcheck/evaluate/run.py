"""Judging labelled texts with the checker, one at a time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from contractcheck.checker import Checker
from contractcheck.evaluate.calibration import brier, tracks
from contractcheck.evaluate.labels import DOSSIER, PASSAGE, STATUSES, Facts, Sample
from contractcheck.evaluate.scores import Found, Judgement, Scores, score
from contractcheck.model.dossier import DossierSettings
from contractcheck.model.report import ClauseResult
from contractcheck.model.rules import Ruleset
from contractcheck.model.settings import Input, Settings
from contractcheck.model.track import Track

_AS_DOSSIER = Settings(dossier=DossierSettings())
_BORDER = re.compile(r"\n\s*-{3,}\s*\n")


@dataclass(frozen=True, slots=True)
class Judged:
    """A sample with the verdicts on its labelled families and the facts found."""

    sample: Sample
    judgements: tuple[Judgement, ...]
    facts: Facts


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of documents and of passages, None where there are none, and every judgement that is not wholly right.

    `tracks` counts, for documents, how often verdicts of each kind were right; `brier` is the score of the confidence that
    follows from it, and that of one figure for all.
    """

    ruleset: str
    documents: Scores | None
    passages: Scores | None
    mistakes: tuple[Judgement, ...]
    tracks: tuple[Track, ...] = ()
    brier: tuple[float, float] | None = None


class Evaluator:
    """Judges samples with one rule set."""

    def __init__(self, ruleset: Ruleset) -> None:
        self._checker = Checker(ruleset)

    def judge(self, sample: Sample) -> Judged:
        """The verdicts on a sample; a document that cannot be read is undetermined throughout."""
        given = input_of(sample)
        is_dossier = sample.format == DOSSIER
        report = self._checker.dossier([given], _AS_DOSSIER) if is_dossier else self._checker.check(given, Settings())
        clauses = {clause.id: clause for clause in report.clauses}
        judgements = tuple(Judgement(sample, family, label, _found(clauses[family])) for family, label in sample.labels.items())
        return Judged(sample, judgements, Facts(report.purchase.ai, report.purchase.high_risk))


def evaluation(judged: Sequence[Judged], ruleset: Ruleset) -> Evaluation:
    """The scores of what was judged; mistakes in the order of families, then of names."""
    passages = [each for each in judged if each.sample.format == PASSAGE]
    documents = [each for each in judged if each.sample.format != PASSAGE]
    order = {family.id: place for place, family in enumerate(ruleset.families)}
    mistakes = [pair for each in judged for pair in each.judgements if is_mistake(pair)]
    judgements = [pair for each in documents for pair in each.judgements if pair.found.status in STATUSES]
    return Evaluation(
        ruleset=f"{ruleset.name} {ruleset.version}",
        documents=_scores(documents),
        passages=_scores(passages),
        mistakes=tuple(sorted(mistakes, key=lambda pair: (order[pair.family], pair.sample.format == PASSAGE, pair.sample.name))),
        tracks=tracks(judgements),
        brier=brier(judgements) if judgements else None,
    )


def is_mistake(pair: Judgement) -> bool:
    """Whether the status, a reason or the place is not as labelled."""
    return not pair.right or pair.expected.reasons != pair.found.reasons or (pair.addressed and not pair.hit)


def input_of(sample: Sample) -> Input:
    """The document itself, or the passage in a contract for high-risk AI in its language."""
    if sample.path is not None:
        return Input(sample.path.name, path=sample.path)
    text = _wrapper(sample.language).replace("{passage}", _BORDER.sub("\n\n", sample.text))
    return Input(f"{sample.id}.md", data=text.encode())


@cache
def _wrapper(language: str) -> str:
    return (files("contractcheck.evaluate") / f"wrapper.{language}.md").read_text(encoding="utf-8")


def _found(clause: ClauseResult) -> Found:
    return Found(
        status=clause.status,
        reasons=frozenset(reason.code for reason in clause.reasons),
        elements=frozenset(element.id for element in clause.elements if element.essential and element.covered),
        quotes=tuple(evidence.quote for evidence in clause.evidence),
        signal=clause.signal,
    )


def _scores(judged: Sequence[Judged]) -> Scores | None:
    if not judged:
        return None
    facts = [(each.sample.facts, each.facts) for each in judged if each.sample.facts is not None]
    return score([pair for each in judged for pair in each.judgements], facts)
