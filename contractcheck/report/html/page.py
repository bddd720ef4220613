"""The page itself: style and script inside it, each allowed by its hash and nothing else."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from contractcheck.model.report import Report, Status
from contractcheck.report import labels
from contractcheck.report.html.view import documents
from contractcheck.report.wording import wording


def render(report: Report) -> bytes:
    """The page as UTF-8; every text from a document is escaped, and half a surrogate pair becomes a question mark."""
    language = report.reports[0].report_language if report.reports else "nl"
    shown = documents(report)
    page = (
        _environment()
        .from_string(_file("page.html.j2"))
        .render(
            report=report,
            documents=shown,
            warnings=list(labels.waiver_warnings(report.waivers, wording("terminal", language))),
            statuses=[each for each in Status if any(clause.status is each for document in shown for clause in document.clauses)],
            language=language,
            w=wording("html", language),
            t=wording("terminal", language),
            style=Markup(_file("page.css")),  # noqa: S704  (files of this package)
            script=Markup(_file("page.js")),  # noqa: S704
            style_hash=_hash(_file("page.css")),
            script_hash=_hash(_file("page.js")),
        )
    )
    return page.encode("utf-8", errors="replace")


@cache
def _file(name: str) -> str:
    return (files("contractcheck.report.html") / name).read_text(encoding="utf-8")


def _environment() -> Environment:
    return Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def _hash(text: str) -> str:
    """The source expression of a content security policy for an inline text."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
