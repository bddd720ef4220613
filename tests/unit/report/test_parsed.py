"""What `contractcheck parse` shows of a document."""

from __future__ import annotations

import json

from contractcheck.model.document import Block, BlockKind, Cell, Document, Remark, Source, Unread
from contractcheck.report.parsed import as_json, as_text

DOCUMENT = Document(
    source=Source("eisen.docx", "0" * 64, "application/pdf", 4, 321),
    blocks=(
        Block("b1", BlockKind.HEADING, "Monitoring", number="Artikel 7", place="Artikel 7", depth=1, page=2),
        Block(
            "b2",
            BlockKind.ITEM,
            "meldt ernstige incidenten;",
            number="c",
            place="7.3 (c)",
            depth=1,
            headings=("Artikel 7 Monitoring",),
        ),
        Block("b3", BlockKind.CELL, "Leverancier registreert.", place="Eis TD-04", cell=Cell(0, 2, 1, "Eis")),
    ),
    read=("body",),
    unread=(Unread("page 3", "no-text", page=3), Unread("footers", "not-supported", holds_clauses=False)),
    remarks=(Remark("tracked-changes", (("insertions", "3"),)),),
)


def test_a_block_is_shown_with_kind_place_page_and_text() -> None:
    lines = as_text(DOCUMENT, 80).splitlines()
    at = lines.index("b1 heading 1 | Artikel 7 | p. 2")
    assert lines[at + 1] == "    Monitoring"


def test_an_item_is_shown_under_its_heading() -> None:
    assert "b2 item 1 | 7.3 (c) | under Artikel 7 Monitoring" in as_text(DOCUMENT, 80)


def test_a_cell_is_shown_with_row_and_column_counted_from_one() -> None:
    assert "b3 cell | Eis TD-04 | row 3, column 2" in as_text(DOCUMENT, 80)


def test_the_parts_that_were_not_read_are_listed() -> None:
    text = as_text(DOCUMENT, 80)
    assert "not read: page 3 (no-text)\n" in text
    assert "not read: footers (not-supported), holds no clauses\n" in text


def test_remarks_are_listed_with_their_details() -> None:
    assert "remark: tracked-changes (insertions 3)" in as_text(DOCUMENT, 80)


def test_the_json_holds_every_block_with_its_text() -> None:
    content = json.loads(as_json(DOCUMENT))
    assert [block["text"] for block in content["blocks"]] == [block.text for block in DOCUMENT.blocks]
    assert content["blocks"][2]["cell"] == {"table": 0, "row": 2, "column": 1, "header": "Eis"}
    assert content["coverage"]["unread"][0] == {"part": "page 3", "code": "no-text", "holds_clauses": True, "page": 3}
