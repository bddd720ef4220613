"""What the reader takes from Markdown."""

from __future__ import annotations

import pytest

from contractcheck.ingest.markdown import read_markdown
from contractcheck.ingest.markdown_inline import plain_text
from contractcheck.ingest.raw import RawBlock
from contractcheck.model.document import BlockKind, Cell
from tests.unit.ingest.word_files import blocks


def raws(text: str) -> tuple[RawBlock, ...]:
    return read_markdown(text).blocks


def texts(text: str) -> list[str]:
    return [block.text for block in raws(text)]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("**Leverancier** meldt", "Leverancier meldt"),
        ("*Leverancier* meldt", "Leverancier meldt"),
        ("__Leverancier__ _meldt_", "Leverancier meldt"),
        ("***Leverancier*** meldt", "Leverancier meldt"),
        ("`Leverancier` meldt", "Leverancier meldt"),
        ("~~Leverancier~~ meldt", "Leverancier meldt"),
        ("zie [artikel 7](#artikel-7) verder", "zie artikel 7 verder"),
        ("![logo](logo.png)Tekst", "Tekst"),
        ("zie <https://voorbeeld.nl>", "zie https://voorbeeld.nl"),
        ("een<br>twee", "een twee"),
        ("<u>een</u>", "een"),
        (r"5 \* 3 \_a\_", "5 * 3 _a_"),
        ("5 * 3 * 2", "5 * 3 * 2"),
        ("naam_van_veld", "naam_van_veld"),
        ("Getekend: ______", "Getekend: ______"),
        ("&euro; 5 &amp; 6", "\u20ac 5 & 6"),
        ("< 4 uur > 3", "< 4 uur > 3"),
        ("tekst[^1].", "tekst."),
        ('"**Vigilo**"', '"Vigilo"'),
    ],
)
def test_marks_are_taken_off_and_characters_stay(source: str, text: str) -> None:
    assert plain_text(source) == text


def test_signs_of_a_quotation_go_and_the_sign_for_more_than_stays() -> None:
    assert texts("> Leverancier meldt.") == ["Leverancier meldt."]
    assert texts("> > Leverancier meldt\n> > incidenten.") == ["Leverancier meldt incidenten."]
    assert texts("Bij > 4 fouten per <b>dag</b> volgt een melding.") == ["Bij > 4 fouten per dag volgt een melding."]


def test_of_the_properties_above_a_text_the_title_alone_is_read() -> None:
    text = '---\ntitle: "Nota AI"\ntags:\n- conformiteitsbeoordeling\n  - inkoop\n---\n\nLeverancier meldt.'
    assert [(each.text, each.kind) for each in raws(text)] == [
        ("Nota AI", BlockKind.HEADING),
        ("Leverancier meldt.", BlockKind.PARAGRAPH),
    ]
    assert texts("---\nid: 7\n---\nLeverancier meldt.") == ["Leverancier meldt."]


@pytest.mark.parametrize(
    "text", ["---\n- Leverancier meldt.\n---\n", "---\nLeverancier meldt.\n\n---\n", "---\nnaam: Leverancier meldt."]
)
def test_lines_between_rules_that_are_no_properties_are_text(text: str) -> None:
    assert any("Leverancier meldt." in each for each in texts(text))


def test_wrapped_lines_are_one_paragraph() -> None:
    assert texts("Leverancier meldt\nincidenten\naan Opdrachtgever.") == ["Leverancier meldt incidenten aan Opdrachtgever."]


def test_numbered_clauses_need_no_empty_line_between_them() -> None:
    assert texts("7.1 Leverancier meldt.\n7.2 Opdrachtgever betaalt.") == ["7.1 Leverancier meldt.", "7.2 Opdrachtgever betaalt."]


def test_a_number_inside_a_wrapped_sentence_starts_nothing() -> None:
    assert texts("zoals bedoeld in artikel\n7.1 van de overeenkomst") == ["zoals bedoeld in artikel 7.1 van de overeenkomst"]
    assert texts("de periode 2026\n- 2028 is lang") == ["de periode 2026 - 2028 is lang"]


def test_headings_have_their_level() -> None:
    found = raws("# Een #\n\nTwee\n===\n\nDrie\n---\n\n#### Vier")
    assert [(block.text, block.kind, block.level) for block in found] == [
        ("Een", BlockKind.HEADING, 1),
        ("Twee", BlockKind.HEADING, 1),
        ("Drie", BlockKind.HEADING, 2),
        ("Vier", BlockKind.HEADING, 4),
    ]


def test_list_items_keep_their_labels_and_depth() -> None:
    found = raws("a. een;\nb. twee:\n    (i) drie;\n    (ii) vier;\nc. vijf.")
    assert [(block.text, block.level) for block in found] == [
        ("a. een;", 1),
        ("b. twee:", 1),
        ("(i) drie;", 2),
        ("(ii) vier;", 2),
        ("c. vijf.", 1),
    ]


def test_an_item_goes_on_over_its_lines() -> None:
    assert texts("- een\n  vervolg\n- twee") == ["een vervolg", "twee"]


def test_items_without_a_full_stop_are_separate() -> None:
    assert texts("1. UEA\n2. Prijsblad\n3. Planning") == ["1. UEA", "2. Prijsblad", "3. Planning"]


def test_a_list_numbered_with_ones_counts_on() -> None:
    assert [block.number for block in blocks("1. een\n1. twee\n1. drie\n\n## Artikel 2\n\n1. vier")] == [
        "1",
        "2",
        "3",
        "Artikel 2",
        "1",
    ]


def test_a_bullet_before_a_label_is_dropped() -> None:
    assert [block.number for block in blocks("- (a) een;\n- (b) twee.")] == ["(a)", "(b)"]


def test_a_table_has_cells_with_headers() -> None:
    found = raws("| Nr | Eis |\n|:--|--:|\n| E-1 | a \\| b |")
    assert [(block.text, block.cell) for block in found] == [
        ("Nr", Cell(0, 0, 0)),
        ("Eis", Cell(0, 0, 1)),
        ("E-1", Cell(0, 1, 0, "Nr")),
        ("a | b", Cell(0, 1, 1, "Eis")),
    ]


def test_a_table_without_a_separator_has_no_headers() -> None:
    assert [block.cell for block in raws("| a | b |\n| c | d |")] == [Cell(0, 0, 0), Cell(0, 0, 1), Cell(0, 1, 0), Cell(0, 1, 1)]


def test_an_empty_header_row_is_no_row() -> None:
    assert [block.cell for block in raws("| | |\n|---|---|\n| a | b |")] == [Cell(0, 0, 0), Cell(0, 0, 1)]


def test_tables_count_over_the_document() -> None:
    assert [block.cell.table for block in raws("| a |\n\ntekst\n\n| b |") if block.cell] == [0, 1]


@pytest.mark.parametrize("noise", ["---", "* * *", "___", "<!-- weg\nook weg -->", "[link]: https://voorbeeld.nl"])
def test_rules_comments_and_link_targets_are_no_text(noise: str) -> None:
    assert texts(f"een\n\n{noise}\n\ntwee") == ["een", "twee"]


def test_quotes_and_fences_are_read_as_text() -> None:
    assert texts("> Leverancier meldt.\n\n```\ncode\n```") == ["Leverancier meldt.", "code"]


def test_notes_are_notes() -> None:
    (_, note) = raws("Tekst.[^1]\n\n[^1]: Tenzij anders bepaald.")
    assert (note.text, note.kind, note.label) == ("Tenzij anders bepaald.", BlockKind.NOTE, "1")


def test_a_wholly_bold_paragraph_is_prominent() -> None:
    assert [block.prominent for block in raws("**Partijen**\n\n**Gemeente** en leverancier\n\n**a** en **b**")] == [
        True,
        False,
        False,
    ]


def test_a_table_right_below_a_line_of_text_is_a_table() -> None:
    found = raws("**The Contractor delivers**\n| M | Product |\n|---|---|\n| M2 | Manual |")
    assert [block.text for block in found if block.cell] == ["M", "Product", "M2", "Manual"]


@pytest.mark.parametrize("mark", ["–", "—", "●", "▪", "·"])
def test_the_marks_of_a_word_processor_open_items(mark: str) -> None:
    found = raws(f"The Contractor delivers:\n{mark} a manual;\n{mark} a training.")
    assert [block.text for block in found if block.kind is BlockKind.ITEM] == ["a manual;", "a training."]


def test_a_dash_inside_a_wrapped_sentence_opens_no_item() -> None:
    assert texts("The manual\n– in two languages – is delivered.") == ["The manual – in two languages – is delivered."]
