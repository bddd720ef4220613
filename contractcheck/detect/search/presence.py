"""Which phrases the words of a text leave possible.

Most phrases of a rule set share no word with a given sentence. Looking words up is many times cheaper than trying
expressions, and an expression that is never tried is never compiled.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache, reduce
from itertools import chain
from operator import or_

from contractcheck.model.rules import Anchored
from contractcheck.rules.anchors import ALWAYS, OF_TERM, Meeting, anchored
from contractcheck.rules.notation import AND

_WORD = re.compile(r"\w+")
_WORDS_AT_HAND = 16384

Anchors = frozenset[int]
"""A set of anchors, each by its number."""
Terms = int
"""A set of terms, one bit for each."""


class Presence:
    """Answers for the phrases of one language, given by the name of their term, with anchors where they are known."""

    def __init__(self, phrases: Mapping[str, tuple[str, ...]], known: Mapping[str, Anchored]) -> None:
        self._phrases = phrases
        own = dict.fromkeys(phrase for of_term in phrases.values() for phrase in of_term)
        self._clauses = anchored(phrase for phrase in own if phrase not in known) | {
            each: known[each] for each in own if each in known
        }
        anchors = dict.fromkeys(anchor for clauses in self._clauses.values() for clause in clauses for anchor in clause)
        self._numbers = {anchor: number for number, anchor in enumerate(anchors)}
        self._meeting = Meeting(self._numbers)
        self.bit_of: Mapping[str, Terms] = {name: 1 << place for place, name in enumerate(phrases)}
        self._terms: dict[str, Anchors] = {}
        self._index: dict[str, tuple[Anchors, dict[int, list[str]]]] = {}
        self._further: dict[str, tuple[Anchors, ...]] = {}
        self._wide: dict[tuple[str, ...], Anchors] = {}
        self._parted: dict[tuple[str, ...], tuple[Anchors, tuple[str, ...]]] = {}
        self._of_word = lru_cache(maxsize=_WORDS_AT_HAND)(self._met_by)

    def met(self, text: str) -> tuple[Anchors, Terms]:
        """The anchors that the words of the text meet, and the terms of which these, one by one, leave a phrase possible."""
        anchors, terms = zip(self._always, *map(self._of_word, _WORD.findall(text.lower())), strict=True)
        return frozenset().union(*anchors), reduce(or_, terms)

    def met_by(self, word: str) -> Anchors:
        """The anchors that one word in lower case meets; ALWAYS meets itself."""
        if word.isdecimal():  # many and all unlike, so that they are not kept
            return self.united(self._meeting.met_by(word))
        return self._always[0] if word == ALWAYS else self._of_word(word)[0]

    def terms(self, names: Iterable[str]) -> Terms:
        """The terms with these names as a set; names that the rules do not have are left out."""
        return reduce(or_, (self.bit_of.get(name, 0) for name in names), 0)

    def possible(self, name: str, present: Anchors) -> list[str]:
        """The phrases of the term that may stand in a text with these anchors; the others do not."""
        anchors, index = self._indexed(name)
        named = dict.fromkeys(chain.from_iterable(map(index.__getitem__, anchors & present)))
        return [phrase for phrase in named if not any(map(present.isdisjoint, self._further_of(phrase)))]

    def _met_by(self, word: str) -> tuple[Anchors, Terms]:
        anchors = frozenset(self._meeting.met_by(word))
        return self.united(anchors), reduce(or_, (self._opened.get(anchor, 0) for anchor in anchors), 0)

    @cached_property
    def _always(self) -> tuple[Anchors, Terms]:
        return self.united({ALWAYS} & self._numbers.keys()), self._opened.get(ALWAYS, 0)

    @cached_property
    def _opened(self) -> dict[str, Terms]:
        """From each anchor to the terms that it makes worth a closer look."""
        opened: dict[str, Terms] = {}
        inner: dict[str, frozenset[str]] = {}
        for name, phrases in self._phrases.items():
            for anchor in self._openers(phrases, inner):
                opened[anchor] = opened.get(anchor, 0) | self.bit_of[name]
        return opened

    def _openers(self, phrases: Iterable[str], inner: dict[str, frozenset[str]]) -> frozenset[str]:
        """The anchors of which one must be met before one of the phrases can stand; `inner` keeps those of terms referred to."""
        found: set[str] = set()
        for anchor in (anchor for phrase in phrases for anchor in self._clauses[phrase][0]):
            if not anchor.startswith(OF_TERM):
                found.add(anchor)
            elif (name := anchor.removeprefix(OF_TERM)) in inner:
                found |= inner[name]
            else:
                inner[name] = self._openers((phrase for phrase in self._phrases.get(name, ()) if AND not in phrase), inner)
                found |= inner[name]
        return frozenset(found)

    def clauses(self, phrase: str) -> Anchored:
        """The clauses of a phrase, the rarest first, with the names of the terms that it refers to."""
        return self._clauses[phrase]

    def united(self, anchors: Iterable[str]) -> Anchors:
        """The anchors as a set; no references to terms."""
        return frozenset(map(self._numbers.__getitem__, anchors))

    def _indexed(self, name: str) -> tuple[Anchors, dict[int, list[str]]]:
        """From each anchor to the phrases of the term that it makes worth a closer look, for it meets their rarest clause.

        The anchors stand beside it as a set, which is compared with others sooner.
        """
        if name not in self._index:
            index: dict[int, list[str]] = {}
            for phrase in self._phrases.get(name, ()):
                for number in self._expanded(self._clauses[phrase][0]):
                    index.setdefault(number, []).append(phrase)
            self._index[name] = frozenset(index), index
        return self._index[name]

    def _further_of(self, phrase: str) -> tuple[Anchors, ...]:
        """The clauses of a phrase but the rarest."""
        if phrase not in self._further:
            self._further[phrase] = tuple(map(self._expanded, self._clauses[phrase][1:]))
        return self._further[phrase]

    def _expanded(self, clause: tuple[str, ...]) -> Anchors:
        """The clause with the anchors of the terms that it refers to."""
        if clause not in self._wide:
            own, terms = self.parted(clause)
            self._wide[clause] = own.union(*map(self._of_term, terms))
        return self._wide[clause]

    def parted(self, clause: tuple[str, ...]) -> tuple[Anchors, tuple[str, ...]]:
        """The anchors of a clause that are words, and the names of the terms that it refers to."""
        if clause not in self._parted:
            terms = tuple(anchor.removeprefix(OF_TERM) for anchor in clause if anchor.startswith(OF_TERM))
            self._parted[clause] = self.united(anchor for anchor in clause if not anchor.startswith(OF_TERM)), terms
        return self._parted[clause]

    def _of_term(self, name: str) -> Anchors:
        if name not in self._terms:
            phrases = (phrase for phrase in self._phrases.get(name, ()) if AND not in phrase)
            self._terms[name] = frozenset().union(*(self._expanded(self._clauses[phrase][0]) for phrase in phrases))
        return self._terms[name]
