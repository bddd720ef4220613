"""What must stand in a text before a phrase can: the words without which trying its expression is in vain.

An anchor is a mark and letters. With `=` the letters are a word of the text, with `^` they begin one, with `~` they stand
anywhere in one; `{` and a name stand for the anchors of a term. All letters are lower case.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from contractcheck.model.rules import Anchored
from contractcheck.rules.notation import AND, Either, Item, Optional, Reference, Sequence, Word, parse

WHOLE, BEGIN, INSIDE, OF_TERM = "=", "^", "~", "{"
ALWAYS = ""
"""The anchor of a sign such as %, which has no letters to look up."""

_LETTERS = re.compile(r"\w+")
_STARTS = (3, 2, 1)
# The shortest words are common whatever the phrases are, and few letters begin many words and stand in more; a term has many.
_SHORT, _COST_OF_SHORT, _COST_OF_TERM, _COST_OF_ALWAYS = 3, 5, 50, 100_000
_COST_IN_PART = {BEGIN: 300, INSIDE: 1000}


def anchored(phrases: Iterable[str]) -> dict[str, Anchored]:
    """The clauses of each phrase, of all parts that `&` joins: of each clause one anchor at least must be present.

    Among words of which one is enough, that is chosen which the fewest phrases have: words of many phrases ("in", "shall") are
    the common words of texts too. For the same reason the clause that the fewest texts are likely to meet comes first.
    """
    trees = {phrase: tuple(parse(part) for part in phrase.split(AND)) for phrase in phrases}
    prices = _Prices(anchor for parts in trees.values() for part in parts for anchor in _every(part))
    return {phrase: _clauses_of(parts, prices) for phrase, parts in trees.items()}


def _clauses_of(parts: Iterable[Sequence], prices: _Prices) -> Anchored:
    return tuple(sorted(dict.fromkeys(clause for part in parts for clause in _clauses(part, prices)), key=prices.of_clause))


class _Prices:
    """How much an anchor tells, from all anchors of the phrases with their repeats: the lower its price, the more."""

    def __init__(self, anchors: Iterable[str]) -> None:
        self._count = Counter(anchor[1:] for anchor in anchors)

    def of_clause(self, clause: Iterable[str]) -> int:
        return sum(map(self._of_anchor, clause))

    def _of_anchor(self, anchor: str) -> int:
        if anchor == ALWAYS:
            return _COST_OF_ALWAYS
        if anchor.startswith(OF_TERM):
            return _COST_OF_TERM
        letters = anchor[1:]
        in_part = _COST_IN_PART.get(anchor[0], 0) // len(letters) ** 2
        return self._count[letters] + in_part + (_COST_OF_SHORT if len(letters) <= _SHORT else 0)


class Meeting:
    """Tells which of some anchors a word of a text meets."""

    def __init__(self, anchors: Iterable[str]) -> None:
        self._whole = frozenset(anchor for anchor in anchors if anchor.startswith(WHOLE))
        self._begin = _by_start(BEGIN, anchors)
        self._inside = _by_start(INSIDE, anchors)
        self._figures = {mark: tuple(_figures(mark, anchors)) for mark in (BEGIN, INSIDE)}

    def met_by(self, word: str) -> Iterator[str]:
        """The anchors that one word of a text, in lower case, meets."""
        if WHOLE + word in self._whole:
            yield WHOLE + word
        yield from self._in_figures(word) if word.isdecimal() else self._in_letters(word)

    def _in_figures(self, number: str) -> list[str]:
        """Numbers are many and all unlike, and few anchors are one."""
        inside = [anchor for letters, anchor in self._figures[INSIDE] if letters in number]
        return inside + [anchor for letters, anchor in self._figures[BEGIN] if number.startswith(letters)]

    def _in_letters(self, word: str) -> Iterator[str]:
        for size in _STARTS:
            yield from (BEGIN + letters for letters in self._begin.get(word[:size], ()) if word.startswith(letters))
            for start in range(len(word)):
                found = self._inside.get(word[start : start + size], ())
                yield from (INSIDE + letters for letters in found if word.startswith(letters, start))


def _figures(mark: str, anchors: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The anchors with this mark of which the letters are figures, each behind these."""
    return ((anchor[1:], anchor) for anchor in anchors if anchor.startswith(mark) and anchor[1:].isdecimal())


def _by_start(mark: str, anchors: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The letters of the anchors with this mark, by the first three of them, or all where there are fewer."""
    found: dict[str, list[str]] = {}
    for letters in (anchor[1:] for anchor in anchors if anchor.startswith(mark)):
        found.setdefault(letters[: _STARTS[0]], []).append(letters)
    return {start: tuple(each) for start, each in found.items()}


def _every(node: Item | Sequence) -> Iterator[str]:
    """The anchors of all words of a phrase, also of those that may be left out."""
    match node:
        case Word():
            yield from _anchors(node)
        case Sequence(items):
            for item in items:
                yield from _every(item)
        case Either(options):
            for option in options:
                yield from _every(option)
        case Optional(content):
            yield from _every(content)


def _clauses(node: Item | Sequence, prices: _Prices) -> Iterator[tuple[str, ...]]:
    match node:
        case Word():
            yield from ((anchor,) for anchor in _anchors(node))
        case Reference():
            yield (OF_TERM + node.name,)
        case Sequence():
            for item in node.items:
                yield from _clauses(item, prices)
        case Either():
            ranked = (sorted(_clauses(option, prices), key=prices.of_clause) for option in node.options)
            for each in zip(*ranked, strict=False):  # of every option the cheapest clause, then of every option the second
                yield tuple(dict.fromkeys(anchor for clause in each for anchor in clause))


def _anchors(word: Word) -> Iterator[str]:
    """Those of each run of letters in the word; ALWAYS where there is none.

    A hyphen inside may be left out in the text, so beside it a run has no end.
    """
    text = word.text.lower()
    runs = list(_LETTERS.finditer(text))
    if not runs:
        yield ALWAYS
    for run in runs:
        begins = not word.open_start if run.start() == 0 else text[run.start() - 1] != "-" or run is runs[0]
        ends = not word.open_end if run.end() == len(text) else text[run.end()] != "-" or run is runs[-1]
        yield (WHOLE if begins and ends else BEGIN if begins else INSIDE) + run[0]
