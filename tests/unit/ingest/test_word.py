"""What the reader takes from a Word file: everything that Word shows in the text, once and in order."""

from __future__ import annotations

import io
from zipfile import ZipFile

import docx
import pytest

from contractcheck.ingest.reader import read
from contractcheck.model.document import BlockKind, Cell, Remark, Unread
from tests.unit.ingest.word_files import WORDS, blocks, document, p, package, raw, raw_blocks, row, run, table, tc, texts

FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def test_runs_of_a_paragraph_are_one_text() -> None:
    assert texts(p(run("Leverancier ") + run("bewaakt", "<w:b/>") + run(" het systeem."))) == ["Leverancier bewaakt het systeem."]


@pytest.mark.parametrize(
    "content",
    [
        '<w:hyperlink r:id="r1"><w:r><w:t>het systeem</w:t></w:r></w:hyperlink>',
        "<w:smartTag><w:r><w:t>het systeem</w:t></w:r></w:smartTag>",
        "<w:customXml><w:r><w:t>het systeem</w:t></w:r></w:customXml>",
        "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>het systeem</w:t></w:r></w:sdtContent></w:sdt>",
        '<w:fldSimple w:instr=" DOCPROPERTY Systeem "><w:r><w:t>het systeem</w:t></w:r></w:fldSimple>',
        FIELD.format(instruction=" REF _Ref1 \\r \\h ", result=run("het systeem")),
        "<w:bdo><w:r><w:t>het systeem</w:t></w:r></w:bdo>",
    ],
    ids=["hyperlink", "smart tag", "custom xml", "content control", "simple field", "field", "direction"],
)
def test_text_inside_an_inline_element_stands_at_its_place(content: str) -> None:
    assert texts(p(run("Monitor ") + content + run(" dagelijks."))) == ["Monitor het systeem dagelijks."]


def test_a_field_inside_the_instruction_of_another_shows_nothing() -> None:
    inner = FIELD.format(instruction=" PAGE ", result=run("3"))
    outer = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>ja</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert texts(p(outer + inner + end + run("!"))) == ["ja!"]


def test_a_field_without_an_end_hides_nothing() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC </w:instrText></w:r>'
    assert texts(p(begin + run("Tekst.")) + p("Meer tekst.")) == ["Tekst.", "Meer tekst."]


def test_an_end_of_a_field_without_its_begin_loses_nothing() -> None:
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    inside = f'<w:fldSimple w:instr=" QUOTE x ">{run("Leverancier ")}{end}{run("meldt ")}</w:fldSimple>'
    assert texts(p(end + inside + run("incidenten."))) == ["Leverancier meldt incidenten."]


def test_a_field_whose_end_was_deleted_hides_nothing() -> None:
    begin, end = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:del><w:r><w:fldChar w:fldCharType="end"/></w:r></w:del>'
    assert texts(p(begin + end + run("Tekst."))) == ["Tekst."]


def test_tabs_and_line_breaks_are_spaces_and_soft_hyphens_vanish() -> None:
    content = (
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:softHyphen/><w:t>d</w:t><w:noBreakHyphen/><w:t>e</w:t></w:r>"
    )
    assert texts(p(content)) == ["a b cd-e"]


def test_a_content_control_around_blocks_is_read() -> None:
    control = f"<w:sdt><w:sdtContent>{p('Een.')}{table(row('Twee.'))}</w:sdtContent></w:sdt>"
    assert texts(control + p("Drie.")) == ["Een.", "Twee.", "Drie."]


def test_content_controls_around_rows_and_cells_are_read() -> None:
    cell = f"<w:sdt><w:sdtContent>{tc(p('b'))}</w:sdtContent></w:sdt>"
    around_row = f"<w:sdt><w:sdtContent><w:tr>{tc(p('a'))}{cell}</w:tr></w:sdtContent></w:sdt>"
    assert texts(table(around_row, row("c", "d"))) == ["a", "b", "c", "d"]


def test_a_placeholder_that_nobody_filled_in_is_a_blank_and_remarked() -> None:
    control = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p('Vul in.')}</w:sdtContent></w:sdt>"
    found = raw(control)
    assert ([block.text for block in found.blocks], found.remarks) == (["____"], (Remark("placeholders", (("count", "1"),)),))


def test_a_placeholder_inside_a_paragraph_is_a_blank_and_remarked() -> None:
    words = "<w:r><w:t>Vul hier </w:t></w:r><w:r><w:t>een getal in</w:t></w:r>"
    control = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{words}</w:sdtContent></w:sdt>"
    found = raw(p(run("Binnen ") + control + run(" dagen.")))
    assert [block.text for block in found.blocks] == ["Binnen ____ dagen."]
    assert [remark.code for remark in found.remarks] == ["placeholders"]


def test_a_field_that_asks_to_click_and_type_is_a_blank_and_remarked() -> None:
    asks = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> MACROBUTTON NoMacro [naam] </w:instrText></w:r>'
    found = raw(p(run("Tussen ") + asks + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run(" en de gemeente.")))
    assert [block.text for block in found.blocks] == ["Tussen ____ en de gemeente."]
    assert [remark.code for remark in found.remarks] == ["placeholders"]


def test_cells_know_their_place_and_the_head_of_their_column() -> None:
    found = raw_blocks(table(row("Nr", "Eis", properties="<w:tblHeader/>"), row("E-1", "Monitoring")))
    assert [(block.text, block.cell) for block in found] == [
        ("Nr", Cell(0, 0, 0)),
        ("Eis", Cell(0, 0, 1)),
        ("E-1", Cell(0, 1, 0, "Nr")),
        ("Monitoring", Cell(0, 1, 1, "Eis")),
    ]


def test_a_first_row_in_bold_is_the_head_of_a_table() -> None:
    head = row(tc(p(run("Nr", "<w:b/>"))), tc(p(run("Eis", "<w:b/>"))))
    assert raw_blocks(table(head, row("E-1", "Monitoring")))[3].cell == Cell(0, 1, 1, "Eis")


def test_a_table_style_that_sets_the_first_row_apart_gives_headers() -> None:
    first_row = '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
    styles = (
        f'<w:style w:type="table" w:styleId="Raster">{first_row}</w:style>'
        '<w:style w:type="table" w:styleId="Eigen"><w:basedOn w:val="Raster"/></w:style>'
    )
    properties = '<w:tblPr><w:tblStyle w:val="Eigen"/><w:tblLook w:firstRow="{wanted}"/></w:tblPr>'
    for wanted, header in (("1", "Kop"), ("0", "")):
        found = raw_blocks(table(properties.format(wanted=wanted), row("Kop"), row("Cel")), styles=styles)
        assert found[1].cell == Cell(0, 1, 0, header)


def test_merged_cells_are_read_once() -> None:
    wide = row(tc(p("breed"), '<w:gridSpan w:val="2"/>'), "rechts")
    high = row(tc(p("hoog"), '<w:vMerge w:val="restart"/>'), "b", "c")
    rest = row(tc(p("verborgen"), "<w:vMerge/>"), "e", "f")
    found = raw_blocks(table(wide, high, rest))
    assert [(block.text, block.cell.row, block.cell.column) for block in found if block.cell] == [
        ("breed", 0, 0),
        ("rechts", 0, 2),
        ("hoog", 1, 0),
        ("b", 1, 1),
        ("c", 1, 2),
        ("e", 2, 1),
        ("f", 2, 2),
    ]


def test_a_row_that_starts_further_right_counts_the_columns_before_it() -> None:
    found = raw_blocks(table(row("a", properties='<w:gridBefore w:val="2"/>')))
    assert found[0].cell == Cell(0, 0, 2)


def test_a_nested_table_is_a_table_of_its_own() -> None:
    nested = tc(p("voor") + table(row("binnen")) + p("na"))
    found = raw_blocks(table(row(nested, "buiten")))
    assert [(block.text, block.cell.table) for block in found if block.cell] == [
        ("voor", 0),
        ("binnen", 1),
        ("na", 0),
        ("buiten", 0),
    ]


def test_an_automatic_number_alone_in_a_cell_is_the_text_of_the_cell() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimalZero"/>'
        '<w:lvlText w:val="E-%1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    numbered = tc('<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:p>')
    assert texts(table(row(numbered, "Monitoring"), row(numbered, "Register")), numbering=numbering) == [
        "E-01",
        "Monitoring",
        "E-02",
        "Register",
    ]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{p('In het kader.')}</w:txbxContent>"
    shape = f"<w:drawing><wp:inline><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></wp:inline></w:drawing>"
    picture = f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
    alternatives = f'<mc:Choice Requires="wps">{shape}</mc:Choice><mc:Fallback>{picture}</mc:Fallback>'
    anchor = f"<w:r><w:t>Zie </w:t><mc:AlternateContent>{alternatives}</mc:AlternateContent><w:t>hiernaast.</w:t></w:r>"
    assert texts(p(anchor) + p("Verder.")) == ["Zie hiernaast.", "In het kader.", "Verder."]


def test_notes_stand_after_the_paragraph_that_refers_to_them() -> None:
    separator = f'<w:footnote w:id="-1" w:type="separator">{p("lijn")}</w:footnote>'
    footnotes = f'{separator}<w:footnote w:id="2">{p("Tenzij anders bepaald.")}</w:footnote>'
    endnotes = f'<w:endnote w:id="2">{p("Zie de toelichting.")}</w:endnote>'
    first = p('<w:r><w:t>Meldt.</w:t><w:footnoteReference w:id="2"/></w:r>')
    second = p('<w:r><w:t>Dan.</w:t><w:endnoteReference w:id="2"/></w:r>')
    found = raw_blocks(first + second, footnotes=footnotes, endnotes=endnotes)
    assert [(block.text, block.kind, block.label) for block in found] == [
        ("Meldt.", BlockKind.PARAGRAPH, ""),
        ("Tenzij anders bepaald.", BlockKind.NOTE, "1"),
        ("Dan.", BlockKind.PARAGRAPH, ""),
        ("Zie de toelichting.", BlockKind.NOTE, "i"),
    ]


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_notes_that_are_referred_to_and_not_there_are_unread_and_may_hold_clauses(kind: str) -> None:
    body = p(f'<w:r><w:t>Meldt.</w:t><w:{kind}Reference w:id="2"/></w:r>')
    assert raw(body).unread == (Unread(f"{kind}s", "damaged"),)


def test_a_damaged_part_with_notes_is_unread_and_may_hold_clauses() -> None:
    data = package(p("Tekst."), footnotes="</w:footnotes><kapot")
    assert document(data).unread == (Unread("footnotes", "damaged"),)


def test_headers_and_footers_are_listed_as_unread_without_clauses() -> None:
    found = raw(p("Tekst."), header=p("Concept"), footer=p("pagina 1"))
    assert [(unread.part, unread.holds_clauses) for unread in found.unread] == [("headers", False), ("footers", False)]


def comment(text: str, number: int = 1, author: str = "Anna") -> str:
    return f'<w:comment w:id="{number}" w:author="{author}" w:date="2026-03-01T10:00:00Z">{p(text)}</w:comment>'


def commented(words: str) -> str:
    return f'<w:commentRangeStart w:id="1"/>{run(words)}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'


def test_a_comment_is_no_text_and_is_remarked_with_its_writer_and_the_words_that_it_is_about() -> None:
    found = raw(p(run("Leverancier ") + commented("meldt incidenten") + run(".")), comments=comment("Binnen welke termijn?"))
    assert [block.text for block in found.blocks] == ["Leverancier meldt incidenten."]
    details = (("authors", "Anna"), ("first", "2026-03-01"), ("text", "Binnen welke termijn?"), ("quote", "meldt incidenten"))
    assert (found.remarks, found.unread) == ((Remark("comment", details),), ())


def test_a_comment_without_marks_quotes_its_paragraph() -> None:
    body = p(run("Tekst.") + '<w:r><w:commentReference w:id="1"/></w:r>')
    assert dict(raw(body, comments=comment("Klopt dit?")).remarks[0].details)["quote"] == "Tekst."


def test_comments_of_contractcheck_itself_are_not_remarked() -> None:
    assert raw(p("Tekst."), comments=comment("Los dit op.", author="contractcheck")).remarks == ()


def test_of_very_many_comments_the_rest_is_counted() -> None:
    many = "".join(comment(f"Vraag {number}", number) for number in range(35))
    remarks = raw(p("Tekst."), comments=many).remarks
    assert (len(remarks), remarks[-1]) == (31, Remark("comments-more", (("count", "5"),)))


def test_a_damaged_part_with_comments_is_unread_without_clauses() -> None:
    data = package(p("Tekst."), comments="</w:comments><kapot")
    assert document(data).unread == (Unread("comments", "damaged", holds_clauses=False),)


def test_an_empty_header_is_not_worth_a_word() -> None:
    assert raw(p("Tekst."), header="<w:p/>").unread == ()


@pytest.mark.parametrize(
    ("body", "part"),
    [
        ('<w:altChunk r:id="r9"/>', "imported documents"),
        ("<w:p><w:r><w:object/></w:r></w:p>", "embedded objects"),
    ],
)
def test_what_cannot_be_read_is_listed_and_may_hold_clauses(body: str, part: str) -> None:
    assert raw(p("Tekst.") + body).unread == (Unread(part, "not-supported"),)


def test_hidden_text_is_read_and_remarked() -> None:
    found = raw(p(run("Zichtbaar ") + run("verborgen.", "<w:vanish/>")))
    assert [block.text for block in found.blocks] == ["Zichtbaar verborgen."]
    assert found.remarks[0].code == "hidden-text"


def test_text_hidden_by_a_character_style_is_remarked() -> None:
    styles = '<w:style w:type="character" w:styleId="Weg"><w:rPr><w:vanish/></w:rPr></w:style>'
    found = raw(p(run("verborgen", '<w:rStyle w:val="Weg"/>')), styles=styles)
    assert [remark.code for remark in found.remarks] == ["hidden-text"]


def test_a_table_of_contents_gives_no_blocks() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>'
    entry = p("7 Monitoring 12", '<w:pStyle w:val="Inhopg1"/>')
    assert texts(entry + p("Tekst."), styles=styles) == ["Tekst."]


def test_a_sentence_in_a_style_for_contents_is_read() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>'
    assert texts(p("Leverancier meldt.", '<w:pStyle w:val="Inhopg1"/>'), styles=styles) == ["Leverancier meldt."]


def test_a_field_with_a_table_of_contents_over_several_paragraphs_gives_no_blocks() -> None:
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = p(begin + run("1 Begrippen 3")) + p("7 Monitoring 12") + p(end + run("Na de inhoud.")) + p("Tekst.")
    assert texts(body) == ["Na de inhoud.", "Tekst."]


def test_a_content_control_with_a_table_of_contents_gives_no_blocks() -> None:
    properties = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    control = f"<w:sdt>{properties}<w:sdtContent>{p('Inhoud')}{p('7 Monitoring 12')}</w:sdtContent></w:sdt>"
    assert texts(control + p("Tekst.")) == ["Tekst."]


def test_pages_count_from_the_breaks_that_word_saved() -> None:
    broken = "<w:r><w:t>Op een. </w:t></w:r><w:r><w:lastRenderedPageBreak/><w:t>Op twee.</w:t></w:r>"
    next_page = "<w:r><w:lastRenderedPageBreak/><w:t>Op drie.</w:t></w:r>"
    assert [block.page for block in raw_blocks(p(broken) + p("Ook twee.") + p(next_page))] == [1, 2, 3]


def test_without_saved_page_breaks_there_are_no_pages() -> None:
    assert raw_blocks(p("Tekst."))[0].page is None


def test_a_document_of_pictures_alone_is_unread_and_not_empty() -> None:
    with_picture = io.BytesIO(package("<w:p><w:r><w:drawing/></w:r></w:p>"))
    with ZipFile(with_picture, "a") as archive:
        archive.writestr("word/media/image1.png", b"scan")
    assert document(with_picture.getvalue()).unread == (Unread("images", "no-text"),)


def picture(width: int, height: int, opening: str = "<wp:inline>") -> str:
    """A picture with sides in points."""
    extent = f'<wp:extent cx="{width * 12700}" cy="{height * 12700}"/>'
    closing = opening.split(" ", maxsplit=1)[0].replace("<", "</").rstrip(">") + ">"
    return p(f"<w:r><w:drawing>{opening}{extent}<m:blip/>{closing}</w:drawing></w:r>")


VML = '<w:r><w:pict><v:shape style="position:absolute;width:450pt;height:650pt"><v:imagedata/></v:shape></w:pict></w:r>'


@pytest.mark.parametrize(
    ("content", "is_unread"),
    [
        (picture(450, 650), True),
        (p(VML), True),
        (picture(120, 60), False),
        (picture(590, 840, '<wp:anchor behindDoc="1">'), False),
    ],
    ids=["page", "page in the older form", "logo", "behind the text"],
)
def test_a_picture_as_large_as_a_page_is_unread(content: str, is_unread: bool) -> None:  # noqa: FBT001
    assert raw(p("Tekst.") + content).unread == ((Unread("images", "no-text"),) if is_unread else ())


def test_a_file_saved_by_python_docx_keeps_headings_lists_and_tables() -> None:
    made = docx.Document()
    made.add_heading("Overeenkomst", 0)
    made.add_heading("Artikel 7 Monitoring", 1)
    made.add_paragraph("Leverancier bewaakt:")
    made.add_paragraph("de werking", style="List Number")
    made.add_paragraph("de gevolgen", style="List Bullet")
    cells = made.add_table(1, 2).rows[0].cells
    cells[0].text, cells[1].text = "links", "rechts"
    stream = io.BytesIO()
    made.save(stream)
    found = [(block.kind, block.number, block.text) for block in blocks(stream.getvalue(), "draft.docx")]
    assert found == [
        (BlockKind.HEADING, "", "Overeenkomst"),
        (BlockKind.HEADING, "Artikel 7", "Monitoring"),
        (BlockKind.PARAGRAPH, "", "Leverancier bewaakt:"),
        (BlockKind.ITEM, "1", "de werking"),
        (BlockKind.ITEM, "", "de gevolgen"),
        (BlockKind.CELL, "", "links"),
        (BlockKind.CELL, "", "rechts"),
    ]


def test_deeply_nested_content_does_not_exhaust_the_program() -> None:
    body = p("kern")
    for _ in range(60):
        body = table(row(tc(body + p("rand"))))
    assert texts(body)[0] == "kern"


def test_equations_are_read_as_characters_with_a_remark() -> None:
    document = raw(p(run("Hoogstens ") + "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"))
    assert [(remark.code, dict(remark.details)) for remark in document.remarks] == [("equations", {"count": "1"})]


@pytest.mark.parametrize("name", ["sjabloon.dotx", "macro.docm"])
def test_a_template_or_a_file_with_macros_is_read_as_data_alone(name: str) -> None:
    with_macros = io.BytesIO(package(p("De leverancier levert het systeem.")))
    with ZipFile(with_macros, "a") as parts:
        parts.writestr("word/vbaProject.bin", bytes(64))
    document = read(with_macros.getvalue(), name, WORDS)
    assert [block.text for block in document.blocks] == ["De leverancier levert het systeem."]
