"""The words of a page and where they stand, as lists that have a place for each word."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, compress, pairwise
from operator import ge, le, methodcaller, sub

from contractcheck.ingest.pdf_characters import Characters
from contractcheck.ingest.pdf_geometry import Box, Frame

# PDFium writes U+FFFE for a hyphen at the end of a line, without a line break after it.
LINE_END_HYPHEN = "\ufffe"
_LINE = re.compile(rf"[^\r\n{LINE_END_HYPHEN}]+{LINE_END_HYPHEN}?")
_WORD = re.compile(r"(\S*)\S")
# Where a word starts and where its last character stands.
_ENDS = methodcaller("span", 1)
# Places farther off than any page is large, in points, come from damaged files only; so do those that are no number.
_FARTHEST = 100_000
# The numbers that tell the place of a word: the sides of its first and of its last character.
_PER_WORD = 8


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a page: the indexes of their first and their last characters, and the corners of both.

    `lines` are the words, from the first to after the last, of what PDFium takes for a line.
    """

    firsts: Sequence[int]
    lasts: Sequence[int]
    corners: list[float]
    lines: Sequence[tuple[int, int]]


def words_of(characters: Characters) -> Words:
    """The words that stand on a page; what a damaged file puts far outside of it is left out."""
    ends: list[int] = []
    counts = [0]
    for line in _LINE.finditer(characters.text):
        ends += chain.from_iterable(map(_ENDS, _WORD.finditer(line.string, *line.span())))
        counts.append(len(ends) // 2)
    words = Words(ends[::2], ends[1::2], characters.corners(ends), _filled(counts))
    # The root of the sum of all squares is no smaller than any of them, and no number when one of them is none.
    return words if math.hypot(*words.corners) < _FARTHEST else _near(words)


def _filled(counts: Iterable[int]) -> list[tuple[int, int]]:
    """The lines with words on them; the counts are of the words up to the end of each line."""
    return [(begin, end) for begin, end in pairwise(counts) if begin < end]


def _near(words: Words) -> Words:
    """The words whose places are numbers and near the page."""
    sides = [words.corners[start : start + _PER_WORD] for start in range(0, len(words.corners), _PER_WORD)]
    near = [all(-_FARTHEST < side < _FARTHEST for side in each) for each in sides]
    counts = list(accumulate(near, initial=0))
    return Words(
        list(compress(words.firsts, near)),
        list(compress(words.lasts, near)),
        list(chain.from_iterable(compress(sides, near))),
        _filled([0, *(counts[end] for _, end in words.lines)]),
    )


class Places:
    """Where the words of a page stand in a frame; `gaps` is the room from each word to the next, negative where it steps back."""

    def __init__(self, words: Words, frame: Frame) -> None:
        corners = words.corners
        lefts, rights = _outer(corners, 0, 2)
        bottoms, tops = _outer(corners, 3, 1)
        self.lefts, self.tops, self.rights, self.bottoms = frame.sides(lefts, bottoms, rights, tops)
        self.gaps = list(map(sub, self.lefts[1:], self.rights))

    def box(self, begin: int, end: int) -> Box:
        """The box around the words from `begin` to `end`."""
        here = slice(begin, end)
        return Box(min(self.lefts[here]), min(self.tops[here]), max(self.rights[here]), max(self.bottoms[here]))


def _outer(corners: list[float], low: int, high: int) -> tuple[list[float], list[float]]:
    """The lowest and the highest of these two sides of each word, of its first and its last character."""
    half = _PER_WORD // 2
    lows = _lesser(corners[low::_PER_WORD], corners[low + half :: _PER_WORD])
    highs = _greater(corners[high + half :: _PER_WORD], corners[high::_PER_WORD])
    if all(map(le, lows, highs)):
        return lows, highs
    # A word can be painted with its sides the wrong way round.
    return _lesser(lows, highs), _greater(highs, lows)


def _lesser(ones: list[float], others: list[float]) -> list[float]:
    """The lesser of each pair, which nearly always is the first."""
    return ones if ones == others or all(map(le, ones, others)) else list(map(min, ones, others))


def _greater(ones: list[float], others: list[float]) -> list[float]:
    """The greater of each pair, which nearly always is the first."""
    return ones if ones == others or all(map(ge, ones, others)) else list(map(max, ones, others))
