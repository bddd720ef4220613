"""OpenDocument texts: each sentence once, in order, with its number."""

from __future__ import annotations

import pytest

from contractcheck.errors import UnreadableDocument
from contractcheck.ingest.reader import read
from contractcheck.model.document import BlockKind, Change, Remark, Unread
from contractcheck.model.settings import Revisions
from tests.unit.ingest.odt_files import NUMBERED, blocks, items, odt, p, raw
from tests.unit.ingest.word_files import WORDS


def test_tabs_spaces_breaks_links_and_spans_are_text() -> None:
    text = 'Een<text:s text:c="3"/>twee<text:tab/><text:a>drie</text:a><text:line-break/><text:span>vier</text:span>.'
    assert [block.text for block in blocks(p(text))] == ["Een twee drie vier."]


def test_headings_have_their_level() -> None:
    (block,) = blocks('<text:h text:outline-level="2">Monitoring</text:h>')
    assert (block.kind, block.level, block.text) == (BlockKind.HEADING, 2, "Monitoring")


def test_lists_are_numbered_as_their_style_says() -> None:
    inner = items(p("a"), p("b") + items(p("i"), attributes=""), attributes="")
    found = blocks(items(p("een") + inner, p("twee")), NUMBERED)
    assert [(block.label, block.text, block.level) for block in found] == [
        ("1.", "een", 1),
        ("1.1", "a", 2),
        ("1.2", "b", 2),
        ("a)", "i", 3),
        ("2.", "twee", 1),
    ]


def test_a_list_goes_on_where_it_says_so_and_else_begins_anew() -> None:
    again = items(p("c"), attributes='text:style-name="L" text:continue-numbering="true"')
    body = items(p("a"), p("b")) + p("tussen") + again + items(p("d"))
    assert [block.label for block in blocks(body, NUMBERED)] == ["1.", "2.", "", "3.", "1."]


def test_an_item_that_only_carries_a_list_counts_for_nothing() -> None:
    again = items(items(p("b"), attributes=""), p("c"), attributes='text:style-name="L" text:continue-numbering="true"')
    assert [block.label for block in blocks(items(p("een") + items(p("a"), attributes="")) + again, NUMBERED)] == [
        "1.",
        "1.1",
        "1.2",
        "2.",
    ]


def test_only_the_first_paragraph_of_an_item_bears_the_number() -> None:
    assert [block.label for block in blocks(items(p("a") + p("vervolg")), NUMBERED)] == ["1.", ""]


def test_an_item_can_state_its_number() -> None:
    body = '<text:list text:style-name="L"><text:list-item text:start-value="7"><text:p>a</text:p></text:list-item></text:list>'
    assert blocks(body, NUMBERED)[0].label == "7."


def test_headings_are_numbered_by_the_outline_of_the_document() -> None:
    outline = '<text:outline-style><text:outline-level-style text:level="1" style:num-format="1"/></text:outline-style>'
    body = '<text:h text:outline-level="1">Een</text:h><text:h text:outline-level="1">Twee</text:h>'
    assert [block.label for block in blocks(body)] == ["", ""]
    assert [block.label for block in blocks(body, outline)] == ["1", "2"]


def cell(text: str, attributes: str = "") -> str:
    return f"<table:table-cell {attributes}>{p(text)}</table:table-cell>"


def test_tables_have_rows_columns_and_headers() -> None:
    header = f"<table:table-header-rows><table:table-row>{cell('Nr')}{cell('Eis')}</table:table-row></table:table-header-rows>"
    body = f"<table:table>{header}<table:table-row>{cell('1')}{cell('Leverancier meldt.')}</table:table-row></table:table>"
    assert [(each.cell.row, each.cell.column, each.cell.header, each.text) for each in blocks(body) if each.cell] == [
        (0, 0, "", "Nr"),
        (0, 1, "", "Eis"),
        (1, 0, "Nr", "1"),
        (1, 1, "Eis", "Leverancier meldt."),
    ]


def test_a_covered_cell_keeps_its_column() -> None:
    body = f"<table:table><table:table-row>{cell('a')}<table:covered-table-cell/>{cell('b')}</table:table-row></table:table>"
    assert [block.cell.column for block in blocks(body) if block.cell] == [0, 2]


def test_footnotes_and_text_boxes_come_after_their_paragraph() -> None:
    citation = "<text:note-citation>1</text:note-citation>"
    note = f'<text:note text:note-class="footnote">{citation}<text:note-body><text:p>Noot.</text:p></text:note-body></text:note>'
    box = "<draw:frame><draw:text-box><text:p>Kader.</text:p></draw:text-box></draw:frame>"
    made = raw(p(f"Tekst{note} loopt door.{box}"))
    assert [(block.kind, block.text) for block in made.blocks] == [
        (BlockKind.PARAGRAPH, "Tekst loopt door."),
        (BlockKind.NOTE, "Noot."),
        (BlockKind.PARAGRAPH, "Kader."),
    ]
    assert made.read == ("body", "footnotes", "text boxes")


def test_a_table_of_contents_is_no_text() -> None:
    body = "<text:table-of-content><text:index-body><text:p>1 Begrippen 3</text:p></text:index-body></text:table-of-content>"
    assert [block.text for block in blocks(body + p("Tekst."))] == ["Tekst."]


def test_what_is_not_read_is_listed() -> None:
    made = raw(p("Tekst<draw:frame><draw:object/></draw:frame>."), styles_="")
    assert [block.text for block in made.blocks] == ["Tekst."]
    assert made.unread == (Unread("embedded objects", "not-supported"),)


def test_a_comment_is_no_text_and_is_remarked_with_its_writer_and_its_paragraph() -> None:
    about = "<dc:creator>Anna</dc:creator><dc:date>2026-03-01T10:00:00</dc:date>"
    made = raw(p(f"Tekst<office:annotation>{about}<text:p>Mag dit weg?</text:p></office:annotation>."))
    assert [block.text for block in made.blocks] == ["Tekst."]
    details = (("authors", "Anna"), ("first", "2026-03-01"), ("text", "Mag dit weg?"), ("quote", "Tekst."))
    assert made.remarks == (Remark("comment", details),)


def test_hidden_text_is_read_and_remarked() -> None:
    hides = '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
    made = raw(p('Zichtbaar <text:span text:style-name="H">verborgen</text:span>.'), hides)
    assert [block.text for block in made.blocks] == ["Zichtbaar verborgen."]
    assert made.remarks == (Remark("hidden-text", (("characters", "9"),)),)


def test_an_equation_is_remarked_and_no_unread_object() -> None:
    entry = (
        '<m:file-entry xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" m:full-path="Object 1/" '
        'm:media-type="application/vnd.oasis.opendocument.formula"/>'
    )
    link = '<draw:object xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="./Object 1"/>'
    made = raw(p(f"De grens is <draw:frame>{link}</draw:frame>."), **{"META-INF/manifest": entry})
    assert (made.unread, made.remarks) == ((), (Remark("equations", (("count", "1"),)),))


def test_a_picture_as_large_as_a_page_is_unread() -> None:
    size = 'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" svg:width="17cm" svg:height="24cm"'
    assert raw(p(f"Tekst.<draw:frame {size}><draw:image/></draw:frame>")).unread == (Unread("images", "no-text"),)


CHANGES = (
    "<text:tracked-changes>"
    '<text:changed-region text:id="i"><text:insertion><office:change-info><dc:creator>Anna</dc:creator>'
    "<dc:date>2026-03-01T10:00:00</dc:date></office:change-info></text:insertion></text:changed-region>"
    '<text:changed-region text:id="d"><text:deletion><office:change-info><dc:creator>Bram</dc:creator>'
    "<dc:date>2026-03-05T10:00:00</dc:date></office:change-info><text:p>kan</text:p></text:deletion></text:changed-region>"
    "</text:tracked-changes>"
)
INSERTED = '<text:change-start text:change-id="i"/>zal<text:change-end text:change-id="i"/>'
CHANGED = CHANGES + p(f'Leverancier <text:change text:change-id="d"/> {INSERTED} melden.')


@pytest.mark.parametrize(
    ("view", "text"),
    [
        ("accepted", "Leverancier zal melden."),
        ("original", "Leverancier kan melden."),
        ("all", "Leverancier kan zal melden."),
    ],
)
def test_tracked_changes_are_read_in_the_view_asked_for(view: Revisions, text: str) -> None:
    assert [block.text for block in raw(CHANGED, view=view).blocks] == [text]


def test_the_tracked_changes_are_listed() -> None:
    assert raw(CHANGED).changes == (
        Change("insertion", "Anna", "2026-03-01", "zal"),
        Change("deletion", "Bram", "2026-03-05", "kan"),
    )


def test_an_empty_placeholder_is_a_blank_and_remarked() -> None:
    made = raw(p("Naam: <text:placeholder>vul in</text:placeholder>"))
    assert [block.text for block in made.blocks] == ["Naam: ____"]
    assert made.remarks == (Remark("placeholders", (("count", "1"),)),)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (odt(p("x")).replace(b"content.xml", b"kontent.xml"), "damaged"),
        (odt("<text:p>x"), "damaged"),
        (odt(p("x"), **{"META-INF/manifest": "<office:encryption-data/>"}), "encrypted"),
        (odt(""), "empty"),
    ],
    ids=["no content", "broken xml", "encrypted", "empty"],
)
def test_a_file_that_cannot_be_read_says_why(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read(data, "a.odt", WORDS)
    assert caught.value.code == code
