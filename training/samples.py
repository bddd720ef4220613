"""The labelled texts that the model learns from, each as the checker hands it to the model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from contractcheck.detect.read import Reader
from contractcheck.evaluate.labels import PASSAGE, Label, Sample, read
from contractcheck.evaluate.run import input_of
from contractcheck.ingest import guarded
from contractcheck.ingest.files import input_bytes
from contractcheck.model.rules import Ruleset
from contractcheck.model.settings import ReadOptions
from contractcheck.opinion.passages import neutral, text_of

# Whole documents are what the checker is for, and there are fewer of them.
_OF_DOCUMENT = 2.0


@dataclass(frozen=True, slots=True)
class Example:
    """What a text says about one family, as the model reads it, the label that a person gave to it, and how much it counts."""

    family: str
    text: str
    label: Label
    weight: float = 1.0


def examples(folders: list[Path], ruleset: Ruleset) -> Iterator[Example]:
    """An example for each labelled family of each text in which the rules find something; of a passage in any case.

    A passage in which they find nothing is taken whole, so that the model learns from what the rules do not know as well.
    """
    families = {family.id: [element.id for element in family.elements] for family in ruleset.families}
    reader = Reader(ruleset)
    for folder in folders:
        for sample in read(folder, (".md",), families):
            yield from _examples(sample, reader, ruleset)


def _examples(sample: Sample, reader: Reader, ruleset: Ruleset) -> Iterator[Example]:
    given = input_of(sample)
    document = guarded.read(input_bytes(given), given.name, ruleset.outline, ReadOptions())
    reading = reader.read(document)
    whole = neutral(sample.text, reading.context) if sample.format == PASSAGE else ""
    for family, label in sample.labels.items():
        covered = any(family in each.set.covers for each in reading.incorporations)
        text = text_of(family, reading) or whole
        if text and (whole or not covered):
            yield Example(family, text, label, 1.0 if whole else _OF_DOCUMENT)
