"""Times and memory, each beside its references in the same run."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_MEGABYTE = 1e6


@dataclass(frozen=True)
class Line:
    """A figure of the table: what, its value with unit, and its goal where there is one."""

    what: str
    value: str
    goal: str = ""


def medians(tasks: Mapping[str, Callable[[], object]], runs: int) -> dict[str, float]:
    """The median seconds of each task; the tasks take turns, so that a busy moment meets them all."""
    seconds: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(runs):
        for name, task in tasks.items():
            start = time.perf_counter()
            task()
            seconds[name].append(time.perf_counter() - start)
    return {name: statistics.median(values) for name, values in seconds.items()}


def process(*arguments: str) -> Callable[[], object]:
    """A whole process of this Python, as a task."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, *arguments]
    return lambda: subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)


def compared(times: Mapping[str, float], subject: str, goals: Mapping[str, str]) -> list[Line]:
    """The subject's time, and its ratio to each reference."""
    lines = [Line(name, _seconds(value)) for name, value in times.items()]
    ratios = [Line(f"  {subject} / {name}", f"{times[subject] / times[name]:.2f} x", goal) for name, goal in goals.items()]
    return lines + ratios


def megabytes(size: float) -> str:
    return f"{size / _MEGABYTE:.0f} MB"


def _seconds(value: float) -> str:
    return f"{value * 1000:.0f} ms"
