"""Coordinate clauses."""

from __future__ import annotations

import pytest

from contractcheck.checker import packaged_rules
from contractcheck.detect.grammar.coordination import Coordination
from contractcheck.detect.search.phrases import Lexicon, Match
from contractcheck.model.rules import Language


def reached(text: str, cue: str, language: Language) -> str:
    clauses = Coordination(Lexicon(packaged_rules().terms), text, language, lambda _: False)
    start = text.index(cue)
    return text[slice(*clauses.reach(Match("", start, start + len(cue))))]


@pytest.mark.parametrize(
    ("text", "cue", "clause", "language"),
    [
        (
            "The Supplier shall report each incident and shall where possible prevent others.",
            "where possible",
            "and shall where possible prevent others.",
            "en",
        ),
        (
            "Leverancier meldt elk incident en werkt het register waar mogelijk bij.",
            "waar mogelijk",
            "en werkt het register waar mogelijk bij.",
            "nl",
        ),
        (
            "The Supplier shall report it and, if so requested, shall explain it.",
            "if so requested",
            "and, if so requested, shall explain it.",
            "en",
        ),
        (
            "Leverancier tracht het te melden, maakt een verslag en bewaart dat.",
            "tracht",
            "Leverancier tracht het te melden",
            "nl",
        ),
    ],
)
def test_a_cue_reaches_its_own_clause(text: str, cue: str, clause: str, language: Language) -> None:
    assert reached(text, cue, language) == clause


@pytest.mark.parametrize(
    ("text", "cue", "language"),
    [
        ("Where possible, the Supplier shall report it and shall explain it.", "Where possible", "en"),
        ("Tegen vergoeding bewaakt Leverancier het en meldt hij het.", "Tegen vergoeding", "nl"),
    ],
)
def test_a_cue_before_the_first_verb_reaches_the_whole_sentence(text: str, cue: str, language: Language) -> None:
    assert reached(text, cue, language) == text
