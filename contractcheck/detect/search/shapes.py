"""The tree of a phrase made ready for the chart: leaves, choices in the order in which they are tried, chains of places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from contractcheck.rules import expressions
from contractcheck.rules.notation import Either, Gap, Item, Optional, Reference, Sequence, Word

_LETTERS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """One word that is a whole word of a text in lower case or, with `open_end`, begins one."""

    letters: str
    open_end: bool


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """One word that is more than letters, or may have letters before it; a text in lower case must have its `letters`."""

    letters: tuple[str, ...]
    source: str
    open_start: bool
    open_end: bool

    @property
    def literal(self) -> re.Pattern[str]:
        """The expression of the letters as written, compiled when a text first has all of them."""
        return _compiled(self.source)


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """Any phrase of the term."""

    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """Alternatives, the one that wins at a place first."""

    options: tuple[Shape, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """A place after another: at most `gap` words may stand before it, and `optional` it may be left out."""

    shape: Shape
    gap: int
    optional: bool


@dataclass(frozen=True, slots=True, eq=False)
class Chain:
    """Places one after another: `lead` are those before the first that must be filled, which may be left out."""

    lead: tuple[Shape, ...]
    first: Shape
    steps: tuple[Step, ...]

    @property
    def needed(self) -> Iterator[Shape]:
        """The shapes without which nothing is found."""
        yield self.first
        yield from (step.shape for step in self.steps if not step.optional)


Shape = Leaf | Pattern | Named | Choice | Chain


class Shaper:
    """Makes shapes; `of_term` gives the source of a term's expression, by which alternatives are put in order."""

    def __init__(self, of_term: Callable[[str], str]) -> None:
        self._of_term = of_term
        self._leaves: dict[Word, Leaf | Pattern] = {}

    def shape(self, node: Item | Sequence) -> Shape:
        """The node as a shape; one that may be left out by itself counts as the words in it."""
        match node:
            case Word():
                return self._leaf(node)
            case Reference():
                return Named(node.name)
            case Either():
                return Choice(tuple(self.shape(option) for option in self._in_order(node.options)))
            case Sequence():
                return self._chain(node.items)
            case Optional():
                return self._chain(node.content.items)
            case Gap():
                return Choice(())

    def _in_order(self, options: Iterable[Sequence]) -> list[Sequence]:
        return sorted(options, key=lambda option: expressions.priority(expressions.source(option, self._of_term)))

    def _leaf(self, word: Word) -> Leaf | Pattern:
        if word not in self._leaves:
            self._leaves[word] = _leaf(word)
        return self._leaves[word]

    def _chain(self, items: tuple[Item, ...]) -> Shape:
        lead: list[Shape] = []
        first: Shape | None = None
        steps: list[Step] = []
        gap = 0
        for item in items:
            if isinstance(item, Gap):
                gap = item.max
            elif isinstance(item, Optional):
                inner = self.shape(item.content)
                lead += [inner] if first is None else []
                steps += [Step(inner, 0, optional=True)] if first is not None else []
            else:
                shape, before, gap = self.shape(item), gap, 0
                steps += [Step(shape, before, optional=False)] if first is not None else []
                first = first or shape
        if first is None:
            return Choice(tuple(lead))
        return Chain(tuple(lead), first, tuple(steps)) if lead or steps else first


def _leaf(word: Word) -> Leaf | Pattern:
    if not word.open_start and _LETTERS.fullmatch(word.text):
        return Leaf(word.text.lower(), word.open_end)
    letters = tuple(_LETTERS.findall(word.text.lower()))
    return Pattern(letters, expressions.literal(word), word.open_start, word.open_end)


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)
