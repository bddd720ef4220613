"""Which phrases the words of a text leave possible.

Most phrases of a rule set share no word with a given sentence. Looking words up is many times cheaper than trying
expressions, and an expression that is never tried is never compiled.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from contractcheck.model.rules import Anchored
from contractcheck.rules.anchors import ALWAYS, OF_TERM, anchored, in_word, rarest
from contractcheck.rules.notation import AND

_WORD = re.compile(r"\w+")
TEXTS_AT_HAND = 256

Anchors = frozenset[str]


class Presence:
    """Answers for the phrases of one language, given by the name of their term, with anchors where they are known."""

    def __init__(self, phrases: Mapping[str, tuple[str, ...]], known: Mapping[str, Anchored]) -> None:
        self._phrases = phrases
        self._clauses = {phrase: known.get(phrase) or anchored(phrase) for of_term in phrases.values() for phrase in of_term}
        self._anchors = frozenset(anchor for clauses in self._clauses.values() for clause in clauses for anchor in clause)
        self._terms: dict[str, Anchors] = {}
        self._index: dict[str, tuple[Anchors, dict[str, list[str]]]] = {}
        self._needs: dict[str, tuple[Anchors, ...]] = {}
        self._words: dict[str, Anchors] = {}
        self._present = lru_cache(maxsize=TEXTS_AT_HAND)(self._anchors_of)

    def possible(self, name: str, text: str) -> list[str]:
        """The phrases of the term that may stand in the text, in the order of the term; the others do not."""
        present, (anchors, index) = self._present(text), self._indexed(name)
        if anchors.isdisjoint(present):  # nine times out of ten
            return []
        named = {phrase: None for anchor in anchors & present for phrase in index[anchor]}
        return [phrase for phrase in named if not any(need.isdisjoint(present) for need in self._needs_of(phrase))]

    def _anchors_of(self, text: str) -> Anchors:
        return frozenset((ALWAYS,)).union(*(self._of_word(word) for word in _WORD.findall(text.lower())))

    def _of_word(self, word: str) -> Anchors:
        if word not in self._words:
            self._words[word] = self._anchors.intersection(in_word(word))
        return self._words[word]

    def _indexed(self, name: str) -> tuple[Anchors, dict[str, list[str]]]:
        """The anchors of the term, and from each to the phrases that it makes worth a closer look."""
        if name not in self._index:
            index: dict[str, list[str]] = {}
            for phrase in self._phrases.get(name, ()):
                for anchor in self._expanded(rarest(self._clauses[phrase])):
                    index.setdefault(anchor, []).append(phrase)
            self._index[name] = frozenset(index), index
        return self._index[name]

    def _needs_of(self, phrase: str) -> tuple[Anchors, ...]:
        if phrase not in self._needs:
            self._needs[phrase] = tuple(map(self._expanded, self._clauses[phrase]))
        return self._needs[phrase]

    def _expanded(self, clause: tuple[str, ...]) -> Anchors:
        """The clause with the anchors of the terms that it refers to."""
        words = (anchor for anchor in clause if not anchor.startswith(OF_TERM))
        terms = (self._of_term(anchor.removeprefix(OF_TERM)) for anchor in clause if anchor.startswith(OF_TERM))
        return frozenset(words).union(*terms)

    def _of_term(self, name: str) -> Anchors:
        if name not in self._terms:
            phrases = (phrase for phrase in self._phrases.get(name, ()) if AND not in phrase)
            self._terms[name] = frozenset().union(*(self._expanded(rarest(self._clauses[phrase])) for phrase in phrases))
        return self._terms[name]
