"""Folders of labelled lines: the parts of a file's name are the label of every line in it."""

from __future__ import annotations

from pathlib import Path


def labelled_lines(folder: Path) -> list[tuple[str, ...]]:
    """Each line of each file, behind the parts of the file's name."""
    files = sorted(folder.glob("*.txt"))
    return [(*file.stem.split("."), line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
