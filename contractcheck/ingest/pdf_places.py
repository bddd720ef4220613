"""The words of a page and where they stand, as lists that have a place for each word."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import ge, le, sub

from contractcheck.ingest.pdf_characters import Characters
from contractcheck.ingest.pdf_geometry import Box, Frame

# PDFium writes U+FFFE for a hyphen at the end of a line, without a line break after it.
LINE_END_HYPHEN = "\ufffe"
_LINE = re.compile(rf"[^\r\n{LINE_END_HYPHEN}]+{LINE_END_HYPHEN}?")
_WORD = re.compile(r"\S+")
# Places farther off than any page is large, in points, come from damaged files only; so do those that are no number.
_FARTHEST = 100_000
# The numbers that tell the place of a word: the sides of its first and of its last character.
_PER_WORD = 8


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a page: the characters from `starts` to `ends`, and the corners of a word's first and last character.

    `lines` are the words, from the first to after the last, of what PDFium takes for a line.
    """

    starts: list[int]
    ends: list[int]
    corners: list[float]
    lines: list[tuple[int, int]]


def words_of(characters: Characters) -> Words:
    """The words that stand on a page; what a damaged file puts far outside of it is left out."""
    lines = [spans for line in _LINE.finditer(characters.text) if (spans := _spans(line))]
    words = _placed(characters, lines)
    # The root of the sum of all squares is no smaller than any of them, and no number when one of them is none.
    if math.hypot(*words.corners) < _FARTHEST:
        return words
    near = (word for word in range(len(words.starts)) if _is_near(words.corners[_PER_WORD * word : _PER_WORD * (word + 1)]))
    starts = {words.starts[word] for word in near}
    kept = ([span for span in line if span[0] in starts] for line in lines)
    return _placed(characters, [line for line in kept if line])


def _spans(line: re.Match[str]) -> list[tuple[int, int]]:
    return [word.span() for word in _WORD.finditer(line.string, line.start(), line.end())]


def _placed(characters: Characters, lines: Iterable[Sequence[tuple[int, int]]]) -> Words:
    starts: list[int] = []
    ends: list[int] = []
    ranges: list[tuple[int, int]] = []
    for line in lines:
        first = len(starts)
        starts += [start for start, _ in line]
        ends += [end for _, end in line]
        ranges.append((first, len(starts)))
    outer = [index for start, end in zip(starts, ends, strict=True) for index in (start, end - 1)]
    return Words(starts, ends, characters.corners(outer), ranges)


def _is_near(values: Iterable[float]) -> bool:
    return all(-_FARTHEST < value < _FARTHEST for value in values)


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
    # A word can be painted with its sides the wrong way round.
    return _lesser(lows, highs), _greater(highs, lows)


def _lesser(ones: list[float], others: list[float]) -> list[float]:
    """The lesser of each pair, which nearly always is the first."""
    return ones if all(map(le, ones, others)) else list(map(min, ones, others))


def _greater(ones: list[float], others: list[float]) -> list[float]:
    """The greater of each pair, which nearly always is the first."""
    return ones if all(map(ge, ones, others)) else list(map(max, ones, others))
