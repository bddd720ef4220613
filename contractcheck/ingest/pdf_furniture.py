"""What stands on every page and belongs to none: running heads, feet, page numbers, line numbers, watermarks."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from contractcheck.ingest.pdf_line_numbers import without_line_numbers
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
    """The runs on one line of a page, with the text that they make and their height as a share of the page."""

    page: int
    runs: tuple[Run, ...]
    text: str
    height: float

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
    rows = {page.number: _rows(page) for page in pages}
    repeated = _Repeats(rows, body_size(pages))
    marks = Counter(run.text for page in pages for run in {run.text: run for run in page.aside}.values())
    for page in pages:
        drop = {id(run) for row in _edge_rows(rows[page.number], repeated) for run in row.runs}
        aside = tuple(run for run in page.aside if marks[run.text] == 1 or len(pages) == 1)
        yield replace(page, runs=tuple(run for run in page.runs if id(run) not in drop), aside=aside)


def _rows(page: Page) -> list[_Row]:
    """The rows of a page from the top."""
    rows: list[list[Run]] = []
    for run in sorted(page.runs, key=lambda one: (one.baseline, one.box.left)):
        if rows and rows[-1][0].box.beside(run.box):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [_row(page, sorted(row, key=lambda run: run.box.left)) for row in rows]


def _row(page: Page, runs: Sequence[Run]) -> _Row:
    text = " ".join(run.text for run in runs)
    return _Row(page.number, tuple(runs), text, runs[0].baseline / max(page.height, 1.0))


def _edge_rows(rows: Sequence[_Row], repeated: _Repeats) -> Iterator[_Row]:
    """The furniture at the top and at the bottom: from the edge inwards up to the first row of the page's own."""
    top = [row for row in rows[:_MOST_ROWS] if row.height <= _BAND]
    bottom = [row for row in rows[-_MOST_ROWS:] if row.height >= 1 - _BAND]
    for edge in (top, bottom[::-1]):
        yield from takewhile(lambda row: repeated.hold(row, rows), edge)


class _Repeats:
    """Knows which rows stand on several pages at the same height, and how the printed page numbers count."""

    def __init__(self, rows: dict[int, list[_Row]], body: float) -> None:
        self._pages, self._body = len(rows), body
        self._needed = 2 if self._pages <= _FEW_PAGES else 3
        self._groups: dict[str, list[_Row]] = defaultdict(list)
        for row in (row for page in rows.values() for row in page):
            if row.height <= _BAND or row.height >= 1 - _BAND:
                self._groups[row.mask].append(row)
        edge_rows = (row for rows in self._groups.values() for row in rows)
        self._offsets = Counter(offset for row in edge_rows for offset in {number - row.page for number in _outer_numbers(row)})

    def hold(self, row: _Row, page_rows: Sequence[_Row]) -> bool:
        """Whether a row at the edge of its page is furniture."""
        is_outermost = row is page_rows[0] or row is page_rows[-1]
        if is_outermost and len(page_rows) > 1 and (self._is_page_number(row) or self._bears_page_number(row)):
            return True
        alike = [other for other in self._groups[row.mask] if _is_alike(row, other)]
        if any(other.numbers != row.numbers for other in alike) and self._is_heading(row, alike):
            return False
        return len({other.page for other in alike}) >= self._needed and not _heads_table(row, page_rows)

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


def _heads_table(row: _Row, page_rows: Sequence[_Row]) -> bool:
    """Whether a row of several parts has parts of the rows below it in its columns."""
    place = page_rows.index(row)
    if len(row.runs) == 1 or place + 1 == len(page_rows):
        return False
    if page_rows[place + 1].runs[0].baseline - row.runs[0].baseline > _GAP_BELOW_HEAD * row.runs[0].size:
        return False
    below = [run.box.left for near in page_rows[place + 1 : place + 1 + _ROWS_BELOW_HEAD] for run in near.runs]
    return all(any(abs(run.box.left - left) <= _SAME_PLACE for left in below) for run in row.runs[1:])
