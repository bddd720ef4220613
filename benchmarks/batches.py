"""Many documents: one worker against two, and memory over a long run."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from benchmarks.measure import ROOT, Line, megabytes
from benchmarks.texts import markdown_of

# So many pages that 200 documents take one worker more than a minute, beside which its start is nothing.
_LONG = 80
_SHORT = 2
_SAMPLES = 0.5


@contextmanager
def _folder(documents: int, pages: int) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        for number in range(documents):
            file = Path(name) / "docs" / f"document-{number:04}.md"
            file.parent.mkdir(exist_ok=True)
            file.write_text(markdown_of(pages, number * pages), encoding="utf-8")
        yield Path(name)


def _start(where: Path, jobs: int) -> subprocess.Popen[bytes]:
    own = [
        "batch",
        str(where / "docs"),
        "--jobs",
        str(jobs),
        "--store",
        str(where / f"{jobs}.db"),
        "--out",
        str(where / f"out-{jobs}"),
    ]
    return subprocess.Popen([sys.executable, "-m", "contractcheck", *own, "--quiet"], cwd=ROOT)


def workers(documents: int) -> list[Line]:
    """The time of a batch with one worker and with two; two first, so that one has the warmer disk."""
    seconds = {}
    with _folder(documents, _LONG) as where:
        for jobs in (2, 1):
            start = time.perf_counter()
            _start(where, jobs).wait()
            seconds[jobs] = time.perf_counter() - start
    rates = [
        Line(f"{documents} documents, {jobs} workers", f"{seconds[jobs]:.1f} s ({documents / seconds[jobs]:.1f}/s)")
        for jobs in (1, 2)
    ]
    return [*rates, Line("  two workers against one", f"{seconds[1] / seconds[2]:.2f} x as fast", "at least 1.6")]


def memory(documents: int) -> list[Line]:
    """The most memory of the parent and of a worker in each quarter of a long run."""
    samples: list[tuple[int, int]] = []
    with _folder(documents, _SHORT) as where:
        process = _start(where, 2)
        while process.poll() is None:
            samples.append(_memory(psutil.Process(process.pid)))
            time.sleep(_SAMPLES)
    size = max(len(samples) // 4, 1)
    quarters = [samples[start : start + size] for start in range(0, size * 4, size)]
    parents = ", ".join(megabytes(max(parent for parent, _ in quarter)) for quarter in quarters if quarter)
    most = ", ".join(megabytes(max(worker for _, worker in quarter)) for quarter in quarters if quarter)
    return [
        Line(f"{documents} documents, parent, by quarter", parents),
        Line(f"{documents} documents, largest worker, by quarter", most, "under 300 MB, flat"),
    ]


def _memory(parent: psutil.Process) -> tuple[int, int]:
    try:
        children = [child.memory_info().rss for child in parent.children()]
        return parent.memory_info().rss, max(children, default=0)
    except psutil.NoSuchProcess:
        return 0, 0
