"""Elements: what a statement says of those of a family, itself or with the sentence that points at it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from contractcheck.detect.phrases import Lexicon, Match
from contractcheck.detect.statements import Statement
from contractcheck.model.rules import LANGUAGES, Family

_MOMENT = "before-use"
_BEFORE_USE = ("moment/before", "moment/launch")


class ElementReader:
    """Finds the elements of one family."""

    def __init__(self, family: Family, lexicon: Lexicon) -> None:
        self._elements = family.elements
        self._lexicon = lexicon
        self._has_moment = any(element.id == _MOMENT for element in family.elements)
        self._headed = lexicon.names(f"headed/{family.id}/")
        self._words = lexicon.watch(*(term for element in family.elements for term in element.terms))

    def of(self, statement: Statement) -> tuple[tuple[str, Match], ...]:
        """The elements that the statement speaks of, by id, each with its first match."""
        if not self._words.stirred(statement.terms, statement.language):
            return ()
        found = ((element.id, self._first(element.terms, statement)) for element in self._elements)
        own = tuple((element, match) for element, match in found if match is not None)
        own = (*own, *self._due(statement, own), *self._of_headings(statement, own))
        return (*own, *self._pointed(statement, own))

    def _pointed(self, statement: Statement, own: Sequence[tuple[str, Match]]) -> Iterator[tuple[str, Match]]:
        """The elements that the sentence which points at the statement adds: "shall take the steps in Schedule 3 before use"."""
        if not own or not statement.opening:
            return
        known = {element for element, _ in own}
        for element in self._elements:
            if element.id not in known and self._opens(element.terms, statement):
                yield element.id, own[0][1]

    def _of_headings(self, statement: Statement, own: Sequence[tuple[str, Match]]) -> Iterator[tuple[str, Match]]:
        """The elements that one of the two nearest headings gives to all below it: "Data sheet of the training data"."""
        known = {element for element, _ in own}
        for term in self._headed if own else ():
            element = term.rsplit("/", 1)[-1]
            if element not in known and self._heads(term, statement):
                yield element, own[0][1]

    def _heads(self, term: str, statement: Statement) -> bool:
        return any(self._lexicon.holds(term, each, language) for each in statement.headings[-2:] for language in LANGUAGES)

    def _due(self, statement: Statement, own: Sequence[tuple[str, Match]]) -> Iterator[tuple[str, Match]]:
        """The moment before use, where a plan or gate of the document gives it."""
        open_ = bool(own) and self._has_moment and all(element != _MOMENT for element, _ in own)
        if open_ and (statement.early or self._headed_before(statement)):
            yield _MOMENT, own[0][1]

    def _headed_before(self, statement: Statement) -> bool:
        """Whether the nearest heading or the head of a column says it: "Before go-live"."""
        heads = (*statement.headings[-1:], *statement.passage.headers)
        return any(all(self._lexicon.holds(term, head, statement.language) for term in _BEFORE_USE) for head in heads)

    def _opens(self, terms: Iterable[str], statement: Statement) -> bool:
        both = f"{statement.opening} {statement.masked}"
        return any(self._lexicon.holds(term, both, statement.language) for term in terms)

    def _first(self, terms: Iterable[str], statement: Statement) -> Match | None:
        """The first match of the terms outside the matches of the same term's `/not` ("three months after delivery")."""
        return min(
            (match for term in terms for match in self._matches(term, statement)), key=lambda match: match.start, default=None
        )

    def _matches(self, term: str, statement: Statement) -> list[Match]:
        barred = list(self._lexicon.find(f"{term}/not", statement.masked, statement.language))
        found = self._lexicon.find(term, statement.masked, statement.language)
        return [match for match in found if not any(each.start < match.end and match.start < each.end for each in barred)]
