"""The files of a dossier: folders listed, archives and e-mails taken apart, within limits and without writing anything."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from contractcheck.errors import UnreadableDocument
from contractcheck.ingest import limits
from contractcheck.model.settings import Input

# Gives the files directly in an archive or e-mail, None for another file; raises UnreadableDocument where it is damaged.
Opener = Callable[[Input], tuple[Input, ...] | None]
# Files that programs leave behind; nobody means them as documents.
_LEFT_BEHIND = re.compile(r"(?:^|/)(?:__MACOSX/|\.|~\$|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
_SETTINGS = re.compile(r"(?:^|/)\.?contractcheck(?:[._-][\w.-]*)?\.(?:toml|ya?ml|json|ini|cfg)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Members:
    """The documents found, each named by its path in the dossier, and the files that look like settings and were not used."""

    inputs: tuple[Input, ...]
    settings: tuple[str, ...] = ()


def members(given: Iterable[Input], opened: Opener) -> Members:
    """The documents in the inputs, however they are packed, in the order given and by name within a folder.

    `opened` takes archives and e-mails apart. What cannot be taken out stays as an input that says why when it is read.
    """
    every = tuple(given)
    inputs = tuple(each for each in every if not _SETTINGS.search(each.name))
    unpacking = _Unpacking(opened, [each.name for each in every if each not in inputs])
    is_only = len(inputs) == 1
    found = [member for each in inputs for member in unpacking.files(each, 0, is_only=is_only)]
    return Members(tuple(found), tuple(unpacking.settings))


@dataclass(slots=True)
class _Unpacking:
    """Takes inputs apart and counts against the limits of the whole dossier."""

    opened: Opener
    settings: list[str] = field(default_factory=list)
    count: int = 0
    size: int = 0

    def files(self, given: Input, depth: int, *, is_only: bool = False) -> Iterator[Input]:
        """The documents in an input; `is_only` leaves out its own name before theirs."""
        prefix = "" if is_only else f"{given.name}/"
        if given.path is not None and given.path.is_dir():
            yield from self._kept(_in_folder(given.path, prefix), depth)
        elif given.unreadable or depth > limits.MAX_DEPTH:
            yield given
        else:
            yield from self._in_file(given, prefix, depth)

    def _in_file(self, given: Input, prefix: str, depth: int) -> Iterator[Input]:
        try:
            inside = self.opened(given)
        except UnreadableDocument as error:
            yield replace(given, unreadable=error)
            return
        if inside is None:
            yield given
        else:
            yield from self._kept((replace(each, name=prefix + each.name) for each in inside), depth)

    def _kept(self, inside: Iterable[Input], depth: int) -> Iterator[Input]:
        for each in inside:
            if _SETTINGS.search(each.name):
                self.settings.append(each.name)
            elif not _LEFT_BEHIND.search(each.name):
                yield from self.files(self._counted(each), depth + 1)

    def _counted(self, each: Input) -> Input:
        self.count += 1
        self.size += len(each.data or b"")
        if self.count > limits.MAX_MEMBERS or self.size > limits.MAX_UNPACKED:
            return Input(each.name, unreadable=limits.beyond_dossier())
        return each


def _in_folder(folder: Path, prefix: str) -> Iterator[Input]:
    """The files in a folder and below by their path; links are not followed."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield Input(prefix + path.relative_to(folder).as_posix(), path=path)
