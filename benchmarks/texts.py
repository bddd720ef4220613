"""Documents to measure with, of two kinds, with no two paragraphs alike.

Dense: the Dutch samples over and over, so that nearly every page speaks of AI duties; each paragraph has its number. Realistic:
pages of ordinary contracts, and the contracts among the samples on every tenth page.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Callable, Iterator
from itertools import chain, cycle, islice
from pathlib import Path

import docx

from benchmarks import ordinary
from tests.unit.ingest.pdf_files import column, pdf

_SOURCES = Path(__file__).resolve().parent.parent / "samples" / "source"
_LINES_PER_PAGE, _CHARACTERS_PER_LINE = 50, 90
_ORDINARY = 9


Paragraphs = Iterator[tuple[bool, str]]
"""Paragraphs without end, each with whether it is a heading."""
Page = list[tuple[bool, list[str]]]
"""The paragraphs of a page as their lines, each with whether it is a heading."""
Kind = Callable[[int], Iterator[Page]]
"""The pages of a document without end; another number gives another document."""


def dense(first: int) -> Iterator[Page]:
    """Pages of the samples, their paragraphs numbered from `first`."""
    return _pages(_sampled("*-nl.md", first))


def realistic(first: int) -> Iterator[Page]:
    """Ordinary pages, with one of the contracts among the samples before every nine of them."""
    speaking, usual = _pages(_sampled("contract-*-nl.md", first)), _pages(ordinary.paragraphs(first))
    while True:
        yield next(speaking)
        yield from islice(usual, _ORDINARY)


def _sampled(names: str, first: int) -> Paragraphs:
    texts = [path.read_text(encoding="utf-8").splitlines() for path in sorted(_SOURCES.glob(names))]
    lines = [line.strip() for line in chain.from_iterable(texts) if line.strip() and not line.startswith("|")]
    for number, line in enumerate(cycle(lines), first):
        heading = line.startswith("#")
        yield heading, line.lstrip("# ") if heading else f"{line.lstrip('-> ')} Kenmerk {number}."


def _pages(paragraphs: Paragraphs) -> Iterator[Page]:
    """Pages of fifty lines."""
    page: Page = []
    room = _LINES_PER_PAGE
    for heading, text in paragraphs:
        lines = textwrap.wrap(text, _CHARACTERS_PER_LINE)
        if len(lines) + 1 > room:
            yield page
            page, room = [], _LINES_PER_PAGE
        page.append((heading, lines))
        room -= len(lines) + 1


def pdf_of(count: int, first: int = 0, kind: Kind = dense) -> bytes:
    """A pdf with this many pages of the text that begins with `first`."""
    return pdf(*(_sheet(page) for page in islice(kind(first), count)))


def docx_of(count: int, first: int = 0, kind: Kind = dense) -> bytes:
    """A Word file with the same text, and a table of ten rows on each tenth page."""
    document = docx.Document()
    for number, page in enumerate(islice(kind(first), count)):
        for heading, lines in page:
            document.add_paragraph(" ".join(lines), style="Heading 2" if heading else None)
        if number % 10 == 0:
            _add_table(document, page)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def markdown_of(count: int, start: int) -> str:
    """A text of this many pages that begins somewhere else for every start."""
    chosen = islice(_sampled("*-nl.md", 0), start, start + count * _LINES_PER_PAGE // 4)
    return "\n\n".join(f"## {text}" if heading else text for heading, text in chosen)


def _sheet(page: Page) -> str:
    drawn, y = "", 60.0
    for heading, lines in page:
        drawn += column(
            60, y, *(line.encode("cp1252", "replace").decode("cp1252") for line in lines), pitch=14, font="RB"[heading]
        )
        y += 14 * (len(lines) + 1)
    return drawn


def _add_table(document: docx.document.Document, page: Page) -> None:
    table = document.add_table(rows=0, cols=2)
    for number, (_, lines) in enumerate(page[:10]):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = f"Eis {number}", " ".join(lines)
