"""Running heads, feet and numbers are left out; what only looks like them stays."""

from __future__ import annotations

import pytest

from tests.unit.ingest.pdf_files import Sheet, column, rule, text, texts

BODIES = (
    "De leverancier meldt ieder ernstig incident.",
    "De aanbieder bewaart de logbestanden.",
    "De opdrachtgever betaalt binnen een maand.",
    "Het systeem wordt jaarlijks getoetst.",
    "Partijen overleggen eens per kwartaal.",
    "Geschillen komen voor de rechter.",
    "De overeenkomst eindigt van rechtswege.",
)


def body(index: int) -> str:
    return text(70, 120, BODIES[index])


def pages(count: int, head: str = "", foot: str = "") -> list[str]:
    """Pages with different bodies; {page} in head and foot is the number of the page."""
    return [
        text(70, 40, head.format(page=page + 1)) * bool(head)
        + body(page)
        + text(70, 810, foot.format(page=page + 1)) * bool(foot)
        for page in range(count)
    ]


@pytest.mark.parametrize("count", [2, 3, 7])
def test_a_running_head_is_left_out(count: int) -> None:
    assert texts(*pages(count, head="Raamovereenkomst 2026-77 / concept")) == list(BODIES[:count])


@pytest.mark.parametrize(
    "foot", ["Pagina {page} van 3", "- {page} -", "{page}", "{page}/3", "blz. {page}", "Versie 2, pagina {page}"]
)
def test_a_page_number_is_left_out(foot: str) -> None:
    assert texts(*pages(3, foot=foot)) == list(BODIES[:3])


@pytest.mark.parametrize("foot", ["Pagina 1 van 1", "- 1 -", "1"])
def test_a_page_number_is_left_out_of_a_single_page(foot: str) -> None:
    assert texts(body(0) + text(300, 810, foot)) == [BODIES[0]]


def test_page_numbers_that_start_late_are_left_out() -> None:
    sheets = [body(0), *(body(page) + text(300, 810, str(page)) for page in range(1, 5))]
    assert texts(*sheets) == list(BODIES[:5])


def test_heads_that_change_with_the_chapter_are_left_out_by_their_page_number() -> None:
    chapters = ["Algemeen", "Algemeen", "Prijzen", "Toezicht", "Einde", "Slot"]
    sheets = [text(70, 40, chapter) + text(500, 40, str(page + 9)) + body(page) for page, chapter in enumerate(chapters)]
    assert texts(*sheets) == list(BODIES[:6])


def test_a_year_at_the_foot_of_a_page_is_no_page_number() -> None:
    assert texts(body(0) + text(70, 800, "2026"), body(1)) == [BODIES[0], "2026", BODIES[1]]


def test_annexes_that_open_pages_after_each_other_keep_their_headings() -> None:
    sheets = [text(70, 40, f"Bijlage {page + 1}", size=14, font="B") + body(page) for page in range(3)]
    assert texts(*sheets) == [line for page in range(3) for line in (f"Bijlage {page + 1}", BODIES[page])]


def test_a_line_that_repeats_in_the_middle_of_pages_stays() -> None:
    sheets = [column(70, 400, "Aldus overeengekomen.") + body(page) for page in range(3)]
    assert texts(*sheets).count("Aldus overeengekomen.") == 3


def test_the_head_of_a_table_at_the_top_of_pages_is_no_running_head() -> None:
    def sheet(page: int) -> str:
        head = text(70, 60, "Nr.") + text(130, 60, "Type") + text(200, 60, "Omschrijving") + rule(60, 64, 500, 64)
        rows = (text(70, y, f"E-{page}{y}") + text(130, y, "Eis") + text(200, y, BODIES[page]) for y in (76, 92, 108))
        return head + "".join(rows)

    found = texts(sheet(0), sheet(1))
    assert found.count("Omschrijving") == 1
    assert found.count(BODIES[0]) == found.count(BODIES[1]) == 3


def test_a_watermark_across_the_pages_is_left_out() -> None:
    mark = "BT /B 60 Tf 0.7 0.7 -0.7 0.7 150 250 Tm (CONCEPT) Tj ET\n"
    assert texts(*(mark + body(page) for page in range(3))) == list(BODIES[:3])


def test_text_askew_on_one_page_is_kept_at_its_end() -> None:
    stamp = "BT /R 12 Tf 0.7 0.7 -0.7 0.7 150 250 Tm (Vervallen) Tj ET\n"
    assert texts(stamp + body(0), body(1)) == [BODIES[0], "Vervallen", BODIES[1]]


@pytest.mark.parametrize("step", [1, 5])
def test_line_numbers_are_left_out(step: int) -> None:
    def sheet(first: int) -> Sheet:
        lines = [f"De aanbieder toetst onderdeel {chr(96 + first)}{chr(97 + row)} van het systeem" for row in range(25)]
        numbers = (text(40, 100 + 12 * row, str(first + row)) for row in range(25) if (first + row) % step == 0)
        return Sheet(column(70, 100, *lines) + "".join(numbers))

    found = " ".join(texts(sheet(1), sheet(26)))
    assert found.count("De aanbieder") == 50
    assert not any(letter.isdigit() for letter in found)


def test_line_numbers_are_left_out_of_a_page_on_which_few_lines_bear_one() -> None:
    lines = [f"De aanbieder toetst onderdeel {chr(97 + row)} van het systeem" for row in range(25)]
    full = Sheet(column(70, 100, *lines) + "".join(text(40, 100 + 12 * row, str(row + 1)) for row in range(25)))
    # Lines of tables are not numbered.
    table = Sheet(column(70, 100, *lines) + text(40, 100, "1") + text(40, 112, "2"))
    assert not any(letter.isdigit() for letter in " ".join(texts(full, table)))


def test_the_numbers_of_rows_are_no_line_numbers() -> None:
    rows = "".join(text(70, 100 + 40 * row, str(row + 1)) + text(110, 100 + 40 * row, BODIES[row]) for row in range(6))
    assert texts(rows, text(70, 100, BODIES[6])) == [*(f"{row + 1} {BODIES[row]}" for row in range(6)), BODIES[6]]
