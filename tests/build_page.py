"""Reports with a text for tests of the web page: a short contract with a passage per clause and a table."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from contractcheck.model.document import Block, BlockKind, Cell
from contractcheck.model.report import DocumentReport, DocumentText, NearMiss, QuoteSpan
from tests.build_report import clause, evidence, failing_document, missing, weak

PROOF = "Leverancier laat de conformiteitsbeoordeling uitvoeren."
EFFORT = "Leverancier spant zich in om de technische documentatie te geven."
FORMAT = "Leverancier levert de gegevens in CSV."
LEAD, ITEM = "Leverancier levert:", "de technische documentatie."

BLOCKS = (
    Block("b1", BlockKind.HEADING, "Overeenkomst", depth=1),
    Block("b2", BlockKind.HEADING, "Conformiteit", number="Artikel 7", depth=3),
    Block("b3", BlockKind.PARAGRAPH, f"Voor de levering geldt: {PROOF} Zo nodig vaker.", number="7.1"),
    Block("b4", BlockKind.PARAGRAPH, EFFORT, number="7.2"),
    Block("b5", BlockKind.PARAGRAPH, LEAD, number="7.3"),
    Block("b6", BlockKind.ITEM, ITEM, number="(a)", depth=1),
    Block("b7", BlockKind.CELL, "Eis", cell=Cell(0, 0, 0)),
    Block("b8", BlockKind.CELL, "Tekst", cell=Cell(0, 0, 1)),
    Block("b9", BlockKind.CELL, "E1", cell=Cell(0, 1, 0, "Eis")),
    Block("b10", BlockKind.CELL, FORMAT, cell=Cell(0, 1, 1, "Tekst")),
)


def span(block: str, quote: str) -> QuoteSpan:
    text = next(each.text for each in BLOCKS if each.id == block)
    return QuoteSpan(block, text.index(quote), text.index(quote) + len(quote))


def page_document(**changes: Any) -> DocumentReport:
    """A document with its text, a passage for two clauses, one that comes close, and a quote from another version."""
    proof = evidence(PROOF, spans=(span("b3", PROOF),))
    effort = evidence(EFFORT, number="7.2", spans=(span("b4", EFFORT),))
    listed = evidence(f"{LEAD} {ITEM}", number="7.3 (a)", spans=(span("b5", LEAD), span("b6", ITEM)))
    near = NearMiss(evidence(FORMAT, number="E1", spans=(span("b10", FORMAT),)), "origin")
    made = failing_document()
    own = (
        clause("conformity-assessment", evidence=(proof,)),
        weak("technical-documentation", evidence=(effort, listed), wording="Leverancier verstrekt de technische documentatie."),
        missing("dataset-provenance", near_misses=(near,)),
        *made.clauses[3:],
    )
    return replace(made, **({"clauses": own, "texts": (DocumentText("concept.docx", BLOCKS),)} | changes))
