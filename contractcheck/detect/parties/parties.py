"""Who is who: names that the document gives to buyer and supplier ("hereinafter: NovaData"), beside the rules' role words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from contractcheck.detect.document.contents import Contents
from contractcheck.detect.parties.dealings import TELLING, Dealings
from contractcheck.detect.parties.introductions import (
    NAME,
    ORGANISATION,
    ROLE_WORDS,
    TITLES,
    Named,
    introduced,
    is_initials,
    organisations_in,
    role_by,
)
from contractcheck.detect.parties.roles import Role
from contractcheck.detect.search.phrases import Lexicon
from contractcheck.model.rules import LANGUAGES, Language


@dataclass(frozen=True, slots=True, eq=False)
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


_NEAR = 90
_SHORTEST = 3
_BOTH = 2
# So much more must be told of a name to outweigh the words beside its introduction.
_SURELY = 2
_OPPOSITE = {Role.BUYER: Role.SUPPLIER, Role.SUPPLIER: Role.BUYER}
_ROLE_TERMS = {"party/supplier": Role.SUPPLIER, "party/buyer": Role.BUYER, "party/public-body": Role.BUYER}
_COMPANY, _NO_PARTY = "party/company", "party/no-party"
# Terms of words that are no name of a party, and of those that are none where they stand alone.
_COMMON = ("party/not-a-name", _COMPANY)
_ORDINARY = (*_COMMON, "party/not-a-party", "party/product", *_ROLE_TERMS)
_ARTICLE = re.compile(r"(?:The|De|Het|the|de|het) $")


def parties_of(opening: Sequence[str], contents: Contents, lexicon: Lexicon) -> Parties:
    """Read the opening blocks for introductions of parties; a name of unknown role goes to the side whose work it does."""
    every = contents.every
    named = introduced(opening, "\n".join(every), lexicon)
    dealings = Dealings(contents.texts(*TELLING), lexicon)
    names: dict[str, Role] = {}
    for each, side in _labelled(named, lexicon):
        _add(names, each, side, lexicon)
    known = dict(names)
    for each in named:
        role = _role(each, lexicon)
        if role is not None:
            _add(names, each, _outweighed(each, role, dealings, lexicon), lexicon)
    _add_outsiders(names, known, contents, lexicon)
    _add_strangers(names, contents, lexicon)
    unknown = [each for each in named if each.alias not in names]
    _add_by_dealings(names, unknown, dealings, lexicon)
    _tell_apart(names, named, contents, dealings, lexicon)
    _add_by_deeds(names, [each for each in named if each.alias not in names], every, lexicon)
    _add_opposites(names, [each for each in named if _names_both(opening[each.block], lexicon)], lexicon)
    _add_other_of_two(names, named, lexicon)
    _add_titles(names, contents, lexicon)
    return Parties({**_first_words(names, every, lexicon), **names})


def _labelled(named: Sequence[Named], lexicon: Lexicon) -> Iterator[tuple[Named, Role]]:
    """Those of whom the text says the side; beside a party that sells it, the maker of the thing is a third."""
    suppliers = [each for each in named if each.role is Role.SUPPLIER]
    makers = [each for each in suppliers if lexicon.holds("party/maker", each.label, each.language)]
    sold_on = any(lexicon.holds("party/seller", each.label, each.language) for each in suppliers)
    for each in named:
        if each.role is not None:
            yield each, Role.THIRD if sold_on and each in makers else each.role


def _role(named: Named, lexicon: Lexicon) -> Role | None:
    """The role that a role word points at: in the short name, else shortly before it; a public body buys."""
    own = (role_by(terms, named.alias, language, lexicon) for terms in (TITLES, _ROLE_TERMS) for language in LANGUAGES)
    return next(filter(None, own), None) or role_by(_ROLE_TERMS, _of_company(named, lexicon), named.language, lexicon)


def _outweighed(named: Named, role: Role, dealings: Dealings, lexicon: Lexicon) -> Role:
    """The role, or the other one where no role word is the name itself and much is told of the name that speaks for that."""
    if any(role_by(ROLE_WORDS, named.alias, language, lexicon) for language in LANGUAGES):
        return role
    told, surely = dealings.side(named.alias)
    return told if told is not None and surely >= _SURELY else role


def _tell_apart(names: dict[str, Role], named: Sequence[Named], contents: Contents, dealings: Dealings, lexicon: Lexicon) -> None:
    """Of two public bodies that contract with each other, the one of which more is told that it supplies does."""
    aliases = [alias for alias in {each.alias: each for each in named if each.firm} if alias in names]
    if len(aliases) != _BOTH or set(names.values()) != {Role.BUYER}:
        return
    own = any(role_by(ROLE_WORDS, alias, language, lexicon) for alias in aliases for language in LANGUAGES)
    texts = contents.texts("party/supplier")
    if own or any(lexicon.holds("party/supplier", text, language) for text in texts for language in LANGUAGES):
        return
    buys, supplies = sorted(aliases, key=dealings.net)
    if dealings.net(buys) < dealings.net(supplies):
        names.update({name: Role.SUPPLIER for name in names if supplies in name})


def _of_company(named: Named, lexicon: Lexicon) -> str:
    """The words near before the short name, of a company those behind the party before it: "the city of X and Y Ltd ("Y")"."""
    near = named.before[-_NEAR:]
    ends = [match.end for match in lexicon.find("party/and", near, named.language)]
    last = near[ends[-1] :] if ends else near
    return last if named.firm and lexicon.holds(_COMPANY, last, named.language) else near


def _add(names: dict[str, Role], named: Named, role: Role, lexicon: Lexicon) -> None:
    """Keep the short name and the organisation's name before it, unless they are ordinary words of a contract."""
    organisations = organisations_in(named, lexicon)[:1]
    for name in (named.alias, *(name for name in organisations if len(name) > _SHORTEST)):
        if role is not Role.THIRD and _is_of_other_side(name, role, named.language, lexicon):
            continue
        given = (named.role is not None and " " in name) or is_initials(name, named.before)
        if given or _is_firm_name(name, named, lexicon) or not _holds_one_of(_COMMON, name, [named.language], lexicon):
            names.setdefault(name, role)


def _is_of_other_side(name: str, role: Role, language: Language, lexicon: Lexicon) -> bool:
    """Whether the name is but a word for another side."""
    return any(
        role is not other and (match.start, match.end) == (0, len(name))
        for term, other in ROLE_WORDS.items()
        for match in lexicon.find(term, name, language)
    )


def _is_firm_name(name: str, named: Named, lexicon: Lexicon) -> bool:
    """Whether it is the name of several words directly before a company's legal form: "Y Software B.V."."""
    whole = name == named.alias and not named.firm and " " in name
    return whole and lexicon.holds(_COMPANY, " ".join(named.before.split()[:1]), named.language)


def _holds_one_of(terms: Sequence[str], name: str, languages: Iterable[Language], lexicon: Lexicon) -> bool:
    return any(lexicon.holds(term, name, language) for language in languages for term in terms)


def _add_outsiders(names: dict[str, Role], known: Mapping[str, Role], contents: Contents, lexicon: Lexicon) -> None:
    """Where the document says who both parties are, a company that shares no word with their names is a third."""
    if Role.SUPPLIER not in known.values() or Role.BUYER not in names.values():
        return
    own = {word for name, role in names.items() if name in known or role is Role.BUYER for word in name.split()}
    for name in _company_names(contents.texts(_COMPANY), lexicon):
        if own.isdisjoint(name.split()):
            names[name] = Role.THIRD


def _add_strangers(names: dict[str, Role], contents: Contents, lexicon: Lexicon) -> None:
    """A name of which the text says that it is no party is a third."""
    for text in contents.texts(_NO_PARTY):
        for match in (match for language in LANGUAGES for match in lexicon.find(_NO_PARTY, text, language)):
            if name := next(reversed(list(ORGANISATION.finditer(text[max(0, match.start - _NEAR) : match.start]))), None):
                names[next(iter(_company_names([name[0]], lexicon)), name[0])] = Role.THIRD


def _company_names(texts: Iterable[str], lexicon: Lexicon) -> Iterator[str]:
    """The names before a legal form."""
    for text in texts:
        for match in (match for language in LANGUAGES for match in lexicon.find(_COMPANY, text, language)):
            if name := re.search(rf"({NAME})\s*$", text[: match.start]):
                yield name[1]


def _add_by_dealings(names: dict[str, Role], unknown: Sequence[Named], dealings: Dealings, lexicon: Lexicon) -> None:
    """A name of which the text tells that it supplies or buys is on that side; else a kind of body that mostly buys buys."""
    for each in unknown:
        role, _ = dealings.side(each.alias)
        words = f"{each.before[-_NEAR:]} {each.alias}"
        if role is None and (each.firm or each.alias.isupper()) and not lexicon.holds(_COMPANY, words, each.language):
            role = Role.BUYER if lexicon.holds("party/body-name", words, each.language) else None
        if role is not None:
            _add(names, each, role, lexicon)


def _add_by_deeds(names: dict[str, Role], unknown: Sequence[Named], every: Sequence[str], lexicon: Lexicon) -> None:
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


def _add_titles(names: dict[str, Role], contents: Contents, lexicon: Lexicon) -> None:
    """A title with a capital behind an article is a name although no definition gives it: "The Beneficiary must"."""
    for text in contents.texts(*TITLES):
        for term, role in TITLES.items():
            for match in (match for language in LANGUAGES for match in lexicon.find(term, text, language)):
                if text[match.start].isupper() and _ARTICLE.search(text[: match.start]):
                    names.setdefault(text[match.start : match.end], role)


def _first_words(names: Mapping[str, Role], every: Sequence[str], lexicon: Lexicon) -> dict[str, Role]:
    """The first words of names of several words that the text uses for the party: "Y" of "Y Health Intelligence"."""
    sides: dict[str, set[Role]] = {}
    for name, role in names.items():
        words = name.split()
        for number in range(1, len(words)):
            first = " ".join(words[:number])
            if len(first) > _SHORTEST and _stands_alone(first, words[number], every, lexicon):
                sides.setdefault(first, set()).add(role)
    return {
        first: next(iter(roles))
        for first, roles in sides.items()
        if len(roles) == 1 and not _holds_one_of(_ORDINARY, first, LANGUAGES, lexicon)
    }


def _stands_alone(first: str, following: str, every: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a text has the words without the next one of the name; one that opens a sentence has its verb behind it."""
    alone = re.compile(rf"\b{re.escape(first)}(?![\w-])(?! {re.escape(following)})(?! [A-Z])(?: (\w+))?")
    return any(
        " " in first
        or re.search(r"[a-z,] $", text[: match.start()])
        or any(lexicon.holds("duty/verb", match[1] or "", language) for language in LANGUAGES)
        for text in every
        if first in text
        for match in alone.finditer(text)
    )


def _names_both(text: str, lexicon: Lexicon) -> bool:
    return any(lexicon.holds("party/between", text, language) for language in LANGUAGES)


def _add_opposites(names: dict[str, Role], named: Sequence[Named], lexicon: Lexicon) -> None:
    """Beside a party of known role, a party named in the same breath is the other one."""
    for block in sorted({each.block for each in named if each.alias in names}):
        sides = {names[each.alias] for each in named if each.block == block and each.alias in names}
        unknown = [each for each in named if each.block == block and each.alias not in names]
        if len(sides) == 1 and sides <= set(_OPPOSITE):
            for each in unknown:
                _add(names, each, _OPPOSITE[next(iter(sides))], lexicon)


def _add_other_of_two(names: dict[str, Role], named: Sequence[Named], lexicon: Lexicon) -> None:
    """Where the text names two parties in all and the side of one is known, the other has the other side."""
    parties: dict[tuple[int, str], list[Named]] = {}
    for each in named:
        if each.firm and each.role is None:
            parties.setdefault((each.block, each.before), []).append(each)
    sides = {key: {names[each.alias] for each in own if each.alias in names} for key, own in parties.items()}
    known = [side for own in sides.values() for side in own]
    if len(parties) == _BOTH and len(known) == 1 and known[0] in _OPPOSITE:
        for each in (each for key, own in parties.items() if not sides[key] for each in own):
            _add(names, each, _OPPOSITE[known[0]], lexicon)


def _is_company(named: Named, unknown: Sequence[Named], lexicon: Lexicon) -> bool:
    same = (each for each in unknown if each.alias == named.alias)
    return any(lexicon.holds(_COMPANY, each.before, each.language) for each in same)


def _deeds(alias: str, every: Sequence[str], lexicon: Lexicon) -> int:
    """How often the name stands beside a verb of supplying or of strict duty."""
    pattern = re.compile(rf"(?<!\w){re.escape(alias)}(?!\w)")
    around = (text[max(0, match.start() - 12) : match.end() + 24] for text in every for match in pattern.finditer(text))
    return sum(any(lexicon.holds("party/deed", words, language) for language in LANGUAGES) for words in around)
