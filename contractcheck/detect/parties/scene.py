"""A sentence with what is needed to tell who acts in it, and what takes the force out of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from contractcheck.detect.document.statements import Actor
from contractcheck.detect.parties.parties import Parties
from contractcheck.model.rules import Language


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with what is needed to read it.

    Its language, the parties, its subordinate zones, whom a pronoun means, whether it is a mandatory requirement, and whether
    the supplier is its subject unsaid, as in the rows of a table.
    """

    text: str
    language: Language
    parties: Parties
    subordinate: tuple[tuple[int, int], ...]
    previous: Actor = Actor.NONE
    mandatory: bool = False
    elided: bool = False

    def part(self, start: int, end: int, previous: Actor) -> Scene:
        """The characters `start` to `end` as a sentence of its own, in which a pronoun means the previous actor."""
        inside = tuple(
            (max(low, start) - start, min(high, end) - start) for low, high in self.subordinate if low < end and high > start
        )
        return replace(self, text=self.text[start:end], subordinate=inside, previous=previous)

    def is_subordinate(self, position: int) -> bool:
        return any(start <= position < end for start, end in self.subordinate)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its context: the nearest heading and column heads, its zones, its actor.

    `assigned` where a table gives the work to that actor, so that "Explain how ..." is a task and no question; `buyers` are the
    places where the buyer is named; `opened` where the section opens with duties of the supplier, so that "is recorded" is one of
    them and no report.
    """

    text: str
    language: Language
    nearest: str
    subordinate: tuple[tuple[int, int], ...]
    actor: Actor
    mandatory: bool
    assigned: bool = False
    buyers: tuple[tuple[int, int], ...] = ()
    opened: bool = False

    def is_subordinate(self, position: int) -> bool:
        return any(start <= position < end for start, end in self.subordinate)

    def subordinate_from(self, position: int) -> int:
        """Where the subordinate clause begins in which the place stands; the place itself where it stands in none."""
        return min((start for start, end in self.subordinate if start <= position < end), default=position)
