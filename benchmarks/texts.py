"""Documents to measure with: the Dutch samples over and over, each paragraph unlike all others by its number."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterator
from itertools import chain, cycle, islice
from pathlib import Path

import docx

from tests.unit.ingest.pdf_files import column, pdf

_SOURCES = Path(__file__).resolve().parent.parent / "samples" / "source"
_LINES_PER_PAGE, _CHARACTERS_PER_LINE = 50, 90


def paragraphs(first: int = 0) -> Iterator[tuple[bool, str]]:
    """Paragraphs without end, numbered from `first`, each with whether it is a heading."""
    texts = [path.read_text(encoding="utf-8").splitlines() for path in sorted(_SOURCES.glob("*-nl.md"))]
    lines = [line.strip() for line in chain.from_iterable(texts) if line.strip() and not line.startswith("|")]
    for number, line in enumerate(cycle(lines), first):
        heading = line.startswith("#")
        yield heading, line.lstrip("# ") if heading else f"{line.lstrip('-> ')} Kenmerk {number}."


def pages(count: int, first: int = 0) -> Iterator[list[tuple[bool, list[str]]]]:
    """Pages of fifty lines: paragraphs, numbered from `first`, as their lines."""
    page: list[tuple[bool, list[str]]] = []
    room = _LINES_PER_PAGE
    for heading, text in paragraphs(first):
        lines = textwrap.wrap(text, _CHARACTERS_PER_LINE)
        if len(lines) + 1 > room:
            yield page
            count -= 1
            page, room = [], _LINES_PER_PAGE
            if not count:
                return
        page.append((heading, lines))
        room -= len(lines) + 1


def pdf_of(count: int, first: int = 0) -> bytes:
    """A pdf with this many pages of text, its paragraphs numbered from `first`."""
    return pdf(*(_sheet(page) for page in pages(count, first)))


def docx_of(count: int, first: int = 0) -> bytes:
    """A Word file with the text of this many pages, numbered from `first`, and a table of ten rows on each tenth page."""
    document = docx.Document()
    for number, page in enumerate(pages(count, first)):
        for heading, lines in page:
            document.add_paragraph(" ".join(lines), style="Heading 2" if heading else None)
        if number % 10 == 0:
            _add_table(document, page)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def markdown_of(count: int, start: int) -> str:
    """A text of this many pages that begins somewhere else for every start."""
    chosen = islice(paragraphs(), start, start + count * _LINES_PER_PAGE // 4)
    return "\n\n".join(f"## {text}" if heading else text for heading, text in chosen)


def _sheet(page: list[tuple[bool, list[str]]]) -> str:
    drawn, y = "", 60.0
    for heading, lines in page:
        drawn += column(
            60, y, *(line.encode("cp1252", "replace").decode("cp1252") for line in lines), pitch=14, font="RB"[heading]
        )
        y += 14 * (len(lines) + 1)
    return drawn


def _add_table(document: docx.document.Document, page: list[tuple[bool, list[str]]]) -> None:
    table = document.add_table(rows=0, cols=2)
    for number, (_, lines) in enumerate(page[:10]):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = f"Eis {number}", " ".join(lines)
