"""Subordinate clauses."""

from __future__ import annotations

import pytest
from spacy import blank

from contractcheck.checker import packaged_rules
from contractcheck.detect.grammar.zones import SUBORDINATE, SubordinateClauses
from contractcheck.detect.search.phrases import Lexicon
from contractcheck.model.rules import Language


def zones(text: str, language: Language) -> list[str]:
    nlp = blank(language)
    nlp.add_pipe("sentencizer")
    component = SubordinateClauses()
    component.lexicon = Lexicon(packaged_rules().terms)
    doc = component(nlp(text))
    return [span.text for span in doc.spans[SUBORDINATE]]


@pytest.mark.parametrize(
    ("text", "language", "zone"),
    [
        (
            "Voordat Opdrachtgever het systeem gebruikt, registreert Leverancier het.",
            "nl",
            "Voordat Opdrachtgever het systeem gebruikt",
        ),
        ("Before the Customer uses the system, the Supplier registers it.", "en", "Before the Customer uses the system"),
        ("The Supplier registers it before the Customer uses it.", "en", "before the Customer uses it."),
    ],
)
def test_a_subordinate_clause_runs_to_the_next_comma_or_the_end(text: str, language: Language, zone: str) -> None:
    assert zones(text, language) == [zone]


def test_a_main_clause_has_no_zone() -> None:
    assert zones("Leverancier registreert het systeem.", "nl") == []


def test_a_main_clause_that_no_comma_parts_from_the_one_before_it_is_none() -> None:
    assert zones("Once it is live it is for the Customer to follow it.", "en") == ["Once it is live"]
