"""Words over the ends of lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractcheck.ingest.pdf_words import Joiner
from tests.unit.ingest.pdf_files import text, texts

PLAIN = ("De leverancier houdt het dossier bij.",) * 60
HYPHENATED = ("De leveran-", "cier houdt het dos-", "sier van het systeem bij.")
LETTERS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12)


def joined(before: str, after: str, *known: str, is_full: bool = False) -> str:
    lost, between = Joiner([*known, before, after]).joint(before, after, is_full=is_full)
    return before.removesuffix(lost) + between + after


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("de conformiteits-", "beoordeling van", "de conformiteitsbeoordeling van"),
        ("een AI-", "systeem met", "een AI-systeem met"),
        ("EN-ISO-", "9001 en", "EN-ISO-9001 en"),
        ("versie 2-", "beheer", "versie 2-beheer"),
        ("de EU-", "Databank", "de EU-Databank"),
        ("de validatie-", "en testgegevens", "de validatie- en testgegevens"),
        ("training-", "and test data", "training- and test data"),
        ("het systeem", "werkt", "het systeem werkt"),
        ("en/", "of", "en/of"),
        ("Prijs /", "jaar", "Prijs / jaar"),
        ("08:00\u2013", "17:00", "08:00\u201317:00"),
        ("het dossier -", "bijlage IV -", "het dossier - bijlage IV -"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_in_a_hyphenated_text(before: str, after: str, whole: str) -> None:
    assert joined(before, after, *HYPHENATED) == whole


def test_a_hyphen_stays_in_a_text_that_is_not_hyphenated() -> None:
    assert joined("the high-", "risk system", *PLAIN) == "the high-risk system"


def test_the_words_of_the_document_decide_over_the_rule() -> None:
    assert joined("the high-", "risk system", *HYPHENATED, "a high-risk system") == "the high-risk system"
    assert joined("van de AI-", "verordening", *HYPHENATED, "de AIverordening") == "van de AIverordening"
    assert joined("de verorde-", "ning", *PLAIN, "de verordening") == "de verordening"


def test_a_long_word_broken_in_a_narrow_cell_is_whole_again() -> None:
    assert joined("Standaardwijz", "iging", *PLAIN, is_full=True) == "Standaardwijziging"
    assert joined("conformiteits", "beoordeling van", *PLAIN, "de conformiteitsbeoordeling", is_full=True).startswith(
        "conformiteitsbeoordeling"
    )


def test_two_words_in_a_narrow_cell_stay_two() -> None:
    assert joined("Opdrachtgever", "meldt", *PLAIN, "Opdrachtgever betaalt", is_full=True) == "Opdrachtgever meldt"


@given(st.lists(LETTERS, max_size=20), LETTERS, LETTERS, st.sampled_from(["", "-", " -", "/"]), st.booleans())
def test_joining_loses_nothing_but_a_hyphen(known: list[str], before: str, after: str, end: str, is_full: bool) -> None:  # noqa: FBT001
    lost, between = Joiner([*known, before + end, after]).joint(before + end, after, is_full=is_full)
    assert lost in {"", "-"}
    assert between in {"", " "}
    assert (before + end).endswith(lost)


def test_a_word_is_whole_over_the_end_of_a_page() -> None:
    first = text(70, 100, "De documentatie is volledig.") + text(70, 720, "De leverancier stelt voor ieder onderdeel de documen-")
    found = texts(first, text(70, 60, "tatie van het systeem op."))
    assert found[-1] == "De leverancier stelt voor ieder onderdeel de documentatie van het systeem op."
