"""Incorporation by reference: sets of clauses that the text makes part of the contract by name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from contractcheck.detect.phrases import Lexicon
from contractcheck.detect.statements import Fault, Statement
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


def incorporations(statements: Iterable[Statement], sets: Iterable[ReferenceSet], lexicon: Lexicon) -> list[Incorporation]:
    """The sets that statements incorporate, in reading order."""
    known = tuple(sets)
    found = []
    for statement in statements:
        if lexicon.holds("set/any", statement.text, statement.language) and not lexicon.holds("mood/bare", statement.text, statement.language):
            found += [Incorporation(each, statement) for each in known if lexicon.holds(each.term, statement.text, statement.language)]
    return found
