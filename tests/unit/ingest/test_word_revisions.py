"""Tracked changes are read as if all of them were accepted, or in the view that is asked for, and remarked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractcheck.ingest.word import read_word
from contractcheck.model.document import BlockKind, Change
from contractcheck.model.settings import Revisions
from tests.unit.ingest.word_files import p, package, raw, row, run, table, tc, texts

BY_ANNA = 'w:id="1" w:author="Anna" w:date="2026-03-01T10:00:00Z"'
BY_BRAM = 'w:id="2" w:author="Bram" w:date="2026-03-05T10:00:00Z"'


def inserted(text: str) -> str:
    return f"<w:ins {BY_ANNA}>{run(text)}</w:ins>"


def deleted(text: str) -> str:
    return f"<w:del {BY_BRAM}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def mark(change: str) -> str:
    """Properties of a paragraph whose end mark is changed."""
    return f"<w:rPr><w:{change} {BY_BRAM}/></w:rPr>"


def test_insertions_are_in_the_text_and_deletions_are_not() -> None:
    assert texts(p(run("Leverancier ") + deleted("kan") + inserted("zal") + run(" melden."))) == ["Leverancier zal melden."]


def test_moved_text_stands_at_its_new_place_only() -> None:
    old, new = f"<w:moveFrom {BY_ANNA}>{run('Verhuisd.')}</w:moveFrom>", f"<w:moveTo {BY_ANNA}>{run('Verhuisd.')}</w:moveTo>"
    assert texts(p(old) + p("Midden.") + p(new)) == ["Midden.", "Verhuisd."]


def test_a_deleted_paragraph_mark_joins_the_paragraphs() -> None:
    assert texts(p(run("Leverancier "), mark("del")) + p("meldt incidenten.") + p("Verder.")) == [
        "Leverancier meldt incidenten.",
        "Verder.",
    ]


def test_a_paragraph_joined_to_the_last_of_a_cell_stays_in_the_cell() -> None:
    cell = tc(p("a", mark("del")) + p("b", mark("del")))
    assert texts(table(row(cell, "c"))) == ["ab", "c"]


def test_a_paragraph_that_is_deleted_as_a_whole_is_gone() -> None:
    assert texts(p(deleted("Weg."), mark("del")) + p("Blijft.")) == ["Blijft."]


def test_an_inserted_paragraph_is_read() -> None:
    assert texts(p(inserted("Nieuw."), mark("ins")) + p("Blijft.")) == ["Nieuw.", "Blijft."]


def test_deleted_rows_and_cells_are_gone() -> None:
    gone = row(tc(p(deleted("a"))), properties=f"<w:del {BY_BRAM}/>")
    cell = tc(p("b"), f"<w:cellDel {BY_BRAM}/>")
    assert texts(table(gone, row(cell, "c"))) == ["c"]


def test_inserted_rows_are_read() -> None:
    assert texts(table(row("a", properties=f"<w:ins {BY_ANNA}/>"))) == ["a"]


def test_deleted_text_of_a_field_instruction_is_no_text() -> None:
    assert texts(p(f"<w:del {BY_BRAM}><w:r><w:delInstrText> REF a </w:delInstrText></w:r></w:del>{run('Tekst.')}")) == ["Tekst."]


def test_a_remark_counts_the_changes_and_names_authors_and_dates() -> None:
    (remark,) = raw(p(inserted("a") + deleted("b") + deleted("c")) + p(f"<w:moveTo {BY_ANNA}>{run('d')}</w:moveTo>")).remarks
    assert remark.code == "tracked-changes"
    assert dict(remark.details) == {
        "insertions": "1",
        "deletions": "2",
        "moves": "1",
        "authors": "Anna; Bram",
        "first": "2026-03-01",
        "last": "2026-03-05",
    }


def test_changes_in_notes_count() -> None:
    note = f'<w:footnote w:id="1">{p(inserted("noot"))}</w:footnote>'
    (remark,) = raw(p("Tekst."), footnotes=note).remarks
    assert ("insertions", "1") in remark.details


@pytest.mark.parametrize("body", [p("Tekst."), p("Tekst.", f"<w:pPrChange {BY_ANNA}/>")], ids=["plain", "layout only"])
def test_a_file_without_changes_of_text_has_no_remark(body: str) -> None:
    assert raw(body).remarks == ()


def seen(body: str, view: Revisions) -> list[str]:
    return [block.text for block in read_word(package(body), view).blocks]


def test_the_original_view_has_deletions_and_no_insertions() -> None:
    body = p(run("Leverancier ") + deleted("kan") + inserted("zal") + run(" melden."))
    assert seen(body, "original") == ["Leverancier kan melden."]


def test_the_view_of_all_has_deletions_and_insertions_as_words_apart() -> None:
    body = p(run("Leverancier ") + deleted("kan") + inserted("zal") + run(" melden."))
    assert seen(body, "all") == ["Leverancier kan zal melden."]


def test_in_the_original_view_moved_text_stands_at_its_old_place_only() -> None:
    old, new = f"<w:moveFrom {BY_ANNA}>{run('Verhuisd.')}</w:moveFrom>", f"<w:moveTo {BY_ANNA}>{run('Verhuisd.')}</w:moveTo>"
    assert seen(p(old) + p("Midden.") + p(new), "original") == ["Verhuisd.", "Midden."]


def test_in_the_original_view_an_inserted_paragraph_mark_parts_nothing() -> None:
    assert seen(p(run("Leverancier "), mark("ins")) + p("meldt incidenten."), "original") == ["Leverancier meldt incidenten."]


def test_in_the_original_view_inserted_rows_and_cells_are_not_there() -> None:
    new = row("a", properties=f"<w:ins {BY_ANNA}/>")
    body = table(new, row(tc(p("b"), f"<w:cellIns {BY_ANNA}/>"), tc(p("c"), f"<w:cellDel {BY_BRAM}/>")))
    assert seen(body, "original") == ["c"]


def test_in_the_original_view_a_heading_made_later_is_a_paragraph() -> None:
    was = f'<w:outlineLvl w:val="0"/><w:pPrChange {BY_ANNA}><w:pPr/></w:pPrChange>'
    kinds = [read_word(package(p("Titel", was)), view).blocks[0].kind for view in ("accepted", "original")]
    assert kinds == [BlockKind.HEADING, BlockKind.PARAGRAPH]


def test_each_change_has_its_kind_author_date_and_text() -> None:
    changes = raw(p(inserted("erbij") + deleted("eraf"))).changes
    assert changes == (
        Change("insertion", "Anna", "2026-03-01", "erbij"),
        Change("deletion", "Bram", "2026-03-05", "eraf"),
    )


def test_a_changed_row_has_the_text_of_the_row() -> None:
    (change,) = raw(table(row("a", "b", properties=f"<w:ins {BY_ANNA}/>"))).changes
    assert change.text == "ab"


WORDS_OF_TEXT = st.lists(st.tuples(st.sampled_from(["plain", "ins", "del"]), st.text("abc", min_size=1, max_size=4)), max_size=8)


@given(WORDS_OF_TEXT)
def test_each_view_holds_exactly_its_own_pieces_in_order(pieces: list[tuple[str, str]]) -> None:
    make = {"plain": run, "ins": inserted, "del": deleted}
    body = p(run("x ") + "".join(make[kind](text) for kind, text in pieces))
    for view, gone in (("accepted", "del"), ("original", "ins")):
        assert seen(body, view) == [("x " + "".join(text for kind, text in pieces if kind != gone)).strip()]
