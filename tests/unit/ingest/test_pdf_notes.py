"""Footnotes, and the marks that point to them."""

from __future__ import annotations

import pytest

from contractcheck.model.document import BlockKind
from tests.unit.ingest.pdf_files import blocks, column, rule, text

BODY = "De leverancier meldt het systeem aan in de databank voordat het in gebruik komt."
RAISED = (
    "BT /R 10 Tf 70 742 Td (De leverancier meldt incidenten) Tj /R 6 Tf 4 Ts (1) Tj 0 Ts /R 10 Tf ( binnen twee dagen.) Tj ET\n"
)


def notes(*sheets: str) -> list[tuple[str, str]]:
    return [(block.label, block.text) for block in blocks(*sheets) if block.kind is BlockKind.NOTE]


def others(*sheets: str) -> list[str]:
    return [block.text for block in blocks(*sheets) if block.kind is not BlockKind.NOTE]


def small(y: float, *lines: str) -> str:
    return column(70, y, *lines, pitch=9, size=8)


def test_small_print_under_a_short_rule_is_a_note() -> None:
    sheet = text(70, 500, BODY) + rule(70, 700, 200, 700) + small(712, "1 Verordening (EU) 2024/1689.", "2 Artikel 71 daarvan.")
    assert notes(sheet) == [("1", "Verordening (EU) 2024/1689."), ("2", "Artikel 71 daarvan.")]
    assert others(sheet) == [BODY]


def test_small_print_at_the_foot_is_a_note_without_a_rule() -> None:
    assert notes(RAISED + text(70, 500, BODY) + small(712, "1 Verordening (EU)", "2024/1689.")) == [
        ("1", "Verordening (EU) 2024/1689.")
    ]


def test_a_note_stands_after_the_paragraph_that_it_interrupts() -> None:
    begin, end = BODY[: BODY.index("het in")], BODY[BODY.index("het in") :]
    first = text(70, 700, begin.strip()) + rule(70, 730, 200, 730) + small(742, "1 Een noot bij de databank.")
    found = blocks(first, text(70, 100, end))
    assert [block.text for block in found] == [BODY, "Een noot bij de databank."]
    assert [line.page for line in found[0].lines] == [1, 2]


def test_a_note_that_runs_over_to_the_next_page_is_one_note() -> None:
    first = text(70, 600, BODY) + rule(70, 730, 200, 730) + small(742, "1 Een lange noot over de databank die op de")
    second = text(70, 600, BODY) + rule(70, 730, 200, 730) + small(742, "volgende bladzijde eindigt.", "2 Een tweede noot.")
    assert notes(first, second) == [
        ("1", "Een lange noot over de databank die op de volgende bladzijde eindigt."),
        ("2", "Een tweede noot."),
    ]


def test_a_figure_on_the_line_stays_in_every_font() -> None:
    assert others(text(70, 100, "Storingen van prioriteit 1 in kleine letters", size=6)) == [
        "Storingen van prioriteit 1 in kleine letters"
    ]
    assert others(text(70, 100, "Zie versie2 van het dossier met 40 m2 en bijlage IV.")) == [
        "Zie versie2 van het dossier met 40 m2 en bijlage IV."
    ]


@pytest.mark.parametrize(
    ("shown", "read"),
    [
        (RAISED, "De leverancier meldt incidenten binnen twee dagen."),
        (RAISED.replace("( binnen", "(. Binnen"), "De leverancier meldt incidenten. Binnen twee dagen."),
        (text(70, 100, "De leverancier\u00b9 meldt 5 m\u00b2 vloer."), "De leverancier meldt 5 m\u00b2 vloer."),
    ],
    ids=["word", "full stop", "own form"],
)
def test_the_raised_figure_that_points_to_a_note_is_left_out(shown: str, read: str) -> None:
    assert others(shown) == [read]


def test_numbered_rows_in_small_print_at_the_foot_are_no_notes() -> None:
    assert notes(text(70, 500, BODY) + small(712, "1 De leverancier levert een datablad.", "2 De leverancier meldt zich.")) == []


def test_small_print_without_a_number_is_text() -> None:
    assert notes(text(70, 500, BODY) + small(712, "Dit document is een model.")) == []
