"""What a playbook asks for in one kind of purchase."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from contractcheck.model.playbook import ForPurchase
from contractcheck.model.report import Purchase
from contractcheck.model.rules import Element, Family, Ruleset


def for_purchase(ruleset: Ruleset, purchase: Purchase) -> Ruleset:
    """The rules with each element as essential as the playbook wants it in this purchase; the same rules without a playbook."""
    asked = ruleset.playbook.purchases if ruleset.playbook else ()
    wishes = {name: essential for each in asked for name, essential in _wishes(each, purchase)}
    if not wishes:
        return ruleset
    return replace(ruleset, families=tuple(_family(family, wishes) for family in ruleset.families))


def _wishes(asked: ForPurchase, purchase: Purchase) -> Iterator[tuple[str, bool]]:
    """Where it is open whether the purchase is of this kind, the stricter wishes hold and the looser do not."""
    fits = _fits(asked.purchase, purchase)
    if fits is not False:
        yield from ((name, True) for name in asked.essential)
    if fits:
        yield from ((name, False) for name in asked.desirable)


def _fits(kind: str, purchase: Purchase) -> bool | None:
    if kind == "ai":
        return purchase.ai
    return purchase.high_risk if kind == "high-risk" else purchase.area == kind


def _family(family: Family, wishes: Mapping[str, bool]) -> Family:
    return replace(family, elements=tuple(_element(family.id, each, wishes) for each in family.elements))


def _element(family: str, element: Element, wishes: Mapping[str, bool]) -> Element:
    return replace(element, essential=wishes.get(f"{family}/{element.id}", element.essential))
