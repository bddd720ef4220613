"""Where the clauses and the schemas are: inside an installed package, or at the top of a checkout."""

from __future__ import annotations

from pathlib import Path

from contractcheck.errors import UsageError

_PACKAGE = Path(__file__).resolve().parent.parent


def clauses_folder() -> Path:
    """The folder with the rule files that come with contractcheck."""
    return _data_folder("clauses")


def schemas_folder() -> Path:
    """The folder with the JSON Schemas that come with contractcheck."""
    return _data_folder("schemas")


def rule_files(folder: Path) -> tuple[Path, ...]:
    """All rule files under a folder, sorted by their path; hidden files and folders do not count.

    Raises UsageError when the folder is not there.
    """
    if not folder.is_dir():
        raise UsageError(f"'{folder}' is no folder; name a folder that holds rule files, with ruleset.yaml at its top")
    found = [path for ending in ("yaml", "yml") for path in folder.rglob(f"*.{ending}") if path.is_file()]
    visible = [path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts)]
    return tuple(sorted(visible, key=lambda path: path.relative_to(folder).as_posix()))


def _data_folder(name: str) -> Path:
    packaged = _PACKAGE / "_data" / name
    return packaged if packaged.is_dir() else _PACKAGE.parent / name
