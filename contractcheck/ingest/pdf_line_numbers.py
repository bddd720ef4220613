"""Numbers of lines in the margin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise

from contractcheck.ingest.pdf_page import Page, Run

_FEWEST = 5
_STEPS = frozenset({1, 2, 5, 10})
_SHARE_OF_STEPS = 0.7
_SHARE_OF_LINES = 0.75
_LONGEST = 4


def without_line_numbers(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages without line numbers; a column of rising numbers on one page of several is not taken for them."""
    certain = [numbers for page in pages if (numbers := _line_numbers(page))]
    edges = {edge for numbers in certain for run in numbers for edge in _edges(run)}
    # Lines in tables bear no number, so that a page with tables has fewer numbers than lines.
    found = {page.number: numbers for page in pages if (numbers := _in_margin(page, edges))}
    if len(found) == 1 < len(pages):
        return tuple(pages)
    return tuple(_without(page, found.get(page.number, ())) for page in pages)


def _in_margin(page: Page, edges: AbstractSet[tuple[str, int]]) -> list[Run]:
    """The numbers outside the text of a page that stand in line with numbers of lines on a page that has them for certain."""
    return [run for margin in _margins(page) for run in margin if edges & set(_edges(run))] if edges else []


def _edges(run: Run) -> tuple[tuple[str, int], ...]:
    """The places where a number begins and ends; numbers of lines share one of them."""
    return ("left", round(run.box.left)), ("right", round(run.box.right))


def _margins(page: Page) -> tuple[list[Run], list[Run]]:
    """The numbers to the left and to the right of all text."""
    numbers = [run for run in page.runs if _is_number(run)]
    text = [run for run in page.runs if not _is_number(run)]
    if not text:
        return [], []
    left, right = min(run.box.left for run in text), max(run.box.right for run in text)
    return [run for run in numbers if run.box.right < left], [run for run in numbers if run.box.left > right]


def _without(page: Page, numbers: Sequence[Run]) -> Page:
    drop = {id(run) for run in numbers}
    return replace(page, runs=tuple(run for run in page.runs if id(run) not in drop)) if drop else page


def _line_numbers(page: Page) -> list[Run]:
    """The numbers in a margin of the page when they count its lines, else none."""
    if sum(map(_is_number, page.runs)) < _FEWEST:
        return []
    text = [run for run in page.runs if not _is_number(run)]
    return next((margin for margin in _margins(page) if _count_lines(margin, text)), [])


def _is_number(run: Run) -> bool:
    return len(run.text) <= _LONGEST and run.text.isdecimal()


def _count_lines(margin: Sequence[Run], text: Sequence[Run]) -> bool:
    """Whether numbers rise by one step, also when the notes count anew, and there is one for nearly each of the lines."""
    values = [int(run.text) for run in sorted(margin, key=lambda run: run.baseline)]
    if len(values) < _FEWEST:
        return False
    steps = Counter(after - before for before, after in pairwise(values))
    step, times = steps.most_common(1)[0]
    lines = len({round(run.baseline) for run in text})
    return step in _STEPS and times >= _SHARE_OF_STEPS * (len(values) - 1) and len(values) * step >= _SHARE_OF_LINES * lines
