"""YAML files read to plain values that still know their line and column.

Texts stay as they are written: `2024`, `1.0` and `no` are texts, only `true`, `false` and nothing at all are not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from contractcheck.errors import ClauseFileError

KeyPath = tuple[str | int, ...]

_TAG = "tag:yaml.org,2002:"
_TAGS = tuple(_TAG + name for name in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq"))
_QUOTES = "put quotes round a text that begins with * [ { & ! | > % @ or holds a colon and a space"


@dataclass(frozen=True, slots=True)
class RuleFile:
    """A file as plain dicts, lists and texts (`data`), with the way back to each place in it.

    `path` is the path to show to people.
    """

    path: str
    data: Any
    text: str
    root: Node

    def fault(self, place: KeyPath, message: str, *, key: bool = False, offset: int | None = None) -> ClauseFileError:
        """An error at the value at `place`, at the character `offset` of its text, or at its key."""
        line, column = self.position(place, key=key, offset=offset)
        return ClauseFileError(self.path, line, column, message)

    def position(self, place: KeyPath, *, key: bool = False, offset: int | None = None) -> tuple[int, int]:
        """Line and column, from 1, of the value at `place`, of a character in it, or of its key."""
        name, node = self.root, self.root
        for step in place:
            name, node = _child(node, step)
        target = name if key else node
        return _line_and_column(self.text, self._index(target) + self._shift(target, offset))

    def where(self, place: KeyPath) -> str:
        """The path with the line of the key at `place`."""
        return f"{self.path}:{self.position(place, key=True)[0]}"

    def _index(self, node: Node) -> int:
        """Where a node begins; a value that was left out stands at the colon or dash before it."""
        start = int(node.start_mark.index)
        left_out = isinstance(node, ScalarNode) and start == node.end_mark.index
        return max(len(self.text[:start].rstrip()) - 1, 0) if left_out else start

    def _shift(self, node: Node, offset: int | None) -> int:
        """Characters from the start of a text to its character at `offset`; 0 where the text is escaped or folded."""
        if offset is None or not isinstance(node, ScalarNode):
            return 0
        opening = len(node.style or "")
        start = node.start_mark.index + opening
        as_written = self.text[start : start + len(node.value)] == node.value
        return opening + offset if as_written else 0


def read(path: Path, shown: str) -> RuleFile:
    """The file at `path`, called `shown` in errors. Raises ClauseFileError for anything but one plain YAML document."""
    text = _text(path, shown)
    try:
        root = _compose(text, shown)
        return RuleFile(shown, _plain(root, shown), text, root)
    except RecursionError:
        raise ClauseFileError(shown, 1, 1, "the file is nested too deeply to be a rule file") from None


def _text(path: Path, shown: str) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ClauseFileError(shown, 1, 1, f"the file cannot be read ({error.strerror}); check its permissions") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise ClauseFileError(shown, line, 1, "the file is not UTF-8; save it with that encoding") from error


def _compose(text: str, shown: str) -> Node:
    try:
        root: Node | None = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        raise _syntax_fault(error, shown) from error
    except ReaderError as error:
        line, column = _line_and_column(text, error.position)
        raise ClauseFileError(shown, line, column, "a control character stands here; take it away") from error
    except YAMLError as error:
        raise ClauseFileError(shown, 1, 1, f"this is no YAML ({error})") from error
    if root is None:
        raise ClauseFileError(shown, 1, 1, "the file is empty; write rules in it or take it away")
    return root


def _syntax_fault(error: MarkedYAMLError, shown: str) -> ClauseFileError:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return ClauseFileError(shown, line, column, f"this is no YAML: {error.problem or error.context}; {_QUOTES}")


def _plain(node: Node, shown: str) -> Any:
    _refuse_specials(node, shown)
    match node:
        case MappingNode():
            return dict(_pairs(node, shown))
        case SequenceNode():
            return [_plain(item, shown) for item in node.value]
        case _:
            return _scalar(node)


def _pairs(node: MappingNode, shown: str) -> Iterator[tuple[str, Any]]:
    lines: dict[str, int] = {}
    for key, value in node.value:
        if not isinstance(key, ScalarNode):
            raise _fault(key, shown, "a key is a text, not a list or mapping")
        if key.value in lines:
            raise _fault(key, shown, f"'{key.value}' stands here twice, first on line {lines[key.value]}; keep one")
        lines[key.value] = key.start_mark.line + 1
        yield key.value, _plain(value, shown)


def _scalar(node: Node) -> str | bool | None:
    if node.tag == _TAG + "null":
        return None
    if node.tag == _TAG + "bool":
        return bool(node.value.lower() == "true")
    return str(node.value)


def _refuse_specials(node: Node, shown: str) -> None:
    if node.anchor:
        raise _fault(node, shown, f"'&{node.anchor}' is an anchor; write the text out in each place, or {_QUOTES}")
    if node.tag not in _TAGS:
        raise _fault(node, shown, f"'{node.tag}' is a tag, and rule files have none; {_QUOTES}")


def _fault(node: Node, shown: str, message: str) -> ClauseFileError:
    return ClauseFileError(shown, node.start_mark.line + 1, node.start_mark.column + 1, message)


def _line_and_column(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _child(node: Node, step: str | int) -> tuple[Node, Node]:
    """The node of the key and of the value; an item of a list is its own key."""
    if isinstance(step, int):
        return node.value[step], node.value[step]
    return next((key, value) for key, value in node.value if key.value == step)
