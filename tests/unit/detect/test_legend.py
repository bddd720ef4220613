"""Marks that a document explains, in its tables of requirements and in the answers to them."""

from __future__ import annotations

import pytest

from contractcheck.assess.verdict import Verdict, judge
from contractcheck.checker import packaged_rules
from contractcheck.detect.document.legend import legend_of, spelled_out
from contractcheck.detect.read import Reader
from contractcheck.ingest.reader import read

RULES = packaged_rules()
READER = Reader(RULES)
FAMILY = next(each for each in RULES.families if each.id == "eu-database-registration")
NORM = "Inschrijver registreert het AI-systeem vóór ingebruikname in de EU-databank van artikel 71."


@pytest.mark.parametrize(
    ("text", "mark", "words"),
    [
        ("V = verplicht; F = facultatief (levert punten op).", "F", "facultatief"),
        ("E: eis en W: wens.", "W", "wens"),
        ("Eisen (E) en wensen (W) staan door elkaar.", "W", "wensen"),
        ("C = conform; D = deels conform; N = niet conform.", "N", "niet conform"),
        ("M means mandatory, D means desirable.", "D", "desirable"),
    ],
)
def test_a_mark_is_known_by_its_explanation(text: str, mark: str, words: str) -> None:
    assert legend_of([text], READER.lexicon)[mark].startswith(words)


def test_an_abbreviation_of_something_else_is_no_mark() -> None:
    assert legend_of(["Het Koninklijk Besluit (KB) en de OD = omgevingsdienst."], READER.lexicon) == {}


def test_only_a_cell_that_is_the_mark_is_spelled_out() -> None:
    legend = {"F": "facultatief"}
    assert (spelled_out("F", legend), spelled_out("Film", legend)) == ("facultatief", "Film")


def test_a_mark_of_several_letters_may_be_a_name_too() -> None:
    assert spelled_out("OA", {"OA": "does the work"}) == "OA does the work"


def verdict(legend: str, head: str, cell: str) -> Verdict:
    table = f"| Nr. | {head} | Eis |\n|---|---|---|\n| R1 | {cell} | {NORM} |\n"
    reading = READER.read(read(f"# Eisen\n\n{legend}\n\n{table}".encode(), "table.md", RULES.outline))
    return judge(FAMILY, [each for each in reading.candidates if each.family == FAMILY.id], reading.incorporations)


def test_a_row_with_the_mark_of_a_wish_is_a_wish() -> None:
    assert verdict("V = verplicht; F = facultatief.", "V/F", "F").reasons == ("hedged",)


def test_a_row_with_the_mark_of_a_refusal_is_contradicted() -> None:
    assert verdict("C = conform; N = niet conform.", "C/N", "N").reasons == ("contradicted",)
