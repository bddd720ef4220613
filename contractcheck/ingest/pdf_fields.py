"""What stands on a page apart from its content: form fields, typed-on text, comments, attached files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from ctypes import POINTER, byref, c_ushort, cast, create_string_buffer
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from contractcheck.ingest.comments import Comment
from contractcheck.ingest.pdf_geometry import Box, Frame
from contractcheck.ingest.pdf_page import Run
from contractcheck.ingest.tidy import tidy

ATTACHMENT = "attachment"
COMMENT = "comment"
UNREAD_FIELD = "field"

_WRITTEN_FIELDS = frozenset({pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX})
_TICKED_FIELDS = {pdfium.FPDF_FORMFIELD_CHECKBOX: ("\u2610", "\u2612"), pdfium.FPDF_FORMFIELD_RADIOBUTTON: ("\u25cb", "\u25c9")}
_SILENT = frozenset({pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP, pdfium.FPDF_ANNOT_WATERMARK, pdfium.FPDF_ANNOT_PRINTERMARK})
_MARKING = frozenset(
    {pdfium.FPDF_ANNOT_HIGHLIGHT, pdfium.FPDF_ANNOT_UNDERLINE, pdfium.FPDF_ANNOT_SQUIGGLY, pdfium.FPDF_ANNOT_STRIKEOUT}
)
_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_USUAL_SIZE = 10.0
_LINE_HEIGHT = 1.3


@dataclass(frozen=True, slots=True)
class Extras:
    """Runs made of field values and typed-on text, comments, and marks for what was seen beside them and not read."""

    runs: tuple[Run, ...] = ()
    marks: tuple[str, ...] = ()
    comments: tuple[Comment, ...] = ()


def read_extras(page: Any, textpage: Any, form: Any, frames: tuple[Frame, Frame]) -> Extras:
    """The extras of an open page; `form` is the form environment of the file or None, `frames` that of reading and of showing."""
    runs: list[Run] = []
    marks: set[str] = set()
    comments: list[Comment] = []
    for annotation in _annotations(page):
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        if pdfium.FPDFAnnot_GetFlags(annotation) & pdfium.FPDF_ANNOT_FLAG_HIDDEN or kind in _SILENT:
            continue
        if text := _visible_text(annotation, kind, form):
            runs.extend(_runs(text, annotation, *frames))
        elif kind not in {pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FILEATTACHMENT} and (
            text := _value(annotation, b"Contents")
        ):
            comments.append(_comment(annotation, kind, text, textpage))
        elif kind == pdfium.FPDF_ANNOT_FILEATTACHMENT:
            marks.add(ATTACHMENT)
        elif kind != pdfium.FPDF_ANNOT_WIDGET and kind not in _MARKING:
            marks.add(COMMENT)
    return Extras(tuple(runs), tuple(sorted(marks)), tuple(comments))


def _annotations(page: Any) -> Iterator[Any]:
    for index in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, index)
        if annotation:
            try:
                yield annotation
            finally:
                pdfium.FPDFPage_CloseAnnot(annotation)


def _visible_text(annotation: Any, kind: int, form: Any) -> str:
    if kind == pdfium.FPDF_ANNOT_FREETEXT:
        return _value(annotation, b"Contents")
    if kind != pdfium.FPDF_ANNOT_WIDGET or form is None:
        return ""
    field = pdfium.FPDFAnnot_GetFormFieldType(form, annotation)
    if field in _WRITTEN_FIELDS:
        return _string(lambda buffer, size: pdfium.FPDFAnnot_GetFormFieldValue(form, annotation, buffer, size))
    if field in _TICKED_FIELDS:
        return _TICKED_FIELDS[field][bool(pdfium.FPDFAnnot_IsChecked(form, annotation))]
    return ""


def _comment(annotation: Any, kind: int, text: str, textpage: Any) -> Comment:
    """A comment with the words that it marks."""
    rectangle = _rectangle(annotation)
    corners = rectangle.left, rectangle.bottom, rectangle.right, rectangle.top
    quote = textpage.get_text_bounded(*corners) if kind in _MARKING else ""
    date = _DATE.match(_value(annotation, b"M"))
    return Comment(_value(annotation, b"T"), "-".join(date.groups()) if date else "", text, quote)


def _value(annotation: Any, key: bytes) -> str:
    return _string(lambda buffer, size: pdfium.FPDFAnnot_GetStringValue(annotation, key, buffer, size))


def _rectangle(annotation: Any) -> Any:
    rectangle = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(annotation, byref(rectangle))
    return rectangle


def _string(fill: Callable[[Any, int], int]) -> str:
    """A string that PDFium writes as UTF-16 into a buffer; asked once for its size in bytes and once for the text."""
    size = fill(None, 0)
    if size <= len("\0".encode("utf-16-le")):
        return ""
    buffer = create_string_buffer(size)
    fill(cast(buffer, POINTER(c_ushort)), size)
    return buffer.raw.decode("utf-16-le", errors="replace").rstrip("\0")


def _runs(text: str, annotation: Any, reading: Frame, shown: Frame) -> Iterator[Run]:
    """One run for each line of the text, spread over the height of the annotation."""
    rectangle = _rectangle(annotation)
    corners = (rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
    lines = [line for line in map(tidy, text.splitlines()) if line]
    places = zip(_slices(reading.box(corners), len(lines)), _slices(shown.box(corners), len(lines)), strict=True)
    for line, (box, seen) in zip(lines, places, strict=True):
        yield Run(line, box, seen, box.bottom, min(_USUAL_SIZE, box.height / _LINE_HEIGHT))


def _slices(box: Box, count: int) -> Sequence[Box]:
    height = box.height / max(count, 1)
    return [Box(box.left, box.top + index * height, box.right, box.top + (index + 1) * height) for index in range(count)]
