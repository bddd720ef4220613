"""The JSON report: one shape always, described by `schemas/report.schema.json`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from jsonschema import Draft202012Validator

from contractcheck.model.document import LineBox
from contractcheck.model.dossier import Dossier, DossierDocument
from contractcheck.model.fingerprint import fingerprint
from contractcheck.model.report import (
    ClauseResult,
    Confidence,
    DocumentReport,
    ElementResult,
    Evidence,
    Notice,
    Outcome,
    Purchase,
    QuoteSpan,
    Report,
    Status,
    SubjectResult,
)
from contractcheck.model.rules import Provision
from contractcheck.model.waivers import Waiver, WaiverUse
from contractcheck.report.exit_code import is_unreadable
from contractcheck.report.source_json import coverage_json, source_json
from contractcheck.rules.find import schemas_folder

SCHEMA_VERSION = "1.4"

Json = dict[str, Any]


def render(report: Report) -> bytes:
    """The report as indented UTF-8 JSON with a closing newline, checked against its schema."""
    content = as_json(report)
    Draft202012Validator(_schema()).validate(content)
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    # A lone surrogate has no UTF-8 form; written as \udXXX it is still valid JSON.
    return text.encode("utf-8", errors="backslashreplace")


def as_json(report: Report) -> Json:
    """The report as plain dicts and lists, in the order of the schema."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": _tool(report),
        "ruleset": {"name": report.ruleset_name, "version": report.ruleset_version, "sha256": report.ruleset_sha256},
        "reports": [_document(document) for document in report.reports],
        "as_of": report.as_of,
        "summary": _summary(report),
        **({"waivers": [_waiver_use(use) for use in report.waivers]} if report.waivers else {}),
    }


def _tool(report: Report) -> Json:
    asked = report.second_reading
    reading: Json = {"asked": True, "sha256": asked.sha256, "texts": asked.texts} if asked else {"asked": False}
    return {"name": "contractcheck", "version": report.tool_version, "second_reading": reading}


def _schema() -> Json:
    schema: Json = json.loads((schemas_folder() / "report.schema.json").read_text(encoding="utf-8"))
    return schema


def _document(document: DocumentReport) -> Json:
    return {
        "source": source_json(document.source),
        "language": document.language,
        "coverage": coverage_json(document.read, document.unread),
        "purchase": _purchase(document.purchase),
        "outcome": document.outcome.value,
        "clauses": [_clause(clause) for clause in document.clauses],
        "notices": [_notice(notice) for notice in document.notices],
        **({"dossier": _dossier(document.dossier)} if document.dossier else {}),
        "also": [_subject(subject) for subject in document.also],
    }


def _dossier(dossier: Dossier) -> Json:
    stated = dossier.precedence
    return {
        "documents": [_dossier_document(document) for document in dossier.documents],
        "precedence": {
            "order": [role.value for role in stated.order],
            "source": stated.source,
            **({"document": stated.document, "quote": stated.quote} if stated.source == "text" else {}),
        },
    }


def _dossier_document(document: DossierDocument) -> Json:
    return {
        "name": document.name,
        "sha256": document.sha256,
        "role": document.role.value,
        "stated": document.stated,
        "read": document.was_read,
        "clauses": list(document.carries),
    }


def _purchase(purchase: Purchase) -> Json:
    return {
        "ai": purchase.ai,
        "high_risk": purchase.high_risk,
        "area": purchase.area,
        "provider": purchase.provider,
        "stated": sorted(purchase.stated),
        "grounds": [{"code": ground.code, **_evidence(ground.evidence)} for ground in purchase.grounds],
    }


def _clause(clause: ClauseResult) -> Json:
    return {
        "id": clause.id,
        "title": clause.title,
        "status": clause.status.value,
        "basis": clause.basis.value,
        "required": clause.required,
        "reasons": [{"code": reason.code, "message": reason.message} for reason in clause.reasons],
        "elements": [_element(element) for element in clause.elements],
        "evidence": [_evidence(evidence) for evidence in clause.evidence],
        "near_misses": [{**_evidence(miss.evidence), "failed": miss.failed} for miss in clause.near_misses],
        "legal": [_provision(law) for law in clause.legal],
        "advice": clause.advice,
        "fingerprint": fingerprint(clause),
        **({"waiver": _waiver(clause.waiver)} if clause.waiver else {}),
        **({"confidence": _confidence(clause.confidence)} if clause.confidence and clause.confidence.of else {}),
    }


def _waiver(waiver: Waiver) -> Json:
    return {"why": waiver.why, "owner": waiver.owner, "expires": waiver.expires, "document": waiver.document}


def _waiver_use(use: WaiverUse) -> Json:
    return {"clause": use.waiver.clause, **_waiver(use.waiver), "state": use.state.value, "clauses": use.clauses}


def _confidence(confidence: Confidence) -> Json:
    doubt = {"doubt": confidence.doubt, "message": confidence.message} if confidence.doubt else {}
    return {"value": confidence.value, "right": confidence.right, "of": confidence.of, **doubt}


def _provision(law: Provision) -> Json:
    content: Json = {"instrument": law.instrument, "provision": law.provision}
    if law.statement:
        content |= {"applies_from": law.applies_from or None, "certainty": law.certainty, "statement": law.statement}
    return {**content, "urns": list(law.urns)} if law.urns else content


def _subject(subject: SubjectResult) -> Json:
    return {
        "id": subject.id,
        "title": subject.title,
        "standing": subject.standing.value,
        "reasons": [{"code": reason.code, "message": reason.message} for reason in subject.reasons],
        "evidence": [_evidence(evidence) for evidence in subject.evidence],
        "legal": [_provision(law) for law in subject.legal],
        "advice": subject.advice,
    }


def _element(element: ElementResult) -> Json:
    return {
        "id": element.id,
        "title": element.title,
        "essential": element.essential,
        "covered": element.covered,
        "binding": element.binding,
    }


def _evidence(evidence: Evidence) -> Json:
    return {
        "document": evidence.document,
        "quote": evidence.quote,
        "number": evidence.number,
        "heading": evidence.heading,
        "page": evidence.page,
        "spans": [_span(span) for span in evidence.spans],
    }


def _span(span: QuoteSpan) -> Json:
    place: Json = {"block": span.block, "start": span.start, "end": span.end}
    return {**place, "boxes": [_box(box) for box in span.boxes]} if span.boxes else place


def _box(box: LineBox) -> Json:
    edges = {"left": box.left, "top": box.top, "right": box.right, "bottom": box.bottom}
    return {"page": box.page, **{edge: round(points, 2) for edge, points in edges.items()}}


def _notice(notice: Notice) -> Json:
    content: Json = {"code": notice.code, "message": notice.message}
    if notice.family is not None:
        content["family"] = notice.family
    if notice.evidence:
        content["evidence"] = [_evidence(evidence) for evidence in notice.evidence]
    return content


def _summary(report: Report) -> Json:
    return {
        "documents": len(report.reports),
        "unreadable": sum(is_unreadable(document) for document in report.reports),
        "outcomes": _counts(Outcome, (document.outcome for document in report.reports)),
        "statuses": _counts(Status, (clause.status for document in report.reports for clause in document.clauses)),
        "waived": sum(clause.waiver is not None for document in report.reports for clause in document.clauses),
    }


def _counts(kinds: type[StrEnum], found: Iterable[StrEnum]) -> dict[str, int]:
    counted = Counter(found)
    return {kind.value: counted[kind] for kind in kinds}
