"""The labelled texts as the checker hands them to the model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from contractcheck.detect.read import Reader, Reading
from contractcheck.evaluate.labels import Label
from contractcheck.ingest import guarded
from contractcheck.ingest.files import input_bytes
from contractcheck.model.rules import Ruleset
from contractcheck.model.settings import ReadOptions
from contractcheck.opinion.passages import neutral, text_of
from training.sources import Labelled


@dataclass(frozen=True, slots=True)
class Example:
    """What a text says about one family, as the model reads it, the label that a person gave to it, and how much it counts."""

    family: str
    text: str
    label: Label
    weight: float = 1.0


def examples(texts: Iterable[Labelled], ruleset: Ruleset) -> tuple[Example, ...]:
    """An example, each once, for each labelled family of each text in which the rules find something; of a passage in any case.

    A passage in which they find nothing is taken whole, so that the model learns from what the rules do not know as well.
    """
    reader = Reader(ruleset)
    return tuple(dict.fromkeys(example for each in texts for example in _examples(each, reader, ruleset)))


def reading_of(labelled: Labelled, reader: Reader, ruleset: Ruleset) -> Reading:
    """What the rules find in a labelled text; raises UnreadableDocument."""
    given = labelled.given
    return reader.read(guarded.read(input_bytes(given), given.name, ruleset.outline, ReadOptions()))


def _examples(labelled: Labelled, reader: Reader, ruleset: Ruleset) -> Iterator[Example]:
    reading = reading_of(labelled, reader, ruleset)
    whole = neutral(labelled.passage, reading.context)
    for family, label in labelled.labels.items():
        covered = any(family in each.set.covers for each in reading.incorporations)
        text = text_of(family, reading) or whole
        if text and (whole or not covered):
            yield Example(family, text, label, labelled.weight)
