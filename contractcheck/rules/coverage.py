"""Phrases that could go without any labelled passage noticing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from contractcheck.model.rules import Term


@dataclass(frozen=True, slots=True)
class UnusedPhrase:
    """A phrase that no case uses, with the file and line of its term."""

    term: str
    phrase: str
    path: str
    line: int


def unused_phrases(terms: Iterable[Term], is_used: Callable[[str, str], bool]) -> tuple[UnusedPhrase, ...]:
    """The phrases, in the order of their files, for which `is_used(term name, phrase)` is false.

    A phrase that a term holds for several languages is asked about, and reported, once.
    """
    unused = [
        UnusedPhrase(term.name, phrase, term.path, term.line)
        for term in terms
        for phrase in dict.fromkeys((*term.nl, *term.en, *term.any))
        if not is_used(term.name, phrase)
    ]
    return tuple(sorted(unused, key=lambda item: (item.path, item.line)))
