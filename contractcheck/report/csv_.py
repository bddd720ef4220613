"""The csv report: one row per document and clause, as Dutch Excel opens it without questions."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from io import StringIO

from contractcheck.model.report import DocumentReport, Report
from contractcheck.model.rules import Language
from contractcheck.report.findings import findings, language_of, unread_parts, words_on
from contractcheck.report.plain_text import clean
from contractcheck.report.wording import wording

COLUMNS = (
    *("document", "outcome", "clause", "status", "required", "place"),
    *("quote", "reason", "advice", "waiver", "law", "not-read"),
)
# Spreadsheets take a cell that begins so for a formula, also with the wide forms of = + - @ (of East Asian keyboards).
_FORMULA = re.compile(r"[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]")


def render(report: Report) -> bytes:
    """The report as csv: UTF-8 with a byte order mark, semicolons, every cell quoted, lines ended by CR LF."""
    language = language_of(report)
    words = wording("sheets", language)
    stream = StringIO()
    writer = csv.writer(stream, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(words(f"column.{column}") for column in COLUMNS)
    for document in report.reports:
        writer.writerows([harmless(cell) for cell in row] for row in _rows(document, language))
    return stream.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """The text so that no spreadsheet calculates it: after an apostrophe where it would be taken for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _rows(document: DocumentReport, language: Language) -> Iterator[tuple[str, ...]]:
    outcome = words_on(document, language)(f"outcome.{document.outcome}").lower()
    unread = "; ".join(f"{part.part}: {part.cause}" for part in unread_parts(document, language) if part.holds_clauses)
    for each in findings(document, language):
        yield (
            clean(document.source.name),
            outcome,
            clean(each.clause.title),
            each.status,
            each.required,
            each.place,
            each.quotes(" | "),
            each.reason,
            each.advice,
            each.waiver,
            each.law,
            unread,
        )
