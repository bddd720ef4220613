"""The Markdown report."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from contractcheck.report.markdown import escape, render
from contractcheck.report.plain_text import clean
from tests.build_report import catering_document, document, evidence, failing_document, report, unreadable_document, weak

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
