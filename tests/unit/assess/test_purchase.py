"""What the facts of the purchase make of the verdicts."""

from __future__ import annotations

from itertools import product

import pytest

from contractcheck.assess.purchase import outcome_of, purchase_of, required
from contractcheck.checker import packaged_rules
from contractcheck.detect.purchase.facts import Facts
from contractcheck.model.report import Basis, Outcome, Purchase, Status
from contractcheck.model.settings import Settings
from tests.build_report import clause, clauses, missing, purchase, weak

ASSESSMENT = packaged_rules().family("conformity-assessment")
DATABASE = packaged_rules().family("eu-database-registration")
NOBODY: frozenset[str] = frozenset()
READ = Facts(ai=True, high_risk=None, area=None, provider=None, grounds=())


@pytest.mark.parametrize(
    ("ai", "high_risk", "area", "expected"),
    [
        (True, True, "III.4", (True, True)),
        (True, True, None, (True, True)),
        (True, True, "I", (True, False)),
        (True, None, None, (None, None)),
        (True, False, None, (False, False)),
        (False, False, None, (False, False)),
        (None, None, None, (None, None)),
        (None, None, "I", (None, False)),
    ],
)
def test_what_is_required_follows_the_risk_and_the_route(
    ai: bool | None,  # noqa: FBT001
    high_risk: bool | None,  # noqa: FBT001
    area: str | None,
    expected: tuple[bool | None, bool | None],
) -> None:
    facts = purchase(ai=ai, high_risk=high_risk, area=area)
    assert (required(ASSESSMENT, facts), required(DATABASE, facts)) == expected


@pytest.mark.parametrize(
    ("settings", "ai", "high_risk"),
    [
        (Settings(), True, None),
        (Settings(purchase="none"), False, False),
        (Settings(purchase="ai"), True, None),
        (Settings(purchase="high-risk"), True, True),
    ],
)
def test_what_the_user_states_overrides_the_text(settings: Settings, ai: object, high_risk: object) -> None:
    made = purchase_of("a.md", READ, settings)
    assert (made.ai, made.high_risk) == (ai, high_risk)


def test_who_states_ai_leaves_the_risk_to_the_text() -> None:
    read = Facts(ai=True, high_risk=True, area="III.4", provider=None, grounds=())
    assert purchase_of("a.md", read, Settings(purchase="ai")).high_risk is True


@pytest.mark.parametrize("stated", list(product([False, True], repeat=3)))
def test_the_stated_facts_and_no_others_are_named(stated: tuple[bool, bool, bool]) -> None:
    values = zip(("purchase", "area", "provider"), ("high-risk", "III.4", "buyer"), stated, strict=True)
    given = {name: value for name, value, is_given in values if is_given}
    made: Purchase = purchase_of("a.md", READ, Settings(**given))  # type: ignore[arg-type]
    assert set(made.stated) == set(given)


@pytest.mark.parametrize(
    ("found", "outcome"),
    [
        (clauses(required=False, status=Status.MISSING), Outcome.NOT_APPLICABLE),
        (clauses(required=False, status=Status.UNDETERMINED), Outcome.NOT_APPLICABLE),
        (clauses(), Outcome.PASS),
        ((clause(), missing()), Outcome.FAIL),
        ((clause(), clause(status=Status.EXCLUDED)), Outcome.FAIL),
        ((missing(), clause(status=Status.UNDETERMINED)), Outcome.FAIL),
        ((clause(), clause(status=Status.UNDETERMINED)), Outcome.UNDETERMINED),
        ((weak(), clause(status=Status.UNDETERMINED)), Outcome.UNDETERMINED),
        ((clause(), weak()), Outcome.ATTENTION),
        ((clause(), clause(basis=Basis.REFERENCE)), Outcome.ATTENTION),
        (clauses(required=None), Outcome.ATTENTION),
        ((missing(required=None),), Outcome.ATTENTION),
        ((clause(), missing(required=False)), Outcome.PASS),
    ],
)
def test_the_outcome_follows_the_clauses_that_count(found: tuple[object, ...], outcome: Outcome) -> None:
    assert outcome_of(found, NOBODY) is outcome  # type: ignore[arg-type]


def test_a_duty_owed_to_an_authority_alone_asks_for_attention() -> None:
    assert outcome_of(clauses(), frozenset({"post-market-monitoring"})) is Outcome.ATTENTION
