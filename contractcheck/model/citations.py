"""Citations such as "Article 16(f), (g) and (h)" or "Annexes V, VI and VII", taken apart into units that the law data know."""

from __future__ import annotations

import re
from collections.abc import Iterable

from contractcheck.model.rules import Instrument, KnownProvision, Provision

_UNITS = {
    "article": "Article",
    "artikel": "Article",
    "annex": "Annex",
    "bijlage": "Annex",
    "chapter": "Chapter",
    "hoofdstuk": "Chapter",
}
_LIST = re.compile(
    r"\b(?P<unit>article|artikel|annex|bijlage|chapter|hoofdstuk)(?:s|es|en|n)?\s+"
    r"(?P<numbers>(?:[0-9]+[a-z]?|[IVX]+)\b(?:\([^)]*\))*"
    r"(?:(?:,\s+|\s+(?:and|en|to|tot en met)\s+)(?:[0-9]+[a-z]?|[IVX]+)\b(?!\s+(?:[a-z]+)\s+20\d\d)(?:\([^)]*\))*)*)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![(\w])(?:[0-9]+[a-z]?|[IVX]+)(?![\w)])")


def units(text: str) -> tuple[str, ...]:
    """The articles, annexes and chapters that a text cites, as "Article 16" or "Annex IV", without paragraphs and points."""
    found: list[str] = []
    for match in _LIST.finditer(text):
        found += [f"{_UNITS[match['unit'].lower()]} {number}" for number in _NUMBER.findall(match["numbers"])]
    return tuple(dict.fromkeys(found))


def known(law: Iterable[Instrument], cited: Provision) -> tuple[tuple[Instrument, KnownProvision], ...]:
    """What the data know of a cited provision: the provision by its very number, else its articles and annexes."""
    own = [(each, provision) for each in law if each.name == cited.instrument for provision in each.provisions]
    exact = tuple(pair for pair in own if pair[1].number == cited.provision)
    return exact or tuple(pair for pair in own if pair[1].number in units(cited.provision))
