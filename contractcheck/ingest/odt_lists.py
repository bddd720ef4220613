"""List numbers of an OpenDocument text, as its list styles define them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from contractcheck.ingest.integers import integer
from contractcheck.ingest.numbering import formatted
from contractcheck.ingest.word_package import Element

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_EXTENDED = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_SLOT = re.compile(r"%(\d+)%")
_DEEPEST = 10


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list style; `pattern` holds %1%, %2% ... for the numbers of the levels, "" for bullets."""

    number_format: str
    pattern: str
    start: int


@dataclass(slots=True)
class Counters:
    """The running numbers of one list, by level from 1."""

    levels: dict[int, Level]
    values: dict[int, int] = field(default_factory=dict)

    def next_label(self, level: int, start: str | None = None) -> str:
        """The label of the next item at this level; deeper levels begin anew."""
        defined = self.levels.get(level)
        first = defined.start if defined else 1
        self.values = {known: value for known, value in self.values.items() if known <= level}
        self.values[level] = integer(start, self.values.get(level, first - 1) + 1)
        return _SLOT.sub(lambda slot: self._number(int(slot[1])), defined.pattern) if defined else ""

    def _number(self, level: int) -> str:
        defined = self.levels.get(level)
        if defined is None or not defined.number_format:
            return ""
        return formatted(self.values.get(level, defined.start), defined.number_format)


class ListStyles:
    """The list styles of a document by name, and the style of its headings."""

    def __init__(self, roots: tuple[Element, ...]) -> None:
        self._styles = {
            style.get(STYLE + "name", ""): dict(_levels(style)) for root in roots for style in root.iter(TEXT + "list-style")
        }
        outline = next((dict(_levels(style)) for root in roots for style in root.iter(TEXT + "outline-style")), {})
        self.headings = Counters(outline)
        self._running: dict[str, Counters] = {}

    def open(self, element: Element, inherited: Counters | None) -> Counters:
        """The counters for a `text:list`: those of the list around it, of the one that it continues, or new ones."""
        if inherited is not None:
            return inherited
        name = element.get(TEXT + "style-name", "")
        continued = self._running.get(element.get(TEXT + "continue-list", ""))
        if continued is None and element.get(TEXT + "continue-numbering") == "true":
            continued = self._running.get(name)
        counters = continued or Counters(self._styles.get(name, {}))
        self._running[name] = counters
        for key, value in element.attrib.items():
            if str(key).endswith("}id"):
                self._running[str(value)] = counters
        return counters


def _levels(style: Element) -> Iterator[tuple[int, Level]]:
    for element in style:
        level = integer(element.get(TEXT + "level"), 0)
        if 0 < level <= _DEEPEST:
            yield level, _level(element, level)


def _level(element: Element, level: int) -> Level:
    number_format = _FORMATS.get(element.get(STYLE + "num-format", ""), "")
    pattern = element.get(_EXTENDED + "num-list-format") if number_format else ""
    if pattern is None:
        shown = min(integer(element.get(TEXT + "display-levels"), 1), level)
        slots = ".".join(f"%{each}%" for each in range(level - shown + 1, level + 1))
        pattern = element.get(STYLE + "num-prefix", "") + slots + element.get(STYLE + "num-suffix", "")
    return Level(number_format, pattern, integer(element.get(TEXT + "start-value"), 1))
