"""The files of a run: what stands in the folders and is taken, and what is left alone."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from contractcheck.errors import UsageError

ENDINGS = frozenset(
    {".docx", ".docm", ".dotx", ".dotm", ".doc", ".odt", ".ott", ".rtf", ".pdf", ".md", ".markdown", ".txt", ".html", ".htm"}
    | {".xlsx", ".xlsm", ".xls", ".ods", ".eml", ".msg", ".zip"}
)


@dataclass(frozen=True, slots=True)
class Choice:
    """Which files are taken; without `include` those with a known ending. `avoid` names files and folders of the run itself."""

    recursive: bool = False
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    avoid: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The files by their name in the run, in the order of the names; how many others per ending; folders not entered."""

    files: Mapping[str, Path]
    others: Mapping[str, int]
    folders: int


def find(places: Sequence[Path], choice: Choice) -> Found:
    """What stands in the folders (or is named as a file itself); a file that is reached twice counts once.

    Raises UsageError for a place that does not exist.
    """
    roots = [_existing(place) for place in places]
    base = Path(os.path.commonpath([root.parent for root in roots]))
    taken: dict[str, Path] = {}
    others: Counter[str] = Counter()
    closed = 0
    for root in dict.fromkeys(roots):
        walk = _Walk(choice)
        taken |= {_name(path, base): path for path in walk.files(root)}
        others += walk.others
        closed += walk.closed
    return Found(dict(sorted(taken.items())), dict(sorted(others.items())), closed)


def _existing(place: Path) -> Path:
    if not place.exists():
        raise UsageError(f"There is no folder '{place}': check its name and where it stands.")
    return place.resolve()


def _name(path: Path, base: Path) -> str:
    # A name that is not valid in the file system's encoding must still be printable, and unlike every other name.
    return path.relative_to(base).as_posix().encode("utf-8", errors="backslashreplace").decode("utf-8")


class _Walk:
    """One walk through a folder, with counts of what was left alone."""

    def __init__(self, choice: Choice) -> None:
        self._choice = choice
        self.others: Counter[str] = Counter()
        self.closed = 0

    def files(self, root: Path) -> Iterator[Path]:
        if root.is_file():
            yield root
            return
        unreadable: list[OSError] = []
        for folder, folders, names in os.walk(root, onerror=unreadable.append):
            here = Path(folder)
            folders[:] = self._entered(here, folders)
            yield from (here / name for name in names if self._takes(here / name, root))
        # A folder that cannot be opened is named in the results, as a file that cannot be opened is.
        yield from (Path(error.filename) for error in unreadable)

    def _entered(self, here: Path, folders: Sequence[str]) -> list[str]:
        seen = [name for name in folders if not name.startswith(".") and here / name not in self._choice.avoid]
        if self._choice.recursive:
            return sorted(seen)
        self.closed += len(seen)
        return []

    def _takes(self, path: Path, root: Path) -> bool:
        if path.name.startswith((".", "~$")) or path in self._choice.avoid or _matches(path, root, self._choice.exclude):
            return False
        if self._choice.include:
            return _matches(path, root, self._choice.include)
        known = path.suffix.lower() in ENDINGS
        self.others[path.suffix.lower()] += not known
        return known


def _matches(path: Path, root: Path, patterns: Sequence[str]) -> bool:
    """Whether a pattern fits the name, or the path under the folder; capitals make no difference."""
    names = (path.name.lower(), path.relative_to(root).as_posix().lower())
    return any(fnmatch(name, pattern.lower()) for pattern in patterns for name in names)
