"""Quotes: verbatim, placed, and never longer than 150 words."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from contractcheck.assess.document import assess
from contractcheck.assess.quotes import MOST_WORDS, quote
from contractcheck.checker import packaged_rules
from contractcheck.detect.document.passages import passages
from contractcheck.detect.read import Reader
from contractcheck.model.document import Block, Document
from contractcheck.model.report import DocumentReport, Evidence
from contractcheck.model.settings import Settings
from tests.build_blocks import document, item, paragraph

READER = Reader(packaged_rules())
SENTENCES = (
    "Leverancier voert vóór de livegang de conformiteitsbeoordeling van het AI-systeem uit.",
    "Leverancier spant zich in om ernstige incidenten met het AI-systeem te melden.",
    "De EU-conformiteitsverklaring wordt  aan Opdrachtgever verstrekt",
    "The Supplier shall register the AI system in the EU database before it is put into service.",
    "The Supplier is not required to disclose the origin of the training data…",
    "Leverancier zorgt voor:",
    "Het systeem is AI met een hoog risico (bijlage III).",
    "In afwijking van artikel 2 is Leverancier daartoe niet gehouden; “niets” verplicht hem.",
    "De lunch bestaat uit broodjes 🥪 en soep.",
    "Wat is de herkomst van de trainingsdata?",
)
MARKS = ("", "- ", "1. ", "## ", "| Eis 4 | ", "1.1 ")
LINES = st.lists(
    st.tuples(st.sampled_from(MARKS), st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join)).map("".join),
    max_size=8,
)


def evidence_in(report: DocumentReport) -> Iterator[Evidence]:
    for clause in report.clauses:
        yield from clause.evidence
        yield from (miss.evidence for miss in clause.near_misses)
    yield from (ground.evidence for ground in report.purchase.grounds)
    yield from (evidence for notice in report.notices for evidence in notice.evidence)


def check_verbatim(evidence: Evidence, blocks: dict[str, Block]) -> None:
    pieces = [blocks[span.block].text[span.start : span.end] for span in evidence.spans]
    assert all(pieces)
    assert " ".join(pieces) == evidence.quote
    assert 0 < len(evidence.quote.split()) <= MOST_WORDS


def checked(read: Document) -> DocumentReport:
    return assess(read, READER.read(read, ai=True), packaged_rules(), Settings(purchase="high-risk", rules_only=True))


@settings(max_examples=40)
@given(LINES)
def test_every_quote_of_a_report_is_the_text_under_its_spans(lines: list[str]) -> None:
    read = document("Overeenkomst over een AI-systeem.\n\n" + "\n\n".join(lines))
    blocks = {block.id: block for block in read.blocks}
    for evidence in evidence_in(checked(read)):
        check_verbatim(evidence, blocks)


@given(st.text(st.sampled_from("ab \n\u00a0."), min_size=1, max_size=60), st.data())
def test_any_part_of_a_passage_is_quoted_without_its_outer_spaces(text: str, data: st.DataObject) -> None:
    blocks = {"lead": paragraph("Leverancier zorgt voor:", "lead"), "own": item(text, "own")}
    for passage in passages(list(blocks.values())):
        start = data.draw(st.integers(0, len(passage.text)))
        end = data.draw(st.integers(start, len(passage.text)))
        made = quote("a.md", passage, start, end)
        assert [blocks[span.block].text[span.start : span.end] for span in made.spans] == [
            piece for block, low, high in passage.spans(start, end) if (piece := block.text[low:high].strip())
        ]


def test_a_long_passage_is_cut_after_150_words() -> None:
    (passage,) = passages([paragraph("woord " * 400)])
    made = quote("a.md", passage, 0, len(passage.text))
    assert made.quote == " ".join(["woord"] * MOST_WORDS)


def test_an_item_is_quoted_with_its_lead_in_as_two_spans() -> None:
    found = list(passages([paragraph("Leverancier zorgt voor:", "lead"), item("registratie.", "own")]))
    made = quote("a.md", found[1], 0, len(found[1].text))
    assert made.quote == "Leverancier zorgt voor: registratie."
    assert [span.block for span in made.spans] == ["lead", "own"]


def test_the_number_of_a_quote_is_the_place_that_a_person_would_cite() -> None:
    (passage,) = passages([paragraph("Tekst.", number="7.3", place="Bijlage B, 7.3", headings=("Bijlage B",))])
    made = quote("a.md", passage, 0, 6)
    assert (made.number, made.heading) == ("Bijlage B, 7.3", "Bijlage B")
