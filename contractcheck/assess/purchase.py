"""The facts of the purchase, stated by the user or read from the text, and what they make of the verdicts."""

from __future__ import annotations

from collections.abc import Iterable

from contractcheck.assess.quotes import evidence_of_fact
from contractcheck.detect.purchase.facts import Facts
from contractcheck.model.report import Basis, ClauseResult, Ground, Outcome, Purchase, Status
from contractcheck.model.rules import Family
from contractcheck.model.settings import Settings, StatedPurchase

PRODUCT_ROUTE = "I"


def purchase_of(document: str, facts: Facts, settings: Settings) -> Purchase:
    """What the user stated overrides what the text says; the grounds are always those of the text."""
    ai, high_risk = _kind(facts, settings.purchase)
    given = {
        "purchase": settings.purchase != "auto",
        "area": settings.area is not None,
        "provider": settings.provider is not None,
    }
    return Purchase(
        ai=ai,
        high_risk=high_risk,
        area=settings.area or facts.area,
        provider=settings.provider or facts.provider,
        stated=tuple(name for name, is_given in given.items() if is_given),
        grounds=tuple(Ground(fact.code, evidence_of_fact(document, fact)) for fact in facts.grounds),
    )


def _kind(facts: Facts, stated: StatedPurchase) -> tuple[bool | None, bool | None]:
    """Whether AI is bought, and of high risk; who states just AI leaves the risk to the text."""
    match stated:
        case "auto":
            return facts.ai, facts.high_risk
        case "ai":
            return True, facts.high_risk
        case "none" | "high-risk":
            return (stated == "high-risk",) * 2


def required(family: Family, purchase: Purchase) -> bool | None:
    """Whether the purchase needs the family: yes for high-risk AI, no where it is no AI or of no high risk, open otherwise.

    A family that a playbook requires for "ai" is needed for AI of any risk.
    """
    if purchase.area == PRODUCT_ROUTE and not family.product_route:
        return False
    if family.required_for == "ai":
        return purchase.ai
    if purchase.high_risk:
        return True
    return None if purchase.ai is not False and purchase.high_risk is None else False


def outcome_of(clauses: Iterable[ClauseResult], authority_only: frozenset[str]) -> Outcome:
    """The verdict on the document; `authority_only` are the families whose duty is owed to an authority alone."""
    needed = [clause for clause in clauses if clause.required is not False]
    if not needed:
        return Outcome.NOT_APPLICABLE
    statuses = {clause.status for clause in needed if clause.required}
    if statuses & {Status.MISSING, Status.EXCLUDED}:
        return Outcome.FAIL
    if any(clause.status is Status.UNDETERMINED for clause in needed):
        return Outcome.UNDETERMINED
    careful = any(clause.required is None or clause.status is Status.WEAK or clause.basis is Basis.REFERENCE for clause in needed)
    return Outcome.ATTENTION if careful or any(clause.id in authority_only for clause in needed) else Outcome.PASS
