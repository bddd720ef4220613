"""Folders full of small documents, a store that is looked into, and the program as a process of its own."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 120.0

CLAUSE = (
    "Leverancier draagt er zorg voor dat het AI-systeem voor de ingebruikname is geregistreerd in de EU-databank van "
    "artikel 49 van de AI-verordening."
)


def contract(number: int) -> str:
    """A small Dutch contract for AI; the number makes its content unlike that of the others."""
    return (
        f"# Overeenkomst {number}\n\nOpdrachtgever koopt een AI-systeem met een hoog risico dat sollicitanten rangschikt, "
        f"kenmerk {number}.\n\n## Artikel 1 Registratie\n\n1.1 {CLAUSE}\n"
    )


def folder_of(where: Path, count: int, start: int = 0) -> Path:
    """A folder with this many contracts."""
    where.mkdir(parents=True, exist_ok=True)
    for number in range(start, start + count):
        (where / f"contract-{number:04}.md").write_text(contract(number), encoding="utf-8")
    return where


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "contractcheck", *(str(argument) for argument in arguments)]


def environment() -> dict[str, str]:
    """The environment of the tests; the checkout comes first, whatever else is installed."""
    return os.environ | {"PYTHONPATH": str(ROOT)}


def begin(where: Path, *arguments: object, **options: Any) -> subprocess.Popen[str]:
    """The program, started in a folder."""
    return subprocess.Popen(
        command(*arguments), cwd=where, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options
    )


def finish(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """The exit code and what was printed."""
    out, err = process.communicate(timeout=PATIENCE)
    return process.returncode, out, err


def until(fact: Callable[[], object]) -> None:
    """Wait for a fact."""
    end = time.monotonic() + PATIENCE
    while not fact():
        if time.monotonic() > end:
            raise TimeoutError("what was waited for did not happen")
        time.sleep(0.02)


def query(store: Path, sql: str) -> Sequence[tuple[Any, ...]]:
    """Rows of a store; none while it has no tables yet."""
    connection = sqlite3.connect(store, timeout=PATIENCE)
    try:
        return connection.execute(sql).fetchall()
    except sqlite3.OperationalError:
        return []
    finally:
        connection.close()


def kept(store: Path) -> int:
    """How many verdicts were kept so far."""
    rows = query(store, "select count(*) from run_documents") if store.exists() else []
    return int(rows[0][0]) if rows else 0


def paths_of_run(store: Path, run: int) -> Counter[str]:
    """How often each path stands in a run."""
    return Counter(path for (path,) in query(store, f"select path from run_documents where run = {run}"))  # noqa: S608
