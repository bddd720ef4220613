"""The files of a dossier: folders, archives and e-mails taken apart, within limits and without writing anything."""

from __future__ import annotations

import lzma
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path, PurePosixPath

from contractcheck.errors import UnreadableDocument
from contractcheck.ingest import limits
from contractcheck.ingest.files import input_bytes
from contractcheck.ingest.formats import Format, recognise
from contractcheck.ingest.mail import MailPart, parts_of_eml, parts_of_msg
from contractcheck.model.settings import Input

_HOLDING = frozenset({Format.ZIP, Format.EMAIL, Format.OUTLOOK})
_MAIL_TEXT = "e-mail.txt"
# What zipfile raises for a damaged entry, an unknown packing or a wrong password.
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError, ValueError)
# Files that programs leave behind; nobody means them as documents.
_LEFT_BEHIND = re.compile(r"(?:^|/)(?:__MACOSX/|\.|~\$|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
_SETTINGS = re.compile(r"(?:^|/)\.?contractcheck(?:[._-][\w.-]*)?\.(?:toml|ya?ml|json|ini|cfg)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Members:
    """The documents found, each named by its path in the dossier, and the files that look like settings and were not used."""

    inputs: tuple[Input, ...]
    settings: tuple[str, ...] = ()


def holds_files(given: Input) -> bool:
    """Whether an input is an archive or e-mail; False for what cannot be opened."""
    try:
        return (given.path is None or not given.path.is_dir()) and recognise(input_bytes(given), given.name) in _HOLDING
    except UnreadableDocument:
        return False


def members(given: Iterable[Input], passwords: tuple[str, ...] = ()) -> Members:
    """The documents in the inputs, however they are packed, in the order given and by name within a folder.

    What cannot be taken out stays as an input that says why when it is read.
    """
    every = tuple(given)
    inputs = tuple(each for each in every if not _SETTINGS.search(each.name))
    unpacking = _Unpacking(passwords, [each.name for each in every if each not in inputs])
    is_only = len(inputs) == 1
    found = [member for each in inputs for member in unpacking.files(each, 0, is_only=is_only)]
    return Members(tuple(found), tuple(unpacking.settings))


@dataclass(slots=True)
class _Unpacking:
    """Takes inputs apart and counts against the limits of the whole dossier."""

    passwords: tuple[str, ...]
    settings: list[str] = field(default_factory=list)
    count: int = 0
    size: int = 0

    def files(self, given: Input, depth: int, *, is_only: bool = False) -> Iterator[Input]:
        """The documents in an input; `is_only` leaves out its own name before theirs."""
        prefix = "" if is_only else f"{given.name}/"
        if given.path is not None and given.path.is_dir():
            yield from self._kept(_in_folder(given.path, prefix), depth)
        elif given.unreadable or depth > limits.MAX_DEPTH or not holds_files(given):
            yield given
        else:
            yield from self._kept(self._unpacked(given, prefix), depth)

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
            return Input(each.name, unreadable=_too_large())
        return each

    def _unpacked(self, given: Input, prefix: str) -> Iterator[Input]:
        data = input_bytes(given)
        try:
            match recognise(data, given.name):
                case Format.ZIP:
                    yield from self._in_zip(data, prefix)
                case Format.EMAIL:
                    yield from _in_mail(parts_of_eml(data), prefix)
                case _:
                    yield from _in_mail(parts_of_msg(data), prefix)
        except UnreadableDocument as error:
            yield replace(given, unreadable=error)

    def _in_zip(self, data: bytes, prefix: str) -> Iterator[Input]:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for info in archive.infolist()[: limits.MAX_MEMBERS + 1]:
                if not info.is_dir():
                    yield self._entry(archive, info, prefix + _plain(info.filename))

    def _entry(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> Input:
        ratio = info.file_size / max(info.compress_size, 1)
        is_bomb = info.file_size > limits.RATIO_COUNTS_FROM and ratio > limits.MAX_RATIO
        if is_bomb or info.file_size > limits.MAX_FILE or self.size + info.file_size > limits.MAX_UNPACKED:
            return Input(name, unreadable=_too_large())
        for password in (None, *self.passwords) if info.flag_bits & 1 else (None,):
            try:
                with archive.open(info, pwd=password.encode() if password else None) as entry:
                    return Input(name, data=entry.read(limits.MAX_FILE))
            except _BROKEN:
                continue
        return Input(name, unreadable=_locked() if info.flag_bits & 1 else _damaged())


def _in_folder(folder: Path, prefix: str) -> Iterator[Input]:
    """The files in a folder and below by their path; links are not followed."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield Input(prefix + path.relative_to(folder).as_posix(), path=path)


def _in_mail(parts: Iterable[MailPart], prefix: str) -> Iterator[Input]:
    for part in parts:
        name = prefix + (_plain(part.name) if part.name else _MAIL_TEXT)
        if part.data is None:
            yield Input(name, unreadable=_no_file())
        elif part.name or part.data.strip():
            yield Input(name, data=part.data, is_letter=not part.name)


def _too_large() -> UnreadableDocument:
    return UnreadableDocument(
        "too-large", "The archive holds more or larger files than a dossier has; leave out what is no part of the contract."
    )


def _locked() -> UnreadableDocument:
    return UnreadableDocument(
        "encrypted", "The archive is protected with a password, which was not given; pack it without or give it with --password."
    )


def _damaged() -> UnreadableDocument:
    return UnreadableDocument("damaged", "A file in the archive is damaged; fetch the archive again or pack it anew.")


def _no_file() -> UnreadableDocument:
    return UnreadableDocument(
        "unknown-format", "An attachment of the e-mail is no file; save it in the mail program as a file of its own."
    )


def _plain(name: str) -> str:
    """A name from an archive as a relative path."""
    parts = [part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in {"/", ".", ".."}]
    return "/".join(parts) or "unnamed"
