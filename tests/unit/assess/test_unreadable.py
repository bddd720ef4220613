"""The report on a file of which nothing is known but what the user stated."""

from __future__ import annotations

import pytest

from contractcheck.assess.document import unreadable
from contractcheck.checker import packaged_rules
from contractcheck.model.document import Source
from contractcheck.model.report import DocumentReport, Outcome, Status
from contractcheck.model.settings import Settings, StatedPurchase

DATABASE = "eu-database-registration"


def report(settings: Settings) -> DocumentReport:
    return unreadable(Source("cut.docx", "0" * 64, "application/octet-stream", None, 0), "truncated", packaged_rules(), settings)


def test_stated_facts_stay_and_are_named() -> None:
    purchase = report(Settings(purchase="high-risk", area="III.4", provider="buyer")).purchase
    assert (purchase.ai, purchase.high_risk, purchase.area, purchase.provider) == (True, True, "III.4", "buyer")
    assert purchase.stated == ("purchase", "area", "provider")


def test_without_stated_facts_everything_is_open() -> None:
    made = report(Settings())
    assert (made.purchase.ai, made.purchase.high_risk, made.purchase.stated) == (None, None, ())
    assert {clause.required for clause in made.clauses} == {None}


JUDGED: dict[StatedPurchase, tuple[bool | None, Outcome]] = {
    "none": (False, Outcome.NOT_APPLICABLE),
    "ai": (None, Outcome.UNDETERMINED),
    "high-risk": (True, Outcome.UNDETERMINED),
}


@pytest.mark.parametrize("stated", JUDGED)
def test_the_stated_purchase_says_what_is_required(stated: StatedPurchase) -> None:
    made = report(Settings(purchase=stated))
    required, outcome = JUDGED[stated]
    assert ({clause.required for clause in made.clauses}, made.outcome) == ({required}, outcome)
    assert {clause.status for clause in made.clauses} == {Status.UNDETERMINED}


def test_on_the_stated_product_route_the_database_is_not_required() -> None:
    made = report(Settings(purchase="high-risk", area="I"))
    assert [clause.id for clause in made.clauses if clause.required is False] == [DATABASE]


def test_an_unknown_language_gives_a_dutch_report() -> None:
    assert report(Settings()).report_language == "nl"
    assert report(Settings(report_language="en")).notices[0].message.startswith("The end of the file is missing")
