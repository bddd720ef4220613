"""A small rule set for tests of the texts drawn from it."""

from __future__ import annotations

from contractcheck.model.rules import Element, Example, Family, Note, Provision, Ruleset, Text


def both(text: str) -> Text:
    return Text(nl=f"{text} (nl)", en=f"{text} (en)")


def element(name: str, *, essential: bool = True) -> Element:
    return Element(name, both(f"title of {name}"), essential, (), both(f"no {name}"), both(f"ask for {name}"))


def family(name: str, *elements: Element) -> Family:
    return Family(
        id=name,
        title=both(f"title of {name}"),
        what=both("what it is"),
        why=both("why it matters"),
        ask=both("what to ask"),
        repair=both("how to repair"),
        elements=elements,
        legal=(Provision("Regulation (EU) 2024/1689", "Article 43"),),
        examples=(Example("adequate", both("shall do")), Example("weak", both("may do"))),
        product_route=True,
    )


def ruleset() -> Ruleset:
    return Ruleset(
        name="example",
        version="1.0",
        sha256="a" * 64,
        as_of="2026-11-21",
        families=(
            family("conformity-assessment", element("assessment"), element("proof")),
            family("eu-database-registration", element("registration"), element("proof", essential=False)),
        ),
        terms={},
        sets=(),
        areas=(),
        notes={
            "hedged": Note("hedged", both("only tries"), both("obligation of effort")),
            "outcome-not_applicable": Note("outcome-not_applicable", both("not needed"), both("nothing is required")),
        },
    )
