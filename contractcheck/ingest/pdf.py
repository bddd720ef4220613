"""The reader for pdf files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from contractcheck.ingest.pdf_blocks import blocks_of
from contractcheck.ingest.pdf_fields import ATTACHMENT, COMMENT
from contractcheck.ingest.pdf_file import PdfFile, read_file
from contractcheck.ingest.pdf_flow import parts_of
from contractcheck.ingest.pdf_furniture import without_furniture
from contractcheck.ingest.pdf_page import Page, body_size
from contractcheck.ingest.raw import RawDocument
from contractcheck.model.document import Remark, Unread

# A page whose largest image covers this share of it is a scan; its text, when it has any, was recognised by a machine.
_SCANNED = 0.8
_VISIBLE_IMAGE = 0.04
# Words that were drawn as shapes have many more pieces than a page with a frame or a line on it.
_DRAWN_WORDS = 200
_FEW_CHARACTERS = 50


def read_pdf(data: bytes) -> RawDocument:
    """The raw blocks of the pdf in `data`, with the pages that could not be read.

    Raises UnreadableDocument ("encrypted", "damaged", "empty") when there is nothing to read at all.
    """
    file = read_file(data)
    pages = [replace(page, runs=(), aside=()) if not page.readable else page for page in file.pages if page]
    own = without_furniture(pages)
    body = body_size(own)
    unread = (*_unread_pages(file, own), *_unread_parts(file))
    lost = {part.page for part in unread}
    return RawDocument(
        blocks=blocks_of(list(parts_of(own, body)), body),
        pages=len(file.pages),
        read=tuple(f"pages {pages}" for pages in _ranges(page.number for page in own if page.number not in lost)),
        unread=unread,
        remarks=tuple(_remarks(file, own)),
    )


def _unread_pages(file: PdfFile, own: Iterable[Page]) -> Iterator[Unread]:
    by_number = {page.number: page for page in own}
    for number, page in enumerate(file.pages, start=1):
        if page is None:
            yield Unread(f"page {number}", "damaged", page=number)
        elif not page.readable:
            yield Unread(f"page {number}", "garbled", page=number)
        elif _shows_more_than_text(by_number[number]):
            yield Unread(f"page {number}", "no-text", page=number)


def _shows_more_than_text(page: Page) -> bool:
    """Whether what a page shows is not in its text."""
    characters = sum(len(run.text) for run in (*page.runs, *page.aside))
    if characters >= _FEW_CHARACTERS:
        return False
    if characters:
        return page.image_share >= _SCANNED
    return page.image_share >= _VISIBLE_IMAGE or page.strokes >= _DRAWN_WORDS


def _unread_parts(file: PdfFile) -> Iterator[Unread]:
    for name in file.attachments:
        yield Unread(f"attachment {name}", "not-supported")
    for page in file.pages:
        if page and ATTACHMENT in page.marks:
            yield Unread(f"attachment on page {page.number}", "not-supported", page=page.number)
    if file.has_dynamic_form:
        yield Unread("form", "not-supported")
    if any(page and COMMENT in page.marks for page in file.pages):
        yield Unread("comments", "not-supported", holds_clauses=False)


def _remarks(file: PdfFile, own: Iterable[Page]) -> Iterator[Remark]:
    recognised = [page.number for page in own if page.image_share >= _SCANNED and not _shows_more_than_text(page) and page.runs]
    if recognised:
        yield Remark("ocr-layer", (("pages", ", ".join(_ranges(recognised))),))
    if file.signatures:
        yield Remark("signed", (("signatures", str(file.signatures)),))


def _ranges(numbers: Iterable[int]) -> Iterator[str]:
    """Rising numbers as "1-3" and "5"."""
    for _, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in group]
        yield f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0])
