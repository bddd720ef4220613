"""Who is who: names that the document gives to buyer and supplier ("hereinafter: NovaData"), beside the rules' role words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    """Names in the document with their role, who the provider is, and who "we" is (None: each sentence decides)."""

    names: Mapping[str, Role] = field(default_factory=dict)
    provider: Role = Role.SUPPLIER
    first_person: Role | None = None

    def find(self, text: str) -> Iterable[tuple[int, int, Role]]:
        """Every mention of a defined name."""
        for name, role in self.names.items():
            for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
                yield match.start(), match.end(), role


@dataclass(frozen=True, slots=True)
class _Named:
    """A party as a definition gives it: the short name and the words before it, back to the previous definition.

    `firm` where the text itself gives the short name.
    """

    alias: str
    before: str
    language: Language
    firm: bool = False


_NAME = r"[A-Z][\w&'’-]*(?:\s+(?:(?:van|de|der|den|of|and|en|the|&)\s+)?[A-Z0-9][\w&'’-]*){0,5}"
_ALIAS = re.compile(rf"[\s:,(]*(?:de|het|the)?\s*[\"“”'‘’«»*_]*({_NAME})")
_QUOTED = re.compile(rf"\(\s*(?:de|het|the|hierna:?)?\s*[\"“”‘’']({_NAME})[\"“”‘’']")
_LABELLED = re.compile(rf"^\W*(?P<label>[^\W\d][\w\s-]{{2,30}}):\s*(?P<name>{_NAME})")
_ENDS = re.compile(rf"({_NAME})\s*$")
_NEAR = 90
_SHORTEST = 3
_ORGANISATION = re.compile(_NAME)


def parties_of(opening: Sequence[str], every: Sequence[str], lexicon: Lexicon) -> Parties:
    """Read the opening blocks for definitions of parties; names of unknown role go to the side whose work they do in the text."""
    named = [each for text in opening for language in LANGUAGES for each in _definitions(text, language, lexicon)]
    names: dict[str, Role] = {}
    for each in named:
        role = _role(each, lexicon)
        if role is not None:
            _add(names, each, role, lexicon)
    _add_by_deeds(names, [each for each in named if each.alias not in names], every, lexicon)
    return Parties(names)


def _definitions(text: str, language: Language, lexicon: Lexicon) -> Iterator[_Named]:
    """Yield the parties of "X B.V. (hereinafter: Y)", "X Ltd ("Y")" and "Supplier: X"."""
    found = [(match.start, match.end) for match in lexicon.find("party/alias-marker", text, language)]
    found += [(match.start(), match.start(1) - 1) for match in _QUOTED.finditer(text)]
    previous = 0
    for start, end in sorted(found):
        alias = _ALIAS.match(text[end:])
        if (
            alias is not None
            and start >= previous
            and len(alias[1]) > 1
            and not lexicon.holds("party/not-a-party", alias[1], language)
        ):
            yield _Named(alias[1], text[previous:start], language, firm=True)
            previous = end + alias.end()
    for match in lexicon.find("party/company", text, language):
        if organisation := _ENDS.search(text[: match.start]):
            yield _Named(organisation[1], text[match.start : match.end], language)
    if labelled := _LABELLED.match(text):
        yield _Named(labelled["name"], labelled["label"], language)


def _role(named: _Named, lexicon: Lexicon) -> Role | None:
    """The role that a role word points at: in the short name, else shortly before it; a public body buys."""
    for text in (named.alias, named.before[-_NEAR:]):
        for term, role in (("party/supplier", Role.SUPPLIER), ("party/buyer", Role.BUYER), ("party/public-body", Role.BUYER)):
            if lexicon.holds(term, text, named.language):
                return role
    return None


def _add(names: dict[str, Role], named: _Named, role: Role, lexicon: Lexicon) -> None:
    """Keep the short name and the organisation's name before it, unless they are ordinary words of a contract."""
    organisations = [name for name in _ORGANISATION.findall(named.before)[:1] if len(name) > _SHORTEST]
    for name in (named.alias, *organisations):
        if not lexicon.holds("party/not-a-name", name, named.language):
            names.setdefault(name, role)


def _add_by_deeds(names: dict[str, Role], unknown: Sequence[_Named], every: Sequence[str], lexicon: Lexicon) -> None:
    """Of the companies without a role, the one that most often supplies is the supplier; every other party buys."""
    first = {each.alias: each for each in reversed(unknown)}
    deeds = Counter(
        {alias: _deeds(alias, every, lexicon) for alias, each in first.items() if _is_company(each, unknown, lexicon)}
    )
    if deeds and Role.SUPPLIER not in names.values():
        alias = deeds.most_common(1)[0][0]
        _add(names, first.pop(alias), Role.SUPPLIER, lexicon)
    for each in first.values():
        known = next((role for name, role in names.items() if each.alias in name or name in each.alias), None)
        if known is not None or each.firm:
            _add(names, each, known or Role.BUYER, lexicon)


def _is_company(named: _Named, unknown: Sequence[_Named], lexicon: Lexicon) -> bool:
    same = (each for each in unknown if each.alias == named.alias)
    return any(lexicon.holds("party/company", each.before, each.language) for each in same)


def _deeds(alias: str, every: Sequence[str], lexicon: Lexicon) -> int:
    """How often the name stands beside a verb of supplying or of strict duty."""
    pattern = re.compile(rf"(?<!\w){re.escape(alias)}(?!\w)")
    around = (text[max(0, match.start() - 12) : match.end() + 24] for text in every for match in pattern.finditer(text))
    return sum(any(lexicon.holds("party/deed", words, language) for language in LANGUAGES) for words in around)
