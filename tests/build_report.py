"""Hand-made reports for tests: every builder fills in plausible values, a test names only what it is about."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from contractcheck.model.document import LineBox, Source, Unread
from contractcheck.model.report import (
    Basis,
    ClauseResult,
    DocumentReport,
    ElementResult,
    Evidence,
    Ground,
    NearMiss,
    Notice,
    Outcome,
    Purchase,
    QuoteSpan,
    Reason,
    Report,
    Standing,
    Status,
    SubjectResult,
)
from contractcheck.model.rules import Provision

TITLES = {
    "conformity-assessment": "Conformiteitsbeoordeling",
    "technical-documentation": "Technische documentatie",
    "dataset-provenance": "Herkomst van datasets",
    "post-market-monitoring": "Monitoring tijdens het gebruik",
    "eu-database-registration": "Registratie in de EU-databank",
}


def evidence(quote: str = "Leverancier laat de conformiteitsbeoordeling uitvoeren.", **changes: Any) -> Evidence:
    made = Evidence(
        document="concept.docx",
        quote=quote,
        number="7.1",
        heading="Artikel 7 Conformiteit",
        page=None,
        spans=(QuoteSpan("b12", 0, len(quote)),),
    )
    return replace(made, **changes)


def boxed_evidence() -> Evidence:
    box = LineBox(start=0, end=9, page=4, left=70.123456, top=100.0, right=250.5, bottom=112.0)
    return evidence(page=4, spans=(QuoteSpan("b12", 0, 9, (box,)),))


def clause(family: str = "conformity-assessment", **changes: Any) -> ClauseResult:
    made = ClauseResult(
        id=family,
        title=TITLES[family],
        status=Status.ADEQUATE,
        basis=Basis.TEXT,
        required=True,
        reasons=(),
        elements=(ElementResult("proof", "Bewijs", essential=True, covered=True, binding=True),),
        evidence=(evidence(),),
        near_misses=(),
        legal=(Provision("Regulation (EU) 2024/1689", "Article 43"),),
        advice="",
    )
    return replace(made, **changes)


def weak(family: str = "technical-documentation", **changes: Any) -> ClauseResult:
    reason = Reason("hedged", "De leverancier belooft alleen zijn best te doen (inspanningsverplichting).")
    made = clause(family, status=Status.WEAK, reasons=(reason,), advice="Vraag een plicht zonder voorbehoud.")
    return replace(made, **changes)


def missing(family: str = "dataset-provenance", **changes: Any) -> ClauseResult:
    made = clause(
        family,
        status=Status.MISSING,
        basis=Basis.NONE,
        evidence=(),
        reasons=(Reason("missing", "Hierover staat niets in het document."),),
        near_misses=(NearMiss(evidence("Leverancier levert de gegevens in CSV."), "origin"),),
        advice="Vraag waar de trainingsdata vandaan komen.",
    )
    return replace(made, **changes)


def clauses(**changes: Any) -> tuple[ClauseResult, ...]:
    """The five families, all adequate but for the changes, which hold for each of them."""
    return tuple(clause(family, **changes) for family in TITLES)


def mixed_clauses() -> tuple[ClauseResult, ...]:
    """Adequate, weak, missing, excluded and by reference: one of each."""
    return (
        clause("conformity-assessment", evidence=(boxed_evidence(),)),
        weak("technical-documentation"),
        missing("dataset-provenance"),
        clause("post-market-monitoring", status=Status.EXCLUDED, reasons=(Reason("excluded", "De leverancier doet dit niet."),)),
        clause("eu-database-registration", basis=Basis.REFERENCE),
    )


def purchase(**changes: Any) -> Purchase:
    ground = Ground("area:III.4", evidence("het AI-systeem dat sollicitanten rangschikt", number="2.1"))
    made = Purchase(ai=True, high_risk=True, area="III.4", provider="supplier", stated=(), grounds=(ground,))
    return replace(made, **changes)


def subjects() -> tuple[SubjectResult, ...]:
    """One neighbour subject of each standing."""
    found = SubjectResult("logging", "Logboeken", Standing.BINDING, (), (evidence("Leverancier bewaart de logboeken."),), (), "")
    weak_one = replace(
        found, id="audit-rights", title="Recht op audit", standing=Standing.WEAK, evidence=(evidence("Een audit kan."),)
    )
    return found, weak_one, replace(found, id="open-source", title="Open source", standing=Standing.NOT_FOUND, evidence=())


def document(**changes: Any) -> DocumentReport:
    made = DocumentReport(
        source=Source("concept.docx", "0" * 64, "application/pdf", 12, 34567),
        language="nl",
        report_language="nl",
        read=("body",),
        unread=(),
        purchase=purchase(),
        outcome=Outcome.PASS,
        clauses=clauses(),
        notices=(),
    )
    return replace(made, **changes)


def failing_document(**changes: Any) -> DocumentReport:
    """A document with one clause of each status, notices, and parts that were not read."""
    made = document(
        outcome=Outcome.FAIL,
        clauses=mixed_clauses(),
        unread=(Unread("page 3", "no-text", page=3), Unread("headers", "not-supported", holds_clauses=False)),
        notices=(
            Notice(
                "by-reference-unseen", "De tekst van de module zelf is niet gezien.", "eu-database-registration", (evidence(),)
            ),
            Notice("tracked-changes", "Het document bevat drie bijgehouden wijzigingen."),
        ),
    )
    return replace(made, **changes)


def unreadable_document(name: str = "kapot.pdf", code: str = "encrypted") -> DocumentReport:
    undetermined = {"status": Status.UNDETERMINED, "basis": Basis.NONE, "required": None, "evidence": ()}
    return document(
        source=Source(name, "", "", None, 0),
        language=None,
        read=(),
        unread=(Unread("document", code),),
        purchase=purchase(ai=None, high_risk=None, area=None, provider=None, grounds=()),
        outcome=Outcome.UNDETERMINED,
        clauses=clauses(**undetermined),
        notices=(Notice("unreadable-file", "Het bestand is beveiligd met een wachtwoord; sla het op zonder wachtwoord."),),
    )


def catering_document() -> DocumentReport:
    """A purchase without AI: nothing is found and nothing is required."""
    nothing = {"status": Status.MISSING, "basis": Basis.NONE, "required": False, "evidence": (), "reasons": (), "advice": ""}
    return document(
        source=Source("catering.docx", "1" * 64, "text/plain", None, 2000),
        purchase=purchase(ai=False, high_risk=False, area=None, provider=None, grounds=()),
        outcome=Outcome.NOT_APPLICABLE,
        clauses=clauses(**nothing),
    )


def report(*documents: DocumentReport) -> Report:
    return Report(
        tool_version="0.1.0",
        ruleset_name="example",
        ruleset_version="1.0",
        ruleset_sha256="a" * 64,
        as_of="2026-11-21",
        reports=documents or (document(),),
    )
