"""Who bears the duty of a sentence: the party in subject position, the party after "by" or "rests on", or the one in the heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from contractcheck.detect.parties import Parties, Role
from contractcheck.detect.phrases import Lexicon
from contractcheck.detect.statements import Actor
from contractcheck.model.rules import Language

_NAME = re.compile(r"(?<![\w])[A-Z][\w&’'-]*(?:\s+(?:[A-Z][\w&’'.-]*|&))*")
_ACTORS = {Role.SUPPLIER: Actor.SUPPLIER, Role.BUYER: Actor.BUYER, Role.THIRD: Actor.THIRD}


@dataclass(frozen=True, slots=True)
class Mention:
    """A party named at `start` to `end`; `bearer` when a phrase before it makes it bear the duty, `oblique` after a preposition."""

    start: int
    end: int
    actor: Actor
    bearer: bool
    oblique: bool


class Actors:
    """Resolves the bearer of the duty in a sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def resolve(
        self, text: str, language: Language, parties: Parties, subordinate: Sequence[tuple[int, int]], previous: Actor
    ) -> Actor:
        """The actor of the sentence; `previous` is the actor to whom a pronoun may point."""
        if self._lexicon.holds("actor/law", text, language):
            return Actor.LAW
        mentions = self._mentions(text, language, parties, previous)
        main = [mention for mention in mentions if not _in_zone(mention.start, subordinate)] or mentions
        chosen = next((mention for mention in main if not mention.oblique and not mention.bearer), None)
        chosen = chosen or next((mention for mention in main if mention.bearer), None)
        if chosen is None:
            return self._unnamed(text, language)
        if chosen.actor is Actor.BUYER and self._receives(text, language, chosen):
            return next((mention.actor for mention in main if mention.bearer), Actor.SUPPLIER)
        return chosen.actor

    def in_heading(self, text: str, language: Language, parties: Parties) -> Actor:
        """The party to whom a heading or lead-in assigns what follows."""
        mentions = self._mentions(text, language, parties, Actor.NONE)
        return next((mention.actor for mention in mentions), Actor.NONE)

    def _receives(self, text: str, language: Language, buyer: Mention) -> bool:
        """A buyer who receives something or has a right bears no duty: the supplier does."""
        return any(
            match.end >= buyer.start - 40 for match in self._lexicon.find("actor/receives", text, language)
        )

    def _unnamed(self, text: str, language: Language) -> Actor:
        """A capitalised name beside a verb of duty is a party that the document did not define: the supplier."""
        for match in _NAME.finditer(text):
            if self._lexicon.holds("party/not-a-name", match[0], language):
                continue
            around = text[max(0, match.start() - 24) : match.start()] + " # " + text[match.end() : match.end() + 24]
            before, after = around.split(" # ", 1)
            if self._lexicon.holds("duty/verb", before.split(",")[-1][-24:], language) or self._lexicon.holds("duty/verb", after, language):
                return Actor.SUPPLIER
        return Actor.NONE

    def _mentions(self, text: str, language: Language, parties: Parties, previous: Actor) -> list[Mention]:
        found: list[tuple[int, int, Actor]] = [
            (start, end, _ACTORS[role]) for start, end, role in parties.find(text)
        ]
        for term, actor in self._terms(text, language, parties, previous):
            found += [(match.start, match.end, actor) for match in self._lexicon.find(term, text, language)]
        kept: list[Mention] = []
        for start, end, actor in sorted(found, key=lambda item: (item[0], -item[1])):
            if not kept or start >= kept[-1].end:
                kept.append(self._mention(text, language, start, end, actor))
        return kept

    def _terms(self, text: str, language: Language, parties: Parties, previous: Actor) -> list[tuple[str, Actor]]:
        we_buy = self._lexicon.holds("party/we-are-buyer", text, language)
        first = Actor.BUYER if we_buy else _ACTORS[parties.first_person]
        second = Actor.SUPPLIER if first is Actor.BUYER else Actor.BUYER
        return [
            ("party/supplier", Actor.SUPPLIER),
            ("party/buyer", Actor.BUYER),
            ("party/public-body", Actor.BUYER),
            ("party/third", Actor.THIRD),
            ("party/company", Actor.SUPPLIER),
            ("party/provider", _ACTORS[parties.provider]),
            ("party/first-person", first),
            ("party/second-person", second),
            ("party/pronoun", previous if previous is not Actor.NONE else Actor.SUPPLIER),
        ]

    def _mention(self, text: str, language: Language, start: int, end: int, actor: Actor) -> Mention:
        before = text[max(0, start - 60) : start]
        bearer = self._ends_with("actor/bearer", before, language)
        return Mention(start, end, actor, bearer, not bearer and self._ends_with("actor/oblique", before, language))

    def _ends_with(self, term: str, text: str, language: Language) -> bool:
        """Whether a phrase of the term stands directly before, with at most an article in between."""
        return any(
            len(re.sub(r"\W", "", text[match.end :])) == 0 or self._lexicon.holds("actor/article", text[match.end :], language)
            and len(text[match.end :].split()) <= 1
            for match in self._lexicon.find(term, text, language)
        )


def _in_zone(position: int, zones: Sequence[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in zones)
