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
            if name not in text:
                continue
            for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
                yield match.start(), match.end(), role


@dataclass(frozen=True, slots=True)
class _Named:
    """A party as a definition gives it: the short name, the words before it back to the previous definition, and its block.

    `firm` where the text itself gives the short name.
    """

    alias: str
    before: str
    language: Language
    block: int
    firm: bool = False


_NAME = r"[A-Z][\w&’'-]*(?:\s+(?:(?:van|de|der|den|of|the|&)\s+)?[A-Z0-9][\w&’'-]*){0,5}"
_ALIAS = re.compile(rf"[\s:,(]*(?:de|het|the)?\s*[\"“”'‘’«»*_]*(?:(?:de|het|the)\s+)?({_NAME})")
_MARK = r"[*_]*[\"“”‘’'][*_]*"
_QUOTED = re.compile(rf"\(\s*(?:de|het|the|hierna:?)?\s*{_MARK}(?:(?:de|het|the)\s+)?({_NAME})[*_]*[\"“”‘’']")
# A further short name of the same party: '" or "Y"'.
_OR_ALIAS = re.compile(
    rf"{_MARK}\s*(?:of|or|en|and|,|/)\s*(?:ook|also)?\s*(?:de|het|the)?\s*{_MARK}(?:(?:de|het|the)\s+)?({_NAME})"
)
# A company's role in words: "Y B.V. (the licensed party)".
_LOWER = re.compile(r"\((?:de|het|the)\s+([a-z][a-z-]+(?:\s[a-z][a-z-]+){0,2})\)")
_ACRONYM = re.compile(r"\(\s*([A-Z][\w&-]{0,8}[A-Z]|[A-Z])\s*\)")
_LABELLED = re.compile(rf"^\W*(?P<label>[^\W\d][\w\s-]{{2,30}}):\s*(?P<name>{_NAME})")
_ENDS = re.compile(rf"({_NAME})\s*$")
_LONE_LETTER = re.compile(r"\s+[A-Z]$")
_NEAR = 90
_PRODUCT_NEAR = 30
_SENTENCE_END = re.compile(r"[.;]\s")
_SHORTEST = 3
_ORGANISATION = re.compile(_NAME)


def parties_of(opening: Sequence[str], every: Sequence[str], lexicon: Lexicon) -> Parties:
    """Read the opening blocks for definitions of parties; names of unknown role go to the side whose work they do in the text."""
    named = [
        each
        for number, text in enumerate(opening)
        for language in LANGUAGES
        for each in (*_definitions(text, language, lexicon, number), *_acronyms(text, language, lexicon, number))
    ]
    named = [each for each in named if not _is_product(each, lexicon)]
    names: dict[str, Role] = {}
    for each in named:
        role = _role(each, lexicon)
        if role is not None:
            _add(names, each, role, lexicon)
    _add_by_deeds(names, [each for each in named if each.alias not in names], every, lexicon)
    _add_opposites(names, [each for each in named if _names_both(opening[each.block], lexicon)], lexicon)
    return Parties({**_first_words(names, every, lexicon), **names})


def _definitions(text: str, language: Language, lexicon: Lexicon, block: int) -> Iterator[_Named]:
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
            own = _own_words(text[previous:start])
            previous = end + alias.end()
            yield from (_Named(name, own, language, block, firm=True) for name in (alias[1], *_others(text[previous:])))
    for match in lexicon.find("party/company", text, language):
        if organisation := _ENDS.search(_LONE_LETTER.sub("", text[: match.start].rstrip())):
            yield _Named(organisation[1], text[match.start : match.end], language, block)
    for role in _LOWER.finditer(text):
        before = text[max(0, role.start() - _NEAR) : role.start()]
        if lexicon.holds("party/company", before, language):
            yield _Named(role[1], before, language, block, firm=True)
    if labelled := _LABELLED.match(text):
        yield _Named(labelled["name"], labelled["label"], language, block)


def _others(after: str) -> Iterator[str]:
    """Yield the further short names of the same party: '("the Processor" or "Y")'."""
    while other := _OR_ALIAS.match(after):
        yield other[1]
        after = after[other.end() :]


def _own_words(before: str) -> str:
    """What stands before a short name, without the brackets of the party before it."""
    own = before.rsplit(")", 1)[-1]
    return own if _ORGANISATION.search(own) else before


def _acronyms(text: str, language: Language, lexicon: Lexicon, block: int) -> Iterator[_Named]:
    """Yield the organisations that the text shortens in brackets: "between Riverside Water Board (RWB) and ..."."""
    previous = 0
    for match in _ACRONYM.finditer(text):
        if not lexicon.holds("party/not-a-name", match[1], language):
            yield _Named(match[1], text[previous : match.start()], language, block)
        previous = match.end()


def _is_product(named: _Named, lexicon: Lexicon) -> bool:
    """Whether the words before the short name call it a thing: 'a tool ("X")', 'a tool that sorts mail, hereinafter X'.

    "Y Software Ltd ("X")" is a party.
    """
    near = named.before[-_PRODUCT_NEAR:]
    return (
        (named.firm or lexicon.holds("party/product", " ".join(named.before.split()[-1:]), named.language))
        and (lexicon.holds("party/product", near, named.language) or _is_thing_that(named, lexicon))
        and not lexicon.holds("party/company", near, named.language)
        and _role_by(named.alias, named.language, lexicon) is None
    )


def _is_thing_that(named: _Named, lexicon: Lexicon) -> bool:
    """Whether the words up to the short name are a thing with a clause that says what it does."""
    found = lexicon.find("party/thing-that", named.before, named.language)
    return any(not _SENTENCE_END.search(named.before[match.end :]) for match in found)


def _role(named: _Named, lexicon: Lexicon) -> Role | None:
    """The role that a role word points at: in the short name, else shortly before it; a public body buys."""
    own = _role_by(named.alias, named.language, lexicon)
    return own or _role_by(_of_company(named, lexicon), named.language, lexicon)


def _of_company(named: _Named, lexicon: Lexicon) -> str:
    """The words near before the short name, of a company those behind the party before it: "the city of X and Y Ltd ("Y")"."""
    near = named.before[-_NEAR:]
    ends = [match.end for match in lexicon.find("party/and", near, named.language)]
    last = near[ends[-1] :] if ends else near
    return last if named.firm and lexicon.holds("party/company", last, named.language) else near


def _role_by(text: str, language: Language, lexicon: Lexicon) -> Role | None:
    return next((role for term, role in _ROLE_TERMS.items() if lexicon.holds(term, text, language)), None)


_ROLE_TERMS = {"party/supplier": Role.SUPPLIER, "party/buyer": Role.BUYER, "party/public-body": Role.BUYER}
# Terms of words that are no name of a party, and of those that are none where they stand alone.
_COMMON = ("party/not-a-name", "party/company")
_ORDINARY = (*_COMMON, "party/not-a-party", "party/product", *_ROLE_TERMS)


def _add(names: dict[str, Role], named: _Named, role: Role, lexicon: Lexicon) -> None:
    """Keep the short name and the organisation's name before it, unless they are ordinary words of a contract."""
    organisations = [_LONE_LETTER.sub("", name) for name in _ORGANISATION.findall(named.before)[:1]]
    plain = (_without_form(name, named.language, lexicon) for name in organisations)
    for name in (named.alias, *(name for name in plain if len(name) > _SHORTEST)):
        if _is_firm_name(name, named, lexicon) or not _holds_one_of(_COMMON, name, [named.language], lexicon):
            names.setdefault(name, role)


def _without_form(name: str, language: Language, lexicon: Lexicon) -> str:
    """The name of a company without its legal form: "Y Software" of "Y Software Ltd"."""
    rest, _, last = name.rpartition(" ")
    return rest if rest and lexicon.holds("party/company", last, language) else name


def _is_firm_name(name: str, named: _Named, lexicon: Lexicon) -> bool:
    """Whether it is the name of several words directly before a company's legal form: "Y Software B.V."."""
    whole = name == named.alias and not named.firm and " " in name
    return whole and lexicon.holds("party/company", " ".join(named.before.split()[:1]), named.language)


def _holds_one_of(terms: Sequence[str], name: str, languages: Iterable[Language], lexicon: Lexicon) -> bool:
    return any(lexicon.holds(term, name, language) for language in languages for term in terms)


def _add_by_deeds(names: dict[str, Role], unknown: Sequence[_Named], every: Sequence[str], lexicon: Lexicon) -> None:
    """Of the companies without a role, the one that most often supplies is the supplier; a part of a known name is that party.

    A name that the text defines and that does not supply is the buyer where no other buyer is known.
    """
    first = {each.alias: each for each in reversed(unknown)}
    deeds = Counter(
        {alias: _deeds(alias, every, lexicon) for alias, each in first.items() if _is_company(each, unknown, lexicon)}
    )
    if deeds and Role.SUPPLIER not in names.values():
        alias = deeds.most_common(1)[0][0]
        _add(names, first.pop(alias), Role.SUPPLIER, lexicon)
    for each in first.values():
        known = next((role for name, role in names.items() if each.alias in name or name in each.alias), None)
        if known is not None or (each.firm and Role.BUYER not in names.values()):
            _add(names, each, known or Role.BUYER, lexicon)


def _first_words(names: Mapping[str, Role], every: Sequence[str], lexicon: Lexicon) -> dict[str, Role]:
    """The first words of names of several words that the text uses for the party: "Y" of "Y Health Intelligence"."""
    sides: dict[str, set[Role]] = {}
    for name, role in names.items():
        first, _, rest = name.partition(" ")
        if rest and len(first) > _SHORTEST and _stands_alone(first, rest.split()[0], every):
            sides.setdefault(first, set()).add(role)
    return {
        first: next(iter(roles))
        for first, roles in sides.items()
        if len(roles) == 1 and not _holds_one_of(_ORDINARY, first, LANGUAGES, lexicon)
    }


def _stands_alone(first: str, following: str, every: Sequence[str]) -> bool:
    """Whether the word stands within a sentence without the word that follows it in the name."""
    alone = re.compile(rf"(?<=[a-z,] ){re.escape(first)}(?![\w-])(?! {re.escape(following)})(?! [A-Z])")
    return any(alone.search(text) for text in every)


def _names_both(text: str, lexicon: Lexicon) -> bool:
    return any(lexicon.holds("party/between", text, language) for language in LANGUAGES)


def _add_opposites(names: dict[str, Role], named: Sequence[_Named], lexicon: Lexicon) -> None:
    """Beside a party of known role, a party named in the same breath is the other one."""
    for block in sorted({each.block for each in named if each.alias in names}):
        sides = {names[each.alias] for each in named if each.block == block and each.alias in names}
        unknown = [each for each in named if each.block == block and each.alias not in names]
        if len(sides) == 1 and sides <= set(_OPPOSITE):
            for each in unknown:
                _add(names, each, _OPPOSITE[next(iter(sides))], lexicon)


_OPPOSITE = {Role.BUYER: Role.SUPPLIER, Role.SUPPLIER: Role.BUYER}


def _is_company(named: _Named, unknown: Sequence[_Named], lexicon: Lexicon) -> bool:
    same = (each for each in unknown if each.alias == named.alias)
    return any(lexicon.holds("party/company", each.before, each.language) for each in same)


def _deeds(alias: str, every: Sequence[str], lexicon: Lexicon) -> int:
    """How often the name stands beside a verb of supplying or of strict duty."""
    pattern = re.compile(rf"(?<!\w){re.escape(alias)}(?!\w)")
    around = (text[max(0, match.start() - 12) : match.end() + 24] for text in every for match in pattern.finditer(text))
    return sum(any(lexicon.holds("party/deed", words, language) for language in LANGUAGES) for words in around)
