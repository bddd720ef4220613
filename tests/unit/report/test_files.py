"""Files that appear whole or not at all, and what killed processes leave of them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from contractcheck.report.files import clear_drafts, replace


def _dead() -> int:
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def _files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_a_file_is_written_whole_and_leaves_no_draft(tmp_path: Path) -> None:
    replace(tmp_path / "a.json", b"{}", lasting=True)
    assert _files(tmp_path) == ["a.json"]


def test_the_draft_of_a_killed_process_is_cleared_wherever_it_stands(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    for draft in (tmp_path / f".a.json.{_dead()}.part", tmp_path / "docs" / f".b.md.json.{_dead()}.part"):
        draft.write_bytes(b"{")
    clear_drafts(tmp_path)
    assert _files(tmp_path) == []


def test_the_draft_of_a_living_process_stays(tmp_path: Path) -> None:
    draft = tmp_path / f".a.json.{os.getpid()}.part"
    draft.write_bytes(b"{")
    clear_drafts(tmp_path)
    assert draft.is_file()


def test_files_of_others_stay(tmp_path: Path) -> None:
    names = [".part", ".a.part", "a.1.part", f"a.json.{_dead()}.part", "report.json"]
    for name in names:
        (tmp_path / name).write_bytes(b"")
    clear_drafts(tmp_path)
    assert _files(tmp_path) == sorted(names)


def test_a_folder_that_is_not_there_has_no_drafts(tmp_path: Path) -> None:
    clear_drafts(tmp_path / "absent")
    assert _files(tmp_path) == []
