"""Near misses: what stands in the way of the passages that hold a missing family's words."""

from __future__ import annotations

import pytest

from contractcheck.checker import Checker, packaged_rules
from contractcheck.detect.clauses.near import Obstacle
from contractcheck.model.report import NearMiss
from contractcheck.model.settings import Input
from tests.by_rules import BY_RULES

AI = {
    "en": "The Supplier supplies to the Customer a high-risk AI system under Annex III (the System).",
    "nl": "Leverancier levert aan Opdrachtgever een AI-systeem met een hoog risico (bijlage III), hierna: het Systeem.",
}


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(packaged_rules())


def _near(checker: Checker, family: str, *paragraphs: str) -> tuple[NearMiss, ...]:
    data = "\n\n".join(("# Contract", *paragraphs)).encode()
    report = checker.check(Input("contract.md", data=data), BY_RULES)
    return next(clause.near_misses for clause in report.clauses if clause.id == family)


def _codes(near: tuple[NearMiss, ...]) -> list[str]:
    return [each.failed for each in near]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Supplier shall hand over the EU declarations of conformity of the laptops under the Low Voltage Directive."),
        ("nl", "Leverancier verstrekt de EU-conformiteitsverklaringen van de laptops volgens de richtlijn voor laagspanning."),
    ],
)
def test_a_passage_about_other_goods_is_a_look_alike(checker: Checker, language: str, text: str) -> None:
    near = _near(checker, "conformity-assessment", AI[language], text)
    assert (_codes(near), near[0].evidence.quote) == (["look-alike"], text)


@pytest.mark.parametrize(
    "text",
    [
        "The caterer shall report serious incidents with food to the municipality at once.",
        "De cateraar meldt een ernstig incident met voedsel en een terugroepactie direct aan de gemeente.",
    ],
)
def test_a_passage_in_an_ordinary_purchase_is_not_about_ai(checker: Checker, text: str) -> None:
    assert _codes(_near(checker, "post-market-monitoring", text)) == ["not-about-ai"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Article 49 of the AI Act requires providers to register their systems in the EU database."),
        (
            "nl",
            "Aanbieders van AI-systemen met een hoog risico moeten zich op grond van artikel 49 registreren in de EU-databank.",
        ),
    ],
)
def test_what_the_law_says_is_a_near_miss(checker: Checker, language: str, text: str) -> None:
    assert _codes(_near(checker, "eu-database-registration", AI[language], text)) == ["law-statement"]


def test_a_text_under_a_heading_with_the_subject_is_a_bare_mention(checker: Checker) -> None:
    near = _near(
        checker, "eu-database-registration", AI["en"], "## 5 EU database for high-risk AI systems", "5.1 To be discussed."
    )
    assert (_codes(near), near[0].evidence.quote) == (["bare-mention"], "To be discussed.")


def test_at_most_three_passages_are_shown(checker: Checker) -> None:
    rows = [
        f"{number}.1 The caterer shall report serious incidents with food at location {number} at once." for number in range(1, 6)
    ]
    assert len(_near(checker, "post-market-monitoring", *rows)) == 3


def test_a_family_that_the_text_addresses_has_no_near_misses(checker: Checker) -> None:
    duty = "The Supplier shall register the System in the EU database for high-risk AI systems before it is put into service."
    assert _near(checker, "eu-database-registration", AI["en"], duty) == ()


def test_a_text_without_the_words_has_no_near_misses(checker: Checker) -> None:
    assert _near(checker, "eu-database-registration", "De cateraar levert broodjes.") == ()


def test_every_obstacle_has_a_note() -> None:
    assert [code for code in Obstacle if code not in packaged_rules().notes] == []
