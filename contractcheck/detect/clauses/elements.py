"""Elements: what a statement says of those of a family, itself or with the sentence that points at it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from contractcheck.detect.document.rows import across
from contractcheck.detect.document.statements import Actor, Statement
from contractcheck.detect.search.phrases import Lexicon, Match
from contractcheck.model.rules import LANGUAGES, Family

_MOMENT = "before-use"
_EMPTY = " -–—.*"
_SYSTEM = ("ai/noun", "ai/system")
_BEFORE = ("moment/before", "moment/ahead")
_USE = ("moment/launch", "moment/use-begins")


class ElementReader:
    """Finds the elements of one family."""

    def __init__(self, family: Family, lexicon: Lexicon) -> None:
        self._elements = family.elements
        self._lexicon = lexicon
        self._own, self._weak = f"{family.id}/subject", f"{family.id}/subject-weak"
        self._has_moment = any(element.id == _MOMENT for element in family.elements)
        self._headed = lexicon.names(f"headed/{family.id}/")
        self._words = lexicon.watch(*(term for element in family.elements for term in element.terms))

    def of(self, statement: Statement) -> tuple[tuple[str, Match], ...]:
        """The elements that the statement speaks of, by id, each with its first match."""
        reads_on = statement.opening or statement.passage.is_row
        if not reads_on and not self._words.stirred(statement.terms, statement.language):
            return ()
        found = ((element.id, self._first(element.terms, statement)) for element in self._elements)
        own = tuple((element, match) for element, match in found if match is not None)
        # The document places behind use what sounds like a moment before it.
        own = tuple(pair for pair in own if pair[0] != _MOMENT or statement.early or not statement.late)
        own = (*own, *self._due(statement, own), *self._of_headings(statement, own))
        return (*own, *self._around(statement, own))

    def surround(self, statement: Statement) -> bool:
        """Whether words of the subject stand in the statement or around it, weak ones beside the system."""
        around, holds = spelled(statement), self._lexicon.holds
        system = any(holds(term, f"{statement.opening} {statement.masked}", statement.language) for term in _SYSTEM)
        return holds(self._own, around, statement.language) or (system and holds(self._weak, around, statement.language))

    def _around(self, statement: Statement, own: Sequence[tuple[str, Match]]) -> Iterator[tuple[str, Match]]:
        """The elements that only show with what stands around it.

        The sentence that points at it ("shall take the steps in Schedule 3 before use") and the heads of its columns.
        """
        around = spelled(statement)
        if not around or not self._words.stirs(around, statement.language):
            return
        if not (own or statement.opening or statement.actor is Actor.SUPPLIER):
            return
        known = {element for element, _ in own}
        place = own[0][1] if own else Match(self._elements[0].terms[0], 0, len(statement.text))
        for element in self._elements:
            if element.id not in known and any(self._lexicon.holds(term, around, statement.language) for term in element.terms):
                yield element.id, place

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
        holds = self._lexicon.holds
        return any(
            any(holds(term, head, statement.language) for term in _BEFORE)
            and any(holds(use, head, statement.language) for use in _USE)
            for head in heads
        )

    def _first(self, terms: Iterable[str], statement: Statement) -> Match | None:
        """The first match of the terms."""
        return min(
            (match for term in terms for match in self._lexicon.outside(term, statement.masked, statement.language)),
            key=lambda match: match.start,
            default=None,
        )


def spelled(statement: Statement) -> str:
    """The statement behind the sentence that points at it, and a row as it reads across; empty without either."""
    row = across(statement.passage, statement.start, statement.masked)
    return f"{statement.opening} {row or statement.masked}".strip() if row or statement.opening else ""
