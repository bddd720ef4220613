"""Labels beside verdicts, counted. Everything here is pure and does not depend on the order of the judgements."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from contractcheck.evaluate.labels import STATUSES, Facts, Label, Sample
from contractcheck.model.report import Status

_CERTAINTY = 1.959964  # standard deviations on each side that hold 95 % of a normal distribution
_RUN = 5
_MOST_WORDS = 150
_ADDRESSED = frozenset({Status.ADEQUATE, Status.WEAK, Status.EXCLUDED})


@dataclass(frozen=True, slots=True)
class Found:
    """What the checker said of one family; `elements` are the essential ones that the text speaks of."""

    status: Status
    reasons: frozenset[str] = frozenset()
    elements: frozenset[str] = frozenset()
    quotes: tuple[str, ...] = ()
    signal: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One family of one text: the label and the verdict."""

    sample: Sample
    family: str
    expected: Label
    found: Found

    @property
    def right(self) -> bool:
        return self.expected.status is self.found.status

    @property
    def addressed(self) -> bool:
        """Whether label and verdict agree that the text says something, and the label quotes it."""
        return {self.expected.status, self.found.status} <= _ADDRESSED and bool(self.expected.evidence)

    @property
    def hit(self) -> bool:
        """Whether a shown quote overlaps with a labelled passage."""
        return any(overlaps(quote, passage) for quote in self.found.quotes for passage in self.expected.evidence)


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        return self.part / self.whole if self.whole else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 % interval of Wilson around the value."""
        return wilson(self.part, self.whole) if self.whole else None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Codes found, codes labelled, and those that are both."""

    both: int
    found: int
    labelled: int

    @property
    def f1(self) -> float | None:
        total = self.found + self.labelled
        return 2 * self.both / total if total else None


@dataclass(frozen=True, slots=True)
class Scores:
    """The figures of a set of judgements.

    `per` holds the shares of right statuses by family, language, kind and format; `confusion` counts (family, labelled
    status, found status).
    """

    texts: int
    status: Share
    macro_f1: float
    f1: Mapping[Status, float]
    per: Mapping[str, Mapping[str, Share]]
    reasons: Agreement
    reason_recall: Mapping[str, Share]
    elements: Agreement
    evidence: Share
    false_alarms: Share
    confusion: Mapping[tuple[str, Status, Status], int]
    ai: Share
    high_risk: Share


def score(judgements: Sequence[Judgement], facts: Iterable[tuple[Facts, Facts]] = ()) -> Scores:
    """The scores of the judgements, and of the facts of the purchase as pairs of label and finding."""
    pairs = list(facts)
    f1 = status_f1(Counter((each.expected.status, each.found.status) for each in judgements))
    silent = [each for each in judgements if each.expected.status is Status.MISSING]
    weak = [each for each in judgements if each.expected.status is Status.WEAK]
    listed = [(each.found.elements, each.expected.elements) for each in judgements if each.expected.elements is not None]
    return Scores(
        texts=len({(each.sample.id, each.sample.format) for each in judgements}),
        status=_share(judgements, lambda each: each.right),
        macro_f1=sum(f1.values()) / len(f1) if f1 else 0.0,
        f1=f1,
        per=_per(judgements),
        reasons=agreement((each.found.reasons, each.expected.reasons) for each in weak),
        reason_recall=_reason_recall(weak),
        elements=agreement(listed),
        evidence=_share([each for each in judgements if each.addressed], lambda each: each.hit),
        false_alarms=_share(silent, lambda each: each.found.status in _ADDRESSED),
        confusion=Counter((each.family, each.expected.status, each.found.status) for each in judgements),
        ai=_facts_share([(label.ai, found.ai) for label, found in pairs]),
        high_risk=_facts_share([(label.high_risk, found.high_risk) for label, found in pairs if label.high_risk is not None]),
    )


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The 95 % score interval of Wilson for `part` of `whole`, both ends between 0 and 1; `whole` is at least 1."""
    square = _CERTAINTY**2
    middle = (part + square / 2) / (whole + square)
    half = _CERTAINTY / (whole + square) * math.sqrt(part * (whole - part) / whole + square / 4)
    return max(0.0, middle - half), min(1.0, middle + half)


def status_f1(confusion: Mapping[tuple[Status, Status], int]) -> dict[Status, float]:
    """F1 of every status that is labelled at all, from the counts of (labelled, found)."""
    labelled, found = Counter[Status](), Counter[Status]()
    for (label, finding), count in confusion.items():
        labelled[label] += count
        found[finding] += count
    return {
        status: 2 * confusion.get((status, status), 0) / (labelled[status] + found[status])
        for status in STATUSES
        if labelled[status]
    }


def agreement(pairs: Iterable[tuple[frozenset[str], frozenset[str]]]) -> Agreement:
    """The counts over pairs of codes found and codes labelled."""
    every = list(pairs)
    return Agreement(
        both=sum(len(found & labelled) for found, labelled in every),
        found=sum(len(found) for found, _ in every),
        labelled=sum(len(labelled) for _, labelled in every),
    )


def overlaps(quote: str, passage: str) -> bool:
    """Whether a quote of at most 150 words shares five words in a row with a passage, all of them where it is shorter."""
    words, wanted = _words(quote), _words(passage)
    run = min(_RUN, len(wanted))
    if not run or len(words) > _MOST_WORDS:
        return False
    return not _runs(words, run).isdisjoint(_runs(wanted, run))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _runs(words: Sequence[str], length: int) -> set[tuple[str, ...]]:
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}


def _share(judgements: Sequence[Judgement], holds: Callable[[Judgement], bool]) -> Share:
    return Share(sum(map(holds, judgements)), len(judgements))


def _facts_share(pairs: Sequence[tuple[bool | None, bool | None]]) -> Share:
    return Share(sum(label == found for label, found in pairs), len(pairs))


def _per(judgements: Sequence[Judgement]) -> dict[str, dict[str, Share]]:
    keys: dict[str, Callable[[Judgement], str]] = {
        "family": lambda each: each.family,
        "language": lambda each: each.sample.language,
        "kind": lambda each: each.sample.kind,
        "format": lambda each: each.sample.format,
    }
    return {name: _grouped(judgements, key) for name, key in keys.items()}


def _grouped(judgements: Sequence[Judgement], key: Callable[[Judgement], str]) -> dict[str, Share]:
    names = sorted({key(each) for each in judgements} - {""})
    return {name: _share([each for each in judgements if key(each) == name], lambda each: each.right) for name in names}


def _reason_recall(weak: Sequence[Judgement]) -> dict[str, Share]:
    """For each labelled reason, how often it is among those found."""
    codes = sorted({code for each in weak for code in each.expected.reasons})
    return {code: _holding([each for each in weak if code in each.expected.reasons], code) for code in codes}


def _holding(labelled: Sequence[Judgement], code: str) -> Share:
    return _share(labelled, lambda each: code in each.found.reasons)
