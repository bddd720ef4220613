"""What the reader takes from an html page."""

from __future__ import annotations

import pytest

from contractcheck.errors import UnreadableDocument
from contractcheck.ingest.html_ import read_html
from contractcheck.ingest.raw import RawBlock
from contractcheck.model.document import BlockKind, Cell, Unread
from tests.unit.ingest.word_files import document


def raws(body: str) -> tuple[RawBlock, ...]:
    return read_html(f"<!DOCTYPE html><html><head><title>Titel</title></head><body>{body}</body></html>").blocks


def texts(body: str) -> list[str]:
    return [block.text for block in raws(body)]


def test_headings_and_paragraphs_are_blocks() -> None:
    found = raws("<h2>Artikel 7</h2><p>Leverancier <b>meldt</b>\n incidenten.</p><div>Verder.</div>los")
    assert [(block.text, block.kind, block.level) for block in found] == [
        ("Artikel 7", BlockKind.HEADING, 2),
        ("Leverancier meldt incidenten.", BlockKind.PARAGRAPH, 0),
        ("Verder.", BlockKind.PARAGRAPH, 0),
        ("los", BlockKind.PARAGRAPH, 0),
    ]


@pytest.mark.parametrize(
    "noise",
    [
        "<script>let a = '<p>weg</p>';</script>",
        "<style>p { color: red }</style>",
        "<!-- weg -->",
        "<template><p>weg</p></template>",
        '<div title="header"><p>weg</p></div>',
    ],
)
def test_code_comments_and_running_heads_are_no_text(noise: str) -> None:
    assert texts(f"<p>een</p>{noise}<p>twee</p>") == ["een", "twee"]


def test_text_after_a_script_is_read() -> None:
    assert texts("<p>een <script>weg</script>twee</p>") == ["een twee"]


@pytest.mark.parametrize(
    ("opening", "labels"),
    [
        ("<ol>", ["1.", "2."]),
        ('<ol type="a">', ["a.", "b."]),
        ('<ol type="I" start="4">', ["IV.", "V."]),
        ('<ol style="list-style-type: none">', ["", ""]),
        ("<ul>", ["", ""]),
    ],
)
def test_list_items_have_the_label_that_a_browser_shows(opening: str, labels: list[str]) -> None:
    closing = f"</{opening[1:3]}>"
    assert [block.label for block in raws(f"{opening}<li>een</li><li>twee</li>{closing}")] == labels


def test_a_nested_list_is_deeper_and_the_outer_one_goes_on() -> None:
    found = raws("<ol><li>een<ol type=a><li>onder</li></ol></li><li>twee</li></ol>")
    assert [(block.text, block.label, block.level) for block in found] == [
        ("een", "1.", 1),
        ("onder", "a.", 2),
        ("twee", "2.", 1),
    ]


def test_only_the_first_paragraph_of_an_item_bears_its_label() -> None:
    found = raws("<ol><li><p>een</p><p>vervolg</p></li></ol>")
    assert [(block.label, block.kind) for block in found] == [("1.", BlockKind.ITEM), ("", BlockKind.PARAGRAPH)]


def test_one_break_is_a_space_and_two_part_paragraphs() -> None:
    assert texts("<p>een<br>twee<br><br>drie</p>") == ["een twee", "drie"]


def test_cells_know_their_place_and_header() -> None:
    found = raws("<table><tr><th>Nr</th><th>Eis</th></tr><tr><td>E-1</td><td>Monitoring</td></tr></table>")
    assert [block.cell for block in found] == [Cell(0, 0, 0), Cell(0, 0, 1), Cell(0, 1, 0, "Nr"), Cell(0, 1, 1, "Eis")]


def test_merged_cells_push_the_others_to_their_columns() -> None:
    found = raws(
        "<table><tr><td rowspan=2>a</td><td colspan=2>b</td><td>c</td></tr><tr><td>d</td><td>e</td><td>f</td></tr></table>"
    )
    assert [(block.text, block.cell.row, block.cell.column) for block in found if block.cell] == [
        ("a", 0, 0),
        ("b", 0, 1),
        ("c", 0, 3),
        ("d", 1, 1),
        ("e", 1, 2),
        ("f", 1, 3),
    ]


def test_a_nested_table_is_a_table_of_its_own() -> None:
    found = raws("<table><tr><td>a<table><tr><td>b</td></tr></table>c</td></tr></table>")
    assert [(block.text, block.cell.table) for block in found if block.cell] == [("a", 0), ("b", 1), ("c", 0)]


def test_the_raised_number_of_a_note_is_no_text() -> None:
    assert texts('<p>Tekst<sup><a href="#n1">1</a></sup>.</p>') == ["Tekst."]


def test_a_frame_is_unread() -> None:
    assert read_html("<html><body><p>a</p><iframe src='x'></iframe></body></html>").unread == (
        Unread("embedded objects", "not-supported"),
    )


def test_a_page_with_an_xml_declaration_is_read() -> None:
    page = '<?xml version="1.0" encoding="iso-8859-1"?><html><body><p>\u00e9\u00e9n</p></body></html>'
    assert [block.text for block in document(page, "page.html").blocks] == ["\u00e9\u00e9n"]


def test_deeply_nested_elements_are_read() -> None:
    assert texts("<div>" * 1500 + "kern" + "</div>" * 1500) == ["kern"]


def test_a_page_nested_beyond_the_parser_is_refused_and_not_read_in_part() -> None:
    with pytest.raises(UnreadableDocument):
        texts("<p>voor</p>" + "<div>" * 9000 + "kern" + "</div>" * 9000)
