"""Highlights in a pdf stand on the quoted words, behind the bytes of the file, and are known again."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from typing import Any

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, NumberObject, TextStringObject

from contractcheck.annotate.pdf import review_pdf
from contractcheck.annotate.pdf_places import lines_of
from contractcheck.annotate.remarks import SUMMARY, Remark
from contractcheck.errors import UnreadableDocument
from contractcheck.ingest.pdf_geometry import Box, Frame
from contractcheck.model.document import Block, BlockKind, LineBox
from contractcheck.model.report import DocumentReport, QuoteSpan, Status
from tests.build_report import TITLES, clause, document, evidence
from tests.unit.ingest.pdf_files import Sheet, column, pdf
from tests.unit.ingest.word_files import document as read_document

HEDGED = "Leverancier spant zich in om te melden."
SIDES = st.floats(0, 1000, allow_nan=False)


def content() -> str:
    return column(
        72, 100, "Leverancier levert het systeem aan de gemeente.", HEDGED, "Opdrachtgever betaalt de rekening op tijd."
    )


def blocks_of(data: bytes) -> dict[str, Block]:
    return {block.id: block for block in read_document(data, "paper.pdf").blocks}


def report_on(data: bytes, *quotes: str) -> DocumentReport:
    """A report in which one family is weak at each quote, or missing where there is none."""
    found = []
    for quote in quotes:
        block = next(block for block in blocks_of(data).values() if quote in block.text)
        start = block.text.index(quote)
        boxes = tuple(line for line in block.lines if line.start < start + len(quote) and start < line.end)
        found.append(evidence(quote, spans=(QuoteSpan(block.id, start, start + len(quote), boxes),), faults=("hedged",)))
    status = Status.WEAK if quotes else Status.MISSING
    return document(clauses=(clause(status=status, evidence=tuple(found), advice="Vraag een plicht."),))


def reviewed(data: bytes, *quotes: str) -> bytes:
    return review_pdf(data, report_on(data, *quotes), blocks_of(data)).data


def annotations(data: bytes) -> list[dict[str, Any]]:
    return [each.get_object() for page in PdfReader(BytesIO(data)).pages for each in page.annotations or ()]


def words_under(data: bytes, rectangle: list[float]) -> str:
    page = pypdfium2.PdfDocument(data)[0]
    left, bottom, right, top = (float(each) for each in rectangle)
    words: str = page.get_textpage().get_text_bounded(left, bottom, right, top)
    return " ".join(words.split())


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_the_highlight_stands_on_the_quoted_words_however_the_page_is_turned(turns: int) -> None:
    data = pdf(Sheet(content(), turns=turns))
    (mark,) = (each for each in annotations(reviewed(data, HEDGED)) if each["/Subtype"] == "/Highlight")
    assert words_under(data, mark["/Rect"]) == HEDGED
    assert "Vraag een plicht." in mark["/Contents"]


def test_what_is_missing_is_a_note_and_the_summary_too() -> None:
    marks = annotations(reviewed(pdf(content())))
    assert [(each["/Subtype"], each["/T"]) for each in marks] == [("/Text", "contractcheck")] * 2


def test_the_file_itself_stays_in_front_byte_for_byte() -> None:
    data = pdf(content())
    assert reviewed(data, HEDGED).startswith(data)


def test_a_second_run_gives_the_same_bytes() -> None:
    once = reviewed(pdf(content()), HEDGED)
    assert reviewed(once, HEDGED) == once


def test_a_run_after_another_program_wrote_replaces_its_own_marks() -> None:
    once = reviewed(pdf(content()), HEDGED)
    between = changed(once, DictionaryObject({NameObject("/F"): NumberObject(4), NameObject("/CA"): NumberObject(1)}))
    again = annotations(reviewed(between, HEDGED))
    assert [each["/NM"] for each in again] == [each["/NM"] for each in annotations(once)]
    assert not any("/CA" in each for each in again)


def test_annotations_of_others_stay() -> None:
    other = "<</Type/Annot/Subtype/Text/Rect[10 10 30 30]/Contents(Klopt dit?)/T(Bram)>>"
    data = pdf(Sheet(content(), annotations=(other,)))
    twice = reviewed(reviewed(data, HEDGED), HEDGED)
    assert [each["/Contents"] for each in annotations(twice) if each.get("/T") == "Bram"] == ["Klopt dit?"]


def changed(data: bytes, how: DictionaryObject) -> bytes:
    """The file with these entries in its highlight."""
    writer = PdfWriter(BytesIO(data), incremental=True)
    for each in writer.pages[0].annotations or ():
        if each.get_object()["/Subtype"] == "/Highlight":
            each.get_object().update(how)
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def test_a_highlight_whose_text_was_edited_is_left_alone_and_named() -> None:
    data = changed(reviewed(pdf(content()), HEDGED), DictionaryObject({NameObject("/Contents"): TextStringObject("Besproken.")}))
    again = review_pdf(data, report_on(data, HEDGED), blocks_of(data))
    assert again.kept_comments == ("conformity-assessment",)
    assert [each["/Contents"] for each in annotations(again.data) if each["/Subtype"] == "/Highlight"] == ["Besproken."]


def test_highlights_are_no_text_of_the_document() -> None:
    data = pdf(content())
    assert [block.text for block in blocks_of(reviewed(data, HEDGED)).values()] == [
        block.text for block in blocks_of(data).values()
    ]


def test_a_pdf_that_cannot_be_added_to_is_refused_in_one_sentence() -> None:
    data = pdf(content())
    with pytest.raises(UnreadableDocument, match="Nothing can be added to this pdf"):
        review_pdf(b"%PDF-1.4\nnothing more", report_on(data), blocks_of(data))


def test_words_without_a_known_place_are_named_as_unplaced() -> None:
    data = pdf(content())
    found = report_on(data, HEDGED)
    (weak,) = found.clauses
    span = QuoteSpan(weak.evidence[0].spans[0].block, 0, 5)
    lost = document(clauses=(clause(status=Status.WEAK, evidence=(evidence(spans=(span,), faults=("hedged",)),)),))
    assert review_pdf(data, lost, blocks_of(data)).unplaced == ("conformity-assessment",)


@pytest.mark.parametrize(
    ("text", "left", "right"), [("nnnnnnnnnn", 120, 180), ("iinnnnnnnn", 110, 178)], ids=["equal", "narrow before"]
)
def test_a_quote_takes_its_share_of_the_line(text: str, left: float, right: float) -> None:
    line = LineBox(start=0, end=10, page=2, left=100, top=50, right=200, bottom=60)
    block = Block("b1", BlockKind.PARAGRAPH, text)
    (box,) = lines_of(Remark(SUMMARY, "", (), QuoteSpan("b1", 2, 8, (line,))), {"b1": block})[2]
    assert (box.left, box.right) == pytest.approx((left, right), abs=3)


def numbered(name: str, number: str, *lefts: float) -> Block:
    """A paragraph with a line of ten characters from each of these places on."""
    lines = tuple(LineBox(10 * at, 10 * at + 10, 1, left, 50 + at, 200, 60 + at) for at, left in enumerate(lefts))
    return Block(name, BlockKind.PARAGRAPH, "n" * 10 * len(lefts), number, lines=lines)


@pytest.mark.parametrize("about", ["long", "short"])
def test_the_number_of_a_paragraph_is_not_highlighted(about: str) -> None:
    paragraphs = [numbered("long", "5.1", 100, 128), numbered("short", "5.2", 100), numbered("head", "5", 100, 160)]
    blocks = {each.id: each for each in paragraphs}
    span = QuoteSpan(about, 0, len(blocks[about].text), blocks[about].lines)
    assert {box.left for box in lines_of(Remark(SUMMARY, "", (), span), blocks)[1]} == {128}


def test_a_line_without_a_number_is_highlighted_from_its_first_letter() -> None:
    blocks = {each.id: each for each in (numbered("long", "5.1", 100, 128), numbered("plain", "", 100))}
    (box,) = lines_of(Remark(SUMMARY, "", (), QuoteSpan("plain", 0, 10, blocks["plain"].lines)), blocks)[1]
    assert box.left == 100


@given(st.integers(0, 3), st.tuples(SIDES, SIDES, SIDES, SIDES))
def test_the_corners_of_a_box_are_seen_as_that_box(turns: int, sides: tuple[float, float, float, float]) -> None:
    (left, right), (top, bottom) = sorted(sides[:2]), sorted(sides[2:])
    frame = Frame(10, 20, 605, 862, turns)
    seen = frame.box(frame.corners(Box(left, top, right, bottom)))
    assert (seen.left, seen.top, seen.right, seen.bottom) == pytest.approx((left, top, right, bottom), abs=1e-6)


def test_notes_at_the_same_line_stand_under_each_other_in_the_margin() -> None:
    data = pdf(Sheet(content()))
    gone = [clause(name, status=Status.MISSING, evidence=(), advice="Vraag.") for name in list(TITLES)[:3]]
    notes = [each["/Rect"] for each in annotations(review_pdf(data, document(clauses=tuple(gone)), blocks_of(data)).data)]
    places = sorted((float(bottom), float(top)) for _, bottom, _, top in notes)
    assert len(places) == 4
    assert all(below[1] <= above[0] for below, above in pairwise(places))
    assert max(float(right) for _, _, right, _ in notes) < 72
