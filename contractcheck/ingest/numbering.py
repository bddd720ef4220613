"""Automatic numbers as Word shows them: levels, restarts, overrides, lists tied to styles."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from contractcheck.ingest.integers import integer
from contractcheck.ingest.word_package import Element, W
from contractcheck.ingest.word_styles import NumberReference, Styles, is_on, value

_LEVELS = 9
_LARGEST = 32_767
_PLACEHOLDER = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: `text` is its pattern ("%1.%2"), `restart_after` the level whose numbers restart it."""

    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    legal: bool = False
    restart_after: int | None = None
    style: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a paragraph: its label, "" for a bullet, and the level in its list, from 0."""

    label: str
    level: int
    is_bullet: bool


class Numbering:
    """Gives each paragraph its number; call it once per paragraph, in the order of the document."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstracts: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, Level]]] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._counters: dict[str, list[int | None]] = defaultdict(lambda: [None] * _LEVELS)
        if root is not None:
            self._read(root)

    def number(self, reference: NumberReference, style_id: str) -> Number | None:
        """The number of the next paragraph, None when it has none."""
        inherited = self._styles.numbering(style_id)
        num_id = reference.num_id if reference.num_id is not None else inherited.num_id
        if num_id is None or num_id not in self._lists:
            return None
        abstract, levels = self._lists[num_id]
        index = self._level_index(reference, inherited, style_id, levels)
        level = levels.get(index)
        if level is None:
            return None
        if level.number_format == "bullet":
            return Number("", index, is_bullet=bool(level.text.strip())) if level.text.strip() else None
        values = self._advance(num_id, abstract, index, levels)
        label = _PLACEHOLDER.sub(lambda match: self._part(int(match[1]) - 1, values, levels, legal=level.legal), level.text)
        return Number(label.strip(), index, is_bullet=False)

    def _level_index(
        self, reference: NumberReference, inherited: NumberReference, style_id: str, levels: dict[int, Level]
    ) -> int:
        if reference.level is not None:
            return reference.level
        tied = next((index for index, level in levels.items() if level.style and level.style == style_id), None)
        return tied if tied is not None else inherited.level or 0

    def _advance(self, num_id: str, abstract: str, index: int, levels: dict[int, Level]) -> list[int | None]:
        values = self._counters[abstract]
        for higher in range(index):
            if values[higher] is None:
                values[higher] = levels.get(higher, Level()).start
        current = values[index]
        values[index] = levels[index].start if current is None else current + 1
        # A start of its own counts once, at the first number of the list on that level.
        values[index] = self._starts[num_id].pop(index, values[index])
        for deeper in range(index + 1, _LEVELS):
            restart = levels[deeper].restart_after if deeper in levels else None
            if restart is None or index < restart:
                values[deeper] = None
        return values

    def _part(self, index: int, values: list[int | None], levels: dict[int, Level], *, legal: bool) -> str:
        level, current = levels.get(index, Level()), values[index]
        number_format = "decimal" if legal and level.number_format != "none" else level.number_format
        return formatted(level.start if current is None else current, number_format)

    def _read(self, root: Element) -> None:
        links = {}
        for abstract in root.findall(W + "abstractNum"):
            abstract_id = abstract.get(W + "abstractNumId", "")
            self._abstracts[abstract_id] = dict(_levels(abstract))
            links[abstract_id] = value(abstract.find(W + "numStyleLink"))
        nums = root.findall(W + "num")
        owners = {num.get(W + "numId", ""): value(num.find(W + "abstractNumId")) for num in nums}
        for num in nums:
            self._read_list(num, self._linked(owners[num.get(W + "numId", "")], links, owners))

    def _linked(self, abstract: str, links: dict[str, str], owners: dict[str, str]) -> str:
        """The list that a list style stands for."""
        if not (style := links.get(abstract)):
            return abstract
        return owners.get(self._styles.numbering(style).num_id or "", abstract)

    def _read_list(self, num: Element, abstract: str) -> None:
        levels = dict(self._abstracts.get(abstract, {}))
        starts: dict[int, int] = {}
        for override in num.findall(W + "lvlOverride"):
            index = integer(override.get(W + "ilvl"), 0)
            if index >= _LEVELS:
                continue
            levels |= dict(_levels(override))
            if (start := override.find(W + "startOverride")) is not None:
                starts[index] = integer(value(start), 1)
        num_id = num.get(W + "numId", "")
        self._lists[num_id] = (abstract, levels)
        self._starts[num_id] = starts


def formatted(number: int, number_format: str) -> str:
    """A number in one of Word's formats; formats in words of a language appear as figures."""
    return _FORMATS.get(number_format, str)(number) if number <= _LARGEST else str(number)


def _letters(number: int) -> str:
    if number < 1:
        return ""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    digits = ""
    for size, digit in _ROMAN:
        digits += digit * (number // size)
        number %= size
    return digits


_FORMATS: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "decimalZero": lambda number: f"{number:02d}",
    "none": lambda _: "",
}


def _levels(element: Element) -> Iterator[tuple[int, Level]]:
    """The levels in a list definition or an override, each with its index."""
    for level in element.findall(W + "lvl"):
        index = integer(level.get(W + "ilvl"), 0)
        if index < _LEVELS:
            yield index, _level(level)


def _level(element: Element) -> Level:
    legal = element.find(W + "isLgl")
    restart = element.find(W + "lvlRestart")
    return Level(
        start=integer(value(element.find(W + "start")), 0),
        number_format=value(element.find(W + "numFmt")) or "decimal",
        text=value(element.find(W + "lvlText")),
        legal=legal is not None and is_on(value(legal) or "1"),
        restart_after=None if restart is None else integer(value(restart), 0),
        style=value(element.find(W + "pStyle")),
    )
