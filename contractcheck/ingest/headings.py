"""The headings above a block, and how a document without heading styles lets them be seen."""

from __future__ import annotations

import re
from dataclasses import dataclass

from contractcheck.ingest.enumeration import roman_value
from contractcheck.ingest.labels import Label, Style

_PLAIN = "plain"
_DIGITS = re.compile(r"\d+")
_LAST_WORD = re.compile(r"[\w.-]+$")


@dataclass(frozen=True, slots=True)
class Heading:
    """An open heading. `key` is the form of its label, which tells the levels apart where the format states none."""

    level: int
    key: str
    title: str
    number: str
    is_annex: bool


class HeadingStack:
    """The headings above the current point, outermost first."""

    def __init__(self) -> None:
        self._stack: list[Heading] = []
        self._title: Heading | None = None
        self._last_value: dict[str, int] = {}

    @property
    def titles(self) -> tuple[str, ...]:
        return tuple(heading.title for heading in self._stack)

    @property
    def annex(self) -> str:
        """The label of the annex that the current point stands in, or ""."""
        return next((heading.number for heading in reversed(self._stack) if heading.is_annex), "")

    @property
    def number(self) -> str:
        """The number of the nearest numbered heading inside the document or annex, or ""."""
        for heading in reversed(self._stack):
            if heading.is_annex:
                return ""
            if heading.number:
                return heading.number
        return ""

    def open(self, text: str, label: Label | None, level: int) -> int:
        """Open a heading with this text and label; `level` is 0 where the format states none. Returns its level."""
        key = _key(label)
        kept = self._above(key, level, _value(label))
        depth = level if level and (not kept or kept[-1].level < level) else (kept[-1].level + 1 if kept else 1)
        number = label.number if label else ""
        title = text if text == number else f"{number} {text}".strip()
        heading = Heading(depth, key, title, number, bool(label and label.style is Style.ANNEX))
        self._title = self._title or heading
        self._stack = [*kept, heading]
        self._remember(heading, label)
        return depth

    def _remember(self, heading: Heading, label: Label | None) -> None:
        if not self.annex and (value := _value(label)):
            self._last_value[heading.key] = value

    def _above(self, key: str, level: int, value: int) -> list[Heading]:
        if level:
            return self._above_level(key, level, value)
        if key == Style.ANNEX.name:
            return [heading for heading in self._stack[:1] if heading is self._title and not heading.is_annex]
        return self._above_key(key)

    def _above_level(self, key: str, level: int, value: int) -> list[Heading]:
        kept = [heading for heading in self._stack if heading.level < level]
        annex = next((index for index, heading in enumerate(self._stack) if heading.is_annex), len(self._stack))
        # An annex whose own headings stand at its level: they count from the start again.
        if annex >= len(kept) and annex < len(self._stack) and self._restarts(key, value):
            below = [heading for heading in self._stack[annex + 1 :] if heading.key != key]
            return [*self._stack[: annex + 1], *below[:0]]
        return kept

    def _restarts(self, key: str, value: int) -> bool:
        return bool(value) and key != Style.ANNEX.name and value != self._last_value.get(key, 0) + 1

    def _above_key(self, key: str) -> list[Heading]:
        kept = self._stack
        for index, heading in enumerate(self._stack):
            if heading.key == key and heading is not self._title:
                return self._stack[:index]
        while kept and kept[-1] is not self._title and (kept[-1].key == _PLAIN or _is_deeper(kept[-1].key, key)):
            kept = kept[:-1]
        return kept


def _is_deeper(key: str, than: str) -> bool:
    """Whether a numeric form ("1.1.1") has more parts than another."""
    return key.startswith("1") and than.startswith("1") and len(key) > len(than)


def _key(label: Label | None) -> str:
    if label is None or not label.number:
        return _PLAIN
    if label.style is Style.ANNEX:
        return Style.ANNEX.name
    if label.style is Style.ARTICLE:
        return _LAST_WORD.sub("", label.number).strip(" .").lower()
    return ".".join("1" for _ in label.number.strip(".").split("."))


def _value(label: Label | None) -> int:
    """The position of a heading in its row: the first figure of its number, 0 when there is none."""
    if label is None:
        return 0
    if digits := _DIGITS.search(label.number):
        return int(digits[0])
    last = _LAST_WORD.search(label.number)
    return roman_value(last[0]) if last else 0
