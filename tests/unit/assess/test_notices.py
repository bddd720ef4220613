"""Notices on what a sound verdict does not tell."""

from __future__ import annotations

from functools import cache

import pytest

from contractcheck.assess.document import assess
from contractcheck.checker import packaged_rules
from contractcheck.detect.read import Reader
from contractcheck.ingest import reader
from contractcheck.model.report import DocumentReport, Outcome
from contractcheck.model.settings import Settings

HIGH_RISK = Settings(purchase="high-risk", rules_only=True)

TO_AUTHORITY = {
    "nl": "# Overeenkomst AI-systeem\n\n1. Leverancier stelt technische documentatie van het AI-systeem op volgens bijlage IV, "
    "houdt die actueel en verstrekt haar aan {receiver}.\n",
    "en": "# Agreement on an AI system\n\n1. The Supplier shall draw up technical documentation of the AI system under "
    "Annex IV, keep it up to date and provide it to {receiver}.\n",
}
RECEIVERS = [
    ("nl", "de markttoezichtautoriteit", True),
    ("nl", "de bevoegde toezichthouder", True),
    ("nl", "Opdrachtgever", False),
    ("nl", "Opdrachtgever en de toezichthouder", False),
    ("en", "the market surveillance authority", True),
    ("en", "the national competent authorities", True),
    ("en", "the Contracting Authority", False),
    ("en", "the Customer and the regulator", False),
]


@cache
def pipeline() -> Reader:
    return Reader(packaged_rules())


def report(text: str, settings: Settings = HIGH_RISK) -> DocumentReport:
    rules = packaged_rules()
    document = reader.read(text.encode(), "draft.md", rules.outline)
    return assess(document, pipeline().read(document, ai=True), rules, settings)


def codes(report: DocumentReport, family: str | None = None) -> set[str]:
    return {notice.code for notice in report.notices if family is None or notice.family == family}


@pytest.mark.parametrize(("language", "receiver", "alone"), RECEIVERS)
def test_a_duty_owed_to_an_authority_alone_has_a_notice(language: str, receiver: str, alone: bool) -> None:  # noqa: FBT001
    found = report(TO_AUTHORITY[language].format(receiver=receiver))
    assert ("authority-only" in codes(found, "technical-documentation")) is alone


LIGHT = "# Overeenkomst AI-systeem\n\n1. Op deze overeenkomst zijn de MCC-AI-Light van toepassing.\n"


def test_a_light_set_in_a_purchase_of_high_risk_ai_has_a_notice() -> None:
    assert "wrong-set" in codes(report(LIGHT))


def test_a_light_set_in_a_purchase_of_other_ai_has_none() -> None:
    assert "wrong-set" not in codes(report(LIGHT, Settings(purchase="ai")))


def test_the_set_for_high_risk_has_no_notice_that_it_is_too_light() -> None:
    assert "wrong-set" not in codes(report(LIGHT.replace("Light", "High-Risk")))


def test_a_document_whose_duties_go_to_authorities_alone_asks_for_attention() -> None:
    text = (
        "# Agreement on an AI system\n\n1. The EU model contractual clauses for AI, high-risk version, form part of "
        "this Agreement.\n\n"
        "2. The Supplier shall register the AI system in the EU database before it is put into service.\n\n"
        "3. The Supplier shall monitor the AI system in use and report serious incidents to the "
        "market surveillance authority.\n"
    )
    found = report(text)
    assert "authority-only" in codes(found, "post-market-monitoring")
    assert found.outcome is Outcome.ATTENTION
