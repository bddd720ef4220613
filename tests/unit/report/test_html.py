"""The web page as a text: what it shows and what it escapes."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from contractcheck.model.document import Block, BlockKind, Cell
from contractcheck.model.report import Basis, Confidence, DocumentText, ElementResult, Evidence, Ground, Notice, QuoteSpan
from contractcheck.report.html import render
from contractcheck.report.html.passages import Passage, pieces, placed
from tests.build_page import BLOCKS, EFFORT, FORMAT, ITEM, LEAD, PROOF, page_document, span
from tests.build_report import catering_document, clause, evidence, purchase, report, subjects, unreadable_document

HOSTILE = "</style><script>alert(1)</script><img src=x onerror=alert(1)>\"'&"


def passage(anchor: str, found: Evidence) -> Passage:
    return Passage(anchor, "d1-c1", "c1", "1", "Conformiteit", found)


def page(*documents: object) -> html.HtmlElement:
    return html.document_fromstring(render(report(*documents)).decode())


def test_each_passage_is_marked_in_the_text() -> None:
    marked = [each.text_content() for each in page(page_document()).iter("mark")]
    assert marked == [PROOF, EFFORT, LEAD, ITEM, FORMAT]


def test_a_cell_stands_in_its_column_also_beside_an_empty_one_and_keeps_its_paragraphs_together() -> None:
    names = ((0, 0, "Nr."), (0, 1, "Eis"), (0, 2, "Toelichting"), (1, 0, "E1"), (1, 2, "Graag"), (1, 2, "in CSV."))
    cells = [Block(f"c{at}", BlockKind.CELL, text, cell=Cell(0, *place, "kop")) for at, (*place, text) in enumerate(names)]
    (table,) = page(page_document(texts=(DocumentText("concept.docx", tuple(cells)),))).xpath("//div[@class='table']/table")
    assert [head.text_content() for head in table.xpath("thead/tr/th")] == ["Nr.", "Eis", "Toelichting"]
    assert [html.tostring(cell, encoding="unicode").strip() for cell in table.xpath("(tr|tbody/tr)/td")] == [
        "<td>E1</td>",
        "<td></td>",
        "<td>Graag<br>in CSV.</td>",
    ]


def test_an_element_that_only_a_reference_gives_is_not_called_firm() -> None:
    (card,) = page(page_document(clauses=(clause(basis=Basis.REFERENCE),))).xpath("//ul[@class='checklist']/li[@class='binding']")
    assert " ".join(card.text_content().split()) == "✓Bewijs door verwijzing"


def test_the_overview_names_what_only_a_reference_gives() -> None:
    made = page_document(clauses=(clause(basis=Basis.REFERENCE), clause()))
    tiles = page(made).xpath("//ol[@class='overview']/li")
    assert ["door verwijzing" in tile.text_content() for tile in tiles] == [True, False]


def test_every_link_leads_to_a_place_in_the_page() -> None:
    root = page(page_document(), catering_document(), unreadable_document())
    places = {each.get("id") for each in root.iter() if each.get("id")}
    links = {each.get("href") for each in root.iter("a")}
    assert {link[1:] for link in links} <= places


def test_no_id_stands_twice() -> None:
    ids = [each.get("id") for each in page(page_document(), page_document()).iter() if each.get("id")]
    assert len(ids) == len(set(ids))


def test_a_quote_from_another_version_of_the_text_has_no_link() -> None:
    other = evidence("Dit staat er niet.", spans=(QuoteSpan("b3", 0, 18),))
    assert placed([passage("q", other)], (DocumentText("concept.docx", BLOCKS),)) == {}


def test_passages_of_two_documents_with_the_same_block_ids_are_kept_apart() -> None:
    theirs = evidence(PROOF, document="bijlage.docx", spans=(QuoteSpan("b1", 0, len(PROOF)),))
    both = (DocumentText("concept.docx", BLOCKS), DocumentText("bijlage.docx", (Block("b1", BlockKind.PARAGRAPH, PROOF),)))
    assert list(placed([passage("q", theirs)], both)) == [("bijlage.docx", "b1")]


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=4))
def test_the_pieces_of_a_text_give_it_back(text: str, pairs: list[tuple[int, int]]) -> None:
    block = Block("b1", BlockKind.PARAGRAPH, text)
    ends = [sorted((min(one, len(text)), min(two, len(text)))) for one, two in pairs]
    found = [passage(f"q{at}", evidence(text[a:b], spans=(QuoteSpan("b1", a, b),))) for at, (a, b) in enumerate(ends)]
    marks = placed(found, (DocumentText("concept.docx", (block,)),)).get(("concept.docx", "b1"), ())
    assert sum(len(piece.text) for piece in pieces(text, marks)) == len(text)


@pytest.mark.parametrize("place", ["name", "quote", "text", "number", "advice"])
def test_markup_in_a_document_stays_text(place: str) -> None:
    made = page_document()
    source = replace(made.source, name=HOSTILE) if place == "name" else made.source
    first = clause(evidence=(evidence(HOSTILE if place == "quote" else PROOF),), advice=HOSTILE if place == "advice" else "")
    block = replace(BLOCKS[2], text=HOSTILE if place == "text" else PROOF, number=HOSTILE if place == "number" else "7.1")
    hostile = replace(made, source=source, clauses=(first, *made.clauses[1:]), texts=(DocumentText("concept.docx", (block,)),))
    root = page(hostile)
    assert len(root.xpath("//script")) == len(page(made).xpath("//script")) == 1
    assert not root.xpath("//img | //*[@onerror]")


def test_the_page_allows_only_its_own_style_and_script() -> None:
    content = page(page_document()).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert content.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in content


def test_half_a_surrogate_pair_does_not_stop_the_page() -> None:
    text = DocumentText("concept.docx", (Block("b1", BlockKind.PARAGRAPH, "half \ud83d teken"),))
    assert "half" in page(replace(page_document(), texts=(text,))).text_content()


def test_a_right_to_left_override_in_a_text_is_not_shown() -> None:
    text = DocumentText("concept.docx", (Block("b1", BlockKind.PARAGRAPH, "niet \u202e recht"),))
    assert "\u202e" not in page(replace(page_document(), texts=(text,))).text_content()


def test_a_report_without_a_text_says_so() -> None:
    assert "De tekst van het document is hier niet bij." in page(replace(page_document(), texts=())).text_content()


def test_an_unreadable_file_shows_why_and_no_clauses() -> None:
    root = page(unreadable_document())
    assert "beveiligd met een wachtwoord" in root.text_content()
    assert not root.xpath("//*[contains(@class, 'card')]")


def test_parts_that_were_not_read_are_listed() -> None:
    assert "blz. 3: er is iets te zien" in page(page_document()).text_content()


def test_an_adequate_clause_has_nothing_to_ask() -> None:
    assert not page(page_document()).xpath("//*[@id='d1-c1-ask' or @id='d1-c1-wording']")


def test_no_level_of_heading_is_skipped() -> None:
    levels = [int(each.tag[1]) for each in page(page_document()).iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_first_row_of_a_table_with_heads_is_one_of_heads() -> None:
    assert page(page_document()).xpath("//div[@class='table']//th/text()") == ["Eis", "Tekst"]


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render(report(page_document())) == render(report(page_document()))


def placed_evidence(block: str, quote: str) -> Evidence:
    return evidence(quote, number="7.9", spans=(span(block, quote),))


def test_a_fact_of_the_purchase_leads_to_its_words() -> None:
    ground = Ground("ai", placed_evidence("b3", "Voor de levering geldt"))
    root = page(page_document(purchase=purchase(grounds=(ground,))))
    (link,) = root.xpath("//*[@id='d1-facts']//a/@href")
    assert root.get_element_by_id(link[1:]).text_content() == "Voor de levering geldt"


def test_a_notice_leads_to_the_words_that_it_is_about() -> None:
    notice = Notice("contradiction", "Twee passages spreken elkaar tegen.", None, (placed_evidence("b3", "Zo nodig vaker."),))
    root = page(page_document(notices=(notice,)))
    (link,) = root.xpath("//*[@id='d1-notices']//a/@href")
    assert root.get_element_by_id(link[1:]).text_content() == "Zo nodig vaker."


def test_neighbour_subjects_stand_beside_the_findings_with_what_to_ask_where_they_are_not_firm() -> None:
    firm, weak_one, absent = subjects()
    weak_one = replace(weak_one, advice="Vraag een recht op audit.", evidence=(placed_evidence("b4", EFFORT),))
    root = page(page_document(also=(absent, replace(firm, advice="Niets."), weak_one)))
    section = root.xpath("//section[contains(@class, 'besides')]")[0]
    assert [each.get("class") for each in section.findall(".//li")] == ["binding", "weak"]
    assert section.xpath(".//li[2]//a/@href") == ["#d1-also3-q1"]
    assert "Niets." not in section.text_content()
    assert "Vraag een recht op audit." in section.xpath(".//li[2]//details")[0].text_content()
    assert section.xpath("./details/dl//dt/text()") == ["Open source"]


def test_a_passage_of_a_clause_that_is_also_a_fact_keeps_the_colour_of_its_clause() -> None:
    ground = Ground("ai", placed_evidence("b3", PROOF))
    root = page(page_document(purchase=purchase(grounds=(ground,))))
    (mark,) = root.xpath("//mark[contains(@data-passages, 'd1-facts-q1')]")
    assert mark.get("class") == "c1"


@pytest.mark.parametrize(("first", "shown"), [("E1", "E1EisMelden"), ("Nieuw", "E1 NieuwEisMelden")])
def test_the_number_of_a_row_is_shown_once(first: str, shown: str) -> None:
    cells = [Block(f"b{at}", BlockKind.CELL, text, "E1", cell=Cell(0, 0, at)) for at, text in enumerate((first, "Eis", "Melden"))]
    root = page(replace(page_document(), texts=(DocumentText("concept.docx", tuple(cells)),)))
    assert "".join(root.xpath("//div[@class='table']//text()")).replace("\n", "") == shown


def test_the_table_for_paper_has_each_clause_with_its_place_and_what_to_do() -> None:
    (glance,) = page(page_document()).xpath("//table[@class='glance']")
    rows = [[" ".join(cell.text_content().split()) for cell in row] for row in glance.xpath("(tr|tbody/tr)")]
    assert [row[0] for row in rows] == [each.title for each in page_document().clauses]
    assert rows[1][1:3] == ["!zwak", "art. 7.2 en 7.3 (a)"]
    assert rows[1][3].endswith("Vraag een plicht zonder voorbehoud.")


def test_the_table_for_paper_says_why_a_verdict_is_less_sure() -> None:
    doubted = clause(confidence=Confidence(0.5, 0, 0, "found", "Lees de passage zelf."))
    (why,) = page(replace(page_document(), clauses=(doubted,))).xpath("//table[@class='glance']//tr[th[@scope='row']]/td[3]")
    assert why.text_content().strip() == "Minder zeker: Lees de passage zelf."


def test_the_words_for_the_verdicts_are_explained() -> None:
    words = [each.text_content() for each in page(page_document()).xpath("//details[@class='meaning']//dt")]
    assert words[:2] == ["in orde", "zwak"]


def test_a_desirable_element_that_is_absent_is_not_marked_as_a_fault() -> None:
    elements = tuple(
        ElementResult(name, name, essential=essential, covered=False, binding=False)
        for name, essential in (("proof", True), ("keeping", False))
    )
    shown = page(page_document(clauses=(clause(elements=elements),))).xpath("//li[@class='absent']")
    assert [each.xpath("string(span[@class='sign'])") for each in shown] == ["✗", "–"]
