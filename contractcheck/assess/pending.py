"""What hangs on tracked changes: clauses whose verdict differs between the accepted and the original text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from contractcheck.model.days import written
from contractcheck.model.document import Change
from contractcheck.model.report import ClauseResult, DocumentReport, Notice, Status
from contractcheck.model.rules import Ruleset

_FIRMEST_FIRST = (Status.ADEQUATE, Status.WEAK, Status.UNDETERMINED, Status.EXCLUDED, Status.MISSING)


def with_pending(
    report: DocumentReport, accepted: DocumentReport, original: DocumentReport, changes: Sequence[Change], ruleset: Ruleset
) -> DocumentReport:
    """The report with a notice for each clause on which accepting or rejecting the tracked changes decides."""
    pairs = zip(accepted.clauses, original.clauses, strict=True)
    notices = (_notice(after, before, changes, report, ruleset) for after, before in pairs if after.status is not before.status)
    return replace(report, notices=(*report.notices, *notices))


def _notice(
    after: ClauseResult, before: ClauseResult, changes: Sequence[Change], report: DocumentReport, ruleset: Ruleset
) -> Notice:
    """The sentence "if the insertion by Anna is accepted: adequate; if not: missing", with the passage that decides."""
    kind, deciding = _deciding(after, before, changes)
    language = report.report_language
    message = ruleset.notes[f"pending-{kind}"].message.in_language(language)
    fill = {
        "authors": ", ".join(dict.fromkeys(change.author for change in deciding if change.author)) or "?",
        "dates": ", ".join(written(day, language) for day in sorted({change.date for change in deciding if change.date})) or "?",
        "accepted": ruleset.notes[f"word-{after.status}"].message.in_language(language),
        "rejected": ruleset.notes[f"word-{before.status}"].message.in_language(language),
    }
    for name, text in fill.items():
        message = message.replace("{" + name + "}", text)
    return Notice(f"pending-{kind}", message, after.id, min(after, before, key=_firmness).evidence)


def _firmness(clause: ClauseResult) -> int:
    return _FIRMEST_FIRST.index(clause.status)


def _deciding(after: ClauseResult, before: ClauseResult, changes: Sequence[Change]) -> tuple[str, tuple[Change, ...]]:
    """The changes in the passages on which the two verdicts rest, and what they are called together; all where none is seen."""
    put_in = _inside(changes, ("insertion", "move"), after)
    taken_out = _inside(changes, ("deletion",), before)
    found = (*put_in, *taken_out)
    if not found or (put_in and taken_out):
        return "changes", found or tuple(changes)
    return ("insertion" if put_in else "deletion"), found


def _inside(changes: Iterable[Change], kinds: tuple[str, ...], clause: ClauseResult) -> tuple[Change, ...]:
    quotes = [evidence.quote for evidence in clause.evidence]
    return tuple(change for change in changes if change.kind in kinds and any(_overlap(change.text, quotes)))


def _overlap(text: str, quotes: Iterable[str]) -> Iterator[bool]:
    """Whether the changed text stands in a quote or holds it."""
    for quote in quotes:
        yield bool(text) and (text in quote or quote in text)
