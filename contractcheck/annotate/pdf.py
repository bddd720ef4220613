"""The review copy of a pdf: highlights and notes added behind the bytes of the file, which stay as they are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, NameObject

from contractcheck.annotate.pdf_marks import about_of, appearance, highlight, is_edited, note
from contractcheck.annotate.pdf_places import Margins, lines_of
from contractcheck.annotate.remarks import Remark, remarks_of
from contractcheck.annotate.review import Review
from contractcheck.errors import UnreadableDocument
from contractcheck.ingest.pdf_geometry import Box, Frame
from contractcheck.model.document import Block
from contractcheck.model.report import DocumentReport

_ADDITION = re.compile(rb"%contractcheck (\d+)\n\Z")
_CAUSES = (PyPdfError, NotImplementedError, KeyError, ValueError, TypeError, AttributeError, AssertionError)


def review_pdf(data: bytes, report: DocumentReport, blocks: Mapping[str, Block]) -> Review:
    """A copy of the file with a highlight for each finding and a note for what is missing; earlier ones are replaced.

    `report` is that of the same bytes, `blocks` are theirs by id. Raises UnreadableDocument for a file to which nothing can be
    added.
    """
    try:
        return _reviewed(data, report, blocks)
    except _CAUSES as error:
        raise UnreadableDocument(
            "damaged",
            "Nothing can be added to this pdf, because it is protected or not built as the standard asks "
            f"({error}); print it to a new pdf and annotate that one.",
        ) from error


def _reviewed(data: bytes, report: DocumentReport, blocks: Mapping[str, Block]) -> Review:
    original = _original(data)
    writer = _writer(original)
    kept = _withdraw(writer)
    remarks = [remark for remark in remarks_of(report, blocks) if remark.about not in kept]
    margins = Margins(blocks)
    lines = [lines_of(remark, blocks) for remark in remarks]
    for number, (remark, own) in enumerate(zip(remarks, lines, strict=True)):
        _add(writer, remark, number, own or margins)
    made = BytesIO()
    writer.write(made)
    made.write(b"%%contractcheck %d\n" % len(original))
    unplaced = tuple(each.about for each, own in zip(remarks, lines, strict=True) if each.span is not None and not own)
    return Review(made.getvalue(), comments=len(remarks), kept_comments=kept, unplaced=unplaced)


def _original(data: bytes) -> bytes:
    """The file before contractcheck's own addition, where nothing came after it."""
    end = _ADDITION.search(data)
    return data[: int(end[1])] if end else data


def _writer(data: bytes) -> PdfWriter:
    """A writer that adds to the file and gives every new object a number that no object of the file has ever had."""
    writer = PdfWriter(BytesIO(data), incremental=True)
    used = int(str(PdfReader(BytesIO(data)).trailer["/Size"]))
    writer._objects.extend([None] * (used - len(writer._objects)))  # noqa: SLF001  (pypdf reuses the number of the last table)
    return writer


def _withdraw(writer: PdfWriter) -> tuple[str, ...]:
    """Take out what contractcheck added before; what somebody edited or answered stays and is named."""
    kept: list[str] = []
    for page in writer.pages:
        annotations = [each.get_object() for each in page.annotations or ()]
        answered = {id(each["/IRT"].get_object()) for each in annotations if "/IRT" in each}
        own = [each for each in annotations if about_of(each)]
        stay = [each for each in own if is_edited(each) or id(each) in answered]
        kept += [about_of(each) for each in stay]
        if len(own) > len(stay):
            _remove(page, {id(each) for each in own} - {id(each) for each in stay})
    return tuple(kept)


def _remove(page: PageObject, gone: set[int]) -> None:
    rest = [each for each in page.annotations or () if id(each.get_object()) not in gone]
    page[NameObject("/Annots")] = ArrayObject(rest)


def _add(writer: PdfWriter, remark: Remark, number: int, place: Mapping[int, list[Box]] | Margins) -> None:
    """One highlight on each page that shows the words, or a note in the margin."""
    if isinstance(place, Margins):
        page, box = place.place(remark)
        writer.add_annotation(page - 1, note(remark, number, _frame(writer.pages[page - 1]).corners(box)))
        return
    for page, boxes in place.items():
        frame = _frame(writer.pages[page - 1])
        lines = [frame.corners(box) for box in boxes]
        made = highlight(remark, number, lines)
        look = DictionaryObject({NameObject("/N"): writer._add_object(appearance(lines))})  # noqa: SLF001  (pypdf has no other way)
        made[NameObject("/AP")] = look
        writer.add_annotation(page - 1, made)


def _frame(page: PageObject) -> Frame:
    """The visible part of a page as a viewer holds it."""
    crop, media = page.cropbox, page.mediabox
    return Frame(
        max(float(crop.left), float(media.left)),
        max(float(crop.bottom), float(media.bottom)),
        min(float(crop.right), float(media.right)),
        min(float(crop.top), float(media.top)),
        page.rotation // 90,
    )
