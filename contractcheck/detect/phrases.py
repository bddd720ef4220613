"""Finding the phrases of the rule files in a text.

The notation of a phrase is that of `rules.notation`. A phrase is tried on one sentence at a time, so a gap cannot leave
its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from contractcheck.detect import expressions
from contractcheck.detect.presence import Presence
from contractcheck.model.rules import LANGUAGES, Anchored, Language, Term
from contractcheck.rules.notation import AND, parse


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase of the term found from `start` to `end` (characters of the searched text)."""

    term: str
    start: int
    end: int


class Lexicon:
    """All terms of a rule set in all languages; `anchors` of phrases spare working them out."""

    def __init__(self, terms: Mapping[str, Term], anchors: Mapping[str, Anchored] | None = None) -> None:
        self._terms = terms
        self._languages = {language: _Vocabulary(terms, language, anchors or {}) for language in LANGUAGES}

    def __contains__(self, name: str) -> bool:
        return name in self._terms

    def names(self, prefix: str) -> tuple[str, ...]:
        """The names of the terms that begin with the prefix, in alphabetical order."""
        return tuple(sorted(name for name in self._terms if name.startswith(prefix)))

    def phrases(self, name: str, language: Language) -> tuple[str, ...]:
        """The phrases of a term that count in the language; none for a term that the rules do not have."""
        return self._languages[language].phrases.get(name, ())

    def find(self, name: str, text: str, language: Language) -> Iterator[Match]:
        """Every place where a phrase of the term stands in the text; a phrase with `&` is found at its first part."""
        return (Match(name, *found.span()) for found in self._languages[language].find(name, text))

    def holds(self, name: str, text: str, language: Language) -> bool:
        """Whether any phrase of the term stands in the text."""
        return next(self._languages[language].find(name, text), None) is not None

    def holds_phrase(self, phrase: str, text: str, language: Language) -> bool:
        """Whether this phrase, of any term or none, stands in the text."""
        return any(True for _ in self._languages[language].tried([phrase], text))


class _Vocabulary:
    """The terms in one language, each phrase compiled when the words of a text first allow it."""

    def __init__(self, terms: Mapping[str, Term], language: Language, anchors: Mapping[str, Anchored]) -> None:
        self.phrases = {name: phrases_of(term, language) for name, term in terms.items()}
        self._parts = {name: tuple(self._unfolded(phrases)) for name, phrases in self.phrases.items()}
        self._anchors = anchors
        self._sources: dict[str, str] = {}
        self._patterns: dict[str, tuple[re.Pattern[str], ...]] = {}

    @cached_property
    def _presence(self) -> Presence:
        return Presence(self._parts, self._anchors)

    def _unfolded(self, phrases: Iterable[str]) -> Iterator[str]:
        """The phrases, with those of another term in place of one that only names it, so that each is tried by itself."""
        for phrase in phrases:
            if phrase[1:-1] in self.phrases:
                yield from self._unfolded(single for single in self.phrases[phrase[1:-1]] if AND not in single)
            else:
                yield phrase

    def find(self, name: str, text: str) -> Iterator[re.Match[str]]:
        possible = self._presence.possible(name, text)
        return self.tried(possible, text) if possible else iter(())

    def tried(self, phrases: Sequence[str], text: str) -> Iterator[re.Match[str]]:
        single = sorted((phrase for phrase in phrases if AND not in phrase), key=self._priority)
        yield from _in_turn([self._pattern(phrase)[0] for phrase in single], text)
        for phrase in phrases:
            found = [part.search(text) for part in self._pattern(phrase)] if AND in phrase else [None]
            if found[0] is not None and all(found):
                yield found[0]

    def _priority(self, phrase: str) -> tuple[int, str]:
        return expressions.priority(self._source(phrase))

    def _pattern(self, phrase: str) -> tuple[re.Pattern[str], ...]:
        """One expression for each of the parts that `&` joins."""
        if phrase not in self._patterns:
            self._patterns[phrase] = tuple(expressions.compiled(self._source(part)) for part in phrase.split(AND))
        return self._patterns[phrase]

    def _source(self, phrase: str) -> str:
        if phrase not in self._sources:
            self._sources[phrase] = expressions.source(parse(phrase), self._of_term)
        return self._sources[phrase]

    def _of_term(self, name: str) -> str:
        return expressions.either(self._source(phrase) for phrase in self.phrases.get(name, ()) if AND not in phrase)


def _in_turn(patterns: Sequence[re.Pattern[str]], text: str) -> Iterator[re.Match[str]]:
    """The matches of all patterns from left to right without overlap; at one place the earlier pattern wins."""
    following = [pattern.search(text) for pattern in patterns]
    while True:
        first = min((found for found in following if found), key=re.Match.start, default=None)
        if first is None:
            return
        yield first
        following = [
            pattern.search(text, first.end()) if found and found.start() < first.end() else found
            for pattern, found in zip(patterns, following, strict=True)
        ]


def phrases_of(term: Term, language: Language) -> tuple[str, ...]:
    """The phrases of a term that count in a sentence of the language."""
    return (term.nl if language == "nl" else term.en) + term.any
