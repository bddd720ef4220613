"""Lines of a column as paragraphs: where one ends is told from gaps, labels, indents, and lines that end early."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from contractcheck.ingest.pdf_lines import Line
from contractcheck.ingest.pdf_page import same_size

Paragraph = tuple[Line, ...]

# Distances between lines as multiples of the usual one, indents in ems.
_PARTING_GAP = 1.35
_SUSPECT_GAP = 1.12
_INDENT = 0.8
_SPACE = 0.7
_RAGGED = 0.15
_HEADING_SIZE = 1.15
_USUAL_PITCH = 1.2
_TIGHTEST, _LOOSEST = 0.8, 2.5
_LABEL = re.compile(
    r"(?:[-\u2013\u2014\u2022\u00b7\u25aa\u25e6\u25cf\u25cb\u25a0\u25a1\u27a2*]"
    r"|\(?(?:\d{1,3}|[a-z]{1,2}|[ivxlc]{1,6}|[A-Z]|[IVXLC]{1,6})[.)]"
    r"|\d{1,3}(?:\.\d{1,3})+[a-z]?[.):]?"
    r"|[A-Z]{1,5}-\d{1,4}[.):]?"
    r"|\u00a7{1,2}\s?\d{1,3}"
    r"|[A-Z][a-z]+\s(?:\d{1,3}(?:\.\d{1,3})*|[A-Z]|[IVX]{1,5})[a-z]?(?:[.):]|\s[-\u2013\u2014]|(?=\s+[A-Z])))(?:\s|$)"
)
_CLOSING = ")\"'\u201d\u2019]"
_SENTENCE_ENDS = (".", ";", ":", "!", "?")
_LIST_LINKS = tuple(f"{sign} {word}" for sign in ";," for word in ("en", "of", "and", "or", "en/of", "and/or"))
_CONTENTS_END = re.compile(r"(?:\.\s?){4,}\s*\d{1,4}$")
_DIGITS = re.compile(r"\d+(?:\.\d+)*")
_LETTERS = re.compile(r"[a-z]+")
_OPENS_SENTENCE = re.compile(r"[\"'\u201c\u2018\u201e(\[]?[^\W_a-z\u00df-\u00ff]")


def usual_pitch(lines: Iterable[Line]) -> float:
    """The distance of lines within paragraphs, as a multiple of the font size."""
    steps: Counter[float] = Counter()
    for above, below in pairwise(lines):
        step = (below.baseline - above.baseline) / max(below.size, 1.0)
        if above.page == below.page and same_size(above.size, below.size) and _TIGHTEST < step < _LOOSEST:
            steps[round(step, 2)] += 1
    return max(steps, key=lambda step: (steps[step], -step), default=_USUAL_PITCH)


class ParagraphBuilder:
    """Parts the lines of columns into paragraphs; `pitch` is the usual distance of lines as a multiple of the font size."""

    def __init__(self, pitch: float) -> None:
        self._pitch = pitch

    def paragraphs(self, lines: Sequence[Line]) -> list[Paragraph]:
        """The paragraphs of one column."""
        return self._parted(lines, _starts_paragraph)

    def cell_paragraphs(self, lines: Sequence[Line]) -> list[Paragraph]:
        """The paragraphs of a table cell, where lines end early without meaning."""
        return self._parted(lines, _starts_in_cell)

    def goes_on(self, paragraph: Sequence[Line], line: Line) -> bool:
        """Whether a paragraph at the end of a column goes on with the first line of the next one."""
        step = _Step(paragraph, paragraph[-1], line)
        if step.changes_looks or line.has_label or (step.has_label and step.is_finished):
            return False
        if step.is_hyphenated:
            return True
        if step.is_finished and not step.opens_lower:
            return step.hangs and not step.ends_early
        if step.opens_lower:
            return not step.last.text.endswith((";", ":"))
        return not step.is_finished and not step.ends_short

    def _parted(self, lines: Iterable[Line], starts: Callable[[_Step], bool]) -> list[Paragraph]:
        found: list[list[Line]] = []
        tightest = inf
        for line in lines:
            last = found[-1][-1] if found else line
            pitch = _pitch(last, line)
            if found and not starts(_Step(found[-1], last, line, pitch / (self._pitch if tightest == inf else tightest))):
                found[-1].append(line)
                tightest = min(tightest, pitch) if pitch > _TIGHTEST else tightest
            else:
                found.append([line])
                tightest = inf
        return [tuple(paragraph) for paragraph in found]


@dataclass(slots=True)
class _Step:
    """The step from the paragraph so far, with its last line, to the next line.

    `pitch` is the distance of the two as a multiple of the smallest inside the paragraph, or else of the usual in the document.
    """

    paragraph: Sequence[Line]
    last: Line
    line: Line
    pitch: float = 1.0

    @property
    def changes_looks(self) -> bool:
        return self.last.bold != self.line.bold or self.changes_size

    @property
    def changes_size(self) -> bool:
        return not same_size(self.last.size, self.line.size)

    @property
    def leaves_heading(self) -> bool:
        """Whether the line before is wholly of a heading and this one is not."""
        size = max(self.last.size, self.line.size) / min(self.last.size, self.line.size)
        return size > _HEADING_SIZE or (self.last.bold and not self.line.bold and not self.opens_lower)

    @property
    def opens_heading(self) -> bool:
        """Whether the line is bold, the finished one before is not, and it is no bold end of a sentence."""
        if self.last.bold or not self.line.bold or self.opens_lower:
            return False
        return self.is_finished and not self.line.text.endswith((".", ",", ";", ":"))

    @property
    def has_label(self) -> bool:
        """Whether the line opens with a label: one that stands apart, or one by its form."""
        return self.line.has_label or _LABEL.match(self.line.text) is not None

    @property
    def is_finished(self) -> bool:
        """Whether the line before ends as a sentence or an item of a list does."""
        return self.last.text.rstrip(_CLOSING).endswith(_SENTENCE_ENDS) or self.last.text.endswith(_LIST_LINKS)

    @property
    def ends_contents(self) -> bool:
        """Whether the line before is one of a table of contents."""
        return self.last.text[-1:].isdecimal() and _CONTENTS_END.search(self.last.text) is not None

    @property
    def is_hyphenated(self) -> bool:
        return self.last.text.endswith("-") and self.opens_lower

    @property
    def opens_lower(self) -> bool:
        return not _OPENS_SENTENCE.match(self.line.text)

    @property
    def ends_early(self) -> bool:
        """Whether the first word of the line would have had room at the end of the one before."""
        return self.last.box.right + self.line.first_word + _SPACE * self.last.size < self.last.right_limit

    @property
    def ends_short(self) -> bool:
        """Whether much more than that word would have had room, more than even the raggedest setting leaves."""
        room = self.last.right_limit - self.last.box.right - self.line.first_word
        return room > _RAGGED * (self.last.right_limit - self.paragraph[0].box.left)

    @property
    def hangs(self) -> bool:
        """Whether the line stands at the indent of a labelled paragraph, to the right of its label."""
        first = self.paragraph[0]
        return first.has_label and abs(self.line.box.left - first.text_left) <= _INDENT * self.line.size

    @property
    def shift(self) -> float:
        """How far the line starts from where the paragraph goes on, in ems."""
        first = self.paragraph[0]
        expected = (first.box.left, first.text_left) if len(self.paragraph) == 1 else (self.last.box.left,)
        return min((self.line.box.left - left for left in expected), key=abs) / max(self.line.size, 1.0)

    @property
    def is_shifted(self) -> bool:
        """Whether the line has another indent, and is not just the longer or the shorter one of a centred text."""
        is_centred = abs(self.line.box.middle[0] - self.last.box.middle[0]) <= _INDENT * self.line.size
        return abs(self.shift) > _INDENT and not is_centred

    @property
    def steps_back(self) -> bool:
        """Whether the line starts to the left of the lines of the paragraph."""
        return len(self.paragraph) > 1 and self.shift < -_INDENT and self.is_shifted

    @property
    def is_sibling(self) -> bool:
        """Whether the line opens with a label of the same form as the paragraph."""
        own, other = _LABEL.match(self.line.text), _LABEL.match(self.paragraph[0].text)
        return own is not None and other is not None and _form(own[0]) == _form(other[0])


def _pitch(above: Line, below: Line) -> float:
    return (below.baseline - above.baseline) / max(above.size, below.size, 1.0)


def _form(label: str) -> str:
    return _LETTERS.sub("a", _DIGITS.sub("1", label.strip()))


def _starts_paragraph(step: _Step) -> bool:
    """Whether a line of a column starts a paragraph."""
    if step.is_hyphenated and step.pitch < 2 * _PARTING_GAP and not step.ends_short:
        return False
    if step.pitch > _PARTING_GAP or step.line.has_label or step.steps_back or step.ends_contents:
        return True
    closes = step.ends_short or (step.is_finished and step.ends_early)
    if step.changes_size and (closes or step.is_finished or not step.opens_lower):
        return True
    if step.leaves_heading or step.opens_heading or (step.last.bold != step.line.bold and closes):
        return True
    if closes and (not step.opens_lower or step.last.text.endswith((";", ":"))):
        return True
    return (step.is_finished or step.ends_short) and _stands_out(step)


def _stands_out(step: _Step) -> bool:
    """Whether a line that may start a paragraph has a sign of it: a larger gap, another indent, the label of a sibling."""
    return step.pitch > _SUSPECT_GAP or step.is_shifted or step.is_sibling


def _starts_in_cell(step: _Step) -> bool:
    """Whether a line of a table cell starts a paragraph."""
    if step.is_hyphenated:
        return False
    if step.pitch > _PARTING_GAP or not same_size(step.last.size, step.line.size):
        return True
    return step.line.has_label or (step.is_finished and (step.pitch > _SUSPECT_GAP or step.has_label))
