"""Names that a document gives to the things of a family, by which passages elsewhere speak of them.

"The Supplier keeps a ledger of the records on which the model was trained" makes "the ledger" such a name; so do
'"Build File" means the technical documentation' and the "P4" of its row in a table of deliverables.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from contractcheck.detect.document.contents import Contents, in_order
from contractcheck.detect.document.passages import Passage
from contractcheck.detect.document.statements import Statement
from contractcheck.detect.search.phrases import Lexicon
from contractcheck.model.rules import LANGUAGES, Family, Language

_PROPER = r"[A-Z][\w-]*(?:\s[A-Z][\w-]*){0,3}"
_QUOTED = re.compile(r"[\"“‘*](?:(?:the|de|het)\s)?([^\W\d][\w-]*(?:\s[\w-]+){0,3})[\"”’*]")
_ENTRY = re.compile(rf"^\W*({_PROPER})[\"”’*]*\s*(?:[:–—]|\s-)\s")
_FIRST = re.compile(rf"\W*(?:(?:the|de|het|een|a)\s)?\W*({_PROPER})")
_LAST = re.compile(rf"({_PROPER})\W*$")
_CODE = re.compile(r"[A-Z]{1,3}[-.]?\d{1,2}")
_NUMBER = re.compile(r"\s(?:\d+[a-z]?|[A-HJ-U])(?![\w.])")
_SHORTEST = 3
_THING = "/thing/"
_STAND_IN = "/stand-in/"
_AHEAD = 40
_NEXT = 1


@dataclass(frozen=True, slots=True)
class Name:
    """A name and the kind of thing that it stands for.

    A common name ("the ledger") counts behind a word that points back, in passages from that of the order `since` onwards.
    """

    text: str
    kind: str
    since: int | None = None


class Bynames:
    """Finds the names of one family's things and reads statements with them.

    The kinds are the terms `FAMILY/thing/KIND`, the nouns of such things; `FAMILY/stand-in/KIND` begins with the word that stands
    in for a name of the kind. A kind with the id of an element takes its common names from statements that speak of that element.
    """

    def __init__(self, family: Family, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._kinds = {name: name.replace(_THING, _STAND_IN) for name in lexicon.names(family.id + _THING)}
        self._of_element = {family.id + _THING + element.id: element.id for element in family.elements}
        self._gives = f"{family.id}/gives-name"
        self._back = {language: _back(lexicon, language) for language in LANGUAGES}

    def __bool__(self) -> bool:
        """Whether the rules know things of the family."""
        return bool(self._kinds)

    def of_subject(self, statement: Statement, elements: Collection[str]) -> Iterator[Name]:
        """The names that a statement gives which names the subject of the family itself and speaks of these elements."""
        kinds = [kind for kind in self._kinds if self._of_element.get(kind) in (None, *elements)]
        numbered = [*_code(statement), *self._numbered(statement)]
        for kind, text in product(kinds, (statement.text, *statement.headings[-1:])):
            for match in self._lexicon.find(kind, text, statement.language):
                yield Name(text[match.start : match.end].split()[-1].casefold(), kind, statement.passage.order)
        for name in numbered if kinds else ():
            yield Name(name, kinds[0], statement.passage.order if _CODE.fullmatch(name) else None)
        yield from self.of_definition(statement)

    def _numbered(self, statement: Statement) -> Iterator[str]:
        """The numbered papers that the statement speaks of ("Annex 4")."""
        for match in self._lexicon.find("byname/numbered", statement.text, statement.language):
            if number := _NUMBER.match(statement.text[match.end :]):
                yield statement.text[match.start : match.end] + number[0]

    def of_definition(self, statement: Statement) -> Iterator[Name]:
        """The names that a statement gives expressly."""
        for name, thing in self._proper(statement):
            own = (kind for kind in self._kinds if self._lexicon.holds(kind, name, statement.language))
            kind = next(own, "") or self._kind_of(thing, statement.language)
            if kind and len(name) > _SHORTEST:
                yield Name(name, kind)

    def _proper(self, statement: Statement) -> Iterator[tuple[str, str]]:
        """The capitalised or quoted names that the statement gives, each with the words that say what it is a name of."""
        text = statement.text
        yield from ((match[1], "") for match in _QUOTED.finditer(text))
        if self._lexicon.holds("mood/definition-heading", " ; ".join(statement.headings), statement.language):
            yield from ((match[1], text[match.end() :]) for match in _ENTRY.finditer(text))
        for match in self._lexicon.find("mood/definition", text, statement.language):
            yield from ((found[1], text[match.start :]) for found in _LAST.finditer(text[: match.start]))
            yield from ((name, "") for name in self._inside(text[match.start : match.end], statement.language))
        for match in self._lexicon.find("byname/calls", text, statement.language):
            if found := _FIRST.match(text[match.end :][:_AHEAD]):
                yield found[1], text[: match.start]

    def _kind_of(self, thing: str, language: Language) -> str:
        """The kind of the thing that these words begin with; empty where they begin with a word of AI."""
        system = self._first("ai/noun", thing, language)
        places = {kind: self._first(kind, thing, language) for kind in self._kinds}
        nearest = min(places, key=places.__getitem__, default="")
        return nearest if nearest and places[nearest] < system else ""

    def _first(self, term: str, text: str, language: Language) -> int:
        return next((match.start for match in self._lexicon.find(term, text, language)), len(text))

    def _inside(self, defining: str, language: Language) -> Iterator[str]:
        """The name within the words that define it, with the word before its noun."""
        for kind in self._kinds:
            for match in self._lexicon.find(kind, defining, language):
                before = defining[: match.start].split()[-1:]
                yield " ".join((*before, defining[match.start : match.end]))

    def pointed(self, statement: Statement) -> Iterator[Name]:
        """The things at which the statement points ("that list"), as it stands right behind one about the subject."""
        for kind in self._kinds:
            for match in self._lexicon.find(kind, statement.text, statement.language):
                before = " ".join(statement.text[: match.start].split()[-1:])
                if self._lexicon.holds("byname/this", before, statement.language):
                    yield Name(statement.text[match.start : match.end], kind, statement.passage.order)

    def gives(self, statement: Statement) -> bool:
        """Whether the statement speaks of what may get a name."""
        return self._lexicon.holds(self._gives, statement.masked, statement.language)

    def read(self, names: Sequence[Name], statement: Statement) -> Statement:
        """The statement with a word of the same length that the rules know in place of every name; itself where there is none."""
        text = statement.masked
        for name in _counting(names, statement.passage.order):
            for match in self._places(name, statement):
                start, end = match.span(1)
                text = text[:start] + self._stand_in(name, end - start) + text[end:]
        if text == statement.masked:
            return statement
        return replace(statement, masked=text, terms=self._lexicon.met(text, statement.language))

    def _stand_in(self, name: Name, length: int) -> str:
        stem = self._lexicon.phrases(self._kinds[name.kind], "en")[0]
        return stem.ljust(length, "x")[:length]

    def _places(self, name: Name, statement: Statement) -> Iterator[re.Match[str]]:
        pattern = rf"(?<!\w)({re.escape(name.text)})(?!\w)"
        if name.since is None:
            yield from re.finditer(pattern, statement.text)
            return
        if name.text.casefold() not in statement.text.casefold():  # nearly always
            return
        for match in re.finditer(self._back[statement.language] + pattern, statement.text, re.IGNORECASE):
            if not self._is_of_other(statement.text[match.end() :][:_AHEAD], statement.language):
                yield match

    def _is_of_other(self, after: str, language: Language) -> bool:
        """Whether the words after a common name make it that of another thing: "the file of the applicant"."""
        first = " ".join(after.split()[:1])
        return self._lexicon.holds("byname/of", first, language) and not self._lexicon.holds("byname/own", after, language)


class Readings:
    """Statements, asked for in reading order, as they read with the names that the document gave.

    `subjects` are those that name the subject of the family; "that list" behind one is about its list.
    """

    def __init__(self, bynames: Bynames, names: Iterable[Name], subjects: Iterable[Statement], contents: Contents) -> None:
        self._bynames = bynames
        self._subjects = {id(each): each.passage.order for each in subjects}
        self._last = -_NEXT - 1
        self._names = tuple(dict.fromkeys(names))
        words = "|".join(re.escape(name.text) for name in self._names)
        self._any = re.compile(rf"(?<!\w)(?:{words})", re.IGNORECASE) if words else None
        self._naming = in_order(*map(contents.naming, {name.text for name in self._names}))
        self._named = frozenset(each.order for each in self._naming)
        behind = {order + step for order in self._subjects.values() for step in range(_NEXT + 1)} if bynames else ()
        self._pointing = [each for each in contents.passages if each.order in behind]

    @property
    def passages(self) -> list[Passage]:
        """The passages that may call a thing by its name, or point at it."""
        return in_order(self._pointing, self._naming)

    def read(self, statement: Statement) -> Statement:
        """The statement with stand-ins for the names; itself where it calls nothing by such a name."""
        near = statement.passage.order - self._last <= _NEXT
        self._last = self._subjects.get(id(statement), self._last)
        pointed = tuple(self._bynames.pointed(statement)) if near else ()
        return self._bynames.read((*self._names, *pointed), statement) if pointed or self._calls(statement) else statement

    def _calls(self, statement: Statement) -> bool:
        """Whether a name may stand in the statement."""
        named = statement.passage.order in self._named
        return named and self._any is not None and self._any.search(statement.text) is not None


def _counting(names: Iterable[Name], order: int) -> Iterable[Name]:
    """The names that count in a passage of this order; one that was given often, where it was given last."""
    found: dict[tuple[str, str, bool], Name] = {}
    for name in names:
        if name.since is None or name.since <= order:
            key = name.text, name.kind, name.since is None
            found.pop(key, None)
            found[key] = name
    return found.values()


def _code(statement: Statement) -> list[str]:
    """The code in the first cell of a row ("P4")."""
    first = statement.passage.parts[0].block.text.strip() if statement.passage.is_row else ""
    return [first] if _CODE.fullmatch(first) else []


def _back(lexicon: Lexicon, language: Language) -> str:
    """The expression for words that point back to a thing, with at most an adjective behind them."""
    pointing = "|".join(map(re.escape, lexicon.phrases("byname/back", language)))
    adjectives = "|".join(map(re.escape, lexicon.phrases("byname/adjective", language)))
    return rf"(?<!\w)(?:{pointing})\s(?:(?:{adjectives})\s)?"
