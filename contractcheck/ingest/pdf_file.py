"""A pdf file opened with PDFium: its pages as values, its attachments, its signatures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from contractcheck.errors import UnreadableDocument
from contractcheck.ingest.pdf_characters import Characters
from contractcheck.ingest.pdf_fields import read_extras
from contractcheck.ingest.pdf_geometry import Frame
from contractcheck.ingest.pdf_language import is_language
from contractcheck.ingest.pdf_page import Page
from contractcheck.ingest.pdf_runs import RunReader, Writing
from contractcheck.ingest.pdf_shapes import read_shapes


@dataclass(frozen=True, slots=True)
class PdfFile:
    """The content of a file. A page that could not be opened is None in `pages`."""

    pages: tuple[Page | None, ...]
    attachments: tuple[str, ...] = ()
    signatures: int = 0
    has_dynamic_form: bool = False


def read_file(data: bytes) -> PdfFile:
    """The content of the pdf in `data`. Raises UnreadableDocument when it is locked, damaged or without pages.

    PDFium works in one thread only: read several files in processes, not in threads.
    """
    _check_end(data)
    document = _open(data)
    try:
        return _content(document)
    finally:
        document.close()


def _check_end(data: bytes) -> None:
    """PDFium repairs a file that was cut off and silently leaves out what is lost, so a file without its end is refused."""
    if max(data.rfind(b"%%EOF"), data.rfind(b"startxref")) < data.rfind(b"endobj"):
        raise _damaged()


def _open(data: bytes) -> Any:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise _refusal(data, error.err_code) from None


def _refusal(data: bytes, code: int | None) -> UnreadableDocument:
    if _loads(data):
        return UnreadableDocument(
            "empty", "The pdf has no pages, where at least one was expected; check that it was exported completely."
        )
    if code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}:
        return UnreadableDocument(
            "encrypted", "The pdf is protected with a password, where an open file was expected; save it without a password."
        )
    return _damaged()


def _loads(data: bytes) -> bool:
    """Whether the file is sound: the error code that PDFium gives for a file without pages is that of an earlier file."""
    document = raw.FPDF_LoadMemDocument64(data, len(data), None)
    if document:
        raw.FPDF_CloseDocument(document)
    return bool(document)


def _damaged() -> UnreadableDocument:
    return UnreadableDocument(
        "damaged", "The pdf is damaged or cut off, where a complete file was expected; fetch it again or export it anew."
    )


def _content(document: Any) -> PdfFile:
    form_type = document.get_formtype()
    if form_type != raw.FORMTYPE_NONE:
        document.init_forms()
    return PdfFile(
        pages=tuple(_read_page(document, index) for index in range(len(document))),
        attachments=tuple(document.get_attachment(index).get_name() for index in range(document.count_attachments())),
        signatures=max(raw.FPDF_GetSignatureCount(document.raw), 0),
        has_dynamic_form=form_type == raw.FORMTYPE_XFA_FULL,
    )


def _read_page(document: Any, index: int) -> Page | None:
    try:
        # The page must stay in a variable: PDFium frees it together with the last reference.
        page = document[index]
        textpage = page.get_textpage()
        content = _page(index + 1, page, textpage, document.formenv)
        textpage.close()
        page.close()
    except pdfium.PdfiumError:
        return None
    return content


def _page(number: int, page: Any, textpage: Any, form: Any) -> Page:
    writing = Writing(Characters(textpage))
    left, bottom, right, top = page.get_bbox()
    shown = Frame(left, bottom, right, top, page.get_rotation() // 90)
    reading = Frame(left, bottom, right, top, writing.turns)
    shapes = read_shapes(page, reading)
    runs, aside = RunReader(writing, reading, shown, shapes.rules).runs()
    extras = read_extras(page, textpage, form.raw if form else None, (reading, shown))
    return Page(
        number,
        reading.width,
        reading.height,
        runs=runs + extras.runs,
        aside=aside,
        rules=tuple(shapes.rules),
        image_share=shapes.image_share,
        strokes=shapes.strokes,
        readable=is_language(writing.characters.text),
        marks=extras.marks,
        comments=extras.comments,
    )
