"""Near misses: statements that hold a family's words and yet do not speak about it, with what stands in the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from contractcheck.detect.document.contents import in_order
from contractcheck.detect.document.speech import Speech
from contractcheck.detect.document.statements import Actor, Statement
from contractcheck.detect.search.phrases import Lexicon
from contractcheck.model.rules import Family

_MOST = 3


class Obstacle(StrEnum):
    """Why a statement with a family's words does not count; the values are codes of notes."""

    NOT_ABOUT_AI = "not-about-ai"
    LOOK_ALIKE = "look-alike"
    LAW_STATEMENT = "law-statement"
    BARE_MENTION = "bare-mention"


@dataclass(frozen=True, slots=True, eq=False)
class Near:
    """A statement that came close to a family."""

    family: str
    statement: Statement
    failed: Obstacle


class NearMisses:
    """Finds the near misses of one family in a document that does not address it."""

    def __init__(self, family: Family, lexicon: Lexicon) -> None:
        self._family = family
        self._lexicon = lexicon
        self._terms = tuple(f"{family.id}/{term}" for term in _WORDS)
        self._own_words = lexicon.watch(*self._terms)

    def find(self, speech: Speech) -> list[Near]:
        """At most three, the nearest first: own words before weak words, weak words before those of a heading alone.

        Among equals, a statement that speaks of more elements comes first, then the earlier one. One for each passage.
        """
        own, headed = speech.holding(*self._terms), speech.contents.under(self._terms[0])
        ranked = sorted(self._ranked(speech.of(in_order(own, headed))), key=lambda pair: pair[0])
        nearest = {near.statement.passage.order: near for _, near in reversed(ranked)}
        return [near for _, near in ranked if nearest[near.statement.passage.order] is near][:_MOST]

    def _ranked(self, statements: Iterable[Statement]) -> Iterator[tuple[tuple[int, int, int], Near]]:
        for place, statement in enumerate(statements):
            distance = self._distance(statement)
            if distance is not None:
                under_heading = distance == len(_WORDS)
                failed = Obstacle.BARE_MENTION if under_heading else self._obstacle(statement)
                yield (distance, -self._elements(statement), place), Near(self._family.id, statement, failed)

    def _distance(self, statement: Statement) -> int | None:
        """How far the words are from those of the family; None for a statement without any."""
        if self._own_words.stirred(statement.terms, statement.language):
            for distance, term in enumerate(_WORDS):
                if self._holds(term, statement):
                    return distance
        nearest = " ".join(statement.headings[-1:])
        under = self._lexicon.holds(f"{self._family.id}/{_WORDS[0]}", nearest, statement.language)
        return len(_WORDS) if under else None

    def _obstacle(self, statement: Statement) -> Obstacle:
        if self._lexicon.holds("mood/bare", statement.masked, statement.language):
            return Obstacle.BARE_MENTION
        if statement.actor is Actor.LAW:
            return Obstacle.LAW_STATEMENT
        return Obstacle.LOOK_ALIKE if self._holds("look-alike", statement) else Obstacle.NOT_ABOUT_AI

    def _elements(self, statement: Statement) -> int:
        return sum(
            any(self._lexicon.holds(term, statement.masked, statement.language) for term in element.terms)
            for element in self._family.elements
        )

    def _holds(self, term: str, statement: Statement) -> bool:
        return self._lexicon.holds(f"{self._family.id}/{term}", statement.masked, statement.language)


_WORDS = ("subject", "subject-weak")
