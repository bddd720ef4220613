"""TOML files read to plain values that still know the line and column of their keys."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from contractcheck.errors import ClauseFileError
from contractcheck.rules.yaml_ import KeyPath

_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A file as plain values (`data`); `path` is the path to show to people."""

    path: str
    data: Mapping[str, Any]
    text: str

    def fault(self, place: KeyPath, message: str, *, key: bool = False) -> ClauseFileError:
        """An error at the value of the first key of `place`, or at that key; at the beginning where the key is not found."""
        index = _index(self.text, str(place[0]), key=key) if place else 0
        return ClauseFileError(self.path, *_line_and_column(self.text, index), message)


def read(path: Path) -> TomlFile:
    """The file at `path`, days as texts; raises ClauseFileError for a file that cannot be read or is no TOML."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        return TomlFile(str(path), {name: _plain(value) for name, value in tomllib.loads(text).items()}, text)
    except OSError as error:
        raise ClauseFileError(
            str(path), 1, 1, f"the file cannot be read ({error.strerror}); check its name and its permissions"
        ) from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise ClauseFileError(str(path), line, 1, "the file is not UTF-8; save it with that encoding") from error
    except tomllib.TOMLDecodeError as error:
        raise _syntax_fault(str(error), str(path), text) from error


def _syntax_fault(message: str, path: str, text: str) -> ClauseFileError:
    found = _PLACE.search(message)
    line, column = (found["line"], found["column"]) if found else ("1", "1")
    end = _line_and_column(text, len(text))
    place = (int(line), int(column)) if line else end
    said = _PLACE.sub("", message)
    return ClauseFileError(path, *place, f'this is no TOML: {said}; write lines such as report-language = "en"')


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _index(text: str, name: str, *, key: bool) -> int:
    quoted = rf"[\"']?{re.escape(name)}[\"']?"
    for pattern in (rf"^[ \t]*({quoted})[ \t]*=[ \t]*", rf"^[ \t]*\[+[ \t]*({quoted})", rf"^[ \t]*({quoted})[ \t]*\."):
        if found := re.search(pattern, text, re.MULTILINE):
            return found.start(1) if key or not pattern.endswith("=[ \\t]*") else found.end()
    return 0


def _line_and_column(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def faults_first(faults: Iterator[ClauseFileError]) -> None:
    """Raise the first of these faults in the order of their places; nothing where there is none."""
    found = sorted(faults, key=lambda fault: (fault.line, fault.column))
    if found:
        raise found[0]
