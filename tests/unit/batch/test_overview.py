"""The overview page of a run."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from contractcheck.batch.history import Change, Row, Run, changes
from contractcheck.batch.overview import render

RUN = Run(3, "2026-11-21T09:00:00+00:00", None, "finished", "0.1.0", "example 1.0", ("docs",), 2)
TITLES = {"dataset-provenance": "Herkomst van datasets"}


def _row(path: str = "docs/a.md", status: str = "weak", **changes: Any) -> Row:
    values = {"dossier": "D1", "supplier": "Acme", "outcome": "attention", "reused": False} | changes
    return Row(path=path, statuses={"dataset-provenance": status}, **values)


def _page(*rows: Row, state: str = "finished") -> html.HtmlElement:
    run = Run(RUN.id, RUN.started, None, state, RUN.tool, RUN.ruleset, RUN.folders, len(rows))
    return html.document_fromstring(render(run, rows, TITLES, lambda path: f"{path}.html", "nl").decode())


def test_a_document_is_a_line_with_its_statuses_and_a_link() -> None:
    (line,) = _page(_row()).xpath("//table[@id='documents']/tbody/tr")
    assert line.xpath("th/a/@href") == ["docs/a.md.html"]
    assert [cell.text_content().strip() for cell in line.xpath("td")] == ["Acme", "D1", "LET OP", "! zwak"]


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1))
def test_no_name_becomes_part_of_the_page(name: str) -> None:
    page = _page(_row(f"docs/{name}<script>alert(1)</script>", supplier=name))
    assert len(page.xpath("//script")) == 1


def test_the_page_loads_nothing_from_elsewhere() -> None:
    assert _page(_row()).xpath("//link | //img | //script[@src] | //iframe") == []


def test_a_run_that_is_not_complete_says_so() -> None:
    assert "Deze run is niet af" in _page(_row(), state="stopped").text_content()


def test_new_gone_and_changed_documents_are_changes_and_others_are_not() -> None:
    before = [_row("a", "weak"), _row("b", "weak"), _row("c", "weak")]
    after = [_row("a", "adequate"), _row("b", "weak"), _row("d", "missing")]
    assert changes(before, after) == (
        Change("Acme", "a", "dataset-provenance", "weak", "adequate"),
        Change("Acme", "c", "dataset-provenance", "weak", None),
        Change("Acme", "d", "dataset-provenance", None, "missing"),
    )
