"""The unit of work: one document in, its report and the files of that report out. It touches no store and no folder.

The pipeline is loaded where the work is done, not where it is handed out.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from contractcheck.batch.codec import decode, encode
from contractcheck.batch.model import Job, Result
from contractcheck.model.document import Source
from contractcheck.model.report import DocumentReport
from contractcheck.model.settings import Settings
from contractcheck.report import REPORTERS
from contractcheck.report.display import Display

if TYPE_CHECKING:
    from contractcheck.checker import Checker

STOPPED = "stopped"


def perform(job: Job) -> Result:
    """Check the document, unless its report is known, and draw the reports."""
    report = decode(job.known) if job.known is not None else _checker().check(job.given, job.settings)
    return _result(job, report)


def given_up(job: Job) -> Result:
    """The undetermined result of a document on which the worker stopped each time."""
    from contractcheck.assess.document import unreadable
    from contractcheck.checker import packaged_rules

    source = Source(job.given.name, "", "application/octet-stream", None, 0)
    return _result(job, unreadable(source, STOPPED, packaged_rules(), job.settings))


def prepare() -> None:
    """Load the rules and the pipelines, so that the first document waits no longer than the others."""
    _checker()


def _result(job: Job, report: DocumentReport) -> Result:
    return Result(job.path, encode(report), tuple((name, _drawn(name, report, job.settings)) for name in job.formats))


def _drawn(name: str, report: DocumentReport, settings: Settings) -> bytes:
    from contractcheck.checker import packaged_rules, report_of

    # What became of the waivers is known only when all documents are.
    alone = replace(settings, waivers=())
    made: str | bytes = REPORTERS[name](report_of(packaged_rules(), alone, (report,)), Display())
    return made.encode() if isinstance(made, str) else made


@cache
def _checker() -> Checker:
    from contractcheck.checker import Checker, packaged_rules

    return Checker(packaged_rules())
