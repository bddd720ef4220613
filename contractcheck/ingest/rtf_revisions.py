"""Tracked changes in the source of an RTF file: what a view of them leaves out, and who changed what."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from contractcheck.model.document import Change, ChangeKind
from contractcheck.model.settings import Revisions

_TOKEN = re.compile(r"\\'[0-9a-fA-F]{2}|\\([a-z]+)(-?\d*) ?|\\.|[{}]|[^\\{}]+", re.DOTALL)
_CHANGED = re.compile(r"\\(?:deleted|revised)(?![a-z0])")
_AUTHORS = re.compile(r"\{\\\*\\revtbl((?:\s*\{[^{}]*\})*)\s*\}")
_AUTHOR = re.compile(r"\{([^{}]*?);?\}")
_GONE: dict[Revisions, str] = {"accepted": "deletion", "original": "insertion", "all": ""}
_OF_DELETION = "del"
# Words that put something into the text, as a letter does.
_LETTERS = frozenset({"u", "tab", "line", "emdash", "endash", "lquote", "rquote", "ldblquote", "rdblquote", "bullet", "par"})
_FIRST_YEAR = 1900


@dataclass(frozen=True, slots=True)
class _State:
    """The change that the text at hand is part of; authors and dates by "" for insertions and "del" for deletions."""

    inserted: bool = False
    deleted: bool = False
    marks: tuple[tuple[str, int], ...] = ()

    @property
    def kind(self) -> ChangeKind | None:
        return "deletion" if self.deleted else "insertion" if self.inserted else None

    def mark(self, name: str) -> int:
        return dict(self.marks).get(name + (_OF_DELETION if self.deleted else ""), 0)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The source in a view; the changes hold their text as RTF."""

    source: str
    changes: tuple[Change, ...] = ()


def reviewed(source: str, view: Revisions) -> Reviewed:
    """The source of an RTF file without what is no part of it in this view."""
    return _Reading(source, view).reviewed() if _CHANGED.search(source) else Reviewed(source)


@dataclass(slots=True)
class _Reading:
    source: str
    view: Revisions
    state: _State = _State()
    around: list[_State] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    before: _State = _State()

    def reviewed(self) -> Reviewed:
        authors = [name[1].strip() for table in _AUTHORS.finditer(self.source) for name in _AUTHOR.finditer(table[1])]
        for token in _TOKEN.finditer(self.source):
            self._take(token, authors)
        return Reviewed("".join(self.kept), tuple(self.changes))

    def _take(self, token: re.Match[str], authors: list[str]) -> None:
        if token[0] == "{":
            self.around.append(self.state)
        elif token[0] == "}" and self.around:
            self.state = self.around.pop()
        elif token[1] and token[1] not in _LETTERS:
            self.state = _after(self.state, token[1], token[2])
        elif token[0] != "}":
            self._text(token[0], authors)
            return
        self.kept.append(token[0])

    def _text(self, text: str, authors: list[str]) -> None:
        if self.state.kind:
            self._change(text, authors)
        if self.state.kind is None or self.state.kind != _GONE[self.view]:
            parts = {self.before.kind, self.state.kind} == {"insertion", "deletion"} and self.view == "all"
            self.kept.append(f" {text}" if parts else text)
        if text.strip("\r\n"):
            self.before = self.state

    def _change(self, text: str, authors: list[str]) -> None:
        """Add the text to the change before where it goes on."""
        if self.changes and self.before == self.state:
            self.changes[-1] = replace(self.changes[-1], text=self.changes[-1].text + text)
        elif self.state.kind and text.strip("\r\n"):
            number = self.state.mark("revauth")
            author = authors[number] if 0 <= number < len(authors) else ""
            self.changes.append(Change(self.state.kind, author, _date(self.state.mark("revdttm")), text))


def _after(state: _State, word: str, number: str) -> _State:
    """The state after a control word."""
    if word == "plain":
        return _State()
    if word == "deleted":
        return replace(state, deleted=number != "0")
    if word == "revised":
        return replace(state, inserted=number != "0")
    if word.startswith(("revauth", "revdttm")) and number.lstrip("-").isdigit():
        return replace(state, marks=(*(mark for mark in state.marks if mark[0] != word), (word, int(number))))
    return state


def _date(packed: int) -> str:
    """The ISO date in the number that RTF packs a time into; "" for none."""
    day, month, year = packed >> 11 & 31, packed >> 16 & 15, packed >> 20 & 511
    return f"{_FIRST_YEAR + year}-{month:02}-{day:02}" if day and month else ""
