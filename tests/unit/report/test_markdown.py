"""The Markdown report."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from contractcheck.model.document import Unread
from contractcheck.model.report import Notice
from contractcheck.report.markdown import escape, render
from contractcheck.report.plain_text import clean
from tests.build_report import (
    catering_document,
    clause,
    document,
    evidence,
    failing_document,
    report,
    subjects,
    unreadable_document,
    weak,
)

READ = MarkdownIt("commonmark").enable("table")


def text(*documents: object) -> str:
    return render(report(*documents)).decode()  # type: ignore[arg-type]


def test_each_document_has_a_heading() -> None:
    assert [line for line in text(document(), catering_document()).splitlines() if line.startswith("# ")] == [
        "# concept.docx",
        "# catering.docx",
    ]


def test_a_clause_that_is_not_in_order_has_a_section_with_what_to_do() -> None:
    assert "## Technische documentatie: zwak" in text(failing_document())
    assert "**Te doen: Vraag een plicht zonder voorbehoud.**" in text(failing_document())


def test_clauses_that_are_not_required_have_a_row_and_no_section() -> None:
    assert "| Herkomst van datasets | ontbreekt | nee |" in text(catering_document())
    assert "## Herkomst" not in text(catering_document())


def test_a_file_that_could_not_be_read_says_why_once() -> None:
    assert text(unreadable_document()).count("wachtwoord;") == 1


def test_each_passage_of_a_gap_is_quoted_with_its_own_place() -> None:
    both = (evidence("Leverancier meldt.", number="9.1"), evidence("Leverancier hoeft niet te melden.", number="12.2"))
    shown = text(document(clauses=(weak(evidence=both),)))
    assert "> “Leverancier meldt.” (art. 9.1)\n" in shown
    assert "> “Leverancier hoeft niet te melden.” (art. 12.2)\n" in shown


def test_a_notice_names_the_clause_and_the_place_that_it_is_about() -> None:
    notice = Notice(
        "conflict", "Bepaal welke geldt.", "technical-documentation", (evidence(number="9.1"), evidence(number="12.2"))
    )
    shown = text(document(clauses=(weak(), clause()), notices=(notice,)))
    assert "- Bepaal welke geldt. (Technische documentatie: art. 9.1 en 12.2)" in shown


def test_parts_that_never_hold_a_clause_are_one_line() -> None:
    aside = (Unread("headers", "not-text", holds_clauses=False), Unread("footers", "not-text", holds_clauses=False))
    shown = text(document(unread=aside))
    assert "Buiten beschouwing: kopteksten, voetteksten" in shown
    assert "## Niet gelezen" not in shown


@given(st.text(min_size=1))
def test_escaped_text_reads_as_the_text_itself(words: str) -> None:
    shown = READ.parseInline(f"“{escape(words)}”")[0].children or []
    assert [token.type for token in shown if token.type not in {"text", "text_special"}] == []
    assert "".join(token.content for token in shown) == f"“{clean(words)}”"


def test_markup_in_a_quote_makes_no_element() -> None:
    hostile = weak(evidence=(evidence("<script>x</script> [a](http://b) | **c**"),))
    page = READ.render(text(document(clauses=(hostile,))))
    assert "<script" not in page
    assert "<a " not in page
    assert "<strong>c" not in page


def test_a_column_in_which_nothing_stands_is_left_out() -> None:
    assert "| Clausule | Status | Vereist |\n" in text(catering_document())
    assert "| Clausule | Status | Vereist | Plaats |\n" in text(failing_document())


def test_a_gap_names_the_law_behind_it() -> None:
    assert "Wettelijke basis: Verordening (EU) 2024/1689, artikel 43\n" in text(failing_document())


def test_the_neighbour_subjects_stand_in_a_few_lines() -> None:
    shown = text(document(also=subjects()))
    assert "## Ook van belang (telt niet mee in het oordeel)" in shown
    assert "- bindend: " in shown
