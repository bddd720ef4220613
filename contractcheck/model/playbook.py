"""What an organisation's playbook asks beyond the rules themselves."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ForPurchase:
    """Elements ("family/element") that are essential, or only desirable, in one kind of purchase.

    `purchase` is "ai", "high-risk", "I" (a product under annex I) or an area of annex III, "III.1" to "III.8".
    """

    purchase: str
    essential: tuple[str, ...] = ()
    desirable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Playbook:
    """Whose playbook is laid over the rules, the version that it was made for ("" for any), and its kinds of purchase."""

    name: str
    made_for: str = ""
    purchases: tuple[ForPurchase, ...] = ()
