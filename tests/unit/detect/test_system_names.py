"""Names of AI systems that no definition gives: a sentence says what the thing does with AI inside."""

from __future__ import annotations

import pytest

from contractcheck.checker import packaged_rules
from contractcheck.detect.read import Reader
from contractcheck.ingest.reader import read

RULES = packaged_rules()
READER = Reader(RULES)


def systems(text: str) -> tuple[str, ...]:
    return READER.survey(read(text.encode(), "draft.md", RULES.outline))[0].systems


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("De Gemeente neemt Rondkijk af.\n\nRondkijk berekent met een getraind model wie hulp nodig heeft.", "Rondkijk"),
        ("The Council buys Fairlight.\n\nFairlight ranks the files by means of a trained model.", "Fairlight"),
    ],
)
def test_a_name_that_does_something_with_a_model_is_a_system(text: str, name: str) -> None:
    assert name in systems(text)


@pytest.mark.parametrize(
    "text",
    [
        "Afspraken met Lichtveld gelden.\n\nLichtveld levert. Lichtveld werkt met een getraind model.",
        "Bepalingen gelden met een AI-systeem. Alle bepalingen en Bepalingen gelden.",
        "The work of Fernhill counts.\n\nFernhill shall supply it. Fernhill works with a trained model.",
    ],
)
def test_a_party_or_a_common_word_is_no_system(text: str) -> None:
    assert systems(text) == ()


def test_a_word_for_a_party_that_the_definitions_make_a_thing_is_a_system() -> None:
    text = "The Utility buys an AI system.\n\n## 1 Definitions\n\n**Controller** – the software that sets the pumps.\n"
    assert systems(text) == ("Controller",)


@pytest.mark.parametrize("text", ["Controller: the Utility that runs the pumps.", "Supplier supplies the software of the pumps."])
def test_a_word_for_a_party_stays_one_where_nothing_makes_it_a_thing(text: str) -> None:
    assert systems(f"The Utility buys an AI system.\n\n## 1 Definitions\n\n{text}\n") == ()
