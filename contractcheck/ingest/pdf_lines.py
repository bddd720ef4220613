"""Lines of text: runs that stand on one line, from left to right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from contractcheck.ingest.pdf_geometry import Box, around
from contractcheck.ingest.pdf_page import Run
from contractcheck.ingest.pdf_stacks import is_label

# A second run on the line starts the text after a label when the gap is at least this many ems.
_LABEL_GAP = 0.4
_NARROW_LETTER = 0.6
_NO_SPACE = 0.12
_FROM_TOP, _FROM_LEFT = attrgetter("baseline", "box.left"), attrgetter("box.left")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on page `page`. `text_left` is where the text after a label starts, the left edge when there is no label.

    `right_limit` is where the column of the line ends, `first_word` the width of the first word.
    """

    text: str
    page: int
    box: Box
    shown: Box
    baseline: float
    size: float
    bold: bool
    first_word: float
    text_left: float
    right_limit: float

    @property
    def is_full(self) -> bool:
        """Whether not even one more letter would have had room."""
        return self.box.right + _NARROW_LETTER * self.size > self.right_limit

    @property
    def has_label(self) -> bool:
        """Whether a label stands apart at the start of the line."""
        return self.text_left > self.box.left


def on_lines(runs: Iterable[Run]) -> list[list[Run]]:
    """The runs that stand on each line, from left to right; the lines from the top."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=_FROM_TOP):
        if rows and rows[-1][0].box.beside(run.box):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [sorted(row, key=_FROM_LEFT) if len(row) > 1 else row for row in rows]


def lines_of(runs: Iterable[Run], page: int, right_limit: float | None = None) -> list[Line]:
    """The lines that runs of one column make, from the top; the column ends with its longest line when no limit is given."""
    rows = on_lines(runs)
    limit = right_limit if right_limit is not None else max([run.box.right for row in rows for run in row], default=0.0)
    return [_line(row, page, limit) if len(row) > 1 else _plain_line(row[0], page, limit) for row in rows]


def _plain_line(run: Run, page: int, right_limit: float) -> Line:
    """The line that a run makes alone."""
    box, left = run.box, run.box.left
    return Line(run.text, page, box, run.shown, run.baseline, run.size, run.bold, run.first_word, left, right_limit)


def _line(runs: Sequence[Run], page: int, right_limit: float) -> Line:
    longest = max(runs, key=lambda run: len(run.text))
    return Line(
        text=_text(runs),
        page=page,
        box=around(run.box for run in runs),
        shown=around(run.shown for run in runs),
        baseline=longest.baseline,
        size=longest.size,
        bold=all(run.bold for run in runs),
        first_word=runs[0].first_word,
        text_left=_text_left(runs),
        right_limit=right_limit,
    )


def _text(runs: Sequence[Run]) -> str:
    """The runs as one text, with a space where there is room for one."""
    text = runs[0].text
    for before, run in pairwise(runs):
        touches = abs(run.box.left - before.box.right) < _NO_SPACE * run.size
        text += run.text if touches else f" {run.text}"
    return text


def _text_left(runs: Sequence[Run]) -> float:
    for before, run in pairwise(runs):
        if not is_label(before.text):
            break
        if run.box.left - before.box.right >= _LABEL_GAP * run.size and not is_label(run.text):
            return run.box.left
    return runs[0].box.left
