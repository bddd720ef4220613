"""RTF files: paragraphs, headings, tables and footnotes."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractcheck.errors import UnreadableDocument
from contractcheck.ingest.reader import read
from contractcheck.ingest.rtf import read_rtf
from contractcheck.model.document import BlockKind, Change, Remark, Unread
from contractcheck.model.settings import Revisions
from tests.unit.ingest.word_files import WORDS


def rtf(body: str) -> bytes:
    return ("{\\rtf1\\ansi\\ansicpg1252 " + body + "}").encode("latin-1")


def test_paragraphs_have_their_accents() -> None:
    found = read_rtf(rtf("V\\'f3\\'f3r levering.\\par Na \\u8364? 3.\\par")).blocks
    assert [block.text for block in found] == ["Vóór levering.", "Na € 3."]


def test_a_heading_is_known_by_its_style_or_its_outline_level() -> None:
    styles = "{\\stylesheet{\\s0 Normal;}{\\s3\\b heading 2;}}"
    made = read_rtf(rtf(styles + "\\pard\\s3 Een\\par\\pard\\s0\\outlinelevel0 Twee\\par\\pard Drie\\par")).blocks
    assert [(block.kind, block.level, block.text) for block in made] == [
        (BlockKind.HEADING, 2, "Een"),
        (BlockKind.HEADING, 1, "Twee"),
        (None, 0, "Drie"),
    ]


def test_tables_have_rows_and_columns() -> None:
    row = "\\trowd\\pard\\intbl {}\\cell {}\\cell\\row"
    found = read_rtf(rtf("Voor\\par " + row.format("Nr", "Eis") + row.format("1", "a\\par b") + "\\pard Na\\par")).blocks
    assert [(block.text, block.cell and (block.cell.row, block.cell.column)) for block in found] == [
        ("Voor", None),
        ("Nr", (0, 0)),
        ("Eis", (0, 1)),
        ("1", (1, 0)),
        ("a", (1, 1)),
        ("b", (1, 1)),
        ("Na", None),
    ]


def test_tables_with_text_between_are_two() -> None:
    row = "\\trowd x\\cell\\row"
    tables = [block.cell.table for block in read_rtf(rtf(f"{row} tekst\\par {row}")).blocks if block.cell]
    assert tables == [0, 1]


def test_a_footnote_comes_after_its_paragraph() -> None:
    found = read_rtf(rtf("Tekst{\\footnote \\pard Noot {\\b vet}.} loopt door.\\par Verder.\\par")).blocks
    assert [(block.kind, block.text) for block in found] == [
        (None, "Tekst loopt door."),
        (BlockKind.NOTE, "Noot vet."),
        (None, "Verder."),
    ]


def test_a_comment_is_no_text_and_is_remarked_with_its_writer() -> None:
    comment = "{\\*\\atnid AB}{\\*\\atnauthor Anna}\\chatn{\\*\\annotation{\\*\\atndate 1}Mag dit weg?}"
    found = read_rtf(rtf(f"Tekst{comment}.\\par"))
    assert [block.text for block in found.blocks] == ["Tekst."]
    details = (("authors", "Anna"), ("first", ""), ("text", "Mag dit weg?"), ("quote", ""))
    assert found.remarks == (Remark("comment-apart", details),)


def test_text_boxes_are_listed_as_unread() -> None:
    made = read_rtf(rtf("Tekst.{\\shp{\\*\\shpinst{\\shptxt Kader.\\par}}}"))
    assert Unread("text boxes", "not-supported") in made.unread


AUTHORS = "{\\*\\revtbl {Unknown;}{Anna;}{Bram;}}"
# RTF packs the first of March 2026, ten o'clock, into this number.
MARCH = (126 << 20) | (3 << 16) | (1 << 11) | (10 << 6)
CHANGED = (
    f"{AUTHORS}Leverancier {{\\deleted\\revauthdel2\\revdttmdel{MARCH} kan}}"
    f"{{\\revised\\revauth1\\revdttm{MARCH} zal\\'e9}} melden.\\par"
)


@pytest.mark.parametrize(
    ("view", "text"),
    [
        ("accepted", "Leverancier zalé melden."),
        ("original", "Leverancier kan melden."),
        ("all", "Leverancier kan zalé melden."),
    ],
)
def test_tracked_changes_are_read_in_the_view_asked_for(view: Revisions, text: str) -> None:
    assert [block.text for block in read_rtf(rtf(CHANGED), view).blocks] == [text]


def test_the_tracked_changes_are_listed_with_writer_and_date() -> None:
    found = read_rtf(rtf(CHANGED))
    assert found.changes == (Change("deletion", "Bram", "2026-03-01", "kan"), Change("insertion", "Anna", "2026-03-01", "zalé"))
    assert [remark.code for remark in found.remarks] == ["tracked-changes"]


def test_a_change_ends_where_it_is_switched_off() -> None:
    found = read_rtf(rtf("a{\\deleted b\\deleted0 c}\\revised d\\plain e\\par"), "original")
    assert [block.text for block in found.blocks] == ["abce"]


def test_a_deleted_end_of_a_paragraph_joins_it_with_the_next() -> None:
    assert [block.text for block in read_rtf(rtf("a {\\deleted\\par }b\\par")).blocks] == ["a b"]


def test_a_picture_as_large_as_a_page_is_unread() -> None:
    found = read_rtf(rtf("Tekst.{\\pict\\picwgoal9000\\pichgoal13000\\pngblip 89}\\par"))
    assert found.unread == (Unread("images", "no-text"),)


def test_a_line_break_is_a_space() -> None:
    assert [block.text for block in read_rtf(rtf("een\\line twee\\par")).blocks] == ["een twee"]


def test_hidden_text_and_equations_are_remarked() -> None:
    found = read_rtf(rtf("a {\\v verborgen}{\\mmath{\\*\\moMath x}}\\par"))
    assert found.remarks == (Remark("hidden-text", (("characters", "9"),)), Remark("equations", (("count", "1"),)))


LETTERS = st.text("abcé ", min_size=1).map(str.strip).filter(bool)


@given(st.lists(LETTERS, min_size=1, max_size=8))
def test_every_paragraph_comes_back_once_and_in_order(texts: list[str]) -> None:
    coded = ["".join(f"\\'{ord(letter):02x}" if ord(letter) > 127 else letter for letter in text) for text in texts]
    found = [block.text for block in read_rtf(rtf("".join(f"\\pard {text}\\par " for text in coded))).blocks]
    assert found == [" ".join(text.split()) for text in texts]


@given(st.text("{}\\abc'*u-123 \x0e\x0f\x10\x11\x12;", max_size=40))
def test_no_broken_file_gives_anything_but_text_or_one_sentence(body: str) -> None:
    with suppress(UnreadableDocument):
        read(rtf(body), "a.rtf", WORDS)


def test_a_file_without_text_is_empty() -> None:
    with pytest.raises(UnreadableDocument, match="no text"):
        read(rtf(""), "a.rtf", WORDS)
