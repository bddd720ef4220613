"""The page itself: style and script inside it, each allowed by its hash and nothing else."""

from __future__ import annotations

from jinja2 import Environment, StrictUndefined

from contractcheck.model.report import Report, Status
from contractcheck.report import labels
from contractcheck.report.html.inline import inline, own_text, source_hash
from contractcheck.report.html.view import documents
from contractcheck.report.wording import wording

_PACKAGE = "contractcheck.report.html"


def render(report: Report) -> bytes:
    """The page as UTF-8; every text from a document is escaped, and half a surrogate pair becomes a question mark."""
    language = report.reports[0].report_language if report.reports else "nl"
    shown = documents(report)
    style, script = inline(_PACKAGE, "colors.css", "page.css"), inline(_PACKAGE, "page.js")
    page = (
        _environment()
        .from_string(own_text(_PACKAGE, "page.html.j2"))
        .render(
            report=report,
            documents=shown,
            warnings=list(labels.waiver_warnings(report, wording("terminal", language))),
            statuses=[each for each in Status if any(clause.status is each for document in shown for clause in document.clauses)],
            language=language,
            w=wording("html", language),
            t=wording("terminal", language),
            style=style,
            script=script,
            style_hash=source_hash(style),
            script_hash=source_hash(script),
        )
    )
    return page.encode("utf-8", errors="replace")


def _environment() -> Environment:
    return Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
