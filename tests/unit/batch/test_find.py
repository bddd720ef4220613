"""Which files a batch takes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from contractcheck.batch.find import Choice, find
from contractcheck.errors import UsageError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    names = ("b.docx", "A.PDF", "photo.jpg", ".hidden.md", "~$b.docx", "acme/c.md", "acme/old/d.md", ".git/e.md")
    for name in names:
        path = tmp_path / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return tmp_path / "docs"


def _names(folder: Path, **choice: object) -> list[str]:
    return list(find([folder], Choice(**choice)).files)  # type: ignore[arg-type]


def test_the_documents_of_the_folder_itself_are_taken_in_order(folder: Path) -> None:
    assert _names(folder) == ["docs/A.PDF", "docs/b.docx"]


def test_folders_in_the_folder_are_taken_on_request(folder: Path) -> None:
    assert _names(folder, recursive=True) == ["docs/A.PDF", "docs/acme/c.md", "docs/acme/old/d.md", "docs/b.docx"]


def test_what_is_left_alone_is_counted(folder: Path) -> None:
    found = find([folder], Choice())
    assert (dict(found.others), found.folders) == ({".jpg": 1}, 1)


def test_include_takes_only_what_fits(folder: Path) -> None:
    assert _names(folder, recursive=True, include=("*.jpg", "acme/*.md")) == [
        "docs/acme/c.md",
        "docs/acme/old/d.md",
        "docs/photo.jpg",
    ]


def test_exclude_goes_before_include(folder: Path) -> None:
    assert _names(folder, recursive=True, include=("*.md",), exclude=("acme/old/*",)) == ["docs/acme/c.md"]


def test_the_files_of_the_run_itself_are_not_documents(folder: Path) -> None:
    assert _names(folder, recursive=True, avoid=(folder / "acme", folder / "b.docx")) == ["docs/A.PDF"]


def test_a_file_that_is_reached_twice_counts_once(folder: Path) -> None:
    assert len(find([folder, folder / "acme", folder], Choice(recursive=True)).files) == 4


def test_folders_with_the_same_name_stay_apart(tmp_path: Path) -> None:
    for year in ("2025", "2026"):
        (tmp_path / year / "acme").mkdir(parents=True)
        (tmp_path / year / "acme" / "a.md").touch()
    found = find([tmp_path / "2025/acme", tmp_path / "2026/acme"], Choice())
    assert list(found.files) == ["2025/acme/a.md", "2026/acme/a.md"]


def test_a_file_may_be_named_itself(folder: Path) -> None:
    assert list(find([folder / "photo.jpg"], Choice()).files) == ["photo.jpg"]


def test_a_link_to_a_folder_above_is_no_endless_walk(folder: Path) -> None:
    (folder / "acme" / "up").symlink_to(folder)
    assert len(_names(folder, recursive=True)) == 4


def test_names_that_are_no_text_stay_apart(tmp_path: Path) -> None:
    for name in (b"a\xff.md", b"a\xfe.md"):
        try:
            Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).touch()
        except OSError:
            pytest.skip("this file system has no such names")
    names = _names(tmp_path)
    assert len(names) == 2
    assert all(name.encode("utf-8") for name in names)


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There is no folder"):
        find([tmp_path / "none"], Choice())
