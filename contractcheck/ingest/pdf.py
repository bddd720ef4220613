"""The reader for pdf files."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from contractcheck.ingest.comments import comment_remarks
from contractcheck.ingest.misread import put_right
from contractcheck.ingest.pdf_blocks import blocks_of
from contractcheck.ingest.pdf_fields import ATTACHMENT, COMMENT
from contractcheck.ingest.pdf_file import PdfFile, read_file
from contractcheck.ingest.pdf_flow import parts_of
from contractcheck.ingest.pdf_furniture import without_furniture
from contractcheck.ingest.pdf_page import Page, body_size
from contractcheck.ingest.raw import RawBlock, RawDocument
from contractcheck.ingest.tesseract import installed_languages
from contractcheck.model.document import Remark, Unread
from contractcheck.model.settings import Ocr

# A page whose largest image covers this share of it is a scan; its text, when it has any, was recognised by a machine.
_SCANNED = 0.8
_VISIBLE_IMAGE = 0.04
# Words that were drawn as shapes have many more pieces than a page with a frame or a line on it.
_DRAWN_WORDS = 200
_FEW_CHARACTERS = 50
# Below this mean certainty (of 100) whole words are wrong, so that what is lacking may stand there all the same.
_CERTAIN = 72.0


def read_pdf(data: bytes, ocr: Ocr = "auto") -> RawDocument:
    """The raw blocks of the pdf in `data`, with the pages that could not be read.

    Raises UnreadableDocument ("encrypted", "damaged", "empty") when there is nothing to read at all.
    """
    file = _recognised(data, read_file(data), ocr)
    pages = [replace(page, runs=(), aside=()) if not page.readable else page for page in file.pages if page]
    own = without_furniture(pages)
    body = body_size(own)
    unread = (*_unread_pages(file, own), *_unread_parts(file))
    lost = {part.page for part in unread}
    return RawDocument(
        blocks=_put_right(blocks_of(list(parts_of(own, body)), body), own),
        pages=len(file.pages),
        read=tuple(f"pages {pages}" for pages in _ranges(page.number for page in own if page.number not in lost)),
        unread=unread,
        remarks=tuple(_remarks(file, own, unread, ocr)),
    )


def _recognised(data: bytes, file: PdfFile, ocr: Ocr) -> PdfFile:
    """The file with the text of its scanned pages, or of all with "always", where Tesseract is there to read them."""
    wanted = {page.number: page for page in file.pages if page and (ocr == "always" or _is_picture(page))}
    if ocr == "never" or not wanted or not installed_languages():
        return file
    from contractcheck.ingest.pdf_scans import read_scans  # noqa: PLC0415  (few runs need it)

    found = read_scans(data, wanted)
    return replace(file, pages=tuple(found.get(page.number, page) if page else None for page in file.pages))


def _is_picture(page: Page) -> bool:
    return not page.readable or _shows_more_than_text(page)


def _put_right(blocks: Iterable[RawBlock], pages: Iterable[Page]) -> tuple[RawBlock, ...]:
    """The blocks with misread letters replaced on scanned pages, and with a mark on what was recognised here."""
    scanned = {page.number for page in pages if page.certainty is not None or page.image_share >= _SCANNED}
    fresh = {page.number for page in pages if page.certainty is not None}
    return tuple(
        replace(block, text=put_right(block.text), recognised=block.page in fresh) if block.page in scanned else block
        for block in blocks
    )


def _unread_pages(file: PdfFile, own: Iterable[Page]) -> Iterator[Unread]:
    by_number = {page.number: page for page in own}
    for number, page in enumerate(file.pages, start=1):
        if page is None:
            yield Unread(f"page {number}", "damaged", page=number)
        elif page.certainty is not None:
            yield from _badly_recognised(page)
        elif not page.readable:
            yield Unread(f"page {number}", "garbled", page=number)
        elif _shows_more_than_text(by_number[number]):
            yield Unread(f"page {number}", "no-text", page=number)


def _badly_recognised(page: Page) -> Iterator[Unread]:
    """A page whose text is a guess, or on which something stands that is no text; its text is kept all the same."""
    if page.certainty is not None and page.certainty < _CERTAIN:
        code = "uncertain" if page.runs else "no-text"
        yield Unread(f"page {page.number}", code, page=page.number)


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


def _remarks(file: PdfFile, own: Collection[Page], unread: Iterable[Unread], ocr: Ocr) -> Iterator[Remark]:
    layered = [
        page.number
        for page in own
        if page.certainty is None and page.image_share >= _SCANNED and not _shows_more_than_text(page) and page.runs
    ]
    if layered:
        yield _on_pages("ocr-layer", layered)
    if fresh := [page.number for page in own if page.certainty is not None and page.runs]:
        yield _on_pages("ocr", fresh)
    if uncertain := [part.page for part in unread if part.code == "uncertain" and part.page]:
        yield _on_pages("ocr-uncertain", uncertain)
    if any(part.code in {"no-text", "garbled"} for part in unread) and (ocr == "never" or not installed_languages()):
        yield Remark("ocr-off" if ocr == "never" else "ocr-absent")
    yield from comment_remarks(comment for page in file.pages if page for comment in page.comments)
    if file.signatures:
        yield Remark("signed", (("signatures", str(file.signatures)),))


def _on_pages(code: str, numbers: Iterable[int]) -> Remark:
    return Remark(code, (("pages", ", ".join(_ranges(numbers))),))


def _ranges(numbers: Iterable[int]) -> Iterator[str]:
    """Rising numbers as "1-3" and "5"."""
    for _, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in group]
        yield f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0])
