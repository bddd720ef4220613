"""The headings above a block, also in documents that do not mark their levels."""

from __future__ import annotations

import re
from dataclasses import dataclass

from contractcheck.ingest.enumeration import roman_value
from contractcheck.ingest.labels import Label, Style

_PLAIN = "plain"
_UNSTATED = 99
_DIGITS = re.compile(r"\d+")
_LAST_WORD = re.compile(r"[\w.-]+$")


@dataclass(frozen=True, slots=True)
class Heading:
    """An open heading. `stated` is the level in the file, 99 where it states none; `key` is the form of the label."""

    stated: int
    key: str
    title: str
    number: str
    is_annex: bool


class HeadingStack:
    """The headings above the current point, outermost first.

    `titles` are their texts with their numbers, `annex` is the label of the annex around the point, "" outside annexes, and
    `number` that of the nearest numbered heading, "" when there is none below the annex or the start.
    """

    def __init__(self) -> None:
        self._stack: list[Heading] = []
        self._title: Heading | None = None
        self._is_first = True
        self._last_values: dict[str, int] = {}
        self.titles: tuple[str, ...] = ()
        self.annex = ""
        self.number = ""

    def open(self, text: str, label: Label | None, level: int) -> None:
        """Open a heading with this text; `level` is the one that the file states, 0 for none."""
        key, value = _key(label), _value(label)
        above = self._above_stated(key, level, value) if level else self._above_unstated(key)
        number = label.number if label else ""
        title = text if text == number else f"{number} {text}".strip()
        heading = Heading(level or _UNSTATED, key, title, number, key == Style.ANNEX.name)
        if self._is_first and key == _PLAIN:
            self._title = heading
        self._is_first = False
        self._stack = [*above, heading]
        self._look_up()
        if value and not self.annex:
            self._last_values[key] = value

    def _look_up(self) -> None:
        nearest_first = self._stack[::-1]
        self.titles = tuple(heading.title for heading in self._stack)
        self.annex = next((heading.number for heading in nearest_first if heading.is_annex), "")
        named = next((heading for heading in nearest_first if heading.is_annex or heading.number), None)
        self.number = named.number if named and not named.is_annex else ""

    def _above_stated(self, key: str, level: int, value: int) -> list[Heading]:
        above = [heading for heading in self._stack if heading.stated < level]
        for index, heading in enumerate(self._stack):
            # Headings of an annex may stand at the level of the annex itself; their numbers start anew.
            if heading.is_annex and heading not in above and self._restarts(key, value):
                return [inner for inner in self._stack[: index + 1] if inner.stated <= max(level, heading.stated)]
        return above

    def _restarts(self, key: str, value: int) -> bool:
        """Whether a numbered heading does not go on with the numbers of the body."""
        return bool(value) and key != Style.ANNEX.name and value != self._last_values.get(key, -1) + 1

    def _above_unstated(self, key: str) -> list[Heading]:
        if key == Style.ANNEX.name:
            return [heading for heading in self._stack if heading is self._title]
        for index, heading in enumerate(self._stack):
            if heading.key == key and heading is not self._title and (key != _PLAIN or heading.stated == _UNSTATED):
                return self._stack[:index]
        above = self._stack
        while above and above[-1] is not self._title and _ends_before(above[-1], key):
            above = above[:-1]
        return above


def _ends_before(heading: Heading, key: str) -> bool:
    """Whether a heading without a stated level cannot have one of form `key` under it."""
    has_more_parts = heading.key.startswith("1") and key.startswith("1") and len(heading.key) > len(key)
    return heading.stated == _UNSTATED and (heading.key == _PLAIN or has_more_parts)


def _key(label: Label | None) -> str:
    """The form of a label: its word, or the number of its parts ("1.1" for "7.3")."""
    if label is None or not label.number:
        return _PLAIN
    if label.style in (Style.ANNEX, Style.LETTERS):
        return label.style.name
    if label.style is Style.ARTICLE:
        return _LAST_WORD.sub("", label.number).strip(" .").lower()
    return ".".join("1" for _ in label.number.split("."))


def _value(label: Label | None) -> int:
    """The position of a heading among its like: the first figure of its number, 0 when there is none."""
    if label is None:
        return 0
    if digits := _DIGITS.search(label.number):
        return int(digits[0])
    last_word = _LAST_WORD.search(label.number)
    return roman_value(last_word[0]) if last_word else 0
