"""The words of a page and where they stand, as lists that have a place for each word."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, compress, count, groupby
from operator import add, ge, le, sub

from contractcheck.ingest.pdf_characters import Characters
from contractcheck.ingest.pdf_geometry import Box, Frame

# PDFium writes U+FFFE for a hyphen at the end of a line, without a line break after it.
LINE_END_HYPHEN = "\ufffe"
_LINE = re.compile(rf"[^\r\n{LINE_END_HYPHEN}]+{LINE_END_HYPHEN}?")
_WORD = re.compile(r"\S+")
# Places farther off than any page is large, in points, come from damaged files only; so do those that are no number.
_FARTHEST = 100_000
_PER_CHARACTER = 4


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a page: the indexes of their first and of their last characters, and the corners of these.

    `lines` are the words, from the first to after the last, of what PDFium takes for a line.
    """

    firsts: Sequence[int]
    lasts: Sequence[int]
    first_corners: list[float]
    last_corners: list[float]
    lines: Sequence[tuple[int, int]]


def words_of(characters: Characters) -> Words:
    """The words that stand on a page; what a damaged file puts far outside of it is left out, and parts its line."""
    firsts: list[int] = []
    lasts: list[int] = []
    lines: list[tuple[int, int]] = []
    for line in _LINE.finditer(characters.text):
        begin = len(firsts)
        _add_words(line, firsts, lasts)
        if begin < len(firsts):
            lines.append((begin, len(firsts)))
    words = Words(firsts, lasts, characters.corners(firsts), characters.corners(lasts), lines)
    # The root of the sum of all squares is no smaller than any of them, and no number when one of them is none.
    is_near = math.hypot(*words.first_corners) < _FARTHEST and math.hypot(*words.last_corners) < _FARTHEST
    return words if is_near else _near(words)


def _add_words(line: re.Match[str], firsts: list[int], lasts: list[int]) -> None:
    """Add the indexes of the words of a line to the lists."""
    start, end = line.span()
    lengths = [len(word) for word in line[0].split()]
    if sum(lengths) + len(lengths) == end - start + 1:
        # With single spaces between the words their lengths tell all, which is quicker.
        starts = list(map(add, accumulate(lengths, initial=start), count()))
        firsts += starts[:-1]
        lasts += [after - 2 for after in starts[1:]]
    else:
        spans = [word.span() for word in _WORD.finditer(line.string, start, end)]
        firsts += [first for first, _ in spans]
        lasts += [after - 1 for _, after in spans]


def _near(words: Words) -> Words:
    """The words whose places are numbers and near the page."""
    sides = list(zip(_by_character(words.first_corners), _by_character(words.last_corners), strict=True))
    near = [all(-_FARTHEST < side < _FARTHEST for side in chain(*both)) for both in sides]
    counts = list(accumulate(near, initial=0))
    pieces = (list(piece) for line in words.lines for is_near, piece in groupby(range(*line), near.__getitem__) if is_near)
    return Words(
        list(compress(words.firsts, near)),
        list(compress(words.lasts, near)),
        [side for first, _ in compress(sides, near) for side in first],
        [side for _, last in compress(sides, near) for side in last],
        [(counts[piece[0]], counts[piece[-1] + 1]) for piece in pieces],
    )


def _by_character(corners: Sequence[float]) -> list[Sequence[float]]:
    return [corners[start : start + _PER_CHARACTER] for start in range(0, len(corners), _PER_CHARACTER)]


class Places:
    """Where the words of a page stand in a frame; `gaps` is the room from each word to the next, negative where it steps back."""

    def __init__(self, words: Words, frame: Frame) -> None:
        first, last = words.first_corners, words.last_corners
        lefts = _lesser(first[0::_PER_CHARACTER], last[0::_PER_CHARACTER])
        tops = _greater(first[1::_PER_CHARACTER], last[1::_PER_CHARACTER])
        rights = _greater(last[2::_PER_CHARACTER], first[2::_PER_CHARACTER])
        bottoms = _lesser(first[3::_PER_CHARACTER], last[3::_PER_CHARACTER])
        self.lefts, self.tops, self.rights, self.bottoms = frame.sides(lefts, bottoms, rights, tops)
        self.gaps = list(map(sub, self.lefts[1:], self.rights))

    def box(self, begin: int, end: int) -> Box:
        """The box around the words from `begin` to `end`."""
        here = slice(begin, end)
        return Box(min(self.lefts[here]), min(self.tops[here]), max(self.rights[here]), max(self.bottoms[here]))


def _lesser(ones: list[float], others: list[float]) -> list[float]:
    """The lesser of each pair, which nearly always is the first."""
    return ones if ones == others or all(map(le, ones, others)) else list(map(min, ones, others))


def _greater(ones: list[float], others: list[float]) -> list[float]:
    """The greater of each pair, which nearly always is the first."""
    return ones if ones == others or all(map(ge, ones, others)) else list(map(max, ones, others))
