"""The characters of a page as runs of text: words that stand together on a line."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from contractcheck.ingest.pdf_characters import Characters
from contractcheck.ingest.pdf_gaps import parting_gaps
from contractcheck.ingest.pdf_geometry import Box, Corners, Frame, corners_around
from contractcheck.ingest.pdf_note_marks import NoteMarks
from contractcheck.ingest.pdf_page import Rule, Run
from contractcheck.ingest.tidy import tidy

# PDFium writes U+FFFE for a hyphen at the end of a line, without a line break after it.
LINE_END_HYPHEN = "\ufffe"
_LINE = re.compile(rf"[^\r\n{LINE_END_HYPHEN}]+{LINE_END_HYPHEN}?")
_WORD = re.compile(r"\S+")
# The private codes of Symbol and Wingdings that word processors use as bullets.
_BULLETS = "\uf0b7\uf0a7\uf0a8\uf0d8\uf0e0\uf076\uf06e\uf071\uf0fc\uf0be"
_HYPHENS = f"{LINE_END_HYPHEN}\u00ad\u2010\u2011\uf02d"
_SIGNS = str.maketrans(dict.fromkeys(_BULLETS, "\u2022") | dict.fromkeys(_HYPHENS, "-"))

# Places farther off than any page is large, in points, come from damaged files only; so do those that are no number.
_FARTHEST = 100_000
_FEWEST_WORDS = 4
_FEWEST_LINES = 3
_USUAL_SPACE = 0.4


class _Word(NamedTuple):
    """A word with the index of its first character; `left` and `right` are its sides on the upright page."""

    text: str
    start: int
    end: int
    corners: Corners
    left: float
    right: float


def page_turns(characters: Characters) -> int:
    """The quarter turns clockwise that set most lines of the page upright; 0 for a page without text."""
    weights: Counter[int] = Counter()
    for line in _LINE.finditer(characters.text):
        start = _first_visible(line)
        if start is not None and (turns := characters.turns(start)) is not None:
            weights[turns] += len(line[0])
    return max(weights, key=lambda turns: weights[turns], default=0)


class RunReader:
    """Takes the runs from the characters of a page. `reading` sets the text upright, `shown` is the page as shown."""

    def __init__(self, characters: Characters, reading: Frame, shown: Frame, rules: Iterable[Rule]) -> None:
        self._characters = characters
        self._reading, self._shown = reading, shown
        self._is_turned = shown != reading
        self._paints_words = False
        self._note_marks = NoteMarks(characters, reading)
        self._walls = sorted((rule for rule in rules if not rule.level), key=lambda rule: rule.at)
        self._wall_places = [rule.at for rule in self._walls]

    def runs(self) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
        """The upright runs, and those that stand askew or on their side."""
        upright: list[Run] = []
        aside: list[Run] = []
        lines = [words for line in _LINE.finditer(self._characters.text) if (words := list(self._words(line)))]
        self._paints_words = self._are_words_painted(lines)
        for words in lines:
            if self._characters.turns(words[0].start) == self._reading.turns:
                upright.extend(self._line_runs(words))
            else:
                aside.append(self._run(words))
        return tuple(run for run in upright if run.text), tuple(run for run in aside if run.text)

    def _words(self, line: re.Match[str]) -> Iterator[_Word]:
        for match in _WORD.finditer(self._characters.text, line.start(), line.end()):
            start, end = match.span()
            corners = self._characters.span_corners(start, end)
            if _is_near(*corners):
                yield _Word(match[0], start, end, corners, *self._reading.reach(corners))

    def _line_runs(self, words: Sequence[_Word]) -> Iterator[Run]:
        ends = [*self._parts(words), len(words)]
        for begin, end in pairwise([0, *ends]):
            yield self._run(words[begin:end])

    def _parts(self, words: Sequence[_Word]) -> list[int]:
        """The indexes of the words, apart from the first, that start a run."""
        pairs = list(pairwise(words))
        if not pairs:
            return []
        gaps = [after.left - before.right for before, after in pairs]
        em = self._characters.size(words[0].start)
        apart = parting_gaps(gaps, em, lambda index: self._is_shared(*pairs[index]))
        walled = [index for index, (before, after) in enumerate(pairs) if self._is_walled(before, after)] if self._walls else []
        return sorted({index + 1 for index in (*apart, *walled)})

    def _are_words_painted(self, lines: Iterable[Sequence[_Word]]) -> bool:
        """Whether the file paints each word for itself, so that this says nothing about columns."""
        middles = (words[len(words) // 2 - 1 : len(words) // 2 + 1] for words in lines if len(words) >= _FEWEST_WORDS)
        close = [pair for pair in middles if pair[1].left - pair[0].right < _USUAL_SPACE * self._box(pair[:1]).height]
        apart = sum(1 for before, after in close if not self._characters.share_object(before.end - 1, after.start))
        return len(close) >= _FEWEST_LINES and 2 * apart > len(close)

    def _is_shared(self, before: _Word, after: _Word) -> bool:
        return self._paints_words or self._characters.share_object(before.end - 1, after.start)

    def _is_walled(self, before: _Word, after: _Word) -> bool:
        """Whether a ruled line down the page stands between two words."""
        first = bisect_left(self._wall_places, before.right - 1)
        last = bisect_right(self._wall_places, after.left + 1)
        y = self._box((after,)).middle[1]
        return any(wall.start <= y <= wall.end for wall in self._walls[first:last])

    def _run(self, words: Sequence[_Word]) -> Run:
        characters = self._characters
        text, marks = self._split_marks(words)
        box = self._box(words)
        return Run(
            text=tidy(text if text.isascii() else text.translate(_SIGNS)),
            box=box,
            shown=self._shown.box(corners_around([word.corners for word in words])) if self._is_turned else box,
            baseline=self._reading.point(*characters.origin(words[0].start))[1],
            size=self._size(words),
            bold=all(characters.is_bold(word.start) for word in (words[-1], *words)),
            first_word=words[0].right - words[0].left,
            note_marks=marks,
        )

    def _box(self, words: Sequence[_Word]) -> Box:
        """Where words stand on the upright page."""
        return self._reading.box(corners_around([word.corners for word in words]))

    def _size(self, words: Sequence[_Word]) -> float:
        """The size of most of the run, told from words at its start, its middle and its end."""
        samples = (words[0], words[len(words) // 2], words[-1])
        sizes = [round(self._characters.size(word.start), 2) for word in samples]
        return max(sizes, key=lambda size: (sizes.count(size), size))

    def _split_marks(self, words: Sequence[_Word]) -> tuple[str, tuple[str, ...]]:
        """The words as a text without the figures that point to notes, and these."""
        text, marks = " ".join([word.text for word in words]), []
        if not self._note_marks.may_stand_in(text):
            return text, ()
        text = ""
        for index, word in enumerate(words):
            before = words[index - 1] if index else None
            own, mark = self._note_marks.split(word.text, word.start, (before.text, before.start) if before else None)
            # What is left of a mark that stood alone belongs to the word before it: "incidenten 1." is "incidenten.".
            text += own if mark and not own[:1].isalpha() else f" {own}"
            marks.extend([mark] if mark else [])
        return text, tuple(marks)


def _is_near(x0: float, y0: float, x1: float, y1: float) -> bool:
    """Whether a place can be one on a page; what is no number is not."""
    return (
        -_FARTHEST < x0 < _FARTHEST
        and -_FARTHEST < y0 < _FARTHEST
        and -_FARTHEST < x1 < _FARTHEST
        and -_FARTHEST < y1 < _FARTHEST
    )


def _first_visible(line: re.Match[str]) -> int | None:
    word = _WORD.search(line.string, line.start(), line.end())
    return word.start() if word else None
