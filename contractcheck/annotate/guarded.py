"""Review copies made in a process of their own, so that a file that hangs, crashes or eats memory costs that copy only."""

from __future__ import annotations

import logging
import multiprocessing
import signal
import traceback
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Literal

from contractcheck.annotate.review import Review
from contractcheck.errors import ContractCheckError, UnreadableDocument, UsageError
from contractcheck.model.report import DocumentReport
from contractcheck.model.settings import Input, Settings

# The file is read anew for each judgement on proposals, at most two, and once to write into it.
_READINGS = 3
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Task:
    """A file with its report, made with these settings; `propose` asks for wording as tracked changes.

    `playbook` is the folder that was laid over the rules.
    """

    name: str
    data: bytes
    report: DocumentReport
    settings: Settings
    propose: bool
    playbook: Path | None = None


@dataclass(frozen=True, slots=True)
class _Answer:
    kind: Literal["made", "unreadable", "usage", "failed"]
    review: Review | None = None
    code: str = ""
    text: str = ""


def review(task: Task) -> Review:
    """As `copy.review_copy`, within a few times the time that the settings allow for reading, and their memory.

    Raises UnreadableDocument also with "too-slow" and "cut-off".
    """
    answer = _asked(task, _READINGS * task.settings.reading.seconds)
    if answer.review:
        return answer.review
    raise _error(answer)


def _asked(task: Task, seconds: int) -> _Answer:
    # A new interpreter, not a copy of this one with its threads.
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(sender, task), daemon=True)
    process.start()
    sender.close()
    try:
        if not receiver.poll(seconds):
            return _Answer(
                "unreadable", code="too-slow", text=f"Annotating takes more than {seconds} seconds; export the file anew."
            )
        answer: _Answer = receiver.recv()
    except EOFError:
        return _Answer("unreadable", code="cut-off", text="The program broke off while it annotated this file; export it anew.")
    finally:
        process.kill()
        process.join()
        receiver.close()
    return answer


def _error(answer: _Answer) -> ContractCheckError:
    if answer.kind == "usage":
        return UsageError(answer.text)
    if answer.kind == "unreadable":
        return UnreadableDocument(answer.code, answer.text)
    _LOG.error("The annotating failed.\n%s", answer.text)
    return UnreadableDocument("internal", "The program failed on this file; export it anew, and report the fault with --debug.")


def _work(sender: Connection, task: Task) -> None:
    """The whole life of the process: one task, one answer. Ctrl-C is left to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        answer = _Answer("made", _review(task))
    except UsageError as error:
        answer = _Answer("usage", text=str(error))
    except UnreadableDocument as error:
        answer = _Answer("unreadable", code=error.code, text=str(error))
    except MemoryError:
        answer = _Answer("unreadable", code="too-much-memory", text="Annotating the file takes too much memory; export it anew.")
    except Exception:  # noqa: BLE001  (the parent reports it)
        answer = _Answer("failed", text=traceback.format_exc())
    sender.send(answer)


def _review(task: Task) -> Review:
    from contractcheck.annotate.copy import review_copy  # noqa: PLC0415  (the parent opens no file)
    from contractcheck.checker import check_files  # noqa: PLC0415
    from contractcheck.ingest.worker import limit_memory  # noqa: PLC0415
    from contractcheck.rules.load import load  # noqa: PLC0415

    rules = load(cases=False, playbook=task.playbook)

    def judged(data: bytes) -> DocumentReport:
        return check_files([Input(task.name, data=data)], task.settings, rules).reports[0]

    limit_memory(task.settings.reading.megabytes)
    return review_copy(task.data, task.name, task.report, rules, judged if task.propose else None)
