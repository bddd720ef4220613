"""Reading in a process of its own: the same document, and an end to what takes too long, too much, or breaks."""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path

import psutil
import pytest

from contractcheck.errors import UnreadableDocument
from contractcheck.ingest import guarded, reader
from contractcheck.model.outline import OutlineWords
from contractcheck.model.settings import ReadOptions

WORDS = OutlineWords(article=("artikel",), annex=("bijlage",))
TEXT = "Artikel 1 Levering\n\nDe leverancier levert \u2018tijdig\u2019.\n".encode()
SAMPLES = sorted((Path(__file__).parents[3] / "samples").glob("contract-weak-*.*"))

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="signals as on Linux")


def code(data: bytes, **limits: int) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        guarded.read(data, "a.txt", WORDS, ReadOptions(**limits))  # type: ignore[arg-type]
    return caught.value.code


def works() -> bool:
    return bool(guarded.read(TEXT, "a.txt", WORDS).blocks)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_the_document_is_the_same_as_without_the_process(sample: Path) -> None:
    data = sample.read_bytes()
    assert guarded.read(data, sample.name, WORDS) == reader.read(data, sample.name, WORDS)


def test_a_refusal_comes_back_with_its_code() -> None:
    assert code(b"") == "empty"


@on_posix
def test_a_file_that_takes_too_long_is_given_up_and_the_next_is_read() -> None:
    assert works()
    os.kill(guarded._RUNNING[0]._process.pid, signal.SIGSTOP)
    assert code(TEXT, seconds=1) == "too-slow"
    assert works()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to the limit")
def test_a_file_that_takes_too_much_memory_is_given_up_and_the_next_is_read() -> None:
    assert code(b"De leverancier levert.\n\n" * 400_000, megabytes=1) == "too-much-memory"
    assert works()


@on_posix
def test_a_process_that_dies_costs_one_file_and_the_next_is_read() -> None:
    assert works()
    process = guarded._RUNNING[0]._process
    os.kill(process.pid, signal.SIGSTOP)
    threading.Timer(0.2, process.kill).start()
    assert code(TEXT) == "cut-off"
    assert works()


@on_posix
def test_a_process_that_died_between_files_is_replaced() -> None:
    assert works()
    guarded._RUNNING[0].end()
    assert works()


@on_posix
def test_ending_the_process_leaves_none_behind() -> None:
    assert works()
    pid = guarded._RUNNING[0]._process.pid
    guarded._RUNNING[0].end()
    assert not psutil.pid_exists(pid)
