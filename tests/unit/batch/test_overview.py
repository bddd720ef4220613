"""The overview page of a run."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from contractcheck.batch.history import Change, Row, Run, changes
from contractcheck.batch.overview import Shown, render
from contractcheck.model.waivers import Waiver, WaiverState, WaiverUse

RUN = Run(3, "2026-11-21T09:00:00+00:00", None, "finished", "0.1.0", "example 1.0", ("docs",), 2)
WAIVER = Waiver("dataset-provenance", "Een proef.", "Hoofd Inkoop", "2027-12-31")
TITLES = {"dataset-provenance": "Herkomst van datasets"}


def _row(path: str = "docs/a.md", status: str = "weak", **changes: Any) -> Row:
    values = {"dossier": "D1", "supplier": "Acme", "outcome": "attention", "reused": False} | changes
    return Row(path=path, statuses={"dataset-provenance": status}, **values)


def _page(*rows: Row, state: str = "finished", waivers: tuple[WaiverUse, ...] = ()) -> html.HtmlElement:
    run = Run(RUN.id, RUN.started, None, state, RUN.tool, RUN.ruleset, RUN.folders, len(rows))
    shown = Shown(run, rows, waivers)
    return html.document_fromstring(render(shown, TITLES, lambda path: f"{path}.html", "nl").decode())


def _cells(page: html.HtmlElement) -> list[str]:
    return [" ".join(cell.text_content().split()) for cell in page.xpath("//table[@id='documents']/tbody/tr/td")]


def _counted(page: html.HtmlElement) -> list[str]:
    return [" ".join(each.text_content().split()) for each in page.xpath("//dl//li")]


def test_a_document_is_a_line_with_its_statuses_and_a_link() -> None:
    page = _page(_row())
    assert page.xpath("//table[@id='documents']//a/@href") == ["docs/a.md.html"]
    assert _cells(page) == ["Acme", "D1", "!let op", "!zwak"]


def test_a_waived_gap_says_who_accepts_it_and_counts_apart() -> None:
    page = _page(_row(waived={"dataset-provenance": WAIVER}), _row("docs/b.md"))
    assert _cells(page)[3] == "!zwak aanvaard door Hoofd Inkoop, t/m 31 december 2027"
    assert _counted(page)[1:] == ["!zwak: 1", "afwijking aanvaard: 1"]


def test_waived_gaps_can_be_filtered_apart_from_open_ones() -> None:
    page = _page(_row(waived={"dataset-provenance": WAIVER}), _row("docs/b.md"))
    assert page.xpath("//select[@id='state']/option/@value") == ["", "weak", "waived"]
    assert page.xpath("//tbody/tr/@data-states") == ["waived", "weak"]


def test_a_clause_that_only_a_reference_gives_says_so() -> None:
    page = _page(_row(status="adequate", by_reference=("dataset-provenance",)))
    assert _cells(page)[3] == "✓in orde door verwijzing"


def test_a_clause_that_is_not_required_says_so_and_counts_apart() -> None:
    page = _page(_row(status="missing", outcome="not_applicable", not_required=("dataset-provenance",)))
    assert _cells(page)[3] == "✗ontbreekt niet vereist"
    assert _counted(page)[1:] == ["niet vereist: 1"]


def test_the_page_lists_what_became_of_each_waiver() -> None:
    uses = [WaiverUse(WAIVER, state, count) for state, count in zip(WaiverState, (2, 0, 0), strict=True)]
    lines = _page(_row(), waivers=tuple(uses)).xpath("(//table)[2]/tbody/tr")
    states = [" ".join(line.xpath("td")[1].text_content().split()) for line in lines]
    assert states == ["✓van kracht", "✗verlopen", "!niet nodig"]
    assert lines[0].xpath("td")[-1].text_content() == "Een proef."


def test_supplier_and_dossier_have_no_column_where_they_say_no_more_than_the_path() -> None:
    heads = _page(_row(supplier="docs/a.md", dossier="docs/a.md")).xpath("//table[@id='documents']/thead//th")
    assert [head.text_content() for head in heads] == ["Document", "Uitkomst", "Herkomst van datasets"]


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1))
def test_no_name_becomes_part_of_the_page(name: str) -> None:
    page = _page(_row(f"docs/{name}<script>alert(1)</script>", supplier=name))
    assert len(page.xpath("//script")) == 1


def test_the_page_loads_nothing_from_elsewhere() -> None:
    assert _page(_row()).xpath("//link[not(starts-with(@href, 'data:'))] | //img | //script[@src] | //iframe") == []


def test_a_run_that_is_not_complete_says_so() -> None:
    assert "Deze run is niet af" in _page(_row(), state="stopped").text_content()


def test_a_gap_that_was_waived_since_is_a_change_although_its_status_is_not() -> None:
    (change,) = changes([_row("a")], [_row("a", waived={"dataset-provenance": WAIVER})])
    assert (change.before, change.after, change.waived_before, change.waived_after) == ("weak", "weak", False, True)


def test_new_gone_and_changed_documents_are_changes_and_others_are_not() -> None:
    before = [_row("a", "weak"), _row("b", "weak"), _row("c", "weak")]
    after = [_row("a", "adequate"), _row("b", "weak"), _row("d", "missing")]
    assert changes(before, after) == (
        Change("Acme", "a", "dataset-provenance", "weak", "adequate"),
        Change("Acme", "c", "dataset-provenance", "weak", None),
        Change("Acme", "d", "dataset-provenance", None, "missing"),
    )
