"""A page of a pdf as the later steps see it: runs of text, ruled lines, and what else it shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from contractcheck.ingest.comments import Comment
from contractcheck.ingest.pdf_geometry import Box

# Fonts of one text are set in sizes that differ by rounding.
_SAME_SIZE = 0.06


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one line without a wide gap in it.

    `box` is where it stands when the page is held so that its text is upright; `shown` is where a viewer shows it (the same on
    all but a few pages). `baseline` is the distance of the line of writing from the top, `size` the font size,
    `first_word` the width of the first word, all in points.
    A hyphen at the end stands for every kind of hyphen. `note_marks` are the numbers of notes that stood in the text.
    """

    text: str
    box: Box
    shown: Box
    baseline: float
    size: float
    bold: bool = False
    first_word: float = 0.0
    note_marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight ruled line from `start` to `end` at distance `at`: along the page when `level`, else down the page."""

    level: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `runs` are in the order in which the file paints them; `aside` is text that stands askew or on its side.

    `image_share` is the part of the page that its largest image covers, `strokes` counts the pieces of its drawings,
    `readable` is False where the characters are no writing, `marks` name what stands on the page beside its content, of which
    `comments` are read.
    `certainty` (0 to 100) is that of text recognised in the picture of the page, None where the text is the file's own.
    """

    number: int
    width: float
    height: float
    runs: tuple[Run, ...] = ()
    aside: tuple[Run, ...] = ()
    rules: tuple[Rule, ...] = ()
    image_share: float = 0.0
    strokes: int = 0
    readable: bool = True
    marks: tuple[str, ...] = ()
    comments: tuple[Comment, ...] = ()
    certainty: float | None = None


def same_size(one: float, other: float) -> bool:
    """Whether two font sizes count as equal."""
    return abs(one - other) <= _SAME_SIZE * max(one, other)


def body_size(pages: Iterable[Page]) -> float:
    """The font size of most of the text, in points; 0 when there is no text."""
    exact: Counter[float] = Counter()
    for page in pages:
        for run in page.runs:
            exact[run.size] += len(run.text)
    weights: Counter[float] = Counter()
    for size, weight in exact.items():
        weights[round(size * 2) / 2] += weight
    return max(weights, key=lambda size: (weights[size], size), default=0.0)
