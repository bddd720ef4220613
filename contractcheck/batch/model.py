"""What goes between the parts of a batch."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from contractcheck.model.report import DocumentReport
from contractcheck.model.settings import Input, Settings


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a run: where it is, its name in the run ("suppliers/acme/contract.docx"), whose it is.

    A dossier of several files is one entry with `members`, each with its name in the dossier; `file` is then the first of them.
    """

    file: Path
    path: str
    dossier: str
    supplier: str
    members: tuple[tuple[str, Path], ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """The unit of work: check an input, or draw the reports of one that was `known`; `path` is its name in the run.

    With `members` these are judged as one dossier, and `given` only names it. `playbook` is the folder laid over the rules.
    """

    path: str
    given: Input
    settings: Settings
    formats: tuple[str, ...]
    known: bytes | None = None
    playbook: Path | None = None
    members: tuple[Input, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """What a job gave: the encoded DocumentReport, and each format with the content of its file."""

    path: str
    report: bytes
    files: tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class Done:
    """An entry that is finished: its report, and whether that was in the store already."""

    entry: Entry
    report: DocumentReport
    reused: bool


class Workers(Protocol):
    """Whoever carries out jobs."""

    def results(self, jobs: Iterable[Job]) -> Generator[Result, None, None]:
        """One result per job, in the order in which they are ready; takes only as many jobs as there are hands.

        A job that its worker does not survive gives an undetermined result. Closing it ends the workers.
        """
        ...
