"""A part that was not read never makes a clause missing."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from contractcheck.assess.document import assess
from contractcheck.checker import packaged_rules
from contractcheck.detect.read import Reader
from contractcheck.ingest import reader
from contractcheck.model.document import Document, Unread
from contractcheck.model.report import Outcome, Status
from contractcheck.model.settings import Settings

SAMPLES = Path(__file__).parents[3] / "samples"
CONTRACT = SAMPLES / "contract-adequate-nl.pdf"
STATED = Settings(purchase="high-risk", rules_only=True)


@cache
def read(path: Path) -> Document:
    return reader.read(path.read_bytes(), path.name, packaged_rules().outline)


@cache
def pipeline() -> Reader:
    return Reader(packaged_rules())


def statuses(document: Document) -> set[Status]:
    return {clause.status for clause in assess(document, pipeline().read(document), packaged_rules(), STATED).clauses}


def without_page(document: Document, page: int, *, told: bool) -> Document:
    """The document as if a page could not be read, and as if nobody said so."""
    unread = (Unread(f"page {page}", "no-text", page=page),) if told else ()
    return replace(document, blocks=tuple(block for block in document.blocks if block.page != page), unread=unread)


PAGES = sorted({block.page for block in read(CONTRACT).blocks if block.page is not None})


def test_the_contract_has_several_pages_of_which_one_at_least_decides() -> None:
    assert len(PAGES) > 1
    assert any(Status.MISSING in statuses(without_page(read(CONTRACT), page, told=False)) for page in PAGES)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_without_text_leads_to_undetermined_and_not_to_missing(page: int) -> None:
    found = statuses(without_page(read(CONTRACT), page, told=True))
    assert found <= {Status.ADEQUATE, Status.WEAK, Status.UNDETERMINED}


@pytest.mark.parametrize("name", ["gis-data-en.docx", "catering-nl.pdf", "laptops-nl.docx"])
def test_an_unread_part_that_may_hold_clauses_leaves_nothing_missing(name: str) -> None:
    document = replace(read(SAMPLES / name), unread=(Unread("embedded objects", "not-supported"),))
    assert statuses(document) == {Status.UNDETERMINED}


def test_a_document_of_which_no_page_was_read_is_undetermined() -> None:
    unread = tuple(Unread(f"page {page}", "no-text", page=page) for page in PAGES)
    document = replace(read(CONTRACT), blocks=(), unread=unread)
    made = assess(document, pipeline().read(document), packaged_rules(), STATED)
    assert ({clause.status for clause in made.clauses}, made.outcome) == ({Status.UNDETERMINED}, Outcome.UNDETERMINED)


@pytest.mark.parametrize("part", ["headers", "footers", "comments"])
def test_parts_that_hold_no_clauses_change_no_status(part: str) -> None:
    document = read(SAMPLES / "gis-data-en.docx")
    aside = replace(document, unread=(Unread(part, "not-supported", holds_clauses=False),))
    assert statuses(aside) == {Status.MISSING}


@pytest.mark.parametrize("name", ["contract-adequate-nl.docx", "contract-adequate-en.docx", "supplier-terms-mixed-en.docx"])
def test_a_status_that_was_found_stays_beside_an_unread_part(name: str) -> None:
    document = read(SAMPLES / name)
    beside = replace(document, unread=(Unread("diagrams", "not-supported"),))
    assert statuses(beside) - {Status.UNDETERMINED} == statuses(document) - {Status.MISSING}


def test_a_passage_in_another_language_leads_to_undetermined() -> None:
    german = "Der Auftragnehmer stellt sicher, dass das System vor der Nutzung in der Datenbank registriert wird."
    text = f"De leverancier levert een AI-systeem.\n\n{german}"
    assert statuses(reader.read(text.encode(), "a.md", packaged_rules().outline)) == {Status.UNDETERMINED}
