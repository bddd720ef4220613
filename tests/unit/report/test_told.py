"""Notices, each sentence once, with what it concerns."""

from __future__ import annotations

from contractcheck.model.report import Notice
from contractcheck.report.told import Concern, told
from tests.build_report import TITLES, document, evidence

SENTENCE = "Passages spreken elkaar tegen."
HERE, THERE = evidence("Hier."), evidence("Daar.", number="9.2")


def concerns(*notices: Notice) -> tuple[Concern, ...]:
    (found,) = told(document(notices=notices))
    return found.concerns


def test_each_clause_has_its_own_passages() -> None:
    found = concerns(
        Notice("contradiction", SENTENCE, "technical-documentation", (HERE,)),
        Notice("contradiction", SENTENCE, "dataset-provenance", (THERE, HERE)),
    )
    assert found == (Concern("Technische documentatie", (HERE,)), Concern("Herkomst van datasets", (THERE, HERE)))


def test_clauses_with_the_same_passages_stand_together() -> None:
    found = concerns(*(Notice("by-reference", SENTENCE, family, (HERE,)) for family in list(TITLES)[:2]))
    assert found == (Concern("Conformiteitsbeoordeling, Technische documentatie", (HERE,)),)


def test_a_notice_on_every_clause_names_none() -> None:
    assert concerns(*(Notice("by-reference", SENTENCE, family, (HERE,)) for family in TITLES)) == (Concern("", (HERE,)),)


def test_a_notice_on_the_document_concerns_nothing_else() -> None:
    assert concerns(Notice("tracked-changes", SENTENCE)) == ()


def test_an_unread_part_is_told_elsewhere() -> None:
    assert list(told(document(notices=(Notice("unread-part", SENTENCE),)))) == []
