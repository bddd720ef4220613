"""What a document tells of a name shows on which side it stands."""

from __future__ import annotations

import pytest

from contractcheck.checker import packaged_rules
from contractcheck.detect.parties.dealings import Dealings
from contractcheck.detect.parties.roles import Role
from contractcheck.detect.search.phrases import Lexicon

LEXICON = Lexicon(packaged_rules().terms)


def side(text: str) -> Role | None:
    return Dealings([text], LEXICON).side("Linde")[0]


@pytest.mark.parametrize(
    "text",
    [
        "Linde ontwikkelt een AI-systeem.",
        "Linde has built an AI system.",
        "The AI system is developed by Linde.",
        "Het AI-systeem van Linde beoordeelt examens.",
        "Daartoe levert Linde het AI-systeem.",
    ],
)
def test_who_makes_or_supplies_is_the_supplier(text: str) -> None:
    assert side(text) is Role.SUPPLIER


@pytest.mark.parametrize(
    "text",
    [
        "Linde koopt een AI-systeem.",
        "Linde wishes to buy an AI system.",
        "Kwarts levert het AI-systeem aan Linde.",
        "Kwarts levert Linde een AI-systeem.",
        "Quartz supplies Linde with an AI system.",
        "Quartz shall report each incident to Linde.",
    ],
)
def test_who_buys_or_is_supplied_is_the_buyer(text: str) -> None:
    assert side(text) is Role.BUYER


@pytest.mark.parametrize(
    "text", ["Linde is gevestigd te Oudemeer.", "Linde sells and Linde buys an AI system.", "Hardware is supplied by Linde."]
)
def test_what_speaks_for_neither_side_gives_none(text: str) -> None:
    assert side(text) is None


def test_of_names_that_nothing_introduces_only_sentences_on_ai_count() -> None:
    assert Dealings(["Linde sells paper."], LEXICON).side("Linde", of_ai=True) == (None, 0)
