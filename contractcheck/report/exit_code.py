"""The exit code of a run, worked out once from the Report."""

from __future__ import annotations

from enum import IntEnum
from typing import Literal

from contractcheck.model.report import ClauseResult, DocumentReport, Report, Status

FailOn = Literal["missing", "weak", "never"]
FAIL_ON: tuple[FailOn, ...] = ("missing", "weak", "never")

_FAILING: dict[FailOn, frozenset[Status]] = {
    "missing": frozenset({Status.MISSING, Status.EXCLUDED}),
    "weak": frozenset({Status.MISSING, Status.EXCLUDED, Status.WEAK}),
    "never": frozenset(),
}


class ExitCode(IntEnum):
    """What the process tells its caller."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    NOT_JUDGED = 3


def exit_code(report: Report, fail_on: FailOn) -> ExitCode:
    """The exit code of a run: the highest of its documents."""
    return max((document_code(document, fail_on) for document in report.reports), default=ExitCode.CLEAN)


def document_code(document: DocumentReport, fail_on: FailOn) -> ExitCode:
    """NOT_JUDGED when the file or a clause that counts could not be judged, else FINDINGS or CLEAN by `fail_on`.

    A gap that is accepted under a waiver is no finding.
    """
    if _not_judged(document):
        return ExitCode.NOT_JUDGED
    statuses = {clause.status for clause in counting(document) if not clause.waiver}
    return ExitCode.FINDINGS if statuses & _FAILING[fail_on] else ExitCode.CLEAN


def counting(document: DocumentReport) -> tuple[ClauseResult, ...]:
    """The clauses that are required or may be: an open risk counts, a purchase without AI does not."""
    return tuple(clause for clause in document.clauses if clause.required is not False)


def is_open(clause: ClauseResult) -> bool:
    """True for a clause that counts, is not in order and is not waived, so that somebody has to act."""
    return clause.required is not False and clause.status is not Status.ADEQUATE and clause.waiver is None


def is_unreadable(document: DocumentReport) -> bool:
    """True when not one character of the file was read."""
    return document.source.characters == 0


def _not_judged(document: DocumentReport) -> bool:
    return is_unreadable(document) or any(clause.status is Status.UNDETERMINED for clause in counting(document))
