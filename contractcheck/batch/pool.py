"""Worker processes on this machine, each with one document at a time, so that a worker that dies takes no other with it."""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import signal
import threading
from collections.abc import Generator, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from contractcheck.batch import work
from contractcheck.batch.model import Job, Result
from contractcheck.ingest.limits import COLLECT_AFTER

_TRIES = 2
_LOG = logging.getLogger(__name__)


class Pool:
    """`size` worker processes, with the rules and the playbook laid over them."""

    def __init__(self, size: int, playbook: Path | None = None) -> None:
        self._size = size
        self._playbook = playbook

    def results(self, jobs: Iterable[Job]) -> Generator[Result, None, None]:
        """One result per job, in the order in which they are ready."""
        hands = [_Hand(self._playbook) for _ in range(self._size)]
        waiting = iter(jobs)
        busy = {hand.start(job): hand for hand, job in zip(hands, waiting, strict=False)}
        try:
            while busy:
                for future in wait(busy, return_when=FIRST_COMPLETED).done:
                    hand = busy.pop(future)
                    again = hand.again(future)
                    result = None if again else hand.result(future)
                    if follower := again or next(waiting, None):
                        busy[hand.start(follower)] = hand
                    if result:
                        yield result
        finally:
            for hand in hands:
                hand.end()


class _Hand:
    """One worker process, replaced by a new one when it dies."""

    def __init__(self, playbook: Path | None) -> None:
        self._playbook = playbook
        self._process: ProcessPoolExecutor | None = None
        self._job: Job | None = None
        self._tries = 0

    def start(self, job: Job) -> Future[Result]:
        self._tries = self._tries + 1 if job is self._job else 1
        self._job = job
        self._process = self._process or _worker(self._playbook)
        return self._process.submit(work.perform, job)

    def again(self, future: Future[Result]) -> Job | None:
        """The job, where its worker died and it may be tried once more."""
        if not isinstance(future.exception(), BrokenProcessPool):
            return None
        self.end()
        return self._job if self._tries < _TRIES else None

    def result(self, future: Future[Result]) -> Result:
        error, job = future.exception(), self._job
        if error is None or job is None:
            return future.result()
        _LOG.error("The worker gave up on %s.", job.path, exc_info=error)
        return work.given_up(job)

    def end(self) -> None:
        if self._process:
            self._process.shutdown(wait=True, cancel_futures=True)
            self._process = None


def _worker(playbook: Path | None) -> ProcessPoolExecutor:
    # A new interpreter, not a copy of this one with its threads and its connection to the store.
    return ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"), initializer=_begin, initargs=(playbook,))


def _begin(playbook: Path | None) -> None:
    """Leave Ctrl-C to the parent, end when the parent has gone, and load everything."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(*COLLECT_AFTER)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    work.prepare(playbook)


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
