"""The expressions of the phrases of a language, each phrase by itself and in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from contractcheck.model.rules import LANGUAGES, Language, Term, Trials
from contractcheck.rules import expressions
from contractcheck.rules.notation import AND, parse

# To compile a longer expression takes as long as some hundred looks into charts, and to try it takes no less than one.
LONG = 300


class Sources:
    """The sources of expressions, each made when it is first asked for; `phrases` are those of each term in one language."""

    def __init__(self, phrases: Mapping[str, tuple[str, ...]]) -> None:
        self._phrases = phrases
        self._of_phrase: dict[str, str] = {}
        self._of_term: dict[str, str] = {}

    def of_phrase(self, phrase: str) -> str:
        """The source for a phrase without `&`."""
        if phrase not in self._of_phrase:
            self._of_phrase[phrase] = expressions.source(parse(phrase), self.of_term)
        return self._of_phrase[phrase]

    def of_term(self, name: str) -> str:
        """The source for any phrase of the term; one that matches nowhere for a term that the rules do not have."""
        if name not in self._of_term:
            phrases = (phrase for phrase in self._phrases.get(name, ()) if AND not in phrase)
            self._of_term[name] = expressions.either(map(self.of_phrase, phrases))
        return self._of_term[name]


def phrases_of(term: Term, language: Language) -> tuple[str, ...]:
    """The phrases of a term that count in a sentence of the language."""
    return (term.nl if language == "nl" else term.en) + term.any


def trials(phrases: Mapping[str, tuple[str, ...]]) -> Trials:
    """The order in which the phrases of these terms, which are in one language, are tried."""
    sources = Sources(phrases)
    parts = {part for of_term in phrases.values() for phrase in of_term for part in phrase.split(AND)}
    ordered = sorted(parts, key=lambda part: expressions.priority(sources.of_phrase(part)))
    return Trials(tuple(ordered), sum(len(sources.of_phrase(part)) > LONG for part in parts))


def trials_of(terms: Iterable[Term]) -> dict[Language, Trials]:
    """The same in all languages."""
    every = tuple(terms)
    return {language: trials({term.name: phrases_of(term, language) for term in every}) for language in LANGUAGES}
