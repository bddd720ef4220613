"""Proposals are tracked changes that count for nothing until somebody accepts them."""

from __future__ import annotations

import io
import re

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractcheck.annotate.proposals import Proposal, struck
from contractcheck.annotate.word_file import WordFile
from contractcheck.annotate.word_propose import with_proposals
from contractcheck.annotate.word_withdraw import accepted, withdrawn
from contractcheck.ingest.word import read_word
from contractcheck.ingest.word_package import W, parse
from contractcheck.model.report import QuoteSpan
from contractcheck.model.settings import Revisions
from tests.unit.annotate.test_word_comments import BODIES, NOTES
from tests.unit.annotate.word_copies import block_texts, main_part, opened, span_of
from tests.unit.ingest.word_files import WORDS, abstract, level, num, number, p, package, run

OLD, NEW = "Leverancier probeert te melden.", "Leverancier meldt ieder incident."
BY_ANNA = 'w:id="90" w:author="Anna" w:date="2026-03-01T10:00:00Z"'
VIEWS: tuple[Revisions, ...] = ("accepted", "original", "all")


def proposed(data: bytes, *proposals: Proposal) -> WordFile:
    return with_proposals(opened(data), proposals, WORDS, "Vervallen.")


def replaced(data: bytes, old: str = OLD) -> WordFile:
    span = span_of(opened(data), old)
    return proposed(data, Proposal("family", "Monitoring", NEW, (span,), replaces=span))


def article(data: bytes, *families: str) -> WordFile:
    return proposed(data, *(Proposal(family, "Monitoring", NEW) for family in families or ("family",)))


def accepted_texts(file: WordFile) -> list[str]:
    return [text for _, text in block_texts(accepted(file))]


def typed(*lines: str) -> bytes:
    styles = '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
    made = (p(run(line), '<w:pStyle w:val="Heading1"/>') if line.startswith("Artikel") else p(line) for line in lines)
    return package("".join(made), styles=styles)


@pytest.mark.parametrize("view", VIEWS)
def test_a_pending_proposal_is_read_in_no_view(view: Revisions) -> None:
    data = package(p(f"Vooraf. {OLD} Daarna.") + p("Slot."))
    copy = replaced(data).data
    assert [block.text for block in read_word(copy, view).blocks] == [block.text for block in read_word(data, view).blocks]
    assert read_word(copy, view).changes == ()


def test_an_accepted_replacement_is_text_of_the_contract() -> None:
    assert accepted_texts(replaced(package(p(f"Vooraf. {OLD} Daarna.")))) == [f"Vooraf. {NEW} Daarna."]


@pytest.mark.parametrize("text", [OLD, f"Vooraf. {OLD} Daarna."])
def test_what_comes_stands_behind_what_goes(text: str) -> None:
    changes = [each.tag for each in parse(main_part(replaced(package(p(text))).data)).iter(W + "del", W + "ins")]
    assert changes == [W + "del", W + "ins"]


def test_a_paragraph_that_goes_as_a_whole_keeps_its_number_with_a_word_in_it() -> None:
    data = package(p(OLD) + p("Slot."))
    file = proposed(data, Proposal("family", "", NEW, (span_of(opened(data), OLD),)))
    assert accepted_texts(file)[:2] == ["Vervallen.", "Slot."]


def test_wording_that_completes_a_clause_follows_its_last_word() -> None:
    data = package(p("Leverancier monitort."))
    file = proposed(data, Proposal("family", "", NEW, follows=span_of(opened(data), "Leverancier monitort.")))
    assert accepted_texts(file) == [f"Leverancier monitort. {NEW}"]


def test_a_new_article_bears_the_next_typed_number_and_stands_before_the_signature() -> None:
    data = typed("Artikel 1 Begrippen", "1.1 Systeem: het systeem.", "Artikel 2 Slot", "2.1 Recht.", "Getekend.")
    assert block_texts(accepted(article(data, "one", "two")))[-5:] == [
        ("Artikel 3", "Monitoring"),
        ("3.1", NEW),
        ("Artikel 4", "Monitoring"),
        ("4.1", NEW),
        ("4.1", "Getekend."),
    ]


@pytest.mark.parametrize("line", ["Getekend te Hoogmeer.", "Signed in two copies."])
def test_a_new_article_stands_before_the_signature_where_paragraphs_bear_no_number(line: str) -> None:
    texts = [text for _, text in block_texts(accepted(article(typed("Artikel 1 Slot", "Nederlands recht geldt.", line))))]
    assert texts == ["Slot", "Nederlands recht geldt.", "Monitoring", NEW, line]


def test_a_new_article_in_an_automatic_list_is_counted_by_word() -> None:
    numbering = abstract(0, level(0, "Artikel %1"), level(1, "%1.%2")) + num(5, 0)
    heading = '<w:pStyle w:val="Heading1"/>' + number(5)
    styles = '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
    body = p(run("Slot"), heading) + p("Nederlands recht geldt hier.", number(5, 1))
    data = package(body, numbering=numbering, styles=styles)
    assert block_texts(accepted(article(data))) == [
        ("Artikel 1", "Slot"),
        ("1.1", "Nederlands recht geldt hier."),
        ("Artikel 2", "Monitoring"),
        ("2.1", NEW),
    ]


def test_text_that_somebody_else_inserted_is_struck_inside_the_insertion() -> None:
    root = parse(main_part(replaced(package(p(f"<w:ins {BY_ANNA}>{run(OLD)}</w:ins>"))).data))
    (inserted,) = (each for each in root.iter(W + "ins") if each.get(W + "author") == "Anna")
    assert [change.get(W + "author") for change in inserted.iter(W + "del")] == ["contractcheck"]


def test_a_passage_with_a_footnote_in_it_is_not_struck() -> None:
    content = run("Leverancier probeert ") + '<w:r><w:footnoteReference w:id="1"/></w:r>' + run("te melden.")
    assert b"w:del " not in main_part(replaced(package(p(content), footnotes=NOTES)).data)


def test_a_second_run_takes_its_own_proposals_out() -> None:
    data = package(p(OLD) + p("Slot."))
    again = withdrawn(replaced(data).data, WORDS)
    assert (main_part(again.file.data), again.proposals) == (main_part(data), frozenset())


def test_a_proposal_that_somebody_edited_is_left_alone() -> None:
    copy = replaced(package(p(OLD)))
    edited = copy.with_xml(main_part(copy.data).replace(b"ieder incident", b"ieder ernstig incident"))
    again = withdrawn(edited.data, WORDS)
    assert len(again.proposals) == 1
    assert main_part(again.file.data) == main_part(edited.data)
    assert [text for _, text in block_texts(again.file.data)] == [OLD]


def test_a_bookmark_without_an_end_hides_nothing() -> None:
    start = '<w:bookmarkStart w:id="1" w:name="_contractcheck_i_00000000_00000000_1"/>'
    assert [text for _, text in block_texts(package(p(f"{start}<w:ins {BY_ANNA}>{run('Tekst.')}</w:ins>")))] == ["Tekst."]


def test_a_bookmark_that_another_program_moved_into_the_change_is_known_again() -> None:
    copy = replaced(package(p(OLD) + p("Slot.")))
    moved = re.sub(rb"(<w:bookmarkStart [^>]*/>)(<w:(?:ins|del) [^>]*>)", rb"\2\1", main_part(copy.data))
    assert moved != main_part(copy.data)
    assert [text for _, text in block_texts(copy.with_xml(moved).data)] == [OLD, "Slot."]
    assert [text for _, text in block_texts(withdrawn(copy.with_xml(moved).data, WORDS).file.data)] == [OLD, "Slot."]


def test_pending_proposals_are_remarked() -> None:
    assert [remark.code for remark in read_word(replaced(package(p(OLD))).data).remarks] == ["pending-proposals"]


def test_a_new_article_is_one_pending_proposal() -> None:
    (remark,) = read_word(article(package(p(OLD))).data).remarks
    assert remark.details == (("count", "1"),)


def test_no_bookmark_goes_on_from_one_paragraph_to_another() -> None:
    marked = parse(main_part(article(package(p(OLD))).data)).iter(W + "p")
    marks = [[each.tag for each in paragraph.iter(W + "bookmarkStart", W + "bookmarkEnd")] for paragraph in marked]
    assert marks == [[], *([[W + "bookmarkStart", W + "bookmarkEnd"]] * 2)]


def test_the_copy_with_proposals_opens_in_python_docx() -> None:
    stream = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(OLD)
    document.save(stream)
    copy = docx.Document(io.BytesIO(article(replaced(stream.getvalue()).data).data))
    assert len(copy.paragraphs) == 3


def test_strikes_that_meet_are_one() -> None:
    spans = (QuoteSpan("b1", 0, 5), QuoteSpan("b1", 4, 9), QuoteSpan("b1", 20, 22), QuoteSpan("b2", 0, 3))
    assert struck([Proposal("family", "", "", spans)], "b1") == [(0, 9), (20, 22)]


@given(BODIES, st.data())
def test_proposals_anywhere_in_any_document_can_be_withdrawn_without_loss(body: str, draw: st.DataObject) -> None:
    data = package(body, footnotes=NOTES)
    file = opened(data)
    worded = sorted(name for name, placed in file.blocks.items() if placed.block.text.strip())
    names = draw.draw(st.lists(st.sampled_from(worded), max_size=2, unique=True)) if worded else []
    spans = []
    for name in names:
        text = file.blocks[name].block.text
        word = draw.draw(st.sampled_from([each for each in text.split(" ") if each]))
        spans.append(QuoteSpan(name, text.index(word), text.index(word) + len(word)))
    first = spans[0] if spans else None
    copy = proposed(data, Proposal("one", "Een", NEW, tuple(spans), replaces=first), Proposal("two", "Twee", NEW))
    assert block_texts(copy.data) == block_texts(data)
    assert block_texts(withdrawn(copy.data, WORDS).file.data) == block_texts(data)
    assert NEW in accepted_texts(copy)
    ids = [each.get(W + "id") for each in parse(main_part(copy.data)).iter(W + "bookmarkStart", W + "del", W + "ins")]
    own = [identity for identity in ids if identity != "90"]
    assert len(own) == len(set(own))
