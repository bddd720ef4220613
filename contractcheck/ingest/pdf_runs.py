"""The words of a page as runs of text: those that stand together on a line."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from contractcheck.ingest.pdf_characters import Characters, Look
from contractcheck.ingest.pdf_gaps import parting_gaps
from contractcheck.ingest.pdf_geometry import Frame
from contractcheck.ingest.pdf_note_marks import NoteMarks
from contractcheck.ingest.pdf_page import Rule, Run
from contractcheck.ingest.pdf_places import LINE_END_HYPHEN, Places, words_of
from contractcheck.ingest.tidy import tidy

# The private codes of Symbol and Wingdings that word processors use as bullets.
_BULLETS = "\uf0b7\uf0a7\uf0a8\uf0d8\uf0e0\uf076\uf06e\uf071\uf0fc\uf0be"
_HYPHENS = f"{LINE_END_HYPHEN}\u00ad\u2010\u2011\uf02d"
_SIGNS = str.maketrans(dict.fromkeys(_BULLETS, "\u2022") | dict.fromkeys(_HYPHENS, "-"))

_FEWEST_WORDS = 4
_FEWEST_LINES = 3
_USUAL_SPACE = 0.4


class _Line(NamedTuple):
    """The words of a line, from the first to after the last, how the first looks, and whether one command paints them all."""

    begin: int
    end: int
    look: Look
    is_even: bool


class Writing:
    """The words of a page, and how its lines look."""

    def __init__(self, characters: Characters) -> None:
        self.characters = characters
        self.words = words_of(characters)
        self.lines = [self.line(begin, end) for begin, end in self.words.lines]

    def line(self, begin: int, end: int) -> _Line:
        """These words of a line as a line."""
        look = self.characters.look(self.words.firsts[begin])
        return _Line(begin, end, look, look.painter == self.characters.painter(self.words.lasts[end - 1]))

    @property
    def turns(self) -> int:
        """The quarter turns clockwise that set most lines of the page upright; 0 for a page without text."""
        weights: Counter[int] = Counter()
        for line in self.lines:
            if line.look.turns is not None:
                weights[line.look.turns] += self.words.lasts[line.end - 1] - self.words.firsts[line.begin]
        return max(weights, key=lambda turns: weights[turns], default=0)


class RunReader:
    """Takes the runs from the writing of a page. `reading` sets the text upright, `shown` is the page as shown."""

    def __init__(self, writing: Writing, reading: Frame, shown: Frame, rules: Iterable[Rule]) -> None:
        self._writing, self._words = writing, writing.words
        self._characters: Characters = writing.characters
        self._reading = reading
        self._places = Places(self._words, reading)
        self._shown = Places(self._words, shown) if shown != reading else self._places
        self._note_marks = NoteMarks(self._characters, reading)
        self._walls = sorted((rule for rule in rules if not rule.level), key=lambda rule: rule.at)
        self._wall_places = [rule.at for rule in self._walls]

    def runs(self) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
        """The upright runs, and those that stand askew or on their side."""
        upright: list[Run] = []
        aside: list[Run] = []
        for line in self._writing.lines:
            if line.look.turns != self._reading.turns:
                aside.append(self._run(line))
            elif starts := self._starts(line):
                parts = pairwise((line.begin, *starts, line.end))
                upright += [self._run(self._writing.line(begin, end)) for begin, end in parts]
            else:
                upright.append(self._run(line))
        return tuple([run for run in upright if run.text]), tuple([run for run in aside if run.text])

    def _starts(self, line: _Line) -> list[int]:
        """The words of a line, apart from the first, that start a run."""
        begin, end, look, is_even = line
        apart = parting_gaps(
            self._places.gaps[begin : end - 1], look.size, lambda index: is_even or self._is_shared(begin + index)
        )
        walled = [word for word in range(begin + 1, end) if self._is_walled(word)] if self._walls else []
        return sorted({*walled, *(begin + 1 + index for index in apart)}) if apart or walled else []

    def _is_shared(self, word: int) -> bool:
        """Whether a word and the next one are painted as one, or how they are painted says nothing about columns."""
        return self._paints_words or self._share_painter(word)

    def _share_painter(self, word: int) -> bool:
        painter = self._characters.painter
        return painter(self._words.lasts[word]) == painter(self._words.firsts[word + 1])

    @cached_property
    def _paints_words(self) -> bool:
        """Whether the file paints each word for itself."""
        middles = (begin + (end - begin) // 2 - 1 for begin, end in self._words.lines if end - begin >= _FEWEST_WORDS)
        close = [word for word in middles if self._places.gaps[word] < _USUAL_SPACE * self._places.box(word, word + 1).height]
        apart = sum(1 for word in close if not self._share_painter(word))
        return len(close) >= _FEWEST_LINES and 2 * apart > len(close)

    def _is_walled(self, word: int) -> bool:
        """Whether a ruled line down the page stands between a word and the one before it."""
        places = self._places
        first = bisect_left(self._wall_places, places.rights[word - 1] - 1)
        last = bisect_right(self._wall_places, places.lefts[word] + 1)
        y = (places.tops[word] + places.bottoms[word]) / 2
        return first < last and any(wall.start <= y <= wall.end for wall in self._walls[first:last])

    def _run(self, line: _Line) -> Run:
        begin, end, look, is_even = line
        size, is_bold = (look.size, look.bold) if is_even else self._prevailing(begin, end)
        text, marks = self._split_marks(line)
        box = self._places.box(begin, end)
        return Run(
            tidy(text if text.isascii() else text.translate(_SIGNS)),
            box,
            box if self._shown is self._places else self._shown.box(begin, end),
            self._reading.point(*self._characters.origin(self._words.firsts[begin]))[1],
            round(size, 2),
            is_bold,
            self._places.rights[begin] - self._places.lefts[begin],
            marks,
        )

    def _prevailing(self, begin: int, end: int) -> tuple[float, bool]:
        """The size of most of a run, told from words at its start, its middle and its end; whether all of it is bold."""
        looks = [self._characters.look(first) for first in self._words.firsts[begin:end]]
        sizes = [round(look.size, 2) for look in (looks[0], looks[len(looks) // 2], looks[-1])]
        return max(sizes, key=lambda size: (sizes.count(size), size)), all(look.bold for look in looks)

    def _split_marks(self, line: _Line) -> tuple[str, tuple[str, ...]]:
        """The words as a text without the figures that point to notes, and these."""
        text, firsts, lasts = self._characters.text, self._words.firsts, self._words.lasts
        begin, end, _, is_even = line
        whole = text[firsts[begin] : lasts[end - 1] + 1]
        if not self._note_marks.may_stand_in(whole, is_even=is_even):
            return whole, ()
        parts: list[str] = []
        marks: list[str] = []
        for word in range(begin, end):
            before = (text[firsts[word - 1] : lasts[word - 1] + 1], firsts[word - 1]) if word > begin else None
            own, mark = self._note_marks.split(text[firsts[word] : lasts[word] + 1], firsts[word], before)
            # What is left of a mark that stood alone belongs to the word before it: "incidenten 1." is "incidenten.".
            parts.append(own if mark and not own[:1].isalpha() else f" {own}")
            marks.extend([mark] if mark else [])
        return "".join(parts), tuple(marks)
