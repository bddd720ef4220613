"""The files of a run as the user names them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from contractcheck.errors import UsageError
from contractcheck.model.settings import Input

_STDIN = "-"


def inputs_of(files: Sequence[str], stdin_name: str | None) -> tuple[Input, ...]:
    """One input per file, in the given order; "-" is standard input, read here."""
    if files.count(_STDIN) > 1:
        raise UsageError("'-' stands for standard input and can be given only once.")
    if stdin_name and _STDIN not in files:
        raise UsageError("--stdin-name names the document on standard input: give '-' as FILE as well.")
    if "" in files:
        raise UsageError("A FILE has an empty name: give the name of a document, or '-' for standard input.")
    return tuple(_stdin(stdin_name or "stdin") if file == _STDIN else _file(file) for file in files)


def _stdin(name: str) -> Input:
    if sys.stdin is None:
        raise UsageError("'-' was given but there is no standard input: name a file instead.")
    return Input(Path(name).name or name, data=sys.stdin.buffer.read())


def _file(file: str) -> Input:
    # A name that is not valid in the file system's encoding must still be printable.
    name = (Path(file).name or file).encode("utf-8", errors="replace").decode("utf-8")
    return Input(name, path=Path(file))
