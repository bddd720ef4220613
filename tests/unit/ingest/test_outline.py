"""Headings, numbers and places as a person would cite them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractcheck.ingest.citation import cite
from contractcheck.ingest.outline import outline, shift_lines
from contractcheck.ingest.raw import RawBlock
from contractcheck.model.document import Block, BlockKind, LineBox
from tests.unit.ingest.word_files import WORDS, blocks, places


def lines(*texts: str, kind: BlockKind | None = None) -> tuple[Block, ...]:
    """The blocks of lines whose kind the format does not tell, as in a pdf."""
    return outline([RawBlock(text, kind) for text in texts], WORDS)


def kinds(*texts: str) -> list[str]:
    return [block.kind.value for block in lines(*texts)]


def test_blocks_are_numbered_in_order() -> None:
    assert [block.id for block in blocks("een\n\ntwee\n\ndrie")] == ["b1", "b2", "b3"]


def test_a_heading_keeps_its_number_apart_from_its_text() -> None:
    (heading,) = blocks("## Artikel 7 \u2013 Monitoring")
    assert (heading.kind, heading.number, heading.text, heading.place) == (
        BlockKind.HEADING,
        "Artikel 7",
        "Monitoring",
        "Artikel 7",
    )


def test_headings_above_are_listed_with_their_numbers() -> None:
    text = "# Overeenkomst\n\n## Hoofdstuk 2 Uitvoering\n\n### Artikel 7 Monitoring\n\nTekst.\n\n## Hoofdstuk 3 Slot\n\nTekst."
    found = blocks(text)
    assert found[3].headings == ("Overeenkomst", "Hoofdstuk 2 Uitvoering", "Artikel 7 Monitoring")
    assert found[5].headings == ("Overeenkomst", "Hoofdstuk 3 Slot")


def test_a_heading_is_not_its_own_heading() -> None:
    assert [block.headings for block in blocks("# Titel\n\n## Partijen")] == [(), ("Titel",)]


@pytest.mark.parametrize(("level", "kind"), [(2, BlockKind.HEADING), (0, BlockKind.PARAGRAPH)])
def test_a_line_that_starts_small_is_a_heading_in_a_size_of_its_own_alone(level: int, kind: BlockKind) -> None:
    subtitle = RawBlock("over een werkplek met beeldherkenning", level=level, prominent=True)
    assert [block.kind for block in outline([RawBlock("CONTRACT", level=1, prominent=True), subtitle], WORDS)][1] is kind


def test_the_depth_of_a_heading_counts_the_headings_above() -> None:
    assert [block.depth for block in blocks("# Titel\n\n### 1. Begrippen\n\n### 2. Monitoring\n\n#### 2.1 Plan")] == [1, 2, 2, 3]


def test_items_are_cited_with_the_clause_above() -> None:
    text = "7.3 Leverancier meldt:\n\na. incidenten;\n\n    (i) ernstige;\n\n    (ii) andere;\n\nb. storingen.\n\n7.4 Verder."
    assert places(text) == ["7.3", "7.3 (a)", "7.3 (a)(i)", "7.3 (a)(ii)", "7.3 (b)", "7.4"]


def test_item_depth_follows_the_labels_where_the_format_gives_none() -> None:
    found = lines("7.3 Leverancier meldt:", "a. incidenten;", "(i) ernstige;", "(ii) andere;", "b. storingen.", "c) rest.")
    assert [block.depth for block in found] == [0, 1, 2, 2, 1, 1]


def test_numbered_members_of_an_article_are_cited_with_its_number() -> None:
    text = "## Artikel 3 Levering\n\n1. Leverancier levert:\n\n    a. de dienst;\n\n2. Leverancier meldt."
    assert places(text) == ["Artikel 3", "Artikel 3.1", "Artikel 3.1 (a)", "Artikel 3.2"]


def test_a_numbered_list_under_a_clause_is_in_brackets() -> None:
    assert places("7.3 Leverancier levert:\n\n1. de dienst;\n2. het dossier.") == ["7.3", "7.3 (1)", "7.3 (2)"]


def test_an_annex_stands_before_the_places_in_it() -> None:
    text = "## 7. Slot\n\n7.1 Tekst.\n\n## Bijlage B Eisen\n\n1. Intro.\n\n2. Het dossier bevat:\n\n    (c) de gegevens."
    assert places(text) == ["7", "7.1", "Bijlage B", "Bijlage B, 1", "Bijlage B, 2", "Bijlage B, 2(c)"]


def test_headings_at_the_level_of_an_annex_belong_to_it_when_their_numbers_start_again() -> None:
    body, annex = "## 1. Begrippen\n\n## 2. Slot\n\n", "## Bijlage B Eisen\n\n## 1. Techniek\n\n1.1 Tekst.\n\n## 2. Beheer\n\n"
    text = f"{body}{annex}## Bijlage C Prijzen"
    assert places(text)[3:] == ["Bijlage B, 1", "Bijlage B, 1.1", "Bijlage B, 2", "Bijlage C"]


def test_an_annex_ends_where_the_articles_go_on() -> None:
    text = "## Artikel 1 Begrippen\n\n## Bijlage A Prijzen\n\n## Artikel 2 Slot\n\nTekst."
    assert places(text)[2:] == ["Artikel 2", "Artikel 2"]


def test_an_annex_ends_at_a_heading_without_a_number() -> None:
    assert places("# Titel\n\n## Bijlage A Prijzen\n\nTekst.\n\n## Ondertekening\n\nTekst.")[3:] == ["", ""]


def test_a_paragraph_after_a_list_belongs_to_the_clause() -> None:
    assert places("7.3 Leverancier meldt:\n\na. incidenten;\n\nen doet dat onverwijld.")[-1] == "7.3"


def test_a_list_goes_on_after_a_paragraph_between_its_items() -> None:
    found = lines("7.3 Leverancier meldt:", "a. incidenten;", "ook als zij klein zijn;", "b. storingen.")
    assert (found[-1].place, found[-1].depth) == ("7.3 (b)", 1)


def test_unnumbered_items_have_the_place_of_their_clause() -> None:
    found = blocks("7.3 Leverancier meldt:\n\n- incidenten;\n- storingen.")
    assert [(block.kind, block.number, block.place, block.depth) for block in found[1:]] == [(BlockKind.ITEM, "", "7.3", 1)] * 2


def test_the_letter_i_after_h_is_a_letter() -> None:
    found = lines("7.3 Het dossier bevat:", *(f"({letter}) onderdeel;" for letter in "abcdefghij"))
    assert {block.depth for block in found[1:]} == {1}


def test_an_initial_is_no_label() -> None:
    (block,) = blocks("K. de Vries\n")
    assert (block.number, block.text) == ("", "K. de Vries")


def test_capitals_in_order_are_labels_of_recitals() -> None:
    found = blocks("A. Opdrachtgever voert een wet uit voor inwoners.\n\nB. Opdrachtgever wil dat beter doen dan voorheen.")
    assert [block.number for block in found] == ["A", "B"]


@pytest.mark.parametrize(
    "text",
    [
        "Artikel 7 Monitoring",
        "7 Monitoring",
        "7. Monitoring",
        "7.1 Monitoring",
        "Bijlage B",
        "DEFINITIES",
        "Hoofdstuk II \u2013 Luisterhulp",
    ],
)
def test_a_short_numbered_line_is_a_heading(text: str) -> None:
    assert kinds(text, "7.1.1 Leverancier bewaakt het systeem.")[0] == "heading"


@pytest.mark.parametrize(
    "text", ["7.1 Leverancier meldt.", "Artikel 7 vervalt.", "1. de dienst;", "Leverancier meldt", "a. Monitoring"]
)
def test_a_sentence_is_no_heading(text: str) -> None:
    assert kinds(text, "Tekst.")[0] != "heading"


def test_short_lines_in_a_row_with_one_kind_of_number_are_a_list() -> None:
    assert kinds("1. Beschrijvend document", "2. Inschrijving", "3. Nota van inlichtingen") == ["item"] * 3


def test_a_list_of_annexes_is_not_their_beginning() -> None:
    assert kinds("De bijlagen zijn:", "Bijlage 1 Prijzen", "Bijlage 2 Eisen", "Bijlage 3 Planning")[1:] == ["paragraph"] * 3


def test_a_numbered_line_above_a_list_is_its_opening() -> None:
    assert kinds("4.1 SRW shall provide", "(a) access to stations;", "(b) a person with keys.") == ["paragraph", "item", "item"]


def test_a_wholly_bold_line_is_a_heading_and_a_bold_sentence_is_not() -> None:
    found = blocks("**Artikel 7 Monitoring**\n\n**Leverancier meldt incidenten.**")
    assert [block.kind for block in found] == [BlockKind.HEADING, BlockKind.PARAGRAPH]


@pytest.mark.parametrize("text", ["I. Inleidende bepalingen", "A. Algemeen", "Hoe werkt het?", "7 Monitoring"])
def test_a_bold_line_with_a_letter_or_a_question_is_a_heading(text: str) -> None:
    (block,) = blocks(f"**{text}**")
    assert block.kind is BlockKind.HEADING


def test_a_bold_item_of_a_list_is_no_heading() -> None:
    assert [block.kind for block in blocks("- **Monitoring**\n- **Register**")] == [BlockKind.ITEM] * 2


def test_a_clause_in_a_heading_style_is_a_paragraph() -> None:
    sentence = "7.3 Leverancier meldt ernstige incidenten binnen twee werkdagen aan Opdrachtgever."
    (block,) = lines(sentence, kind=BlockKind.HEADING)
    assert (block.kind, block.number) == (BlockKind.PARAGRAPH, "7.3")


def test_levels_without_styles_follow_the_form_of_the_numbers() -> None:
    found = lines(
        "Hoofdstuk I Algemeen",
        "Artikel 1 Begrippen",
        "Tekst.",
        "Artikel 2 Duur",
        "Hoofdstuk II Slot",
        "Artikel 3 Einde",
        "Tekst.",
    )
    assert found[2].headings == ("Hoofdstuk I Algemeen", "Artikel 1 Begrippen")
    assert found[-1].headings == ("Hoofdstuk II Slot", "Artikel 3 Einde")


def test_a_first_numbered_heading_is_no_title_of_the_rest() -> None:
    found = lines("1 Begrippen", "1.1 Een begrip is een woord.", "2 Monitoring", "2.1 Leverancier bewaakt.")
    assert found[3].headings == ("2 Monitoring",)


def test_a_heading_that_is_only_a_number_keeps_it_as_text() -> None:
    heading, paragraph = blocks("## Bijlage B\n\nTekst.")
    assert (heading.text, heading.number, paragraph.headings) == ("Bijlage B", "Bijlage B", ("Bijlage B",))


def test_lines_of_a_table_of_contents_are_left_out() -> None:
    assert [block.text for block in lines("7 Monitoring ........ 12", "Tekst.")] == ["Tekst."]


def test_requirement_rows_are_cited_by_id_and_type() -> None:
    text = "| Nr | Type | Omschrijving |\n|---|---|---|\n| TD-04 | Eis | Het dossier. |\n| TD-05 | Wens | Een kopie. |"
    found = blocks(text)
    assert [block.place for block in found] == [""] * 3 + ["Eis TD-04"] * 3 + ["Wens TD-05"] * 3
    assert [block.number for block in found[3:6]] == ["", "TD-04", "TD-04"]


def test_requirement_rows_take_the_word_of_their_column() -> None:
    assert places("| Nr | Eis |\n|---|---|\n| 12 | Het dossier. |")[-1] == "Eis 12"


def test_a_table_without_a_header_row_is_known_by_its_words() -> None:
    found = blocks("| Nr | Eis |\n| TD-04 | Het dossier. |")
    assert found[-1].cell
    assert (found[-1].place, found[-1].cell.header) == ("Eis TD-04", "Eis")


def test_rows_are_cited_by_ids_in_the_first_column_of_any_table() -> None:
    assert places("| SW-01 | gebruiker |\n| SW-02 | camera |") == ["SW-01", "SW-01", "SW-02", "SW-02"]


def test_a_plain_row_number_is_cited_with_the_place_of_the_table() -> None:
    assert places("## Bijlage B Eisen\n\n| Nr | Tekst |\n|---|---|\n| 4 | Monitoring. |")[-1] == "Bijlage B, Nr 4"


def test_cells_of_other_tables_have_the_place_of_the_clause_above() -> None:
    assert places("7.1 De tijden zijn:\n\n| Prioriteit | Tijd |\n|---|---|\n| 1 | 4 uur |") == ["7.1"] * 5


@pytest.mark.parametrize(
    ("base", "path", "has_members", "place"),
    [
        ("7.3", ("c",), False, "7.3 (c)"),
        ("2", ("c",), True, "2(c)"),
        ("Artikel 3", ("1", "a"), True, "Artikel 3.1 (a)"),
        ("7.3", ("1",), False, "7.3 (1)"),
        ("", ("A",), True, "A"),
        ("", ("2", "c"), True, "2(c)"),
        ("7.3", (), False, "7.3"),
        ("", (), False, ""),
    ],
)
def test_citations(base: str, path: tuple[str, ...], has_members: bool, place: str) -> None:  # noqa: FBT001 - a table of cases
    assert cite(base, path, has_members=has_members) == place


def test_boxes_move_with_the_text_that_loses_its_label() -> None:
    first, second = LineBox(0, 10, 1, 0, 0, 1, 1), LineBox(10, 20, 1, 0, 1, 1, 2)
    (block,) = outline([RawBlock("7.3 Meldt incidenten", lines=(first, second))], WORDS)
    assert [(line.start, line.end) for line in block.lines] == [(0, 6), (6, 16)]


@given(st.lists(st.integers(1, 8), min_size=1, max_size=6), st.integers(0, 12))
def test_shifted_boxes_cover_the_rest_of_the_text(lengths: list[int], by: int) -> None:
    ends = [sum(lengths[: index + 1]) for index in range(len(lengths))]
    boxes = [LineBox(end - length, end, 1, 0, 0, 1, 1) for end, length in zip(ends, lengths, strict=True)]
    covered = [position for box in shift_lines(boxes, by) for position in range(box.start, box.end)]
    assert covered == list(range(max(sum(lengths) - by, 0)))


@given(st.lists(st.text(alphabet="abAB17. ():;-\u2013|#", min_size=1, max_size=30).map(str.strip).filter(bool), max_size=12))
def test_the_outline_keeps_every_word_in_order(texts: list[str]) -> None:
    found = lines(*texts)
    kept = [text for text in texts if not text.endswith("....")]
    assert len(found) == len(kept)
    for block, text in zip(found, kept, strict=True):
        assert text.endswith(block.text) or text.startswith(block.text)
        assert text.startswith(block.number)
