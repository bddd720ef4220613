"""The findings of a report as rows of plain words, for reports in the form of a list or table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from contractcheck.model.report import ClauseResult, DocumentReport, Report, Status
from contractcheck.model.rules import Language
from contractcheck.report import labels
from contractcheck.report.exit_code import is_open, is_unreadable
from contractcheck.report.passages import worth_reading
from contractcheck.report.plain_text import clean
from contractcheck.report.wording import Wording, wording


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote, and where it stands."""

    quote: str
    place: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One clause of one document; every text is one line, safe to show, and "" where there is nothing to say.

    `place` names every place; `passages` are those that are worth reading.
    """

    clause: ClauseResult
    status: str
    required: str
    place: str
    passages: tuple[Passage, ...]
    reason: str
    advice: str
    law: str
    waiver: str

    def quotes(self, between: str) -> str:
        """The quotes as one text; where there are several, each with its place."""
        if len(self.passages) == 1:
            return self.passages[0].quote
        return between.join(f"{each.place}: “{each.quote}”" if each.place else f"“{each.quote}”" for each in self.passages)


@dataclass(frozen=True, slots=True)
class UnreadPart:
    """A part that was not read, why, and whether it may hold a clause."""

    part: str
    cause: str
    holds_clauses: bool


def language_of(report: Report) -> Language:
    """The one language for the headings of a whole run: that of its first document."""
    return report.reports[0].report_language if report.reports else "nl"


def words_on(document: DocumentReport, language: Language) -> Wording:
    """The labels shared with the terminal report, on this document."""
    return replace(wording("terminal", language), report_on=document.source.name)


def findings(document: DocumentReport, language: Language) -> tuple[Finding, ...]:
    """A finding for each clause, in the order of the report; labels in the language given, sentences as in the report."""
    words, law = words_on(document, language), wording("explain", language)
    return tuple(_finding(clause, document, words, law) for clause in document.clauses)


def unread_parts(document: DocumentReport, language: Language) -> Iterator[UnreadPart]:
    """The parts of a document that were not read; for one that could not be read at all, the notice says why."""
    words = words_on(document, language)
    for part in document.unread:
        cause = words.or_else(f"unread.{part.code}", clean(part.code))
        if part.part == "document" and is_unreadable(document):
            cause = notices(document)
        yield UnreadPart(labels.part(part, words), cause, part.holds_clauses)


def notices(document: DocumentReport) -> str:
    """The sentences of all notices, each once."""
    return " ".join(dict.fromkeys(clean(notice.message) for notice in document.notices))


def _finding(clause: ClauseResult, document: DocumentReport, words: Wording, law: Wording) -> Finding:
    passages = dict.fromkeys(Passage(labels.quoted(each), labels.place(each, words)) for each in worth_reading(clause))
    return Finding(
        clause=clause,
        status=labels.status(clause, words),
        required=labels.answer(clause.required, words),
        place=labels.places(clause.evidence, words),
        passages=tuple(passages),
        reason=_reason(clause, document, words),
        advice=clean(clause.advice) if is_open(clause) else "",
        law=labels.law(clause.legal, law),
        waiver=labels.waiver(clause, words),
    )


def _reason(clause: ClauseResult, document: DocumentReport, words: Wording) -> str:
    if is_unreadable(document):
        return notices(document)
    if clause.required is False:
        return ""
    reasons = " ".join(clean(reason.message) for reason in clause.reasons)
    if not reasons and clause.status is not Status.ADEQUATE:
        reasons = words(f"because.{clause.status}")
    return " ".join(part for part in (reasons, labels.doubt(clause, words)) if part)
