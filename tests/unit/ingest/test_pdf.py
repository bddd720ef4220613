"""What the reader takes from a pdf file, and what it says that it could not read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contractcheck.errors import UnreadableDocument
from contractcheck.ingest.pdf import read_pdf
from contractcheck.model.document import LineBox, Remark, Unread
from tests.unit.ingest.pdf_files import HEIGHT, Sheet, blocks, column, image, pdf, raw, rule, text, texts

CLAUSE = (
    "7.3 De leverancier stelt de technische documentatie van het systeem op en houdt",
    "haar bij zolang het systeem draait.",
)
HALVES = ("De leverancier bewaakt het systeem na de ingebruikname", "en meldt ernstige incidenten binnen twee dagen.")
LONG = " ".join(HALVES)
WORDS = st.text(st.characters(codec="cp1252", exclude_categories=("C", "Z")), min_size=1, max_size=12)


def fault(data: bytes) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        read_pdf(data)
    return caught.value.code


def test_the_lines_of_a_paragraph_are_one_block() -> None:
    assert texts(column(70, 100, *CLAUSE)) == [" ".join(CLAUSE)]


def test_a_line_box_is_the_place_of_its_characters_from_the_upper_left_corner() -> None:
    (block,) = blocks(column(70, 100, *CLAUSE, pitch=12, size=10))
    first, second = block.lines
    assert [block.text[line.start : line.end] for line in block.lines] == list(CLAUSE)
    assert first.left == pytest.approx(70, abs=1)
    assert first.top < 100 < first.bottom < first.top + 15
    assert second.top - first.top == pytest.approx(12, abs=2)


def test_boxes_on_a_rotated_page_are_those_of_the_page_as_shown() -> None:
    (block,) = blocks(Sheet("BT /R 10 Tf 0 1 -1 0 100 200 Tm (Tekst op een gedraaide bladzijde) Tj ET", turns=1))
    assert block.text == "Tekst op een gedraaide bladzijde"
    assert block.lines[0].left == pytest.approx(200, abs=1)
    assert block.lines[0].top < 100 < block.lines[0].bottom


def test_text_that_lies_on_its_side_is_read_upright_and_shown_on_its_side() -> None:
    content = "".join(f"BT /R 10 Tf 0 1 -1 0 {100 + 12 * row} 200 Tm ({line}) Tj ET\n" for row, line in enumerate(CLAUSE))
    (block,) = blocks(content)
    assert block.text == " ".join(CLAUSE)
    assert block.lines[0].right - block.lines[0].left < 15
    assert block.lines[0].bottom == pytest.approx(HEIGHT - 200, abs=1)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=6), min_size=1, max_size=8), st.integers(11, 40))
@settings(max_examples=60, deadline=None)
def test_line_ranges_lie_in_the_text_in_order_and_apart(lines: list[list[str]], pitch: int) -> None:
    for block in blocks(column(70, 100, *(" ".join(words) for words in lines), pitch=pitch)):
        places = [0, *(place for line in block.lines for place in (line.start, line.end)), len(block.text)]
        assert places == sorted(places)
        assert block.lines[-1].end == len(block.text)


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=9), min_size=1, max_size=60))
@settings(max_examples=60, deadline=None)
def test_every_word_of_a_page_is_read_once_and_in_order(words: list[str]) -> None:
    rows = [" ".join(words[start : start + 7]) for start in range(0, len(words), 7)]
    assert " ".join(texts(column(70, 100, *rows))).split() == words


def test_a_larger_or_bold_line_is_prominent() -> None:
    body = column(70, 160, *HALVES)
    found = blocks(text(70, 100, "Artikel 7", size=14) + text(70, 130, "7.1 Beheer", font="B") + body)
    assert [(block.text, block.prominent) for block in found] == [("Artikel 7", True), ("7.1 Beheer", True), (LONG, False)]


def test_a_line_with_one_bold_word_is_not_prominent() -> None:
    (block,) = blocks(text(70, 100, "Looptijd:", font="B") + text(125, 100, "drie jaar vanaf de start"))
    assert (block.text, block.prominent) == ("Looptijd: drie jaar vanaf de start", False)


@pytest.mark.parametrize("label", ["7.3", "a)", "(iv)", "Artikel 5", "\u2022"])
def test_a_label_and_its_text_belong_together(label: str) -> None:
    assert texts(text(70, 100, label) + text(150, 100, HALVES[0])) == [f"{label} {HALVES[0]}"]


def test_a_label_painted_after_the_text_stands_before_it() -> None:
    content = (
        text(100, 100, "De eerste plicht.") + text(100, 114, "De tweede plicht.") + text(70, 100, "a.") + text(70, 114, "b.")
    )
    assert texts(content) == ["a. De eerste plicht.", "b. De tweede plicht."]


def test_a_bullet_without_text_is_no_block() -> None:
    assert texts(text(70, 100, "\u2022") + text(90, 120, "(a) de inning van boetes;")) == ["(a) de inning van boetes;"]


def test_the_pages_that_were_read_are_named_in_ranges() -> None:
    document = raw(text(70, 100, LONG), text(70, 100, LONG), image(0, 0, 595, HEIGHT), text(70, 100, LONG))
    assert (document.pages, document.read) == (4, ("pages 1-2", "pages 4"))


@pytest.mark.parametrize(
    "content",
    [image(0, 0, 595, HEIGHT), image(100, 100, 150, 150), rule(0, 0, 9, 9) * 200, image(0, 0, 595, 800) + text(70, 830, "3")],
    ids=["scan", "image", "words drawn as shapes", "scan with a page number"],
)
def test_a_page_that_shows_something_without_text_is_unread(content: str) -> None:
    assert raw(text(70, 100, LONG), content).unread == (Unread("page 2", "no-text", page=2),)


@pytest.mark.parametrize("content", ["", rule(70, 50, 500, 50), image(10, 10, 20, 20)], ids=["empty", "line", "logo"])
def test_a_blank_page_is_not_worth_a_word(content: str) -> None:
    assert raw(text(70, 100, LONG), content).unread == ()


def test_a_page_in_a_font_without_characters_is_garbled() -> None:
    document = raw(text(70, 100, LONG, font="X"))
    assert (document.blocks, document.unread) == ((), (Unread("page 1", "garbled", page=1),))


def test_a_page_of_shifted_letters_is_garbled() -> None:
    shifted = "".join(chr(ord(letter) - 29) if letter.isalpha() else " " for letter in LONG * 3)
    assert [part.code for part in raw(column(70, 100, *(shifted[at : at + 80] for at in range(0, 300, 80)))).unread] == [
        "garbled"
    ]


def test_a_scan_with_a_layer_of_text_is_read_with_a_remark() -> None:
    document = raw(image(0, 0, 595, HEIGHT) + text(70, 100, LONG))
    assert ([block.text for block in document.blocks], document.unread) == ([LONG], ())
    assert document.remarks == (Remark("ocr-layer", (("pages", "1"),)),)


def test_an_attached_file_is_unread() -> None:
    names = "/Names<</EmbeddedFiles<</Names[(prijzen.xlsx) 100 0 R]>>>>"
    file = "<</Type/Filespec/F(prijzen.xlsx)/EF<</F 101 0 R>>>>"
    content = "<</Type/EmbeddedFile/Length 1>>stream\nx\nendstream"
    document = read_pdf(pdf(text(70, 100, LONG), catalog=names, objects=(file, content)))
    assert document.unread == (Unread("attachment prijzen.xlsx", "not-supported"),)


def test_a_comment_is_no_text_and_is_remarked_with_its_writer() -> None:
    comment = "<</Type/Annot/Subtype/Text/Rect[10 10 30 30]/T(Anna)/M(D:20260301100000)/Contents(Mag dit weg?)>>"
    made = raw(Sheet(text(70, 100, LONG), annotations=(comment,)))
    assert ([block.text for block in made.blocks], made.unread) == ([LONG], ())
    details = (("authors", "Anna"), ("first", "2026-03-01"), ("text", "Mag dit weg?"), ("quote", ""))
    assert made.remarks == (Remark("comment-apart", details),)


def test_a_comment_on_marked_words_quotes_them() -> None:
    mark = f"<</Type/Annot/Subtype/Highlight/Rect[65 {HEIGHT - 110} 560 {HEIGHT - 85}]/T(Anna)/Contents(Mag dit weg?)>>"
    (remark,) = raw(Sheet(text(70, 100, LONG), annotations=(mark,))).remarks
    assert dict(remark.details)["quote"].rstrip("…") in LONG


def test_a_drawing_on_a_page_is_unread_but_holds_no_clauses() -> None:
    stamp = "<</Type/Annot/Subtype/Stamp/Rect[10 10 30 30]>>"
    assert raw(Sheet(text(70, 100, LONG), annotations=(stamp,))).unread == (
        Unread("comments", "not-supported", holds_clauses=False),
    )


def test_text_typed_onto_a_page_is_read() -> None:
    note = f"<</Type/Annot/Subtype/FreeText/Rect[70 {HEIGHT - 215} 300 {HEIGHT - 200}]/Contents(Akkoord)/DA(/R 10 Tf)>>"
    assert texts(Sheet(text(70, 100, LONG), annotations=(note,))) == [LONG, "Akkoord"]


def test_the_value_of_a_form_field_stands_where_it_is_shown() -> None:
    field = f"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(Delfzicht)/Rect[150 {HEIGHT - 103} 260 {HEIGHT - 90}]>>"
    sheet = Sheet(text(70, 100, "Leverancier:") + text(70, 130, LONG), annotations=("100 0 R",))
    document = read_pdf(pdf(sheet, catalog="/AcroForm<</Fields[100 0 R]>>", objects=(field,)))
    assert [block.text for block in document.blocks] == ["Leverancier: Delfzicht", LONG]


def test_a_signature_is_remarked() -> None:
    field = "<</FT/Sig/T(s)/Type/Annot/Subtype/Widget/Rect[0 0 0 0]/V<</Type/Sig/Filter/Adobe.PPKLite/Contents<00>>>>>"
    data = pdf(text(70, 100, LONG), catalog="/AcroForm<</SigFlags 3/Fields[100 0 R]>>", objects=(field,))
    assert read_pdf(data).remarks == (Remark("signed", (("signatures", "1"),)),)


def test_a_pdf_with_a_password_is_refused() -> None:
    locked = f"/Encrypt<</Filter/Standard/V 1/R 2/O<{'00' * 32}>/U<{'11' * 32}>/P -4>>/ID[<00><00>]"
    assert fault(pdf(text(70, 100, LONG), trailer=locked)) == "encrypted"


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.9])
def test_a_pdf_that_was_cut_off_is_refused(kept: float) -> None:
    data = pdf(*[text(70, 100, LONG)] * 5)
    assert fault(data[: int(kept * len(data))]) == "damaged"


def test_a_pdf_of_binary_junk_is_refused() -> None:
    assert fault(b"%PDF-1.7\n" + bytes(range(256)) * 9) == "damaged"


def test_a_pdf_without_pages_is_refused() -> None:
    assert fault(pdf()) == "empty"


def test_the_end_of_an_earlier_version_does_not_hide_that_the_file_was_cut_off() -> None:
    data = pdf(text(70, 100, LONG))
    assert fault(data + b"9 0 obj\n<</Changed true>>\nendobj\n") == "damaged"


def test_a_cell_and_a_paragraph_know_their_page() -> None:
    document = raw(text(70, 100, LONG), text(70, 100, "9.1 " + LONG))
    assert [block.page for block in document.blocks] == [1, 2]
    assert all(isinstance(line, LineBox) and line.page == block.page for block in document.blocks for line in block.lines)


def test_larger_lines_have_levels_by_their_size_and_the_dots_in_their_number() -> None:
    lines = (("Raamovereenkomst", 18.0), ("7 Toezicht", 14.0), ("7.1 Monitoring", 14.0), (HALVES[0], 10.0), ("Slot", 14.0))
    found = blocks("".join(text(70, 100 + 30 * row, words, size) for row, (words, size) in enumerate(lines)))
    assert [block.level for block in found] == [1, 2, 3, 0, 2]


@pytest.mark.parametrize("matrix", ["0 0 0 0 70 700", "1e30 0 0 1e30 70 700", "1 0 0 1 1e30 700"], ids=["zero", "huge", "far"])
def test_text_of_an_impossible_size_or_place_does_no_harm(matrix: str) -> None:
    odd = f"BT /R 10 Tf {matrix} Tm (Vreemd) Tj ET\n"
    assert LONG in texts(text(70, 100, LONG) + odd + text(70, 140, LONG))


def test_a_photo_on_a_page_with_a_title_is_decoration() -> None:
    assert raw(text(70, 100, "Raamovereenkomst") + image(50, 300, 500, 450), text(70, 100, LONG)).unread == ()
