"""The process that reads files, one after the other, within the limits that each request states."""

from __future__ import annotations

import contextlib
import gc
import logging
import os
import signal
import sys
import threading
import time
import traceback
from typing import BinaryIO

from contractcheck.errors import UnreadableDocument
from contractcheck.ingest import reader
from contractcheck.ingest.limits import COLLECT_AFTER, MEGABYTE
from contractcheck.ingest.messages import Answer, Request, packed_file, receive_request, send_answer
from contractcheck.model.outline import OutlineWords

_SECONDS_BETWEEN_LOOKS = 1.0


def main() -> None:
    """Answer the requests on standard input until it ends."""
    gc.set_threshold(*COLLECT_AFTER)
    source, sink = _channels()
    threading.Thread(target=_end_with_parent, args=(os.getppid(),), daemon=True).start()
    _report_steps(sink)
    while request := receive_request(source):
        answer = _answer(request)
        send_answer(sink, answer)
        if answer.code == "too-much-memory":
            return


def _channels() -> tuple[BinaryIO, BinaryIO]:
    """The streams to the parent, out of reach of whatever else reads standard input or writes to standard output."""
    source, sink = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    return source, sink


def _answer(request: Request) -> Answer:
    try:
        limit_memory(request.how.megabytes)
        return _opened(request) if request.words is None else _read(request, request.words)
    except UnreadableDocument as error:
        return _refusal(error)
    except MemoryError:
        return _refusal(_too_much_memory(request.how.megabytes))
    except Exception:  # noqa: BLE001  (the parent reports it; the next file is read all the same)
        return Answer("failed", text=traceback.format_exc())


def _read(request: Request, words: OutlineWords) -> Answer:
    return Answer("read", reader.read(request.data, request.name, words, request.how))


def _opened(request: Request) -> Answer:
    from contractcheck.ingest.archives import unpacked  # noqa: PLC0415  (few runs need it)

    files = unpacked(request.data, request.name, request.how.passwords)
    if files is None:
        return Answer("whole")
    return Answer("opened", files=tuple(map(packed_file, files)), contents=tuple(each.data or b"" for each in files))


def _refusal(error: UnreadableDocument) -> Answer:
    return Answer("refused", code=error.code, text=str(error))


def _too_much_memory(megabytes: int) -> UnreadableDocument:
    return UnreadableDocument(
        "too-much-memory",
        f"Reading the file takes more than {megabytes} MB of memory, which no contract does; export it anew or split it, "
        "or allow more with --max-memory.",
    )


def limit_memory(megabytes: int) -> None:
    """Limit the memory of this process and of those that it starts; only Linux keeps to such a limit."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415  (there is none on Windows)

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        wanted = megabytes * MEGABYTE
        resource.setrlimit(resource.RLIMIT_AS, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _end_with_parent(parent: int) -> None:
    """End this process and those that it started once the parent is gone, even in the middle of a file."""
    while os.getppid() == parent:
        time.sleep(_SECONDS_BETWEEN_LOOKS)
    if sys.platform != "win32":
        with contextlib.suppress(OSError):
            os.killpg(0, signal.SIGKILL)
    os._exit(1)


class _Steps(logging.Handler):
    def __init__(self, sink: BinaryIO) -> None:
        super().__init__(logging.INFO)
        self._sink = sink

    def emit(self, record: logging.LogRecord) -> None:
        send_answer(self._sink, Answer("step", text=record.getMessage()))


def _report_steps(sink: BinaryIO) -> None:
    logger = logging.getLogger("contractcheck.progress")
    logger.setLevel(logging.INFO)
    logger.propagate = False
    logger.addHandler(_Steps(sink))
