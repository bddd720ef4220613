"""Which list item belongs under which: a. under 7.3, (i) under a., c. after b."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from contractcheck.ingest.labels import Label, Style

_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN = re.compile(r"(?=.)c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")


@dataclass(frozen=True, slots=True)
class Entry:
    """An open item: the shape of its label ("(a)", "1", "-"), its value in the row, the level that the format states."""

    shape: str
    value: int
    level: int
    core: str

    def follows(self, earlier: Entry) -> bool:
        return self.is_beside(earlier) and (self.value == earlier.value + 1 or not self.core)

    def comes_after(self, earlier: Entry) -> bool:
        return self.is_beside(earlier) and self.value > earlier.value

    def is_beside(self, other: Entry) -> bool:
        return self.shape == other.shape and (not self.level or not other.level or self.level == other.level)


class Enumeration:
    """The open list items at a point of the text, outermost first."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self._paused = False

    @property
    def path(self) -> tuple[str, ...]:
        """The labels of the open items without brackets; bullets are left out."""
        return tuple(entry.core for entry in self._entries if entry.core)

    @property
    def depth(self) -> int:
        return len(self._entries)

    def clear(self) -> None:
        self._entries.clear()
        self._paused = False

    def pause(self) -> None:
        """A paragraph without a label came: the lists may go on after it, but a new one does not nest in them."""
        self._paused = True

    def members(self) -> tuple[str, ...]:
        """The open items that count as numbered members of an article ("1." straight under "Artikel 3")."""
        return tuple(entry.core for entry in self._entries[:1] if entry.shape == "1")

    def add(self, label: Label, level: int) -> None:
        """Open the item with this label; `level` is the depth that the format states, 0 when unknown."""
        kept, entry = self._place(tuple(_readings(label, level)))
        self._entries[kept:] = [entry]
        self._paused = False

    def expects(self, label: Label) -> bool:
        """Whether the label opens a list or goes on with an open one."""
        readings = tuple(_readings(label, 0))
        return any(new.value == 1 or new.follows(old) for new in readings for old in (*self._entries, new))

    def _place(self, readings: tuple[Entry, ...]) -> tuple[int, Entry]:
        for fits in (Entry.follows, Entry.comes_after, Entry.is_beside):
            for depth in reversed(range(len(self._entries))):
                for entry in readings:
                    if fits(entry, self._entries[depth]):
                        return depth, entry
        return self._nesting(readings[0]), readings[0]

    def _nesting(self, new: Entry) -> int:
        """How many open items a list of a new shape stands under."""
        above = self._entries
        while new.level and above and above[-1].level > new.level:
            above = above[:-1]
        if new.level and above and above[-1].level == new.level and not above[-1].core:
            return len(above) - 1
        if self._paused and not (above and 0 < above[-1].level < new.level):
            return len(self.members())
        return len(above)


def _readings(label: Label, level: int) -> Iterator[Entry]:
    """The ways to read a label; "(i)" is the first Roman number or the ninth letter."""
    core = label.core
    if label.style is Style.BULLET:
        yield Entry("-", 0, level, "")
    elif core.isdigit():
        yield Entry(_shape(label, "1"), int(core), level, core)
    else:
        letter = [Entry(_shape(label, "a"), ord(core[0].lower()) - 96 + 26 * (len(core) - 1), level, core)]
        roman = [Entry(_shape(label, "i"), roman_value(core), level, core)] if roman_value(core) else []
        single = len(core) == 1 and core.lower() != "i"
        yield from letter + roman if single or not roman else roman + letter


def _shape(label: Label, model: str) -> str:
    return label.number.replace(label.core, model.upper() if label.core.isupper() else model)


def roman_value(number: str) -> int:
    """The value of a Roman number in either case; 0 when it is none."""
    digits = number.lower()
    if not _ROMAN.fullmatch(digits):
        return 0
    values = [_ROMAN_DIGITS[digit] for digit in digits]
    return sum(-value if value < max(values[index:]) else value for index, value in enumerate(values))
