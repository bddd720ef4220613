"""The unit of work: one document in, its report and the files of that report out. It touches no store and no folder.

The pipeline is loaded where the work is done, not where it is handed out.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from contractcheck.batch.codec import decode, encode
from contractcheck.batch.model import Job, Result
from contractcheck.model.document import Source
from contractcheck.model.report import DocumentReport
from contractcheck.report import REPORTERS
from contractcheck.report.display import Display

if TYPE_CHECKING:
    from contractcheck.checker import Checker
    from contractcheck.model.rules import Ruleset

STOPPED = "stopped"


def perform(job: Job) -> Result:
    """Check the document, unless its report is known, and draw the reports."""
    return _result(job, decode(job.known) if job.known is not None else _checked(job))


def _checked(job: Job) -> DocumentReport:
    checker = _checker(job.playbook)
    return checker.dossier(job.members, job.settings) if job.members else checker.check(job.given, job.settings)


def given_up(job: Job) -> Result:
    """The undetermined result of a document on which the worker stopped each time."""
    from contractcheck.assess.document import unreadable

    source = Source(job.given.name, "", "application/octet-stream", None, 0)
    return _result(job, unreadable(source, STOPPED, _rules(job.playbook), job.settings))


def prepare(playbook: Path | None = None) -> None:
    """Load the rules and the pipelines, so that the first document waits no longer than the others."""
    _checker(playbook)


def _result(job: Job, report: DocumentReport) -> Result:
    return Result(job.path, encode(report), tuple((name, _drawn(name, report, job)) for name in job.formats))


def _drawn(name: str, report: DocumentReport, job: Job) -> bytes:
    from contractcheck.checker import report_of

    # What became of the waivers is known only when all documents are.
    alone = replace(job.settings, waivers=())
    made: str | bytes = REPORTERS[name](report_of(_rules(job.playbook), alone, (report,)), Display())
    return made.encode() if isinstance(made, str) else made


@cache
def _rules(playbook: Path | None) -> Ruleset:
    from contractcheck.rules.load import load

    return load(cases=False, playbook=playbook)


@cache
def _checker(playbook: Path | None) -> Checker:
    from contractcheck.checker import Checker

    return Checker(_rules(playbook))
