"""What stands on every page and belongs to none: running heads, feet, page numbers, line numbers, watermarks."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from contractcheck.ingest.pdf_line_numbers import without_line_numbers
from contractcheck.ingest.pdf_lines import on_lines
from contractcheck.ingest.pdf_page import Page, Run, body_size

_BAND = 0.16
_SAME_HEIGHT = 0.02
_MOST_ROWS = 5
_FEW_PAGES = 6
_LARGER = 1.15
_SHARE_OF_PAGES = 0.3
_SAME_PLACE = 2.5
_ROWS_BELOW_HEAD = 8
_GAP_BELOW_HEAD = 2.5
_DIGITS = re.compile(r"\d{1,9}")
_PAGE_NUMBER = re.compile(
    r"[-\u2013\u2014|\[(]?\s*(?:(?:pagina|page|pag|blz|bladzijde|p)\b\.?\s*)?\d{1,4}"
    r"(?:\s*(?:/|van|of|\u2013|-|\|)\s*\d{1,4})?\s*[-\u2013\u2014|\])]?",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"\d{1,4}")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row near the top or the bottom of a page: its runs, the text that they make, its height as a share of the page.

    `below` are the rows under it; `is_outermost` says that it is the first or the last of several.
    """

    page: int
    runs: tuple[Run, ...]
    text: str
    height: float
    below: Sequence[Sequence[Run]]
    is_outermost: bool

    @property
    def mask(self) -> str:
        return _DIGITS.sub("#", self.text)

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(int(digits) for digits in _DIGITS.findall(self.text))


def without_furniture(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages without the runs that repeat on them and without numbers of pages and lines."""
    return without_line_numbers(tuple(_without_repeats(pages)))


def _without_repeats(pages: Sequence[Page]) -> Iterator[Page]:
    edges = {page.number: _edges(page) for page in pages}
    repeated = _Repeats(edges.values(), body_size(pages))
    marks = Counter(run.text for page in pages for run in {run.text: run for run in page.aside}.values())
    for page in pages:
        drop = {id(run) for row in _furniture(edges[page.number], repeated) for run in row.runs}
        aside = tuple(run for run in page.aside if marks[run.text] == 1 or len(pages) == 1)
        runs = tuple(run for run in page.runs if id(run) not in drop) if drop else page.runs
        yield replace(page, runs=runs, aside=aside)


def _edges(page: Page) -> tuple[list[_Row], list[_Row]]:
    """The rows near the top of a page and those near its bottom, each from the edge inwards."""
    rows, height = on_lines(page.runs), max(page.height, 1.0)
    top = takewhile(lambda place: rows[place][0].baseline / height <= _BAND, range(len(rows)))
    bottom = takewhile(lambda place: rows[place][0].baseline / height >= 1 - _BAND, reversed(range(len(rows))))
    return [_row(page, rows, place) for place in top], [_row(page, rows, place) for place in bottom]


def _row(page: Page, rows: Sequence[Sequence[Run]], place: int) -> _Row:
    runs = rows[place]
    return _Row(
        page.number,
        tuple(runs),
        text=" ".join([run.text for run in runs]),
        height=runs[0].baseline / max(page.height, 1.0),
        below=rows[place + 1 : place + 1 + _ROWS_BELOW_HEAD],
        is_outermost=len(rows) > 1 and place in {0, len(rows) - 1},
    )


def _furniture(edges: Iterable[Sequence[_Row]], repeated: _Repeats) -> Iterator[_Row]:
    """The furniture at the top and at the bottom: from the edge inwards up to the first row of the page's own."""
    for edge in edges:
        yield from takewhile(repeated.hold, edge[:_MOST_ROWS])


class _Repeats:
    """Knows which rows stand on several pages at the same height, and how the printed page numbers count."""

    def __init__(self, pages: Collection[tuple[list[_Row], list[_Row]]], body: float) -> None:
        self._pages, self._body = len(pages), body
        self._needed = 2 if self._pages <= _FEW_PAGES else 3
        self._groups: dict[str, list[_Row]] = defaultdict(list)
        rows = [row for edges in pages for edge in edges for row in edge]
        for row in rows:
            self._groups[row.mask].append(row)
        self._offsets = Counter(offset for row in rows for offset in {number - row.page for number in _outer_numbers(row)})

    def hold(self, row: _Row) -> bool:
        """Whether a row at the edge of its page is furniture."""
        if row.is_outermost and (self._is_page_number(row) or self._bears_page_number(row)):
            return True
        alike = [other for other in self._groups[row.mask] if _is_alike(row, other)]
        if any(other.numbers != row.numbers for other in alike) and self._is_heading(row, alike):
            return False
        return len({other.page for other in alike}) >= self._needed and not _heads_table(row)

    def _is_heading(self, row: _Row, alike: Sequence[_Row]) -> bool:
        """Whether rows that differ in their number are headings of pages that follow each other ("Bijlage 1", "Bijlage 2")."""
        if row.runs[0].size > _LARGER * self._body:
            return True
        return all(run.bold for run in row.runs) and 2 * len({other.page for other in alike}) < self._pages

    def _is_page_number(self, row: _Row) -> bool:
        """A number with a word or a dash is one by its form, a bare number when it counts with the pages."""
        if not _PAGE_NUMBER.fullmatch(row.text):
            return False
        offset = row.numbers[0] - row.page
        return not _BARE_NUMBER.fullmatch(row.text) or offset == 0 or self._offsets[offset] > 1

    def _bears_page_number(self, row: _Row) -> bool:
        """Whether a number stands apart at an end of the row and counts as on many other pages."""
        offsets = (number - row.page for number in _outer_numbers(row)) if len(row.runs) > 1 else ()
        return any(self._offsets[offset] >= max(3, _SHARE_OF_PAGES * self._pages) for offset in offsets)


def _outer_numbers(row: _Row) -> Iterator[int]:
    """The numbers that stand apart at either end of a row."""
    for run in {row.runs[0].text, row.runs[-1].text}:
        if _PAGE_NUMBER.fullmatch(run):
            yield int(_DIGITS.findall(run)[0])


def _is_alike(row: _Row, other: _Row) -> bool:
    """Whether two rows of equal form repeat: same height, same looks, and figures that are equal or count the pages."""
    if abs(row.height - other.height) > _SAME_HEIGHT or round(row.runs[0].size) != round(other.runs[0].size):
        return False
    steps = {own - theirs for own, theirs in zip(row.numbers, other.numbers, strict=False)}
    return steps <= {0, row.page - other.page}


def _heads_table(row: _Row) -> bool:
    """Whether a row of several parts has parts of the rows below it in its columns."""
    if len(row.runs) == 1 or not row.below:
        return False
    if row.below[0][0].baseline - row.runs[0].baseline > _GAP_BELOW_HEAD * row.runs[0].size:
        return False
    lefts = [run.box.left for near in row.below for run in near]
    return all(any(abs(run.box.left - left) <= _SAME_PLACE for left in lefts) for run in row.runs[1:])
