"""Incorporation by reference: sets of clauses that the text makes part of the contract by name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from contractcheck.detect.document.speech import Speech
from contractcheck.detect.document.statements import Fault, Statement
from contractcheck.detect.search.phrases import Lexicon
from contractcheck.model.rules import ReferenceSet


@dataclass(frozen=True, slots=True)
class Incorporation:
    """A set that a statement makes part of the contract; with faults it is conditional or only described."""

    set: ReferenceSet
    statement: Statement

    @property
    def binding(self) -> bool:
        """Whether the set applies without condition."""
        return not self.statement.faults & {Fault.CONDITIONAL, Fault.HEDGED, Fault.DESCRIPTIVE, Fault.NEGATED, Fault.SHIFTED}


def incorporations(speech: Speech, sets: Iterable[ReferenceSet], lexicon: Lexicon) -> list[Incorporation]:
    """The sets that a document incorporates, in reading order."""
    known = tuple(sets)
    return [
        Incorporation(each, statement)
        for statement in speech.of(speech.holding(*(each.term for each in known)))
        if lexicon.holds("set/any", statement.text, statement.language)
        and not lexicon.holds("mood/bare", statement.text, statement.language)
        for each in known
        if _names(each, statement, lexicon)
    ]


def _names(each: ReferenceSet, statement: Statement, lexicon: Lexicon) -> bool:
    """Whether the statement names the set, and not one whose name contains the same words (`set/not/<id>`).

    A set that is part of the law needs a word of it: "the obligations of the Provider" are mostly those of a party.
    """
    text, language = statement.text, statement.language
    if each.of_law and not lexicon.holds("set/law", text, language):
        return False
    other = f"set/not/{each.id}"
    return lexicon.holds(each.term, text, language) and not (other in lexicon and lexicon.holds(other, text, language))
