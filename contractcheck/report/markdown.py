"""The Markdown report: for a comment at a change, a wiki page or a mail."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from contractcheck.model.report import DocumentReport, Report
from contractcheck.report import also, labels
from contractcheck.report.exit_code import is_open, is_unreadable
from contractcheck.report.findings import Finding, findings, language_of, unread_parts, words_on
from contractcheck.report.members import members
from contractcheck.report.plain_text import clean
from contractcheck.report.told import in_one_line, told
from contractcheck.report.verdict import verdict_line
from contractcheck.report.wording import Wording, wording

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~!&$])")


def render(report: Report) -> bytes:
    """The report as CommonMark with tables; nothing that a document says is taken for markup."""
    lines = [line for document in report.reports for line in _document(document)]
    words = wording("terminal", language_of(report))
    lines += _section(words("waivers"), labels.waiver_warnings(report, words))
    closing = escape(words("disclaimer", as_of=words.day(report.as_of)))
    return "\n".join([*lines, f"*{closing}*", ""]).encode("utf-8", errors="replace")


def escape(text: str) -> str:
    """The text on one line with a backslash before every character that Markdown or HTML would obey."""
    return _MARKS.sub(r"\\\1", clean(text))


def _document(document: DocumentReport) -> Iterator[str]:
    words = words_on(document, document.report_language)
    names = wording("sheets", document.report_language)
    rows = findings(document, document.report_language)
    outcome = words(f"outcome.{document.outcome}")
    yield from (f"# {escape(document.source.name)}", "", f"**{outcome}**: {escape(verdict_line(document, words))}", "")
    if not is_unreadable(document):
        purchase = document.purchase
        yield f"{words('ai')}: {labels.ai_purchase(purchase, words)} · {words('high-risk')}: {labels.high_risk(purchase, words)}"
        yield ""
        head = [names(f"column.{name}") for name in ("clause", "status", "required", "place")]
        yield from _table(head, (_row(row, words) for row in rows))
        yield from (line for row in rows if is_open(row.clause) or row.reason for line in _finding(row, words, names))
    yield from _section(words("also"), (line for _, line in also.lines(document.also, words)))
    yield from _section(words("dossier"), members(document, words))
    yield from _section(words("notices"), (in_one_line(each, words) for each in told(document)))
    yield from _section(words("unread"), _unread(document))
    if aside := labels.left_aside(document.unread, words):
        yield from (escape(words("ignored", parts=aside)), "")


def _row(finding: Finding, words: Wording) -> tuple[str, ...]:
    status = f"{finding.status} ({words('waived')})" if finding.waiver else finding.status
    return (clean(finding.clause.title), status, finding.required, finding.place)


def _table(head: Iterable[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table without the columns in which nothing stands."""
    titles, cells = list(head), list(rows)
    shown = [column for column in range(len(titles)) if any(row[column] for row in cells)]
    yield _cells(titles[column] for column in shown)
    yield "|" + "---|" * len(shown)
    yield from (_cells(row[column] for column in shown) for row in cells)
    yield ""


def _cells(row: Iterable[str]) -> str:
    return "| " + " | ".join(escape(cell) for cell in row) + " |"


def _finding(finding: Finding, words: Wording, names: Wording) -> Iterator[str]:
    yield from (f"## {escape(finding.clause.title)}: {finding.status}", "")
    for each in finding.passages:
        yield from (f"> “{escape(each.quote)}”" + (f" ({escape(each.place)})" if each.place else ""), "")
    if finding.reason:
        yield from (escape(finding.reason), "")
    if finding.waiver:
        yield from (f"*{escape(finding.waiver)}*", "")
    if finding.advice:
        yield from (f"**{escape(words('to-do', advice=finding.advice))}**", "")
        yield from (f"{names('column.law')}: {escape(finding.law)}", "")


def _section(title: str, texts: Iterable[str]) -> Iterator[str]:
    shown = list(dict.fromkeys(texts))
    if shown:
        yield from (f"## {escape(title)}", "", *(f"- {escape(text)}" for text in shown), "")


def _unread(document: DocumentReport) -> Iterator[str]:
    # Why a document could not be read at all is a notice already.
    if not is_unreadable(document):
        shown = (part for part in unread_parts(document, document.report_language) if part.holds_clauses)
        yield from (f"{part.part}: {part.cause}" for part in shown)
