"""Judgements made by hand: every builder fills in plausible values, a test names only what it is about."""

from __future__ import annotations

from contractcheck.evaluate.labels import Facts, Label, Sample
from contractcheck.evaluate.scores import Found, Judgement
from contractcheck.model.report import Status

FAMILY = "dataset-provenance"


def sample(name: str = "one", language: str = "en", kind: str = "contract", form: str = "md") -> Sample:
    return Sample(name, form, language, kind, {}, Facts(ai=True, high_risk=None))


def judgement(expected: Label, found: Found, family: str = FAMILY, of: Sample | None = None) -> Judgement:
    return Judgement(of or sample(), family, expected, found)


def said(expected: Status, found: Status, family: str = FAMILY, of: Sample | None = None) -> Judgement:
    """A judgement of which only the statuses matter."""
    return judgement(Label(expected), Found(found), family, of)


def codes(*names: str) -> frozenset[str]:
    return frozenset(names)
