"""Whose a file is: its dossier and its supplier."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path, PurePosixPath
from typing import Protocol

from contractcheck.batch.model import Entry
from contractcheck.errors import UsageError

_CSV = "csv:"
_UNFIT = re.compile(r'[<>:"|?*\\\x00-\x1f]')
_COLUMNS = ("file", "dossier", "supplier")


@dataclass(frozen=True, slots=True)
class Group:
    """The dossier and the supplier of a file."""

    dossier: str
    supplier: str


class Grouping(Protocol):
    """Says whose a file is, by its name in the run."""

    def __call__(self, path: str) -> Group: ...


def grouping(rule: str) -> Grouping:
    """The grouping that "file", "folder" or "csv:MAP" stands for; UsageError for anything else or a faulty map."""
    if rule == "file":
        return _by_file
    if rule == "folder":
        return _by_folder
    if rule.startswith(_CSV):
        return _Mapped(Path(rule.removeprefix(_CSV)))
    raise UsageError(f"'{rule}' was given to --group-by: choose file, folder or csv:MAP, where MAP is a .csv file.")


def entries(files: Mapping[str, Path], group: Grouping) -> tuple[Entry, ...]:
    """Each file with its dossier and supplier, and files of one dossier as one entry, in the order of their first files."""
    groups: dict[Group, dict[str, Path]] = {}
    for path, file in files.items():
        groups.setdefault(group(path), {})[path] = file
    return tuple(_entry(whose, members) for whose, members in groups.items())


def _entry(whose: Group, files: Mapping[str, Path]) -> Entry:
    path, file = next(iter(files.items()))
    if len(files) == 1:
        return Entry(file, path, whose.dossier, whose.supplier)
    names = [PurePosixPath(each).name for each in files]
    shown = names if len(set(names)) == len(names) else list(files)
    return Entry(file, _name(whose), whose.dossier, whose.supplier, tuple(zip(shown, files.values(), strict=True)))


def _name(whose: Group) -> str:
    """The name of a dossier in the run, under which its reports are written: never one outside the folder for reports."""
    parts = PurePosixPath(whose.dossier if whose.supplier in whose.dossier else f"{whose.supplier}/{whose.dossier}").parts
    return "/".join(_UNFIT.sub("_", part) for part in (*parts, "dossier") if part.strip("/."))


def _by_file(path: str) -> Group:
    return Group(path, path)


def _by_folder(path: str) -> Group:
    """The folder is the dossier; the supplier is the first folder under the one that was named."""
    folders = PurePosixPath(path).parts[:-1]
    return Group("/".join(folders) or path, folders[min(1, len(folders) - 1)] if folders else path)


class _Mapped:
    """The lines of a map; a file that no line names stands for itself."""

    def __init__(self, file: Path) -> None:
        self._groups = dict(_lines(_rows(file), file))

    def __call__(self, path: str) -> Group:
        """The line with the longest end of the path: "acme/contract.docx" goes before "contract.docx"."""
        parts = PurePosixPath(path).parts
        ends = ("/".join(parts[start:]) for start in range(len(parts)))
        return next((self._groups[end] for end in ends if end in self._groups), _by_file(path))


def _rows(file: Path) -> Sequence[Mapping[str, str]]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            f"The map '{file}' could not be read ({error}): give an existing .csv file in UTF-8 to --group-by csv:MAP."
        ) from error
    heading = text.partition("\n")[0]
    reader = csv.DictReader(StringIO(text), delimiter=";" if ";" in heading else ",")
    if missing := [column for column in _COLUMNS if column not in (reader.fieldnames or ())]:
        raise UsageError(f"The map '{file}' has no column '{missing[0]}': its first line must name {', '.join(_COLUMNS)}.")
    return list(reader)


def _lines(rows: Iterable[Mapping[str, str | None]], file: Path) -> Iterable[tuple[str, Group]]:
    for number, row in enumerate(rows, start=2):
        values = [(row[column] or "").strip() for column in _COLUMNS]
        if not all(values):
            raise UsageError(f"{file}:{number}: a line needs a file, a dossier and a supplier; fill in what is empty.")
        yield values[0].replace("\\", "/"), Group(*values[1:])
