"""Killed workers and runs, Ctrl-C, a full disk, a store that cannot be written, two runs at once: nothing lost or doubled."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import psutil
import pytest

from tests.batch_files import begin, finish, folder_of, kept, paths_of_run, query, until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals as on POSIX systems")

COUNT = 40
SAMPLE = Path(__file__).parents[2] / "samples/contract-weak-nl.docx"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """The store of a folder `docs` with COUNT documents, not made yet."""
    folder_of(tmp_path / "docs", COUNT)
    return tmp_path / "reviews.db"


def _workers(process: subprocess.Popen[str]) -> list[psutil.Process]:
    """The worker processes; the watcher of shared resources is none."""
    return [child for child in psutil.Process(process.pid).children() if "spawn_main" in " ".join(child.cmdline())]


def _once_each(store: Path, run: int) -> None:
    assert dict(paths_of_run(store, run)) == {f"docs/contract-{number:04}.md": 1 for number in range(COUNT)}


def test_a_killed_worker_is_replaced_and_its_document_is_checked(store: Path, tmp_path: Path) -> None:
    process = begin(tmp_path, "batch", "docs", "--jobs", 2)
    until(lambda: kept(store) >= 3)
    parent = psutil.Process(process.pid)
    parent.suspend()  # or it could hand the document of the first to the second before that is killed as well
    for worker in _workers(process):
        worker.kill()
    parent.resume()
    code, out, _ = finish(process)
    assert (code, "fail 40" in out) == (1, True)
    _once_each(store, 1)


def test_after_a_killed_run_the_next_goes_on_and_no_worker_lives_on(store: Path, tmp_path: Path) -> None:
    process = begin(tmp_path, "batch", "docs", "--jobs", 2, "--out", "out")
    until(lambda: kept(store) >= 3)
    workers = _workers(process)
    process.kill()
    finish(process)
    assert psutil.wait_procs(workers, timeout=60)[1] == []
    before = kept(store)
    code, out, _ = finish(begin(tmp_path, "batch", "docs", "--jobs", 2, "--out", "out"))
    assert (code, f"of which {before} unchanged" in out) == (1, True)
    _once_each(store, 2)
    assert len(list((tmp_path / "out/docs").glob("*.json"))) == COUNT
    assert list((tmp_path / "out").rglob("*.part")) == []


def test_ctrl_c_finishes_the_documents_in_hand(store: Path, tmp_path: Path) -> None:
    process = begin(tmp_path, "batch", "docs", "--jobs", 2, start_new_session=True)
    until(lambda: kept(store) >= 3)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the workers as well
    code, out, err = finish(process)
    assert code == 130
    assert f"Stopped after {kept(store)} of {COUNT} documents" in out
    assert "Traceback" not in err
    assert query(store, "select state from runs") == [("stopped",)]


def test_a_full_disk_is_one_sentence_and_costs_nothing_that_was_kept(store: Path, tmp_path: Path) -> None:
    # No file may grow beyond this; for the store that is a disk without room.
    limit = ["prlimit", "--fsize=400000"]
    arguments = [sys.executable, "-m", "contractcheck", "batch", "docs", "--jobs", "1"]
    full = subprocess.run([*limit, *arguments], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert full.returncode == 2
    assert full.stderr.splitlines()[-1].startswith("contractcheck: The store 'reviews.db' failed:")
    assert "Traceback" not in full.stderr
    before = kept(store)
    assert 0 < before < COUNT
    code, out, _ = finish(begin(tmp_path, "batch", "docs", "--jobs", 2))
    assert (code, f"of which {before} unchanged" in out) == (1, True)
    _once_each(store, 2)


def test_a_folder_for_reports_that_takes_no_more_is_one_sentence(store: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/docs").write_text("a file where a folder is needed", encoding="utf-8")
    code, out, err = finish(begin(tmp_path, "batch", "docs", "--jobs", 1, "--out", "out"))
    assert (code, out) == (2, "")
    assert err.startswith("contractcheck: Cannot write the report")
    assert kept(store) == 0


def test_a_store_that_may_only_be_read_is_one_sentence(store: Path, tmp_path: Path) -> None:
    finish(begin(tmp_path, "batch", "docs", "--jobs", 2))
    url = "sqlite:///file:reviews.db?mode=ro&uri=true"
    code, out, err = finish(begin(tmp_path, "batch", "docs", "--store", url))
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "give --store another place" in err
    _once_each(store, 1)


def test_two_runs_at_once_on_a_new_store_lose_nothing(store: Path, tmp_path: Path) -> None:
    both = [begin(tmp_path, "batch", "docs", "--jobs", 1, "--out", "out") for _ in range(2)]
    assert [finish(process)[0] for process in both] == [1, 1]
    _once_each(store, 1)
    _once_each(store, 2)
    assert query(store, "select count(*) from documents") == [(COUNT,)]
    assert len(list((tmp_path / "out/docs").glob("*.json"))) == COUNT


def test_a_damaged_cache_of_rules_changes_nothing(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONTRACTCHECK_CACHE", str(tmp_path / "cache"))
    finish(begin(tmp_path, "parse", "docs/contract-0000.md"))
    for path in (tmp_path / "cache").iterdir():
        path.write_bytes(b"damaged")
    assert finish(begin(tmp_path, "batch", "docs", "--jobs", 2))[0] == 1
    _once_each(store, 1)


def _long(where: Path) -> None:
    """A Word file of 600,000 paragraphs."""
    paragraph = b"<w:p><w:r><w:t>Artikel</w:t></w:r></w:p>"
    with zipfile.ZipFile(SAMPLE) as whole, zipfile.ZipFile(where, "w") as long:
        for name in whole.namelist():
            data = whole.read(name)
            main = name == "word/document.xml"
            long.writestr(name, data.replace(b"<w:body>", b"<w:body>" + paragraph * 600_000, 1) if main else data)


def test_a_document_that_takes_too_long_is_undetermined_and_the_others_are_judged(store: Path, tmp_path: Path) -> None:
    _long(tmp_path / "docs/long.docx")
    code, out, _ = finish(begin(tmp_path, "batch", "docs", "--jobs", 2, "--max-seconds", 1, "--out", "out"))
    assert (code, f"fail {COUNT}" in out, "Could not be judged: docs/long.docx" in out) == (3, True, True)
    assert kept(store) == COUNT + 1
    assert "duurt langer dan" in (tmp_path / "out/docs/long.docx.json").read_text(encoding="utf-8")
