"""The sentence that says why a document has its outcome."""

from __future__ import annotations

from contractcheck.model.report import DocumentReport, Outcome, Status
from contractcheck.report.exit_code import counting, is_unreadable
from contractcheck.report.wording import Wording


def verdict_line(document: DocumentReport, words: Wording) -> str:
    """The outcome in one plain sentence, in the language of the wording, with the number of gaps that are accepted."""
    counts = counting(document)
    failing = sum(clause.status in {Status.MISSING, Status.EXCLUDED} for clause in counts)
    line = words(f"verdict.{_key(document)}", failing=failing, required=len(counts))
    waived = sum(clause.waiver is not None for clause in counts)
    return f"{line}; {words('verdict.waived', count=waived)}" if waived else line


def _key(document: DocumentReport) -> str:
    if is_unreadable(document):
        return "unreadable"
    if document.outcome is Outcome.ATTENTION and any(clause.required is None for clause in document.clauses):
        return "open"
    if document.outcome is Outcome.ATTENTION and all(clause.status is Status.ADEQUATE for clause in counting(document)):
        return "noted"
    return document.outcome.value
