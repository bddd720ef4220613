"""Scanned pages: read with Tesseract where it is installed, and said to be unread where it is not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractcheck.ingest import pdf as pdf_module
from contractcheck.ingest.misread import put_right
from contractcheck.ingest.pdf import read_pdf
from contractcheck.ingest.picture_rules import strokes
from contractcheck.ingest.tesseract import installed_languages
from tests.external import require
from tests.unit.ingest.pdf_files import column, grid, image, pdf, text
from tests.unit.ingest.scan_files import scanned

DUTCH = (
    "De leverancier voert voor de levering van het AI-systeem de",
    "conformiteitsbeoordeling uit en geeft de opdrachtgever een kopie van de",
    "verklaring. De leverancier houdt de documentatie van het AI-systeem",
    "gedurende tien jaar ter beschikking van de opdrachtgever.",
)
LEFT = ("De leverancier levert het", "systeem op tijd en volledig", "en meldt ieder gebrek dat", "hij in het systeem vindt.")
RIGHT = ("De opdrachtgever betaalt", "binnen dertig dagen nadat", "hij de rekening van de", "leverancier heeft gekregen.")


@pytest.fixture(autouse=True)
def tesseract() -> Iterator[None]:
    require("tesseract")
    installed_languages.cache_clear()
    yield
    installed_languages.cache_clear()


def joined(data: bytes) -> str:
    return " ".join(block.text for block in read_pdf(data).blocks)


@pytest.mark.parametrize(
    "changes",
    [{}, {"askew": 1.5}, {"askew": -2.0, "blurred": 0.7}, {"turned": 1}, {"turned": 2}],
    ids=str,
)
def test_a_scan_is_read_however_it_lies(changes: dict[str, float]) -> None:
    assert " ".join(DUTCH) in joined(scanned(pdf(column(72, 90, *DUTCH, size=12, pitch=16)), **changes))  # type: ignore[arg-type]


def test_the_columns_of_a_scan_are_read_one_after_the_other() -> None:
    page = column(60, 90, *LEFT * 5, size=12, pitch=16) + column(330, 90, *RIGHT * 5, size=12, pitch=16)
    assert joined(scanned(pdf(page))) == " ".join((*LEFT * 5, *RIGHT * 5))


def test_the_ruled_lines_of_a_scan_make_the_cells_of_a_table() -> None:
    edges = [60, 120, 330, 520], [80, 110, 140]
    words = text(66, 100, "Nr") + text(126, 100, "Eis") + text(336, 100, "Toelichting")
    words += text(66, 130, "E1") + text(126, 130, "De leverancier meldt ieder gebrek.") + text(336, 130, "Binnen een dag.")
    found = {block.cell.column: block.text for block in read_pdf(scanned(pdf(grid(*edges) + words))).blocks if block.cell}
    assert found[1] == "De leverancier meldt ieder gebrek."


def test_recognised_blocks_are_marked_and_have_the_place_of_their_lines() -> None:
    raw = read_pdf(scanned(pdf(column(72, 90, *DUTCH, size=12, pitch=16))))
    (block,) = raw.blocks
    assert block.recognised
    assert [line.page for line in block.lines] == [1] * len(DUTCH)
    assert block.lines[0].left == pytest.approx(72, abs=2)
    assert block.lines[0].bottom == pytest.approx(93, abs=4)
    assert [remark.code for remark in raw.remarks] == ["ocr"]


def test_the_place_of_a_line_is_that_on_a_page_lying_on_its_side() -> None:
    (block,) = read_pdf(scanned(pdf(column(72, 90, *DUTCH, size=12, pitch=16)), turned=1)).blocks
    first = block.lines[0]
    assert first.bottom - first.top > 5 * (first.right - first.left)


def test_text_of_its_own_is_not_recognised_again() -> None:
    (block,) = read_pdf(pdf(column(72, 90, *DUTCH))).blocks
    assert not block.recognised


def test_with_always_every_page_is_recognised() -> None:
    (block,) = read_pdf(pdf(column(72, 90, *DUTCH, size=12, pitch=16)), "always").blocks
    assert block.recognised


def test_with_never_a_scan_is_unread_and_the_remark_says_why() -> None:
    raw = read_pdf(scanned(pdf(column(72, 90, *DUTCH))), "never")
    assert ([part.code for part in raw.unread], [remark.code for remark in raw.remarks]) == (["no-text"], ["ocr-off"])


def test_without_tesseract_a_scan_is_unread_and_the_remark_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_module, "installed_languages", tuple)
    raw = read_pdf(scanned(pdf(column(72, 90, *DUTCH))))
    assert ([part.code for part in raw.unread], [remark.code for remark in raw.remarks]) == (["no-text"], ["ocr-absent"])


def test_a_page_that_is_too_blurred_stays_unread_for_what_is_lacking() -> None:
    raw = read_pdf(scanned(pdf(column(72, 90, *DUTCH, size=7, pitch=9)), blurred=3.2))
    assert [(part.page, part.holds_clauses) for part in raw.unread] == [(1, True)]


def test_the_empty_back_of_a_sheet_is_not_unread() -> None:
    assert read_pdf(scanned(pdf(column(72, 90, *DUTCH, size=12, pitch=16), ""))).unread == ()


def test_a_picture_without_words_stays_unread() -> None:
    (part,) = read_pdf(pdf(image(0, 0, 595, 842))).unread
    assert part.page == 1


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Al-systeem", "AI-systeem"),
        ("het Al-model", "het AI-model"),
        ("any high-risk Al system", "any high-risk AI system"),
        ("Al systems shall", "AI systems shall"),
        ("de eis Al-01", "de eis AI-01"),
        ("a GPAl model", "a GPAI model"),
        ("bijlage Ill, punt 4", "bijlage III, punt 4"),
        ("5:2 The Supplier", "5.2 The Supplier"),
    ],
)
def test_misread_letters_are_put_right(read: str, meant: str) -> None:
    assert put_right(read) == meant


@pytest.mark.parametrize("words", ["Al deze stukken", "De heer Al-Rashid", "Als het", "om 15:30 uur", "Illustratie", "Alle"])
def test_other_words_stay_as_they_are(words: str) -> None:
    assert put_right(words) == words


@given(st.text(alphabet="AIl1| .,-:5sde"))
def test_what_is_put_right_keeps_its_length(words: str) -> None:
    assert len(put_right(words)) == len(words)


def test_a_thin_line_is_a_stroke_and_a_black_bar_is_none() -> None:
    width, height = 400, 300
    rows = [
        bytes([0 if 20 <= x < 380 and (y in {50, 51} or 100 <= y < 180) else 255 for x in range(width)]) for y in range(height)
    ]
    found = strokes(b"".join(rows), width, height)
    assert [(stroke.level, round(stroke.at)) for stroke in found] == [(True, 50)]


def test_the_sample_gives_the_same_text_blocks_as_a_scan() -> None:
    own = Path(__file__).parents[3] / "samples" / "contract-weak-nl.pdf"
    data = own.read_bytes()
    printed = {word for block in read_pdf(data).blocks for word in block.text.split()}
    recognised = {word for block in read_pdf(scanned(data)).blocks for word in block.text.split()}
    assert len(printed & recognised) >= 0.97 * len(printed)
