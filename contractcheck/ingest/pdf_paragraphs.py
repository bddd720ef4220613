"""Lines of a column as paragraphs: where one ends is told from gaps, labels, indents, and lines that end early."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from contractcheck.ingest.pdf_lines import Line
from contractcheck.ingest.pdf_page import same_size

Paragraph = tuple[Line, ...]

# Distances between lines as multiples of the usual one, indents in ems.
_PARTING_GAP = 1.35
_SUSPECT_GAP = 1.12
_INDENT = 0.8
_SAME_LEFT = 0.35
_ROOM = 1.15
_USUAL_PITCH = 1.2
_LABEL = re.compile(
    r"(?:[-\u2013\u2014\u2022\u00b7\u25aa\u25e6\u25cf\u25cb\u25a0\u25a1\u27a2*]"
    r"|\(?(?:\d{1,3}|[a-z]{1,2}|[ivxlc]{1,6}|[A-Z]|[IVXLC]{1,6})[.)]"
    r"|\d{1,3}(?:\.\d{1,3})+[a-z]?[.):]?"
    r"|[A-Z]{1,5}-\d{1,4}[.):]?"
    r"|\u00a7{1,2}\s?\d{1,3}"
    r"|[A-Z][a-z]+\s(?:\d{1,3}(?:\.\d{1,3})*|[A-Z]|[IVX]{1,5})[a-z]?(?:[.):]|\s[-\u2013\u2014]|(?=\s+[A-Z])))(?:\s|$)"
)
_SENTENCE_END = re.compile(r"[.;:!?][)\"'\u201d\u2019\]]*$")
_CONTENTS_END = re.compile(r"(?:\.\s?){4,}\s*\d{1,4}$")
_LIST_LINK = re.compile(r"[;,]\s(?:en|of|and|or|en/of|and/or)$")
_OPENS_SENTENCE = re.compile(r"[\"'\u201c\u2018\u201e(\[]?[^\W_a-z\u00df-\u00ff]")


def usual_pitch(lines: Iterable[Line]) -> float:
    """The distance of lines within paragraphs, as a multiple of the font size."""
    steps: Counter[float] = Counter()
    for above, below in pairwise(lines):
        step = (below.baseline - above.baseline) / max(below.size, 1.0)
        if above.page == below.page and same_size(above.size, below.size) and 0.8 < step < 2.5:  # noqa: PLR2004
            steps[round(step, 1)] += 1
    return max(steps, key=lambda step: (steps[step], -step), default=_USUAL_PITCH)


class ParagraphBuilder:
    """Parts the lines of columns into paragraphs; `pitch` is the usual distance of lines as a multiple of the font size."""

    def __init__(self, pitch: float) -> None:
        self._pitch = pitch

    def paragraphs(self, lines: Sequence[Line], *, is_cell: bool = False) -> list[Paragraph]:
        """The paragraphs of one column, or of one table cell: there lines end early without meaning."""
        found: list[list[Line]] = []
        for line in lines:
            if found and not self._starts(found[-1], line, is_cell=is_cell):
                found[-1].append(line)
            else:
                found.append([line])
        return [tuple(paragraph) for paragraph in found]

    def goes_on(self, paragraph: Sequence[Line], line: Line) -> bool:
        """Whether a paragraph at the end of a column goes on with the first line of the next one."""
        last = paragraph[-1]
        if last.bold != line.bold or not same_size(last.size, line.size) or _has_label(line, last):
            return False
        if last.text.endswith("-"):
            return True
        if _is_finished(last) and not _opens_lower(line):
            return _hangs(paragraph, line) and not _ends_early(last, line)
        return _opens_lower(line) and not last.text.endswith((";", ":")) or not _ends_early(last, line) and not _is_finished(last)

    def _starts(self, paragraph: Sequence[Line], line: Line, *, is_cell: bool) -> bool:
        last = paragraph[-1]
        pitch = (line.baseline - last.baseline) / max(line.size, last.size, 1.0) / self._usual(paragraph)
        if last.text.endswith("-") and _opens_lower(line) and pitch < 2 * _PARTING_GAP:
            return False
        if pitch > _PARTING_GAP or not same_size(last.size, line.size) or _CONTENTS_END.search(last.text):
            return True
        finished = _is_finished(last) or (not is_cell and _ends_early(last, line))
        if _has_label(line, last) and (finished or line.has_label):
            return True
        if is_cell:
            return pitch > _SUSPECT_GAP and _is_finished(last)
        return self._looks_new(paragraph, line, pitch, finished=finished)

    def _looks_new(self, paragraph: Sequence[Line], line: Line, pitch: float, *, finished: bool) -> bool:
        last = paragraph[-1]
        early = _ends_early(last, line)
        if last.bold != line.bold and (early or not _opens_lower(line)) and (last.bold or early):
            return True
        if pitch > _SUSPECT_GAP and finished:
            return True
        if early and (not _opens_lower(line) or last.text.endswith((";", ":"))):
            return True
        return finished and _is_shifted(paragraph, line)

    def _usual(self, paragraph: Sequence[Line]) -> float:
        """The pitch inside the paragraph, which may be set tighter or wider than the rest."""
        own = [
            (below.baseline - above.baseline) / max(below.size, above.size, 1.0)
            for above, below in pairwise(paragraph)
            if above.page == below.page and below.baseline > above.baseline
        ]
        return min(own) if own and min(own) > 0 else self._pitch


def _is_finished(line: Line) -> bool:
    return bool(_SENTENCE_END.search(line.text) or _LIST_LINK.search(line.text))


def _opens_lower(line: Line) -> bool:
    return not _OPENS_SENTENCE.match(line.text)


def _has_label(line: Line, last: Line) -> bool:
    """Whether a line opens with a label: one that stands apart, or one by its form."""
    if line.has_label:
        return True
    return bool(_LABEL.match(line.text)) and (
        _is_finished(last) or line.box.left < last.box.left - _INDENT * line.size or _ends_early(last, line)
    )


def _ends_early(line: Line, following: Line) -> bool:
    """Whether the first word of the next line would have had room at the end of this one."""
    first = following.text.split(" ", 1)[0]
    width = following.box.width * (len(first) + 1) / max(len(following.text), 1)
    return line.box.right + _ROOM * width < line.right_limit


def _hangs(paragraph: Sequence[Line], line: Line) -> bool:
    """Whether a line stands at the indent of a labelled paragraph, to the right of its label."""
    first = paragraph[0]
    return first.has_label and abs(line.box.left - first.text_left) <= _INDENT * line.size and line.page != first.page


def _is_shifted(paragraph: Sequence[Line], line: Line) -> bool:
    """Whether a line starts elsewhere than the lines of the paragraph after their first."""
    first, last = paragraph[0], paragraph[-1]
    expected = {first.box.left, first.text_left} if len(paragraph) == 1 else {last.box.left}
    shift = min((line.box.left - left for left in expected), key=abs)
    return abs(shift) > _INDENT * line.size
