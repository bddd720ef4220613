"""Who is who: names that the document gives to buyer and supplier ("hereinafter: NovaData"), beside the role words of the rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from contractcheck.detect.phrases import Lexicon
from contractcheck.model.rules import LANGUAGES, Language


class Role(StrEnum):
    """The side on which a party stands."""

    SUPPLIER = "supplier"
    BUYER = "buyer"
    THIRD = "third"


@dataclass(frozen=True, slots=True)
class Parties:
    """Names in the document with their role, and whether "we" and "you" are the supplier or the buyer."""

    names: Mapping[str, Role] = field(default_factory=dict)
    provider: Role = Role.SUPPLIER
    first_person: Role = Role.SUPPLIER

    def find(self, text: str) -> Iterable[tuple[int, int, Role]]:
        """Every mention of a defined name."""
        for name, role in self.names.items():
            for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
                yield match.start(), match.end(), role


_NAME = r"[A-Z0-9][\w&.'’-]*(?:\s+(?:(?:van|de|der|den|of|and|en|the|&)\s+)?[A-Z0-9][\w&.'’-]*){0,5}"
_QUOTED = r"[\"“”'‘’«»*_]*"


def parties_of(texts: Iterable[str], lexicon: Lexicon) -> Parties:
    """Read the opening blocks for definitions of parties and their short names."""
    names: dict[str, Role] = {}
    for text in texts:
        for language in LANGUAGES:
            _defined(text, language, lexicon, names)
    return Parties(names)


def _defined(text: str, language: Language, lexicon: Lexicon, names: dict[str, Role]) -> None:
    """Add the names of this text: an alias after "hereinafter", and the organisation's name before it."""
    previous = 0
    for match in lexicon.find("party/alias-marker", text, language):
        tail = re.match(rf"[\s:,(]*(?:de|het|the)?\s*{_QUOTED}({_NAME}|[a-z]+){_QUOTED}", text[match.end :])
        before = text[previous : match.start]
        previous = match.end
        if tail is None:
            continue
        alias = tail[1]
        role = _role(alias, language, lexicon) or _role(before, language, lexicon)
        if role is not None:
            _add(names, alias, role, lexicon, language)
            for organisation in re.findall(_NAME, before)[:2]:
                if len(organisation) > 3:
                    _add(names, organisation, role, lexicon, language)


def _add(names: dict[str, Role], name: str, role: Role, lexicon: Lexicon, language: Language) -> None:
    """Keep a name unless it is an ordinary word of the document or a role word of its own."""
    if lexicon.holds("party/not-a-name", name, language) or not name[:1].isupper() or name in names:
        return
    names[name] = role


def _role(text: str, language: Language, lexicon: Lexicon) -> Role | None:
    """The role that the words of the text point at: a role word first, then the kind of organisation."""
    for term, role in (
        ("party/supplier", Role.SUPPLIER),
        ("party/buyer", Role.BUYER),
        ("party/company", Role.SUPPLIER),
        ("party/public-body", Role.BUYER),
    ):
        if lexicon.holds(term, text, language):
            return role
    return None
