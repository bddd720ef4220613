"""Passages: what is read together, and the way back to the blocks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from contractcheck.detect.document.passages import passages
from contractcheck.model.document import Block
from tests.build_blocks import cell, heading, item, paragraph

LEAD = paragraph("Leverancier levert op tijd. Leverancier zorgt voor:", "lead")
WORDS = st.text(st.sampled_from("abc .:;é"), max_size=25).map(str.strip)
BLOCKS = st.lists(
    st.one_of(
        WORDS.map(paragraph),
        WORDS.map(heading),
        st.builds(item, WORDS, depth=st.integers(1, 3)),
        st.builds(cell, WORDS, st.integers(0, 2), st.integers(0, 2)),
    ),
    max_size=12,
)


def texts(*blocks: Block) -> list[str]:
    return [passage.text for passage in passages(blocks)]


def test_a_paragraph_is_a_passage_of_its_own() -> None:
    assert texts(paragraph("Eerste."), paragraph("Tweede.")) == ["Eerste.", "Tweede."]


def test_a_heading_is_no_passage() -> None:
    assert texts(heading("Artikel 1 Levering"), paragraph("Tekst.")) == ["Tekst."]


def test_an_item_takes_the_last_sentence_of_its_lead_in_along() -> None:
    assert texts(LEAD, item("registratie;"), item("monitoring."))[1:] == [
        "Leverancier zorgt voor: registratie;",
        "Leverancier zorgt voor: monitoring.",
    ]


def test_a_lead_in_may_end_without_a_sign() -> None:
    assert texts(paragraph("We undertake to"), item("monitor it;"))[1:] == ["We undertake to monitor it;"]


def test_a_finished_paragraph_leads_into_no_item() -> None:
    assert texts(paragraph("We deliver."), item("The Buyer pays."))[1:] == ["The Buyer pays."]


def test_an_item_of_a_list_in_a_list_takes_both_lead_ins_along() -> None:
    found = texts(LEAD, item("documenten:", depth=1), item("de verklaring", depth=2))
    assert found[-1] == "Leverancier zorgt voor: documenten: de verklaring"


def test_an_item_after_an_inner_list_belongs_to_the_outer_lead_in_alone() -> None:
    found = texts(LEAD, item("documenten:", depth=1), item("de verklaring", depth=2), item("toezicht", depth=1))
    assert found[-1] == "Leverancier zorgt voor: toezicht"


def test_a_paragraph_or_heading_closes_the_list() -> None:
    assert texts(LEAD, paragraph("Slot."), item("los"))[-1] == "los"
    assert texts(LEAD, heading("Artikel 2"), item("los"))[-1] == "los"


def test_a_row_is_one_passage_with_its_headers() -> None:
    rows = [cell("TD-1", 1, 0, "Nr"), cell("Inschrijver houdt het dossier bij.", 1, 1, "Eis")]
    (found,) = passages([cell("Nr", 0, 0, "Nr"), cell("Eis", 0, 1, "Eis"), *rows])
    assert (found.text, found.headers) == ("TD-1 | Inschrijver houdt het dossier bij.", ("Nr", "Eis"))


def test_a_passage_is_about_the_item_and_not_its_longer_lead_in() -> None:
    found = list(passages([LEAD, item("kort", "own")]))
    assert found[1].block.id == "own"


@given(BLOCKS)
def test_the_spans_of_a_whole_passage_are_the_texts_of_its_parts(blocks: list[Block]) -> None:
    for passage in passages(blocks):
        spans = passage.spans(0, len(passage.text))
        held = [part for part in passage.parts if part.length]
        assert [block.text[start:end] for block, start, end in spans] == [
            passage.text[part.start : part.start + part.length] for part in held
        ]


@given(BLOCKS)
def test_passages_count_from_zero_in_reading_order(blocks: list[Block]) -> None:
    found = list(passages(blocks))
    assert [passage.order for passage in found] == list(range(len(found)))


def test_a_paragraph_numbered_under_an_open_one_takes_it_along() -> None:
    lead = paragraph("13 Duties. The Supplier shall:")
    assert texts(lead, paragraph("store it;", number="13.1"), paragraph("Keep it.", number="13.2"))[1:] == [
        "The Supplier shall: store it;",
        "The Supplier shall: Keep it.",
    ]


def test_a_paragraph_of_another_number_starts_anew() -> None:
    lead = paragraph("13 Duties. The Supplier shall:")
    assert texts(lead, paragraph("The fee is due.", number="14.1"))[1:] == ["The fee is due."]
