"""Where the words of many texts stand: which of the texts may hold a phrase of a term.

All words are looked at once. What is asked afterwards costs as much as the texts that have the rarest words of a phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter

from contractcheck.detect.search.presence import Anchors, Presence
from contractcheck.rules.anchors import ALWAYS
from contractcheck.rules.notation import AND

_WORD = re.compile(r"\w+")


class Index:
    """The words of texts, which are called by their numbers."""

    def __init__(self, presences: Iterable[Presence]) -> None:
        self._words = _Words()
        self._vocabularies = tuple(_Possible(self._words, presence) for presence in presences)

    def add(self, texts: Iterable[tuple[int, str]]) -> None:
        """Take in texts; one that came before keeps its words and gets those of its new wording as well."""
        known = len(self._words.known)
        for number, text in texts:
            self._words.add(number, text)
        for vocabulary in self._vocabularies:
            vocabulary.learn(known)

    def holding(self, *terms: str) -> frozenset[int]:
        """The numbers of the texts whose words leave a phrase of one of the terms possible, in any language."""
        return frozenset().union(*(vocabulary.of_term(term) for vocabulary in self._vocabularies for term in terms))

    def with_words(self, text: str) -> frozenset[int]:
        """The numbers of the texts that have every word of this one."""
        return self._words.common(_WORD.findall(text.lower()))


class _Words:
    """The words of all texts as numbers, and for each the texts that have it; ALWAYS counts as a word of every text."""

    def __init__(self) -> None:
        self.known: list[str] = []
        self.texts: list[list[int]] = []
        self.of_text: dict[int, tuple[int, ...]] = {}
        self._numbers: dict[str, int] = {}

    def add(self, number: int, text: str) -> None:
        found = {ALWAYS, *_WORD.findall(text.lower())}
        for word in found.difference(self._numbers):
            self._numbers[word] = len(self.known)
            self.known.append(word)
            self.texts.append([])
        words = tuple(map(self._numbers.__getitem__, found))
        for word in words:
            self.texts[word].append(number)
        self.of_text[number] = (*self.of_text.get(number, ()), *words)

    def common(self, words: Iterable[str]) -> frozenset[int]:
        """The texts that have all these words."""
        found = [self.texts[self._numbers[word]] if word in self._numbers else () for word in words]
        return frozenset(found[0]).intersection(*found[1:]) if found else frozenset()


class _Possible:
    """What the words of the texts leave possible in one language."""

    def __init__(self, words: _Words, presence: Presence) -> None:
        self._words = words
        self._presence = presence
        self._meeting: dict[int, list[int]] = {}
        self._present: frozenset[int] = frozenset()
        self._phrases: dict[str, frozenset[int]] = {}
        self._terms: dict[tuple[str, bool], frozenset[int]] = {}
        self._clauses: dict[tuple[str, ...], _Met] = {}

    def learn(self, first: int) -> None:
        """Look at the words from number `first` on; what was answered before no longer holds."""
        for number, word in enumerate(self._words.known[first:], first):
            for anchor in self._met_by(word):
                self._meeting.setdefault(anchor, []).append(number)
        self._present = frozenset(self._meeting)
        self._phrases.clear()
        self._terms.clear()
        self._clauses.clear()

    def _met_by(self, word: str) -> Anchors:
        """The anchors that a word meets; with a number behind a letter ("q5") it counts as these two as well."""
        if not (word[1:2].isdecimal() and word[0].isalpha()):
            return self._presence.met_by(word)
        return frozenset().union(*map(self._presence.met_by, (word, word[0], word[1:])))

    def of_term(self, name: str, *, alone: bool = False) -> frozenset[int]:
        """The texts in which a phrase of the term may stand; `alone` leaves out those with `&`, as a reference does."""
        if (name, alone) not in self._terms:
            phrases = (each for each in self._presence.possible(name, self._present) if not (alone and AND in each))
            self._terms[name, alone] = frozenset().union(*map(self._of_phrase, phrases))
        return self._terms[name, alone]

    def _of_phrase(self, phrase: str) -> frozenset[int]:
        """The texts in which each clause of the phrase is met: of those that meet the rarest, the ones that meet the others."""
        if phrase not in self._phrases:
            rarest, *others = sorted(map(self._met, self._presence.clauses(phrase)), key=attrgetter("frequency"))
            texts = {text for word in rarest.words for text in self._words.texts[word]} | rarest.texts
            of_text = self._words.of_text
            self._phrases[phrase] = frozenset(text for text in texts if all(each.is_in(text, of_text[text]) for each in others))
        return self._phrases[phrase]

    def _met(self, clause: tuple[str, ...]) -> _Met:
        """What meets an anchor of the clause."""
        if clause not in self._clauses:
            anchors, terms = self._presence.parted(clause)
            words = frozenset(chain.from_iterable(map(self._meeting.__getitem__, anchors & self._present)))
            texts = frozenset().union(*(self.of_term(name, alone=True) for name in terms))
            self._clauses[clause] = _Met(words, texts, sum(len(self._words.texts[word]) for word in words) + len(texts))
        return self._clauses[clause]


@dataclass(frozen=True, slots=True)
class _Met:
    """The words that meet a clause and the texts that hold a term that meets it, with how many texts that makes at most."""

    words: frozenset[int]
    texts: frozenset[int]
    frequency: int

    def is_in(self, text: int, words: Iterable[int]) -> bool:
        return text in self.texts or not self.words.isdisjoint(words)
