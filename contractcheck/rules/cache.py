"""Rule sets once loaded, kept in the user's cache folder: reading a cached one takes a tenth of the time.

The cache holds rules and nothing of any document. It may be absent, old, damaged or not writable: then the rules are
loaded from their files. `CONTRACTCHECK_CACHE` names another folder; empty, there is no cache.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec
from platformdirs import user_cache_path

import contractcheck
from contractcheck.model.rules import Ruleset

_VARIABLE = "CONTRACTCHECK_CACHE"
_PACKAGE = Path(contractcheck.__file__).parent
_KEPT = 8
# What is loaded depends on this code as well as on the files.
_CODE = ("model/rules.py", "rules/*.py")


@dataclass(frozen=True, slots=True)
class Key:
    """What was loaded: the files with this SHA-256, shown under this folder name, with their cases or without."""

    sha256: str
    shown: str
    cases: bool


def stored(key: Key) -> Ruleset | None:
    """The rule set, if the cache holds it whole."""
    try:
        return msgspec.msgpack.decode(_path(key).read_bytes(), type=Ruleset)
    except (OSError, _NoCache, msgspec.MsgspecError, UnicodeDecodeError):
        return None


def store(key: Key, ruleset: Ruleset) -> None:
    """Keep the rule set for the next time; a file appears whole or not at all, and a failure to write is none."""
    with contextlib.suppress(OSError, _NoCache):
        path = _path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, msgspec.msgpack.encode(ruleset))
        _forget_oldest(path.parent)


class _NoCache(Exception):
    """The user wants none, or has no folder for it."""


def _path(key: Key) -> Path:
    named = os.environ.get(_VARIABLE)
    if named == "":
        raise _NoCache
    try:
        folder = Path(named) if named else user_cache_path("contractcheck", appauthor=False)
    except RuntimeError as error:
        raise _NoCache from error
    name = hashlib.sha256(f"{_code()} {key.sha256} {key.cases} {key.shown}".encode()).hexdigest()
    return folder / f"rules-{name[:32]}.msgpack"


@cache
def _code() -> str:
    paths = sorted(path for pattern in _CODE for path in _PACKAGE.glob(pattern))
    contents = b"\0".join(path.read_bytes() for path in paths)
    return hashlib.sha256(contractcheck.__version__.encode() + contents).hexdigest()


def _forget_oldest(folder: Path) -> None:
    newest_first = sorted(folder.glob("rules-*.msgpack"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in newest_first[_KEPT:]:
        path.unlink(missing_ok=True)


def _replace(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
