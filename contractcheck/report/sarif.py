"""The SARIF 2.1.0 report, the common form of findings for code hosts and dashboards."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from contractcheck.model.fingerprint import fingerprint
from contractcheck.model.report import ClauseResult, DocumentReport, Evidence, Report, Status
from contractcheck.model.waivers import Waiver
from contractcheck.report import labels
from contractcheck.report.exit_code import is_unreadable
from contractcheck.report.findings import Finding, findings, language_of, unread_parts
from contractcheck.report.plain_text import clean
from contractcheck.report.wording import wording

Json = dict[str, Any]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Status.MISSING: "error", Status.EXCLUDED: "error", Status.WEAK: "warning"}
_KINDS = {Status.ADEQUATE: "pass", Status.UNDETERMINED: "open"}


def render(report: Report) -> bytes:
    """The report as indented UTF-8 JSON with one run; every clause of every document is a result."""
    content = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report)]}
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", errors="backslashreplace")


def _run(report: Report) -> Json:
    families = list(dict.fromkeys(clause.id for document in report.reports for clause in document.clauses))
    return {
        "tool": {"driver": _driver(report, families)},
        "language": language_of(report),
        "artifacts": [_artifact(document) for document in report.reports],
        "invocations": [_invocation(report)],
        "results": [
            _result(each, document, index, families.index(each.clause.id))
            for index, document in enumerate(report.reports)
            for each in findings(document, document.report_language)
        ],
        "properties": {"asOf": report.as_of},
    }


def _driver(report: Report, families: list[str]) -> Json:
    clauses = {clause.id: clause for document in reversed(report.reports) for clause in document.clauses}
    return {
        "name": "contractcheck",
        "version": report.tool_version,
        "semanticVersion": report.tool_version,
        "rules": [{"id": family, "shortDescription": {"text": clean(clauses[family].title)}} for family in families],
        "properties": {
            "ruleset": {"name": report.ruleset_name, "version": report.ruleset_version, "sha256": report.ruleset_sha256}
        },
    }


def _artifact(document: DocumentReport) -> Json:
    source = document.source
    artifact: Json = {"location": {"uri": _uri(source.name)}, "roles": ["analysisTarget"]}
    if source.media_type:
        artifact["mimeType"] = source.media_type
    if source.sha256:
        artifact["hashes"] = {"sha-256": source.sha256}
    return artifact


def _invocation(report: Report) -> Json:
    words = wording("terminal", language_of(report))
    return {
        "executionSuccessful": not any(is_unreadable(document) for document in report.reports),
        "toolExecutionNotifications": [
            *(note for index, document in enumerate(report.reports) for note in _notes(document, index)),
            *({"message": {"text": text}, "level": "warning"} for text in labels.waiver_warnings(report, words)),
        ],
    }


def _notes(document: DocumentReport, index: int) -> Iterator[Json]:
    """The notices on a document and the parts of it that were not read."""
    where = [{"physicalLocation": {"artifactLocation": {"uri": _uri(document.source.name), "index": index}}}]
    level = "error" if is_unreadable(document) else "warning"
    texts = [(clean(notice.message), level) for notice in document.notices if notice.code != "unread-part"]
    if not is_unreadable(document):
        parts = unread_parts(document, document.report_language)
        texts += [(f"{part.part}: {part.cause}", "warning" if part.holds_clauses else "note") for part in parts]
    for text, severity in dict.fromkeys(texts):
        yield {"message": {"text": text}, "level": severity, "locations": where}


def _result(finding: Finding, document: DocumentReport, artifact: int, rule: int) -> Json:
    clause = finding.clause
    advice = {"advice": finding.advice} if finding.advice else {}
    return {
        "ruleId": clause.id,
        "ruleIndex": rule,
        "kind": _kind(clause),
        "level": _LEVELS.get(clause.status, "none") if clause.required is not False else "none",
        "message": {"text": ". ".join(part.rstrip(".") for part in _said(finding)) + "."},
        "locations": _locations(clause, document, artifact),
        "partialFingerprints": {"clause/v1": _fingerprint(clause, document)},
        **({"suppressions": [_suppression(clause.waiver)]} if clause.waiver else {}),
        "properties": {"status": clause.status.value, "basis": clause.basis.value, "law": finding.law, **advice}
        | {"fingerprint": fingerprint(clause)},
    }


def _suppression(waiver: Waiver) -> Json:
    about = {"owner": waiver.owner, "expires": waiver.expires}
    return {"kind": "external", "status": "accepted", "justification": clean(waiver.why), "properties": about}


def _said(finding: Finding) -> Iterator[str]:
    yield f"{clean(finding.clause.title)}: {finding.status}"
    yield from (part for part in (finding.reason, finding.advice) if part)


def _kind(clause: ClauseResult) -> str:
    return "notApplicable" if clause.required is False else _KINDS.get(clause.status, "fail")


def _locations(clause: ClauseResult, document: DocumentReport, artifact: int) -> list[Json]:
    file: Json = {"physicalLocation": {"artifactLocation": {"uri": _uri(document.source.name), "index": artifact}}}
    return [{**file, **_place(each, document.source.name)} for each in clause.evidence] or [file]


def _place(evidence: Evidence, report_on: str) -> Json:
    logical = {"name": clean(evidence.number), "fullyQualifiedName": clean(evidence.heading)}
    named = {key: value for key, value in logical.items() if value}
    inside = {"document": evidence.document} if evidence.document != report_on else {}
    page = {"page": evidence.page} if evidence.page else {}
    return {
        "message": {"text": f"“{clean(evidence.quote)}”"},
        **({"logicalLocations": [named]} if named else {}),
        **({"properties": {**inside, **page}} if inside or page else {}),
    }


def _fingerprint(clause: ClauseResult, document: DocumentReport) -> str:
    """The same for the same finding, wherever in the document it stands."""
    quotes = sorted({clean(each.quote).lower() for each in clause.evidence})
    parts = (document.source.name, clause.id, clause.status.value, *quotes)
    return hashlib.sha256("\0".join(parts).encode("utf-8", errors="replace")).hexdigest()


def _uri(name: str) -> str:
    return quote(name.encode("utf-8", errors="replace"))
