"""Reading in a process of its own, so that a file that hangs, crashes or eats memory costs that file only."""

from __future__ import annotations

import atexit
import contextlib
import logging
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import contractcheck
from contractcheck.errors import UnreadableDocument
from contractcheck.ingest.files import input_bytes
from contractcheck.ingest.members import Members
from contractcheck.ingest.members import members as dossier_members
from contractcheck.ingest.messages import Answer, Request, receive_answer, send_request
from contractcheck.model.document import Document
from contractcheck.model.outline import OutlineWords
from contractcheck.model.settings import Input, ReadOptions

_AS_USUAL = ReadOptions()
_LOG = logging.getLogger(__name__)
_PROGRESS = logging.getLogger("contractcheck.progress")
_BEGIN = """
import sys
if sys.argv[1] not in sys.path:
    sys.path.insert(0, sys.argv[1])
from contractcheck.ingest.worker import main
main()
"""
_CODE_FOLDER = str(Path(contractcheck.__file__).parents[1])


class ReaderFault(Exception):
    """A fault of a reader; the text is the traceback from the process that read."""


def read(data: bytes, name: str, words: OutlineWords, how: ReadOptions = _AS_USUAL) -> Document:
    """As `reader.read`, within the time and memory that `how` allows.

    The time starts anew with every page that is recognised. Raises UnreadableDocument also with "too-slow",
    "too-much-memory" and "cut-off", and ReaderFault where the reader itself failed.
    """
    answer = _answer(Request(name, words, how, data))
    if answer.document is None:
        raise ReaderFault(answer.text)
    return answer.document


def members(given: Iterable[Input], how: ReadOptions = _AS_USUAL) -> Members:
    """As `members.members`; archives and e-mails are taken apart in the process that reads, within the same limits."""
    return dossier_members(given, partial(_opened, how=how))


def _opened(given: Input, how: ReadOptions) -> tuple[Input, ...] | None:
    try:
        data = input_bytes(given)
    except UnreadableDocument:
        return None
    answer = _answer(Request(given.name, None, how, data))
    if answer.kind == "failed":
        _LOG.error("%s could not be taken apart.\n%s", given.name, answer.text)
        raise UnreadableDocument("internal", "The file could not be taken apart; take the documents out of it yourself.")
    inside = zip(answer.files, answer.contents, strict=True)
    return None if answer.kind == "whole" else tuple(file.as_input(content) for file, content in inside)


def _answer(request: Request) -> Answer:
    with _ONE_AT_A_TIME:
        answer = _worker().ask(request)
    if answer.kind == "refused":
        raise UnreadableDocument(answer.code, answer.text)
    return answer


def prepare() -> None:
    """Start the process now, so that it loads while something else is done."""
    with _ONE_AT_A_TIME:
        _worker()


class _Worker:
    """The process that reads, and a thread that listens to it."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603  (this Python, with this program; -P keeps the working folder out)
            [sys.executable, "-P", "-c", _BEGIN, _CODE_FOLDER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._answers: queue.SimpleQueue[Answer | None] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, request: Request) -> Answer:
        """The answer to a request; the process is ended when it takes too long or stops by itself."""
        if self._process.stdin is not None:
            with contextlib.suppress(OSError):
                send_request(self._process.stdin, request)
        while answer := self._next(request.how.seconds):
            if answer.code == "too-much-memory":
                self.end()
            if answer.kind != "step":
                return answer
            _PROGRESS.info("%s (%s)", answer.text, request.name)
        self.end()
        raise UnreadableDocument(
            "cut-off", "The program broke off while it read this file, which is damaged or made to harm; export or save it anew."
        )

    def end(self) -> None:
        """End the process and those that it started."""
        with contextlib.suppress(OSError):
            if sys.platform == "win32":
                self._process.kill()
            else:
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def _next(self, seconds: int) -> Answer | None:
        try:
            return self._answers.get(timeout=seconds)
        except queue.Empty:
            self.end()
            raise UnreadableDocument(
                "too-slow",
                f"Reading the file takes more than {seconds} seconds, which no contract does; export it anew or split it, "
                "or allow more with --max-seconds.",
            ) from None

    def _listen(self) -> None:
        stream = self._process.stdout
        try:
            while stream is not None and (answer := receive_answer(stream)):
                self._answers.put(answer)
        except (OSError, ValueError):
            pass
        self._answers.put(None)


_ONE_AT_A_TIME = threading.Lock()
_RUNNING: list[_Worker] = []


def _worker() -> _Worker:
    if _RUNNING and not _RUNNING[0].is_alive:
        _RUNNING.clear()
    if not _RUNNING:
        _RUNNING.append(_Worker())
    return _RUNNING[0]


@atexit.register
def _end() -> None:
    for worker in _RUNNING:
        worker.end()
