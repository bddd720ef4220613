"""How a document introduces its parties: "X B.V. (hereinafter: Y)", "Supplier: X", a table of parties, "X Ltd (the Seller)"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from contractcheck.detect.parties.roles import Role
from contractcheck.detect.search.phrases import Lexicon
from contractcheck.model.rules import LANGUAGES, Language


@dataclass(frozen=True, slots=True)
class Named:
    """A party as a definition gives it: the short name, the words before it back to the previous definition, and its block.

    `firm` where the text itself gives the short name; `role` where it says in so many words which side that is, with `label`.
    """

    alias: str
    before: str
    language: Language
    block: int
    firm: bool = False
    role: Role | None = None
    label: str = ""


NAME = r"[A-Z][\w&’'-]*(?:\s+(?:(?:van|de|der|den|of|the|&)\s+)?[A-Z0-9][\w&’'-]*){0,5}"
_WORDS = r"[A-Z][\w-]+(?:\s[A-Z][\w-]+)?"
ORGANISATION = re.compile(NAME)
LONE_LETTER = re.compile(r"\s+[A-Z]$")
TITLES: Mapping[str, Role] = {
    "party/supplier-title": Role.SUPPLIER,
    "party/buyer-title": Role.BUYER,
    "party/third-title": Role.THIRD,
}
"""Words that name a side where a document defines them as a name ("the Beneficiary"), and nothing elsewhere."""
ROLE_WORDS: Mapping[str, Role] = {**TITLES, "party/supplier": Role.SUPPLIER, "party/buyer": Role.BUYER}
"""Words that name a side, in a label or in brackets behind a name."""
_ALIAS = re.compile(rf"[\s:,(]*(?:de|het|the)?\s*[\"“”'‘’«»*_]*(?:(?:de|het|the)\s+)?({NAME})")
_MARK = r"[*_]*[\"“”‘’'][*_]*"
_QUOTED = re.compile(rf"\(\s*(?:de|het|the|hierna:?)?\s*{_MARK}(?:(?:de|het|the)\s+)?({NAME})[*_]*[\"“”‘’']")
# A short name in brackets without quotation marks: "(the Company)".
_BARE = re.compile(rf"\(\s*(?:de|het|the)\s+({NAME})\s*\)")
# A further short name of the same party: '" or "Y"'.
_OR_ALIAS = re.compile(
    rf"{_MARK}\s*(?:of|or|en|and|,|/)\s*(?:ook|also)?\s*(?:de|het|the)?\s*{_MARK}(?:(?:de|het|the)\s+)?({NAME})"
)
# A company's role in words: "Y B.V. (the licensed party)".
_LOWER = re.compile(r"\((?:de|het|the)\s+([a-z][a-z-]+(?:\s[a-z][a-z-]+){0,2})\)")
_ACRONYM = re.compile(r"\(\s*([A-Z][\w&-]{0,8}[A-Z]|[A-Z])\s*\)")
# The first words of a name in brackets behind it: "Y Imaging Ltd (Y)".
_SHORT = re.compile(r"(?<![\w-])([A-Z][\w-]+)[^()]{0,60}?\(\1\)")
_BRACKETS = re.compile(r"\(\s*(?:(?:de|het|the)\s+)?([^\W\d][\w-]*(?:\s[\w-]+){0,2})\s*\)")
_LABELLED = re.compile(rf"^\W*(?P<label>[^\W\d][\w\s-]{{2,30}}):\s*(?P<name>{NAME})")
_LABEL_END = re.compile(r"\s*(?:\([^()]{0,40}\))?\s*:\s*")
_COLON = re.compile(r"(?<=\w):\s+(?=\W*\w)")
_LABEL_WORDS = 3
_ARTICLES = ("The", "the", "De", "de", "Het", "het")
_QUOTES = ' *_“"‘'
_NO_LABELS = ("party/not-a-party", *ROLE_WORDS)
# "X, the Sponsor," and "the Sponsor, being X".
_APPOSED = re.compile(rf",\s+(?:de|het|the)\s+({_WORDS})(?=\s*(?:[,.;]|$|\s(?:en|and)\s))")
_BEING = re.compile(rf"\b(?:de|het|the)\s+({_WORDS}),\s+(?:being|zijnde)\s+([^,;]+)")
_LABEL_START = re.compile(r"(?:^|[.;,)]|\w)\W*(?:(?:The|De|Het)\s+)?$")
_VALUE = re.compile(rf"\W*(?:[a-z]+\s+){{0,2}}({NAME})")
_ENDS = re.compile(rf"({NAME})\s*$")
_OPENS = re.compile(r"[:.]|\s[a-z]")
_NEAR = 90
_PRODUCT_NEAR = 30
_SENTENCE_END = re.compile(r"[.;]\s")
_SHORTEST = 2


def introduced(opening: Sequence[str], whole: str, lexicon: Lexicon) -> list[Named]:
    """Every party that the opening texts introduce, as often as they do so; no products. `whole` is the document's text."""
    ways: tuple[Callable[[str, Language, Lexicon, int], Iterator[Named]], ...] = (
        _labels,
        _bracketed,
        _definitions,
        _acronyms,
        _apposed,
        partial(_entitled, whole=whole),
    )
    named = [
        _without_opener(each, lexicon)
        for number, text in enumerate(opening)
        for language in LANGUAGES
        for way in ways
        for each in way(text, language, lexicon, number)
    ]
    return [each for each in named if each.role or not _is_product(each, lexicon)]


def is_initials(alias: str, before: str) -> bool:
    """Whether the letters open the last capitalised words before it: "Riverside Water Board (RWB)"."""
    return alias.isupper() and "".join(re.findall(r"\b[A-Z]", before)).endswith(alias.replace("&", ""))


def _without_opener(named: Named, lexicon: Lexicon) -> Named:
    """The party without a word before its name that only says for whom somebody signs: "For Y Vision Ltd"."""
    first, _, rest = named.alias.partition(" ")
    opens = rest[:1].isupper() and first.lower() in lexicon.phrases("party/opener", named.language)
    return replace(named, alias=rest) if opens else named


def role_by(terms: Mapping[str, Role], text: str, language: Language, lexicon: Lexicon) -> Role | None:
    """The role of the first term of which the text holds a phrase."""
    return next((role for term, role in terms.items() if lexicon.holds(term, text, language)), None)


def organisations_in(named: Named, lexicon: Lexicon) -> list[str]:
    """The names in the words before the short name, without legal forms and a word that only opens: "Between the Town of X"."""
    found = list(ORGANISATION.finditer(named.before))
    first = found[0] if found else None
    opens = first and " " not in first[0] and not named.before[: first.start()].strip()
    if first and opens and _OPENS.match(named.before[first.end() :]):
        found = found[1:]
    names = (_without_opener(replace(named, alias=LONE_LETTER.sub("", match[0])), lexicon).alias for match in found)
    return [_without_form(name, named, lexicon) for name in names]


def _without_form(name: str, named: Named, lexicon: Lexicon) -> str:
    """The name of a company without its legal form: "Y Software" of "Y Software Ltd"."""
    rest, _, last = name.rpartition(" ")
    return rest if rest and lexicon.holds("party/company", last, named.language) else name


def _labels(text: str, language: Language, lexicon: Lexicon, block: int) -> Iterator[Named]:
    """Yield the parties of "Supplier: X Customer: Y"; a label that is a title is a name itself ("The Entrusted: X")."""
    found = sorted(_label_places(text, language, lexicon))
    for place, (start, end, role) in enumerate(found):
        following = found[place + 1][0] if place + 1 < len(found) else len(text)
        value = _VALUE.match(_before_form(text[end:following], lexicon))
        if value is None or len(value[1]) <= _SHORTEST:
            continue
        label = text[start:end].partition(":")[0]
        title = ORGANISATION.match(label)
        yield Named(value[1], "", language, block, firm=True, role=role, label=label)
        if title and role_by(TITLES, title[0], language, lexicon):
            yield Named(title[0], "", language, block, firm=True, role=role, label=label)


def _entitled(text: str, language: Language, lexicon: Lexicon, block: int, *, whole: str) -> Iterator[Named]:
    """Yield the labels that the document uses as names: "Framework holder: X", where it speaks of "the Framework holder"."""
    for colon in _COLON.finditer(text):
        words = text[: colon.start()].split()[-_LABEL_WORDS:]
        labels = (" ".join(words[place:]) for place in range(len(words)) if words[place][0].isupper())
        label = next((each for each in labels if _is_used(each, whole)), None)
        if label and not any(lexicon.holds(term, label, each) for term in _NO_LABELS for each in LANGUAGES):
            value = _COLON.split(text[colon.end() :])[0].split(". ")[0]
            if value.lstrip(_QUOTES)[:1].isupper() and whole.count(f"{label}:") == 1:
                yield Named(label, value[:_NEAR], language, block, firm=True)


def _is_used(label: str, whole: str) -> bool:
    """Whether the document has the label behind an article, where it is no label."""
    spoken = any(f"{article} {label}" in whole for article in _ARTICLES)  # hardly ever, and much sooner told
    return spoken and re.search(rf"\b(?:{'|'.join(_ARTICLES)}) {re.escape(label)}\b(?!:)", whole) is not None


def _apposed(text: str, language: Language, lexicon: Lexicon, block: int) -> Iterator[Named]:
    """Yield the names in apposition: "between the Ministry of X, the Sponsor, and Y Ltd, the Innovator"."""
    previous = 0
    for match in _APPOSED.finditer(text) if lexicon.holds("party/between", text, language) else ():
        if not lexicon.holds("party/not-a-party", match[1], language):
            yield Named(match[1], text[previous : match.start()], language, block, firm=True)
        previous = match.end()
    for match in _BEING.finditer(text):
        yield Named(match[1], match[2], language, block, firm=True)


def _label_places(text: str, language: Language, lexicon: Lexicon) -> Iterator[tuple[int, int, Role]]:
    """Where a word for a side stands as a label: its start, the end of its colon, the side."""
    for term, role in ROLE_WORDS.items():
        for match in lexicon.find(term, text, language) if ":" in text else ():
            colon = _LABEL_END.match(text, match.end)
            if colon and text[match.start].isupper() and _LABEL_START.search(text[: match.start].rstrip(" ")):
                yield match.start, colon.end(), role


def _bracketed(text: str, language: Language, lexicon: Lexicon, block: int) -> Iterator[Named]:
    """Yield the parties with their side in brackets: "the Town of X (Buyer) and Y Ltd (the contractor)"."""
    previous = 0
    for match in _BRACKETS.finditer(text):
        role = next((role for term, role in ROLE_WORDS.items() if _is_whole(match[1], term, language, lexicon)), None)
        names = ORGANISATION.findall(_before_form(text[previous : match.start()], lexicon))
        previous = match.end()
        if role and names:
            yield Named(names[-1], "", language, block, firm=True, role=role, label=match[1])
            if match[1][0].isupper():
                yield Named(match[1], "", language, block, firm=True, role=role, label=match[1])


def _is_whole(text: str, term: str, language: Language, lexicon: Lexicon) -> bool:
    return any((match.start, match.end) == (0, len(text)) for match in lexicon.find(term, text, language))


def _before_form(text: str, lexicon: Lexicon) -> str:
    """What stands before the first legal form of a company; the whole text where there is none."""
    starts = [match.start for each in LANGUAGES for match in lexicon.find("party/company", text, each) if match.start]
    return text[: min(starts)].rstrip() if starts else text


def _definitions(text: str, language: Language, lexicon: Lexicon, block: int) -> Iterator[Named]:
    """Yield the parties of "X B.V. (hereinafter: Y)", "X Ltd ("Y")" and "Supplier: X"."""
    found = [(match.start, match.end) for match in lexicon.find("party/alias-marker", text, language)]
    found += [(match.start(), match.start(1) - 1) for pattern in (_QUOTED, _BARE) for match in pattern.finditer(text)]
    previous = 0
    for start, end in sorted(found):
        alias = _ALIAS.match(text[end:])
        if (
            alias is not None
            and start >= previous
            and len(alias[1]) > 1
            and (not lexicon.holds("party/not-a-party", alias[1], language) or _is_own(alias[1], text[previous:start], lexicon))
        ):
            own = _own_words(text[previous:start])
            previous = end + alias.end()
            yield from (Named(name, own, language, block, firm=True) for name in (alias[1], *_others(text[previous:])))
    for short in _SHORT.finditer(text):
        yield Named(short[1], short[0].partition("(")[0], language, block, firm=True)
    yield from _companies(text, language, lexicon, block)
    labelled = _LABELLED.match(text)
    if labelled and labelled["name"][1:] and not any(place for each in LANGUAGES for place in _label_places(text, each, lexicon)):
        yield Named(labelled["name"], labelled["label"], language, block)


def _is_own(alias: str, before: str, lexicon: Lexicon) -> bool:
    """Whether the short name is a word of the party's own name: 'between the Water Service of X ("the Service")'."""
    between = any(lexicon.holds("party/between", before, language) for language in LANGUAGES)
    return between and any(alias in name.split()[1:] for name in ORGANISATION.findall(before))


def _companies(text: str, language: Language, lexicon: Lexicon, block: int) -> Iterator[Named]:
    """Yield the companies by their legal form, and those with their role in words behind them."""
    for match in lexicon.find("party/company", text, language):
        if organisation := _ENDS.search(LONE_LETTER.sub("", text[: match.start].rstrip())):
            yield Named(organisation[1], text[match.start : match.end], language, block)
    for role in _LOWER.finditer(text):
        before = text[max(0, role.start() - _NEAR) : role.start()]
        if lexicon.holds("party/company", before, language):
            yield Named(role[1], before, language, block, firm=True)


def _others(after: str) -> Iterator[str]:
    """Yield the further short names of the same party: '("the Processor" or "Y")'."""
    while other := _OR_ALIAS.match(after):
        yield other[1]
        after = after[other.end() :]


def _own_words(before: str) -> str:
    """What stands before a short name, without the brackets of the party before it."""
    own = before.rsplit(")", 1)[-1]
    return own if ORGANISATION.search(own) else before


def _acronyms(text: str, language: Language, lexicon: Lexicon, block: int) -> Iterator[Named]:
    """Yield the organisations that the text shortens in brackets: "between Riverside Water Board (RWB) and ..."."""
    previous = 0
    for match in _ACRONYM.finditer(text):
        before = text[previous : match.start()]
        if is_initials(match[1], before) or not lexicon.holds("party/not-a-name", match[1], language):
            yield Named(match[1], before, language, block)
        previous = match.end()


def _is_product(named: Named, lexicon: Lexicon) -> bool:
    """Whether the words before the short name call it a thing: 'a tool ("X")', 'a tool that sorts mail, hereinafter X'.

    "Y Software Ltd ("X")" is a party.
    """
    near = named.before[-_PRODUCT_NEAR:]

    def holds(term: str, text: str) -> bool:
        return any(lexicon.holds(term, text, language) for language in LANGUAGES)

    return (
        (named.firm or holds("party/product", " ".join(named.before.split()[-1:])))
        and (holds("party/product", near) or _is_thing_that(named, lexicon))
        and not any(holds(term, text) for term, text in (("party/company", near), ("party/public-body", named.alias)))
        and not any(holds(term, named.alias) for term in ROLE_WORDS)
    )


def _is_thing_that(named: Named, lexicon: Lexicon) -> bool:
    """Whether the words up to the short name are a thing with a clause that says what it does."""
    found = (match for language in LANGUAGES for match in lexicon.find("party/thing-that", named.before, language))
    return any(not _SENTENCE_END.search(named.before[match.end :]) for match in found)
