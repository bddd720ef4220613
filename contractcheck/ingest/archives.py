"""One archive or e-mail taken apart, within limits and without writing anything."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import PurePosixPath

from contractcheck.errors import UnreadableDocument
from contractcheck.ingest import limits
from contractcheck.ingest.formats import Format, recognise
from contractcheck.ingest.mail import MailPart, parts_of_eml, parts_of_msg
from contractcheck.model.settings import Input

_HOLDING = frozenset({Format.ZIP, Format.EMAIL, Format.OUTLOOK})
_MAIL_TEXT = "e-mail.txt"
# What zipfile raises for a damaged entry, an unknown packing or a wrong password.
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError, ValueError)


def unpacked(data: bytes, name: str, passwords: tuple[str, ...] = ()) -> tuple[Input, ...] | None:
    """The files that stand directly in an archive or e-mail, by their path in it; None where `data` is neither.

    What cannot be taken out stays as an input that says why. Raises UnreadableDocument for a damaged e-mail.
    """
    try:
        kind = recognise(data, name)
    except UnreadableDocument:
        return None
    if kind not in _HOLDING:
        return None
    if kind is Format.ZIP:
        return tuple(_in_zip(data, passwords))
    return tuple(_in_mail(parts_of_eml(data) if kind is Format.EMAIL else parts_of_msg(data)))


def _in_zip(data: bytes, passwords: tuple[str, ...]) -> Iterator[Input]:
    size = 0
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for info in archive.infolist()[: limits.MAX_MEMBERS + 1]:
            if not info.is_dir():
                size += info.file_size
                yield _entry(archive, info, passwords, fits=size <= limits.MAX_UNPACKED)


def _entry(archive: zipfile.ZipFile, info: zipfile.ZipInfo, passwords: tuple[str, ...], *, fits: bool) -> Input:
    name, is_locked = _plain(info.filename), bool(info.flag_bits & 1)
    if not fits or _is_bomb(info):
        return Input(name, unreadable=limits.beyond_dossier())
    for password in (None, *passwords) if is_locked else (None,):
        try:
            with archive.open(info, pwd=password.encode() if password else None) as entry:
                return Input(name, data=entry.read(limits.MAX_FILE))
        except _BROKEN:
            continue
    return Input(name, unreadable=_locked() if is_locked else _damaged())


def _is_bomb(info: zipfile.ZipInfo) -> bool:
    ratio = info.file_size / max(info.compress_size, 1)
    return info.file_size > limits.MAX_FILE or (info.file_size > limits.RATIO_COUNTS_FROM and ratio > limits.MAX_RATIO)


def _in_mail(parts: Iterable[MailPart]) -> Iterator[Input]:
    for part in parts:
        name = _plain(part.name) if part.name else _MAIL_TEXT
        if part.data is None:
            yield Input(name, unreadable=_no_file())
        elif part.name or part.data.strip():
            yield Input(name, data=part.data, is_letter=not part.name)


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
