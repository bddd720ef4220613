"""The progress of a batch on standard error, Ctrl-C, and what to say at the end."""

from __future__ import annotations

import contextlib
import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

import click

from contractcheck.assess.waivers import covering
from contractcheck.batch.database import Database
from contractcheck.batch.model import Done, Workers
from contractcheck.batch.run import Batch, Plan
from contractcheck.batch.store import Store
from contractcheck.model.report import Outcome, Status
from contractcheck.model.rules import Ruleset
from contractcheck.model.waivers import Waiver
from contractcheck.report.exit_code import FailOn, counting, document_code
from contractcheck.report.plain_text import clean

_STOPPED = 130
_SECONDS_BETWEEN_LINES = 10.0
_FINDINGS = (Status.MISSING, Status.EXCLUDED, Status.WEAK)


@dataclass(slots=True)
class Tally:
    """The counts of a run so far."""

    run: int
    total: int
    fail_on: FailOn
    stopped: bool = False
    documents: int = 0
    reused: int = 0
    pages: int = 0
    code: int = 0
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    findings: Counter[Status] = field(default_factory=Counter)
    undecided: list[str] = field(default_factory=list)
    waived: Counter[Waiver] = field(default_factory=Counter)

    def add(self, done: Done) -> None:
        self.documents += 1
        self.reused += done.reused
        self.pages += done.report.source.pages or 0
        self.outcomes[done.report.outcome] += 1
        self.findings.update(clause.status for clause in counting(done.report) if not clause.waiver)
        self.waived.update(covering([done.report]))
        code = document_code(done.report, self.fail_on)
        self.code = max(self.code, code)
        if done.report.outcome is Outcome.UNDETERMINED:
            self.undecided.append(done.entry.path)

    @property
    def exit_code(self) -> int:
        return _STOPPED if self.stopped else self.code

    @property
    def found(self) -> str:
        """The findings so far in words."""
        return ", ".join(f"{status} {self.findings[status]}" for status in _FINDINGS)

    def lines(self) -> Iterator[str]:
        """The summary of the run."""
        if self.stopped:
            yield f"Stopped after {self.documents} of {self.total} documents; run the command again and it goes on from there."
        outcomes = ", ".join(f"{outcome} {self.outcomes[outcome]}" for outcome in Outcome if self.outcomes[outcome])
        yield f"Documents: {self.documents}, of which {self.reused} unchanged" + (f" ({outcomes})" if outcomes else "")
        yield f"Clauses that count: {self.found}" + (f"; waived {self.waived.total()}" if self.waived else "")
        yield from (f"Could not be judged: {clean(path)}" for path in self.undecided)


class _Shown(Protocol):
    def __call__(self, tally: Tally) -> None: ...


def follow(plan: Plan, database: Database, ruleset: Ruleset, workers: Workers, options: Mapping[str, Any]) -> Tally:
    """Carry out the plan and show how far it is; the first Ctrl-C lets the documents in hand finish."""
    run = Batch(plan, Store(database), ruleset)
    tally = Tally(run.number, len(plan.entries), options["fail_on"])
    with _ctrl_c() as stop, _progress(quiet=options["quiet"], total=tally.total) as shown:
        for done in run.run(workers, stop.is_set):
            tally.add(done)
            shown(tally)
    tally.stopped = stop.is_set()
    return tally


@contextlib.contextmanager
def _ctrl_c() -> Iterator[threading.Event]:
    """An event that the first Ctrl-C sets; the second one ends the program at once."""
    stop = threading.Event()

    def ask(*_: object) -> None:
        stop.set()
        signal.signal(signal.SIGINT, before)
        click.echo("Stopping after the documents in hand; press Ctrl-C again to stop at once.", err=True)

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


@contextlib.contextmanager
def _progress(*, quiet: bool, total: int) -> Iterator[_Shown]:
    if quiet:
        yield lambda _: None
    elif sys.stderr.isatty():
        with _bar(total) as shown:
            yield shown
    else:
        yield _Lines(total)


class _Lines:
    """A line now and then, for a log."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._start = self._last = time.monotonic()

    def __call__(self, tally: Tally) -> None:
        now = time.monotonic()
        if now - self._last >= _SECONDS_BETWEEN_LINES or tally.documents == self._total:
            self._last = now
            rate = tally.documents / max(now - self._start, 0.001)
            left = (self._total - tally.documents) / rate
            click.echo(
                f"{tally.documents} of {self._total} documents, {tally.pages} pages, {rate:.1f}/s, "
                f"{left:.0f} s left; {tally.found}",
                err=True,
            )


@contextlib.contextmanager
def _bar(total: int) -> Iterator[_Shown]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns: Iterable[Any] = (
        BarColumn(bar_width=None),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    start = time.monotonic()
    with Progress(*columns, TextColumn("{task.fields[found]}"), console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=total, rate="", found="")

        def shown(tally: Tally) -> None:
            rate = tally.documents / max(time.monotonic() - start, 0.001)
            bar.update(task, completed=tally.documents, rate=f"{tally.pages} pages, {rate:.1f}/s", found=tally.found)

        yield shown
