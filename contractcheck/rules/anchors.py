"""What must stand in a text before a phrase can: the words without which trying its expression is in vain.

An anchor is a mark and letters. With `=` the letters are a word of the text, with `^` they begin one, with `~` they stand
anywhere in one; `{` and a name stand for the anchors of a term. All letters are lower case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from contractcheck.model.rules import Anchored
from contractcheck.rules.notation import AND, Either, Item, Reference, Sequence, Word, parse

WHOLE, BEGIN, INSIDE, OF_TERM = "=", "^", "~", "{"
ALWAYS = ""
"""The anchor of a sign such as %, which has no letters to look up."""

_LETTERS = re.compile(r"\w+")
_STARTS = (3, 2, 1)
# The shortest words are the commonest, so they tell little; a term has many words.
_SHORT, _COST_OF_SHORT, _COST_OF_TERM, _COST_OF_ALWAYS = 4, 5, 50, 1000


def anchored(phrase: str) -> Anchored:
    """The clauses of a phrase, of all parts that `&` joins: of each clause one anchor at least must be present.

    First comes the clause that the fewest texts meet, as far as the number and length of its anchors tell.
    """
    return tuple(sorted(dict.fromkeys(clause for part in phrase.split(AND) for clause in _clauses(parse(part))), key=_price))


class Meeting:
    """Tells which of some anchors a word of a text meets."""

    def __init__(self, anchors: Iterable[str]) -> None:
        self._whole = frozenset(anchor for anchor in anchors if anchor.startswith(WHOLE))
        self._begin = _by_start(BEGIN, anchors)
        self._inside = _by_start(INSIDE, anchors)

    def met_by(self, word: str) -> Iterator[str]:
        """The anchors that one word of a text, in lower case, meets."""
        if WHOLE + word in self._whole:
            yield WHOLE + word
        for size in _STARTS:
            yield from (BEGIN + letters for letters in self._begin.get(word[:size], ()) if word.startswith(letters))
            for start in range(len(word)):
                found = self._inside.get(word[start : start + size], ())
                yield from (INSIDE + letters for letters in found if word.startswith(letters, start))


def _by_start(mark: str, anchors: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The letters of the anchors with this mark, by the first three of them, or all where there are fewer."""
    found: dict[str, list[str]] = {}
    for letters in (anchor[1:] for anchor in anchors if anchor.startswith(mark)):
        found.setdefault(letters[: _STARTS[0]], []).append(letters)
    return {start: tuple(each) for start, each in found.items()}


def _clauses(node: Item | Sequence) -> Iterator[tuple[str, ...]]:
    match node:
        case Word():
            yield from ((anchor,) for anchor in _anchors(node))
        case Reference():
            yield (OF_TERM + node.name,)
        case Sequence():
            for item in node.items:
                yield from _clauses(item)
        case Either():
            yield _any_of(tuple(_clauses(option)) for option in node.options)


def _any_of(alternatives: Iterable[Anchored]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(anchor for clauses in alternatives for anchor in min(clauses, key=_price)))


def _price(clause: Iterable[str]) -> int:
    return sum(map(_cost, clause))


def _cost(anchor: str) -> int:
    if anchor == ALWAYS:
        return _COST_OF_ALWAYS
    if anchor.startswith(OF_TERM):
        return _COST_OF_TERM
    return 1 if len(anchor) > _SHORT else _COST_OF_SHORT


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
