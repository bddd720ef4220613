"""Tables of requirements: remarks bind nobody, and the supplier's answer qualifies what the row asks."""

from __future__ import annotations

import pytest

from contractcheck.assess.verdict import Verdict, judge
from contractcheck.checker import packaged_rules
from contractcheck.detect.read import Reader
from contractcheck.ingest.reader import read

RULES = packaged_rules()
READER = Reader(RULES)
FAMILY = next(each for each in RULES.families if each.id == "eu-database-registration")
TITLE = {"nl": "# Eisen aan het AI-systeem", "en": "# Requirements for the AI system"}
NORM = {
    "nl": "Inschrijver registreert het AI-systeem vóór ingebruikname in de EU-databank van artikel 71.",
    "en": "The Tenderer shall register the AI system in the EU database of Article 71 before it is put into service.",
}
HEADS = {"nl": ("Eis", "Voldoet", "Toelichting inschrijver", "Achtergrond"), "en": ("No.", "Compliant", "Response", "Rationale")}


def verdict(language: str, answer: str, text: str = "", remark: str = "") -> Verdict:
    """The verdict on a table of one requirement with this answer and remark."""
    number, complies, response, background = HEADS[language]
    table = f"| {number} | {NORM[language][:3]} | {complies} | {response} | {background} |\n|---|---|---|---|---|\n"
    row = f"| R1 | {NORM[language]} | {answer} | {text} | {remark} |\n"
    reading = READER.read(read(f"{TITLE[language]}\n\n{table}{row}".encode(), "table.md", RULES.outline))
    return judge(FAMILY, [each for each in reading.candidates if each.family == FAMILY.id], reading.incorporations)


@pytest.mark.parametrize(("language", "answer"), [("nl", "Ja"), ("nl", "Akkoord"), ("en", "Yes"), ("en", "Compliant")])
def test_a_plain_yes_leaves_the_requirement_as_it_is(language: str, answer: str) -> None:
    assert verdict(language, answer).status == "adequate"


@pytest.mark.parametrize(
    ("language", "text"),
    [("nl", "Wij streven ernaar dit tijdig te doen."), ("en", "We will use reasonable endeavours.")],
)
def test_an_answer_that_only_promises_effort_hedges_the_requirement(language: str, text: str) -> None:
    assert verdict(language, "Ja" if language == "nl" else "Yes", text).reasons == ("hedged",)


@pytest.mark.parametrize(
    ("language", "text"), [("nl", "Tegen betaling van het tarief voor extra diensten."), ("en", "Subject to payment of our fee.")]
)
def test_an_answer_that_names_a_price_makes_the_requirement_conditional(language: str, text: str) -> None:
    assert verdict(language, "Ja" if language == "nl" else "Yes", text).reasons == ("conditional",)


@pytest.mark.parametrize(("language", "answer"), [("nl", "Nee"), ("nl", "Voldoet niet"), ("en", "No"), ("en", "Partly")])
def test_an_answer_that_refuses_contradicts_the_requirement(language: str, answer: str) -> None:
    assert verdict(language, answer).reasons == ("contradicted",)


@pytest.mark.parametrize(
    ("language", "remark"),
    [("nl", "Dit is nog niet wettelijk verplicht."), ("en", "Suppliers often try to do this where feasible.")],
)
def test_a_remark_beside_a_requirement_takes_nothing_away(language: str, remark: str) -> None:
    assert verdict(language, "Ja" if language == "nl" else "Yes", "", remark).status == "adequate"


def test_a_column_called_remarks_that_alone_holds_the_text_is_the_requirement() -> None:
    text = f"{TITLE['nl']}\n\n| Nr. | Toelichting |\n|---|---|\n| R1 | {NORM['nl']} |\n"
    reading = READER.read(read(text.encode(), "table.md", RULES.outline))
    assert judge(FAMILY, reading.candidates, ()).status == "adequate"
