"""Neighbour subjects: statements that name one, found as those of a family are, with the faults that count for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from contractcheck.detect.clauses.candidates import Candidate, Candidates
from contractcheck.detect.document.speech import Speech
from contractcheck.detect.document.statements import Fault, Scope, Statement
from contractcheck.detect.purchase.context import Context
from contractcheck.detect.search.phrases import Lexicon
from contractcheck.model.rules import Element, Family, Subject

ADDRESSED = "addressed"
_WITHIN_LIMITS = frozenset({Fault.HEDGED, Fault.CONDITIONAL, Fault.NEGATED})


def as_family(subject: Subject) -> Family:
    """The subject as a family of one essential element, under the name of its terms ("also/logging")."""
    name = f"also/{subject.id}"
    terms = (f"{name}/subject", f"{name}/subject-weak")
    element = Element(ADDRESSED, subject.title, essential=True, terms=terms, missing=subject.ask, ask=subject.ask)
    return Family(
        id=name,
        title=subject.title,
        what=subject.what,
        why=subject.why,
        ask=subject.ask,
        repair=subject.ask,
        elements=(element,),
        legal=subject.legal,
        examples=(),
        product_route=False,
        path=subject.path,
    )


class Subjects:
    """Finds the candidates of all neighbour subjects."""

    def __init__(self, subjects: Iterable[Subject], lexicon: Lexicon) -> None:
        self._finders = [_Finder(subject, lexicon) for subject in subjects]

    def find(self, speech: Speech, context: Context) -> list[Candidate]:
        """The candidates, subject by subject, in a document that buys AI."""
        return [found for finder in self._finders for found in finder.find(speech, context)]


class _Finder:
    def __init__(self, subject: Subject, lexicon: Lexicon) -> None:
        self._family = as_family(subject)
        self._candidates = Candidates(self._family, lexicon)
        self._lexicon = lexicon
        self._name = self._family.id
        either = {Fault.SHIFTED} if subject.either_party else set()
        self._idle = frozenset(either | ({Fault.NEGATED} if subject.denial_binds else set()))

    def find(self, speech: Speech, context: Context) -> list[Candidate]:
        return [replace(each, statement=self._weighed(each.statement)) for each in self._candidates.named(speech, context)]

    def _weighed(self, statement: Statement) -> Statement:
        """The statement with the faults that count for this subject."""
        idle = self._idle_in(statement)
        scopes = tuple(each for each in statement.scopes if each.fault not in idle and not self._owns(each, statement))
        scopes += tuple(Scope(fault, 0, len(statement.text), "") for fault in self._own_faults(statement) if fault not in idle)
        return statement.with_scopes(scopes) if scopes != statement.scopes else statement

    def _own_faults(self, statement: Statement) -> Iterator[Fault]:
        """The faults that words about this subject show, or a condition that only counts for neighbour subjects."""
        if self._says("weak", statement):
            yield Fault.HEDGED
        if self._says("denied", statement):
            yield Fault.NEGATED
        if self._lexicon.holds("also/condition", statement.masked, statement.language):
            yield Fault.CONDITIONAL

    def _idle_in(self, statement: Statement) -> frozenset[Fault]:
        """The faults that do not count; what the system itself must do or be needs no actor, for the supplier delivers it."""
        of_system = self._lexicon.holds("also/of-system", statement.masked, statement.language)
        limited = self._says("restricts", statement)
        return self._idle | (_WITHIN_LIMITS if limited else frozenset()) | ({Fault.ACTORLESS} if of_system else frozenset())

    def _owns(self, scope: Scope, statement: Statement) -> bool:
        """Whether the words that show a fault are words of the subject, as to "override" an outcome is."""
        return self._lexicon.holds(f"{self._name}/own", scope.cue, statement.language)

    def _says(self, term: str, statement: Statement) -> bool:
        return self._lexicon.holds(f"{self._name}/{term}", statement.masked, statement.language)
