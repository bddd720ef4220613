"""The key of a job: the same key, the same verdict."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import msgspec

import contractcheck
from contractcheck.model.rules import Ruleset
from contractcheck.model.settings import Settings
from contractcheck.model.waivers import Waiver

# What a reader or the pipeline of another version may make of a file is not what it made before.
_LIBRARIES = ("lxml", "numpy", "pdfminer.six", "pdfplumber", "pypdfium2", "python-docx", "spacy")
_PROGRAMS = ("soffice", "libreoffice", "tesseract")


@dataclass(frozen=True, slots=True)
class Keys:
    """Gives the keys of one run, in which everything but the file is the same."""

    common: bytes

    def of(self, sha256: str, name: str, waivers: tuple[Waiver, ...] = ()) -> str:
        """The key of a file by the SHA-256 of its content, its name and the waivers about it, as 64 hexadecimal digits."""
        return hashlib.sha256(msgspec.json.encode([self.common, sha256, name, waivers])).hexdigest()


def keys(ruleset: Ruleset, settings: Settings) -> Keys:
    """Over the tool, the rules, the settings, and the libraries and programs that read files."""
    libraries = {name: _version(name) for name in _LIBRARIES}
    programs = {name: _program(name) for name in _PROGRAMS}
    parts = [contractcheck.__version__, ruleset.sha256, replace(without_passwords(settings), waivers=()), libraries, programs]
    return Keys(msgspec.json.encode(parts, order="sorted"))


def without_passwords(settings: Settings) -> Settings:
    """The settings as they may be kept: a password decides whether a file can be read, not what is read."""
    return replace(settings, reading=replace(settings.reading, passwords=()))


def content_sha256(file: Path) -> str:
    """The SHA-256 of a file; that of nothing where it cannot be opened, which its check will say."""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except (OSError, ValueError):
        return hashlib.sha256(b"").hexdigest()


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


def _program(name: str) -> str:
    """What tells one version of a program from another without the time that asking it takes."""
    try:
        path = Path(shutil.which(name) or "").resolve(strict=True)
        return f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}" if path.is_file() else ""
    except OSError:
        return ""
