"""A clause that hangs on a tracked change says so."""

from __future__ import annotations

import pytest

from contractcheck.checker import check_files
from contractcheck.model.report import DocumentReport
from contractcheck.model.settings import Input, ReadOptions, Revisions, Settings
from tests.unit.ingest.word_files import p, package, run

TITLE = "Overeenkomst over een AI-systeem met een hoog risico voor de selectie van sollicitanten"
REGISTERS = "Leverancier registreert het AI-systeem vóór de ingebruikname in de EU-databank van artikel 71."
ANNA = 'w:id="1" w:author="Anna" w:date="2026-03-01T10:00:00Z"'
INSERTED = f"<w:ins {ANNA}>{run(REGISTERS)}</w:ins>"
DELETED = f"<w:del {ANNA}><w:r><w:delText>{REGISTERS}</w:delText></w:r></w:del>"


def checked(changed: str, revisions: Revisions = "accepted") -> DocumentReport:
    data = package(p(TITLE) + p(changed))
    settings = Settings(reading=ReadOptions(revisions=revisions), rules_only=True)
    return check_files([Input("contract.docx", data=data)], settings).reports[0]


def pending(report: DocumentReport) -> list[tuple[str, str | None, str]]:
    return [(each.code, each.family, each.message) for each in report.notices if each.code.startswith("pending")]


REGISTRATION = "eu-database-registration"
SENTENCES = {
    "insertion": "Hangt af van de bijgehouden invoeging van Anna (1 maart 2026). Geaccepteerd: in orde; geweigerd: ontbreekt.",
    "deletion": "Hangt af van de bijgehouden verwijdering door Anna (1 maart 2026). Geaccepteerd: ontbreekt; geweigerd: in orde.",
}


@pytest.mark.parametrize("revisions", ["accepted", "original", "all"])
@pytest.mark.parametrize(("kind", "body"), [("insertion", INSERTED), ("deletion", DELETED)], ids=["inserted", "deleted"])
def test_a_clause_that_a_change_brings_or_takes_is_named_in_every_view(kind: str, body: str, revisions: Revisions) -> None:
    assert pending(checked(body, revisions)) == [(f"pending-{kind}", REGISTRATION, SENTENCES[kind])]


def test_the_notice_quotes_the_passage_that_decides() -> None:
    notices = [each for each in checked(DELETED).notices if each.code == "pending-deletion"]
    assert [evidence.quote for evidence in notices[0].evidence] == [REGISTERS]


def test_a_change_that_decides_nothing_gives_no_notice() -> None:
    assert pending(checked(f"<w:ins {ANNA}>{run('Partijen houden elkaar op de hoogte.')}</w:ins>")) == []


@pytest.mark.parametrize(("revisions", "status"), [("accepted", "missing"), ("original", "adequate"), ("all", "adequate")])
def test_the_verdict_is_that_of_the_view(revisions: Revisions, status: str) -> None:
    found = {clause.id: clause.status for clause in checked(DELETED, revisions).clauses}
    assert found[REGISTRATION] == status


@pytest.mark.parametrize(
    ("revisions", "code"),
    [("accepted", "tracked-changes"), ("original", "tracked-changes-original"), ("all", "tracked-changes-all")],
)
def test_the_report_says_how_many_changes_by_whom_and_when(revisions: Revisions, code: str) -> None:
    (notice,) = [each for each in checked(INSERTED, revisions).notices if each.code.startswith("tracked")]
    assert (notice.code, notice.message.split(";")[0]) == (code, "Bijgehouden wijzigingen: 1, van Anna (1 maart 2026)")
