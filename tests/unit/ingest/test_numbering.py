"""Automatic numbers are those that Word shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractcheck.ingest.numbering import formatted
from tests.unit.ingest.word_files import abstract, blocks, labels, level, num, number, p, package, places, raw_blocks, texts

LEGAL = abstract(0, level(0, "%1."), level(1, "%1.%2"), level(2, "(%3)", "lowerLetter"), level(3, "(%4)", "lowerRoman")) + num(
    1, 0
)


def numbered(*levels: int, num_id: int = 1) -> str:
    return "".join(p("Tekst.", number(num_id, index)) for index in levels)


def test_a_deeper_level_starts_again_after_a_higher_one() -> None:
    assert labels(numbered(0, 1, 1, 2, 2, 3, 1, 2, 0, 1), numbering=LEGAL) == [
        *("1.", "1.1", "1.2", "(a)", "(b)", "(i)", "1.3", "(a)", "2.", "2.1"),
    ]


def test_a_level_that_was_skipped_shows_its_start() -> None:
    assert labels(numbered(1, 1), numbering=LEGAL) == ["1.1", "1.2"]


def test_lists_with_one_definition_count_on() -> None:
    assert labels(numbered(0) + numbered(0, num_id=2), numbering=LEGAL + num(2, 0)) == ["1.", "2."]


def test_an_override_starts_a_list_at_its_own_number_once() -> None:
    override = num(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>')
    body = numbered(0, 0) + numbered(0, 1, 0, num_id=2)
    assert labels(body, numbering=LEGAL + override) == ["1.", "2.", "7.", "7.1", "8."]


def test_a_start_of_its_own_does_not_come_back_when_the_level_restarts() -> None:
    override = num(2, 0, '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="4"/></w:lvlOverride>')
    assert labels(numbered(0, 1, 1, 0, 1, num_id=2), numbering=LEGAL + override) == ["1.", "1.4", "1.5", "2.", "2.1"]


def test_a_level_that_was_skipped_under_a_number_counts() -> None:
    assert labels(numbered(0, 2, 1), numbering=LEGAL) == ["1.", "(a)", "1.2"]


def test_an_override_can_replace_the_form_of_a_level() -> None:
    override = num(2, 0, f'<w:lvlOverride w:ilvl="0">{level(0, "Artikel %1")}</w:lvlOverride>')
    assert labels(numbered(0, num_id=2), numbering=LEGAL + override) == ["Artikel 1"]


def test_a_level_that_never_restarts_counts_through() -> None:
    through = abstract(0, level(0, "%1."), level(1, "(%2)", extra='<w:lvlRestart w:val="0"/>')) + num(1, 0)
    assert labels(numbered(0, 1, 0, 1), numbering=through) == ["1.", "(1)", "2.", "(2)"]


def test_a_level_can_restart_after_a_higher_one_only() -> None:
    after_first = abstract(0, level(0, "%1."), level(1, "%2)"), level(2, "%3", extra='<w:lvlRestart w:val="1"/>')) + num(1, 0)
    assert labels(numbered(0, 1, 2, 1, 2, 0, 1, 2), numbering=after_first) == ["1.", "1)", "1", "2)", "2", "2.", "1)", "1"]


def test_legal_numbering_shows_figures_for_all_levels() -> None:
    legal = abstract(0, level(0, "Hoofdstuk %1", "upperRoman"), level(1, "%1.%2", extra="<w:isLgl/>")) + num(1, 0)
    assert labels(numbered(0, 0, 1), numbering=legal) == ["Hoofdstuk I", "Hoofdstuk II", "2.1"]


def test_a_paragraph_without_text_takes_its_number() -> None:
    body = numbered(0) + p("<w:r/>", number(1)) + numbered(0)
    assert labels(body, numbering=LEGAL) == ["1.", "3."]


def test_bullets_have_no_label_but_are_items() -> None:
    bullets = abstract(0, level(0, "\uf0b7", "bullet")) + num(1, 0)
    found = raw_blocks(numbered(0), numbering=bullets)
    assert [(block.label, block.kind.value if block.kind else "") for block in found] == [("", "item")]


def test_a_number_of_zero_takes_a_paragraph_out_of_the_list_of_its_style() -> None:
    styles = f'<w:style w:type="paragraph" w:styleId="Lid"><w:pPr>{number(1)}</w:pPr></w:style>'
    body = p("Een.", '<w:pStyle w:val="Lid"/>') + p("Los.", f'<w:pStyle w:val="Lid"/>{number(0)}')
    assert labels(body, styles=styles, numbering=LEGAL) == ["1.", ""]


def test_a_level_tied_to_a_style_gives_its_paragraphs_that_level() -> None:
    tied = abstract(
        0, level(0, "Artikel %1", extra='<w:pStyle w:val="Kop1"/>'), level(1, "%1.%2", extra='<w:pStyle w:val="Lid"/>')
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        for name in ("Kop1", "Lid")
    )
    body = (
        p("Monitoring", '<w:pStyle w:val="Kop1"/>') + p("Een.", '<w:pStyle w:val="Lid"/>') + p("Twee.", '<w:pStyle w:val="Lid"/>')
    )
    assert labels(body, styles=styles, numbering=tied + num(1, 0)) == ["Artikel 1", "1.1", "1.2"]


def test_a_style_inherits_its_list_from_the_style_it_is_based_on() -> None:
    styles = (
        f'<w:style w:type="paragraph" w:styleId="Basis"><w:pPr>{number(1, 1)}</w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Lid"><w:basedOn w:val="Basis"/></w:style>'
    )
    assert labels(p("Een.", '<w:pStyle w:val="Lid"/>'), styles=styles, numbering=LEGAL) == ["1.1"]


def test_a_list_style_lends_its_levels() -> None:
    styles = '<w:style w:type="numbering" w:styleId="Lijst"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    linked = '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="Lijst"/></w:abstractNum>' + num(2, 5)
    numbering = abstract(0, level(0, "Artikel %1")) + linked + num(1, 0)
    assert labels(numbered(0, num_id=2), styles=styles, numbering=numbering) == ["Artikel 1"]


def test_the_number_of_a_changed_paragraph_is_the_new_one() -> None:
    old = f"<w:pPrChange><w:pPr>{number(9)}</w:pPr></w:pPrChange>"
    assert labels(p("Tekst.", number(1) + old), numbering=LEGAL) == ["1."]


def test_a_reference_to_a_list_that_is_not_there_gives_no_number() -> None:
    assert labels(numbered(0, num_id=8), numbering=LEGAL) == [""]


def test_a_damaged_list_part_leaves_the_text() -> None:
    assert texts(numbered(0), numbering="<w:broken") == ["Tekst."]


def test_automatic_numbers_make_the_places() -> None:
    body = p("Begrippen", number(1)) + p("Monitoring", number(1)) + numbered(1, 2, 3)
    assert places(package(body, numbering=LEGAL), "draft.docx") == ["1", "2", "2.1", "2.1 (a)", "2.1 (a)(i)"]


def test_a_short_numbered_line_above_its_subclauses_is_a_heading() -> None:
    body = p("Monitoring", number(1)) + p("Leverancier bewaakt het systeem.", number(1, 1))
    found = blocks(package(body, numbering=LEGAL), "draft.docx")
    assert [(block.kind.value, block.headings) for block in found] == [("heading", ()), ("paragraph", ("1 Monitoring",))]


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (28, "lowerLetter", "bb"),
        (27, "upperLetter", "AA"),
        (1994, "upperRoman", "MCMXCIV"),
        (4, "lowerRoman", "iv"),
        (7, "decimalZero", "07"),
        (7, "none", ""),
        (7, "ordinal", "7"),
    ],
)
def test_numbers_have_the_form_of_their_format(value: int, number_format: str, shown: str) -> None:
    assert formatted(value, number_format) == shown


@given(st.lists(st.integers(0, 3), min_size=1, max_size=30))
def test_no_two_clauses_of_a_legal_list_have_the_same_full_number(levels: list[int]) -> None:
    full = abstract(0, level(0, "%1"), level(1, "%1.%2"), level(2, "%1.%2.%3"), level(3, "%1.%2.%3.%4")) + num(1, 0)
    found = labels(numbered(0, *levels), numbering=full)
    assert len(found) == len(set(found))
