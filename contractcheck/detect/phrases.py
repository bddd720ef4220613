"""Phrases of the rule files compiled to one regular expression per term and language.

The notation is described in `docs/rules.md`; `rules.notation` parses it. A phrase never crosses a semicolon or a cell
border, and it is tried on one sentence at a time, so a gap cannot leave its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from contractcheck.model.rules import Language, Term
from contractcheck.rules.notation import Either, Gap, Item, Optional, Reference, Sequence, Word, parse

_AND = " & "
_BETWEEN = r"[^\w.;:!?|]{1,4}"
_LOOSE = r"\w*(?:[-/'’]\w+)*"
_GAP_WORD = r"[^\w;|]{1,4}\w+"


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase of the term found from `start` to `end` (characters of the searched text)."""

    term: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Compiled:
    """`plain` is one pattern for all ordinary phrases; each of `joint` holds the patterns of a phrase with `&`."""

    plain: re.Pattern[str] | None
    joint: tuple[tuple[re.Pattern[str], ...], ...]


class Lexicon:
    """All terms of a rule set, each compiled on first use."""

    def __init__(self, terms: Mapping[str, Term]) -> None:
        self._terms = terms
        self._cache: dict[tuple[str, Language], _Compiled] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._terms

    def names(self, prefix: str) -> tuple[str, ...]:
        """The names of the terms that begin with the prefix, in alphabetical order."""
        return tuple(sorted(name for name in self._terms if name.startswith(prefix)))

    def find(self, name: str, text: str, language: Language) -> Iterator[Match]:
        """Every place where a phrase of the term stands in the text; a phrase with `&` is found at its first part."""
        compiled = self._compiled(name, language)
        if compiled.plain is not None:
            for match in compiled.plain.finditer(text):
                yield Match(name, match.start(), match.end())
        for parts in compiled.joint:
            found = [part.search(text) for part in parts]
            if found[0] is not None and all(found):
                yield Match(name, found[0].start(), found[0].end())

    def holds(self, name: str, text: str, language: Language) -> bool:
        """Whether any phrase of the term stands in the text."""
        return next(self.find(name, text, language), None) is not None

    def _compiled(self, name: str, language: Language) -> _Compiled:
        key = (name, language)
        if key not in self._cache:
            source = self._source(name, language)
            joint = (phrase.split(_AND) for phrase in self.phrases(name, language) if _AND in phrase)
            self._cache[key] = _Compiled(
                _pattern(source) if source else None,
                tuple(tuple(_pattern(self._node(parsed(part), language)) for part in parts) for parts in joint),
            )
        return self._cache[key]

    def phrases(self, name: str, language: Language) -> tuple[str, ...]:
        """The phrases of a term that count in the language; none for a term that the rules do not have."""
        return phrases_of(self._terms[name], language) if name in self._terms else ()

    def _source(self, name: str, language: Language) -> str:
        phrases = self.phrases(name, language)
        return _either(self._node(parsed(phrase), language) for phrase in phrases if _AND not in phrase)

    def _node(self, node: Item | Sequence, language: Language) -> str:
        match node:
            case Word():
                return _word(node)
            case Either():
                return _either(self._node(part, language) for part in node.options)
            case Sequence():
                return self._sequence(node, language)
            case Reference():
                return self._source(node.name, language) or "(?!)"
            case Optional() | Gap():
                return self._sequence(Sequence((node,)), language)

    def _sequence(self, sequence: Sequence, language: Language) -> str:
        """The places of a sequence; an optional place carries its own separator, before it or, at the start, after it."""
        pattern, pending, opened = "", "", False
        for part in sequence.items:
            if isinstance(part, Gap):
                pending = f"(?:{_GAP_WORD}){{0,{part.max}}}?{_BETWEEN}"
            elif isinstance(part, Optional):
                inner = self._node(part.content, language)
                pattern += f"(?:{_BETWEEN}{inner})?" if opened else f"(?:{inner}{_BETWEEN})?"
            else:
                joined = (pending or _BETWEEN) if opened else ""
                pattern, pending, opened = pattern + joined + self._node(part, language), "", True
        return pattern


def phrases_of(term: Term, language: Language) -> tuple[str, ...]:
    """The phrases of a term that count in a sentence of the language."""
    return (term.nl if language == "nl" else term.en) + term.any


@cache
def parsed(phrase: str) -> Sequence:
    """The tree of a phrase; parsing is pure, so it is done once per phrase."""
    return parse(phrase)


def _word(word: Word) -> str:
    inner = re.escape(word.text.strip("-")).replace(r"\-", r"[-\s]?").replace("'", "['’]")
    text = "-" * word.text.startswith("-") + inner + "-" * (word.text.endswith("-") and len(word.text) > 1)
    start = r"(?<![\w])[\w/-]*?" if word.open_start else r"(?<![\w])"
    end = _LOOSE if word.open_end else r"(?!\w)"
    return f"{start}{text}{end}"


def _either(sources: Iterable[str]) -> str:
    """Alternatives, longest first so that the longest phrase wins at a place."""
    kept = sorted({source for source in sources if source}, key=lambda source: (-len(source), source))
    return f"(?:{'|'.join(kept)})" if kept else ""


def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){source}(?!\w)", re.IGNORECASE)
