"""Recognised lines as runs of text: set level where the page was scanned askew, split where columns part."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from contractcheck.ingest.pdf_geometry import Box, Frame, around
from contractcheck.ingest.pdf_page import Rule, Run
from contractcheck.ingest.picture_rules import Stroke
from contractcheck.ingest.tesseract import Word, WordLine
from contractcheck.ingest.tidy import tidy

# Less sure than this are specks, stamps and drawings taken for letters.
_FEWEST_CERTAIN = 25.0
_COLUMN_GAP = 1.6
_SAME_SIZE = 0.22
_LINE_END_HYPHENS = str.maketrans(dict.fromkeys("\u00ac\u00ad\u2010\u2011", "-"))


@dataclass(frozen=True, slots=True)
class Recognised:
    """The runs and ruled lines of a page, its size in points as it is read, and the mean certainty of its letters.

    Certainty goes from 0 to 100, and is 0 where nothing was recognised.
    """

    runs: tuple[Run, ...] = ()
    rules: tuple[Rule, ...] = ()
    width: float = 0.0
    height: float = 0.0
    certainty: float = 0.0


def recognised(lines: Sequence[WordLine], ruled: Sequence[Stroke], frame: Frame, shown: Frame, scale: float) -> Recognised:
    """The runs of the lines, split where a ruled line parts them.

    `frame` is the page as it was drawn, `shown` as viewers show it, `scale` points per pixel.
    """
    kept = [line for line in lines if _certainty((line,)) >= _FEWEST_CERTAIN and any(map(_has_letter, line.words))]
    level = _Level(_slope(kept), frame, scale)
    rules = tuple(level.rule(stroke) for stroke in ruled)
    writer = _Writer(level, shown, _Sizes(kept, scale), [rule for rule in rules if not rule.level])
    runs = tuple(run for line in kept for run in writer.runs(line))
    return Recognised(runs, rules, frame.width, frame.height, _certainty(lines))


def _certainty(lines: Sequence[WordLine]) -> float:
    words = [word for line in lines for word in line.words]
    letters = sum(len(word.text) for word in words)
    return sum(word.certainty * len(word.text) for word in words) / letters if letters else 0.0


def _has_letter(word: Word) -> bool:
    return any(character.isalnum() for character in word.text)


def _slope(lines: Sequence[WordLine]) -> float:
    """How askew the page lies: the slope of its middle line, counting long lines more often."""
    slopes = [line.slope for line in lines for _ in line.words]
    return median(slopes) if slopes else 0.0


class _Level:
    """Turns places in the picture to where they stand once the page lies level, in points."""

    def __init__(self, slope: float, frame: Frame, scale: float) -> None:
        angle = -math.atan(slope)
        self._cosine, self._sine = math.cos(angle), math.sin(angle)
        self._middle = frame.width / 2, frame.height / 2
        self._slope, self._scale = abs(slope), scale
        self.frame = frame

    def point(self, x: float, y: float) -> tuple[float, float]:
        across, down = x * self._scale - self._middle[0], y * self._scale - self._middle[1]
        return (
            self._middle[0] + across * self._cosine - down * self._sine,
            self._middle[1] + across * self._sine + down * self._cosine,
        )

    def box(self, box: Box) -> Box:
        """A box of the same middle; the height that only the slope gave it is taken off."""
        x, y = self.point(*box.middle)
        width = box.width * self._scale / 2
        height = max(box.height - self._slope * box.width, box.height / 3) * self._scale / 2
        return Box(x - width, y - height, x + width, y + height)

    def rule(self, stroke: Stroke) -> Rule:
        middle = (stroke.start + stroke.end) / 2
        x, y = self.point(middle, stroke.at) if stroke.level else self.point(stroke.at, middle)
        half = (stroke.end - stroke.start) / 2 * self._scale
        at, along = (y, x) if stroke.level else (x, y)
        return Rule(stroke.level, at, along - half, along + half)

    def plain(self, box: Box) -> Box:
        """The box as it stands on the page, in points."""
        return Box(*(side * self._scale for side in (box.left, box.top, box.right, box.bottom)))


class _Sizes:
    """Font sizes: lines of nearly one height count as one size, as the letters in a line decide how high it is measured."""

    def __init__(self, lines: Sequence[WordLine], scale: float) -> None:
        sizes = [line.size for line in lines for _ in line.words]
        self._usual = median(sizes) if sizes else 0.0
        self._scale = scale

    def of(self, line: WordLine) -> float:
        near = abs(line.size - self._usual) <= _SAME_SIZE * self._usual
        return (self._usual if near else line.size) * self._scale


class _Writer:
    """Makes runs of lines."""

    def __init__(self, level: _Level, shown: Frame, sizes: _Sizes, walls: Sequence[Rule]) -> None:
        self._level, self._shown, self._sizes, self._walls = level, shown, sizes, walls

    def runs(self, line: WordLine) -> Iterator[Run]:
        words = sorted((word for word in line.words if not _is_stray(word)), key=lambda word: word.box.left)
        placed = [(word, self._level.box(word.box)) for word in words]
        limit = _COLUMN_GAP * self._sizes.of(line)
        parts = [at for at, (one, two) in enumerate(pairwise(placed), 1) if self._are_apart(one[1], two[1], limit)]
        for begin, end in pairwise([0, *parts, len(placed)]):
            text = tidy(" ".join(word.text for word, _ in placed[begin:end]).translate(_LINE_END_HYPHENS)).lstrip("_|")
            if text:
                yield self._run(text, placed[begin:end], line)

    def _are_apart(self, before: Box, after: Box, limit: float) -> bool:
        if after.left - before.right > limit:
            return True
        y = (before.middle[1] + after.middle[1]) / 2
        return any(before.middle[0] < wall.at < after.middle[0] and wall.start <= y <= wall.end for wall in self._walls)

    def _run(self, text: str, placed: Sequence[tuple[Word, Box]], line: WordLine) -> Run:
        left = placed[0][0].box.left
        place = around(self._level.plain(word.box) for word, _ in placed)
        return Run(
            text=text,
            box=around(box for _, box in placed),
            shown=self._shown.box(self._level.frame.corners(place)),
            baseline=self._level.point(left, line.box.bottom - line.rise + line.slope * (left - line.box.left))[1],
            size=self._sizes.of(line),
            first_word=placed[0][1].width,
        )


def _is_stray(word: Word) -> bool:
    """Whether a word is only a ruled line or a speck taken for a character."""
    return not word.text.strip("|_~=")
