"""Phrases found in one text without an expression of their own.

An expression with the terms that a phrase refers to written out is tens of kilobytes long, and to compile it takes longer
than to read a document. A chart looks in one text for the words that a phrase needs, joins them, and keeps what each term
and each group gave, so that the next phrase with the same term finds it done. It finds what the expression of
`detect.expressions` finds, in the order in which that tries.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import islice, takewhile

from contractcheck.detect.search.shapes import Chain, Choice, Leaf, Named, Pattern, Shape

_WORD = re.compile(r"\w+")
_BETWEEN = re.compile(r"[^\w.;:!?|]{1,4}")
_GAP_WORD = re.compile(r"[^\w;|]{1,4}\w+")
_LOOSE = re.compile(r"\w*(?:[-/'’]\w+)*")
_INNER_ENDS = "-/'’"

Spans = dict[int, tuple[int, ...]]
"""From where something starts to its ends, the one that an expression would take first."""


class Chart:
    """What stands in `text`; `of_term` gives the shapes of a term that its words allow, the one that wins at a place first.

    All starts stand after no letter and all ends before none: between two words of a phrase is always another sign.
    """

    def __init__(self, text: str, of_term: Callable[[str, str], Sequence[Shape]]) -> None:
        self._text = text
        self._of_term = of_term
        self._terms: dict[str, Spans] = {}
        self._found: dict[Shape, Spans] = {}

    def spans(self, shape: Shape) -> Spans:
        """All places of the shape in the text."""
        if isinstance(shape, Named):
            return self._named(shape.name)
        if shape not in self._found:
            self._found[shape] = self._spans(shape)
        return self._found[shape]

    def _spans(self, shape: Leaf | Pattern | Choice | Chain) -> Spans:
        match shape:
            case Leaf():
                return self._words_of(shape)
            case Pattern():
                return self._parts_of_words(shape)
            case Choice():
                return self._any(shape.options)
            case Chain():
                return self._chain(shape)

    def _named(self, name: str) -> Spans:
        if name not in self._terms:
            self._terms[name] = self._any(self._of_term(name, self._text))
        return self._terms[name]

    def _any(self, options: Sequence[Shape]) -> Spans:
        found: dict[int, tuple[int, ...]] = {}
        for option in options:
            for start, ends in self.spans(option).items():
                found[start] = _united(found[start], ends) if start in found else ends
        return found

    @cached_property
    def _words(self) -> dict[str, list[tuple[int, int]]]:
        words: dict[str, list[tuple[int, int]]] = {}
        for match in _WORD.finditer(self._text):
            words.setdefault(match[0].lower(), []).append(match.span())
        return words

    def _words_of(self, leaf: Leaf) -> Spans:
        if not leaf.open_end:
            return {start: (end,) for start, end in self._words.get(leaf.letters, ())}
        places = (start for word in self._beginning(leaf.letters) for start, _ in self._words[word])
        return {start: self._loose_ends(start + len(leaf.letters)) for start in places}

    def _beginning(self, letters: str) -> Iterator[str]:
        """The words of the text that begin with these letters."""
        return takewhile(lambda word: word.startswith(letters), islice(self._sorted, bisect_left(self._sorted, letters), None))

    @cached_property
    def _lower(self) -> str:
        return self._text.lower()

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self._words)

    def _parts_of_words(self, word: Pattern) -> Spans:
        found: dict[int, tuple[int, ...]] = {}
        if not all(letters in self._lower for letters in word.letters):  # nearly always
            return found
        place = word.literal.search(self._text)
        while place is not None:
            ends = self._ends(place.end(), word)
            for start in self._starts(place.start(), word) if ends else ():
                found[start] = _united(found.get(start, ()), ends)
            place = word.literal.search(self._text, place.start() + 1)
        return found

    def _starts(self, position: int, word: Pattern) -> Iterator[int]:
        first = position
        while word.open_start and first and (self._is_letter(first - 1) or self._text[first - 1] in "/-"):
            first -= 1
        return (start for start in range(first, position + 1) if not self._is_letter(start - 1))

    def _ends(self, position: int, word: Pattern) -> tuple[int, ...]:
        if word.open_end:
            return self._loose_ends(position)
        return () if self._is_letter(position) else (position,)

    def _loose_ends(self, position: int) -> tuple[int, ...]:
        """The ends of a word that may go on, the longest first."""
        match = _LOOSE.match(self._text, position)
        end = match.end() if match else position
        return (end, *(place for place in range(end - 1, position - 1, -1) if self._text[place] in _INNER_ENDS))

    def _is_letter(self, position: int) -> bool:
        letter = self._text[position : position + 1] if position >= 0 else ""
        return letter.isalnum() or letter == "_"

    def _chain(self, chain: Chain) -> Spans:
        if not all(self.spans(shape) for shape in chain.needed):
            return {}
        return _Joined(self, chain).spans()

    def between(self, position: int, gap: int) -> Iterator[int]:
        """Where the next word of a phrase may start after the end of one, with at most `gap` other words before it."""
        for end in self._gap_ends(position, gap):
            if match := _BETWEEN.match(self._text, end):
                yield from range(match.end(), end, -1)

    def _gap_ends(self, position: int, gap: int) -> Iterator[int]:
        yield position
        for _ in range(gap):
            match = _GAP_WORD.match(self._text, position)
            if match is None:
                return
            position = match.end()
            yield position


class _Joined:
    """The places of a chain whose needed shapes all stand in the text."""

    def __init__(self, chart: Chart, chain: Chain) -> None:
        self._chart = chart
        self._chain = chain
        self._first = chart.spans(chain.first)
        self._lead = [chart.spans(shape) for shape in chain.lead]
        self._steps = [(chart.spans(step.shape), step) for step in chain.steps]
        self._after: dict[tuple[int, int], tuple[int, ...]] = {}

    def spans(self) -> Spans:
        starts = sorted({*self._first, *(start for spans in self._lead for start in spans)})
        found = ((start, tuple(dict.fromkeys(self._from(0, start)))) for start in starts)
        return {start: ends for start, ends in found if ends}

    def _from(self, lead: int, start: int) -> Iterator[int]:
        """The ends of what starts here, with the optional places from number `lead` on or without them."""
        if lead == len(self._lead):
            for end in self._first.get(start, ()):
                yield from self._ends(0, end)
            return
        for end in self._lead[lead].get(start, ()):
            for following in self._chart.between(end, 0):
                yield from self._from(lead + 1, following)
        yield from self._from(lead + 1, start)

    def _ends(self, number: int, position: int) -> tuple[int, ...]:
        """The ends after the steps from `number` on, from the end of what comes before."""
        if number == len(self._steps):
            return (position,)
        if (number, position) not in self._after:
            self._after[number, position] = tuple(dict.fromkeys(self._stepped(number, position)))
        return self._after[number, position]

    def _stepped(self, number: int, position: int) -> Iterator[int]:
        spans, step = self._steps[number]
        if spans:
            for start in self._chart.between(position, step.gap):
                for end in spans.get(start, ()):
                    yield from self._ends(number + 1, end)
        if step.optional:
            yield from self._ends(number + 1, position)


def _united(one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(dict.fromkeys((*one, *other)))
