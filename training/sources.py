"""Where the labelled texts stand: folders of them, cases beside the rules, lines of tests, and documents made by relations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from contractcheck.evaluate.labels import PASSAGE, Label, Sample, read
from contractcheck.evaluate.run import input_of
from contractcheck.model.report import Status
from contractcheck.model.rules import Ruleset
from contractcheck.model.settings import Input
from contractcheck.rules.load import load
from tests.clauses.lines import labelled_lines
from tests.metamorphic.cases import Application, applications

ROOT = Path(__file__).resolve().parent.parent
TEXTS = (ROOT / "tests" / "tuned", ROOT / "training" / "texts")
_LINES = tuple(ROOT / "tests" / "clauses" / name for name in ("bearers", "dependence", "elements"))
# Whole documents are what the checker is for; a line that was made to show one thing counts less.
_DOCUMENT, _TEXT, _CASE, _RELATION, _LINE = 2.0, 1.0, 1.0, 1.0, 0.6
# The documents of the third set of duties are kept apart, to see whether the relations hold for duties that were not learned.
_APART = re.compile(r"set 3\b")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text to read with the labels of its families, and how much it counts; `passage` is "" for a whole document."""

    given: Input
    labels: Mapping[str, Label]
    weight: float
    passage: str = ""


def sources(ruleset: Ruleset) -> Iterator[Labelled]:
    """Every labelled text that the model learns from, always in the same order."""
    for folder in TEXTS:
        yield from in_folder(folder, ruleset)
    yield from _cases()
    yield from _lines()
    yield from (_of_relation(each) for each in applications() if not _APART.search(each.title))


def in_folder(folder: Path, ruleset: Ruleset) -> Iterator[Labelled]:
    """The labelled documents and passages under a folder; raises UsageError for a label that is broken."""
    families = {family.id: [element.id for element in family.elements] for family in ruleset.families}
    for sample in read(folder, (".md",), families):
        yield _of_sample(sample, _TEXT if sample.format == PASSAGE else _DOCUMENT)


def _of_sample(sample: Sample, weight: float) -> Labelled:
    return Labelled(input_of(sample), sample.labels, weight, sample.text)


def _passage(language: str, text: str, family: str, label: Label, weight: float) -> Labelled:
    return _of_sample(Sample("passage", PASSAGE, language, "", {family: label}, text=text), weight)


def _cases() -> Iterator[Labelled]:
    for case in load().cases:
        elements = None if case.elements is None else frozenset(case.elements)
        label = Label(Status(case.status), frozenset(case.reasons), elements=elements)
        yield _passage(case.language, case.text, case.family, label, _CASE)


def _lines() -> Iterator[Labelled]:
    for folder in _LINES:
        for family, verdict, language, text in labelled_lines(folder):
            yield _passage(language, text, family, _label(verdict), _LINE)


def _label(verdict: str) -> Label:
    """A status, or the reason of a weak passage."""
    return Label(Status(verdict)) if verdict in set(Status) else Label(Status.WEAK, frozenset({verdict}))


def _of_relation(application: Application) -> Labelled:
    label = Label(Status(application.status), application.reasons)
    return Labelled(
        Input(application.file, data=application.text.encode()), dict.fromkeys(application.families, label), _RELATION
    )
