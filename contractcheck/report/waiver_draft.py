"""A waiver file to fill in: an entry for each gap of a report, without the decision of a person."""

from __future__ import annotations

import json
from collections.abc import Iterator

from contractcheck.model.fingerprint import fingerprint
from contractcheck.model.report import DocumentReport, Report, Status
from contractcheck.report.exit_code import is_open
from contractcheck.report.findings import Finding, findings, language_of
from contractcheck.report.sign_off import literal
from contractcheck.report.wording import wording


def render(report: Report) -> str:
    """The file as YAML; why, owner and last day are empty and are refused as long as they are."""
    entries = [line for document in report.reports for line in _entries(document)]
    about = wording("waivers", language_of(report))("about")
    return "\n".join([f"# {about}", "waivers:" if entries else "waivers: []", *entries, ""])


def _entries(document: DocumentReport) -> Iterator[str]:
    for finding in findings(document, document.report_language):
        if is_open(finding.clause) and finding.clause.status is not Status.UNDETERMINED:
            yield from _entry(finding, document.source.name)


def _entry(finding: Finding, document: str) -> Iterator[str]:
    yield f"  # {finding.clause.title}: {finding.status}. {finding.reason}"
    yield f"  - document: {json.dumps(literal(document), ensure_ascii=False)}"
    yield f"    clause: {finding.clause.id}"
    yield f'    fingerprint: "{fingerprint(finding.clause)}"'
    yield from (f'    {name}: ""' for name in ("why", "owner", "expires"))
