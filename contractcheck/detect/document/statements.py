"""Statements: what one sentence says, who must do it, and what takes the force out of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from contractcheck.detect.document.passages import Passage
from contractcheck.detect.search.phrases import Match
from contractcheck.detect.search.presence import Terms
from contractcheck.model.rules import Language


class Actor(StrEnum):
    """Who bears the duty of a statement. LAW: the statement only says what the law asks of providers in general."""

    SUPPLIER = "supplier"
    BUYER = "buyer"
    THIRD = "third"
    LAW = "law"
    NONE = "none"


class Fault(StrEnum):
    """What keeps a statement from being a binding duty of the supplier; the values are reason codes where the rubric has one."""

    HEDGED = "hedged"
    CONDITIONAL = "conditional"
    SHIFTED = "shifted"
    DESCRIPTIVE = "descriptive"
    NEGATED = "negated"
    ACTORLESS = "actorless"
    DEVIATES = "deviates"


MERE = frozenset({Fault.DESCRIPTIVE, Fault.ACTORLESS})
"""The faults of a statement that only tells."""


@dataclass(frozen=True, slots=True)
class Scope:
    """A fault that holds for the characters `start` to `end` of the statement, with the words that show it.

    `sure` is False for a plain "not", which may concern something else than the duty, and for a statement of what there is,
    which need not lack an actor.
    """

    fault: Fault
    start: int
    end: int
    cue: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Weight:
    """What a statement obliges to: who must do it, what takes the force out of it, and whether it is a mandatory requirement.

    `early` where a plan or gate of the document places it before the start of use, `late` where it places it behind.
    """

    actor: Actor
    scopes: tuple[Scope, ...]
    mandatory: bool
    early: bool = False
    late: bool = False


@dataclass(frozen=True, eq=False)  # without slots, for it keeps its weight
class Statement:
    """One sentence of a passage; `start` and `end` count characters of the passage, matches those of `text`.

    `masked` is the text with the names of the AI system replaced by a word of the same length that the rules know as AI.

    `headings` are those above it, the caption of its own paragraph last; `opening` is the sentence
    elsewhere that points at it ("shall take the steps in Schedule 3"); `terms` are those of which its words leave a phrase
    possible, as `phrases.Watch` asks. `weigh` gives the weight; it is asked once, and only of
    a statement that somebody wants to weigh, since most speak of none of the subjects.
    """

    passage: Passage
    start: int
    end: int
    text: str
    masked: str
    language: Language
    headings: tuple[str, ...]
    opening: str
    terms: Terms
    weigh: Callable[[], Weight]

    @cached_property
    def _weight(self) -> Weight:
        return self.weigh()

    @property
    def actor(self) -> Actor:
        return self._weight.actor

    @property
    def scopes(self) -> tuple[Scope, ...]:
        return self._weight.scopes

    @property
    def mandatory(self) -> bool:
        return self._weight.mandatory

    @property
    def early(self) -> bool:
        return self._weight.early

    @property
    def late(self) -> bool:
        return self._weight.late

    def faults_at(self, match: Match) -> frozenset[Fault]:
        """The faults whose scope covers an end of the match: a verb may stand at either."""
        return frozenset(
            scope.fault for scope in self.scopes if scope.start <= match.start < scope.end or scope.start < match.end <= scope.end
        )

    @property
    def tells(self) -> bool:
        """Whether nobody acts in it and it says what there is ("the file is in place")."""
        return any(scope.fault is Fault.ACTORLESS and not scope.sure for scope in self.scopes)

    @cached_property
    def faults(self) -> frozenset[Fault]:
        """Every fault of the statement, wherever it holds."""
        return frozenset(scope.fault for scope in self.scopes)

    def with_more(self, scopes: Callable[[], Iterable[Scope]]) -> Statement:
        """The statement with these scopes behind its own; they are found when somebody weighs it."""
        return self.settled(lambda: (*self.scopes, *scopes()))

    def settled(self, scopes: Callable[[], Iterable[Scope]]) -> Statement:
        """The statement with these scopes in place of its own; they are found when somebody weighs it."""
        return replace(self, weigh=lambda: replace(self._weight, scopes=tuple(scopes())))

    def with_scopes(self, scopes: Iterable[Scope]) -> Statement:
        """The statement with these scopes in place of its own."""
        weight = replace(self._weight, scopes=tuple(scopes))
        return replace(self, weigh=lambda: weight)


def as_description(statement: Statement) -> Statement:
    """The statement as it counts where the text says that it promises nothing."""
    return statement.with_more(lambda: [Scope(Fault.DESCRIPTIVE, 0, len(statement.text), "")])


def as_uncommitted(statement: Statement) -> Statement:
    """The statement as it counts under a text that promises nothing: a description, but an express denial stays one."""

    def described() -> list[Scope]:
        denied = any(scope.fault is Fault.NEGATED and scope.sure for scope in statement.scopes)
        return [] if denied else [Scope(Fault.DESCRIPTIVE, 0, len(statement.text), "")]

    return statement.with_more(described)
