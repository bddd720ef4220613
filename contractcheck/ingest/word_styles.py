"""Paragraph and character styles of a Word file: heading level, numbering, bold and hidden text, with inheritance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from contractcheck.ingest.integers import integer
from contractcheck.ingest.word_package import Element, W

BODY_LEVEL = 9
_VALUE = W + "val"
_HEADING_NAME = re.compile(r"(?:heading|kop|title|titel)[ _-]?([1-9])?", re.IGNORECASE)
_CONTENTS_NAME = re.compile(r"(?:toc|inhopg)[ _-]?[1-9]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NumberReference:
    """The list (`num_id`) and level that a paragraph or style names; None where it leaves them open."""

    num_id: str | None = None
    level: int | None = None


NO_NUMBER = NumberReference()


class Styles:
    """The styles of styles.xml by id."""

    def __init__(self, root: Element | None) -> None:
        self._styles = {} if root is None else {value(style, W + "styleId"): style for style in root.iter(W + "style")}
        # Every paragraph and run asks its style; the answers are kept.
        self._levels: dict[str, int] = {}
        self._numberings: dict[str, NumberReference] = {}
        self._looks: dict[tuple[str, str], tuple[bool, bool]] = {}
        self._contents: dict[str, bool] = {}

    @cached_property
    def default(self) -> str:
        """The id of the paragraph style that holds where none is named."""
        for style_id, style in self._styles.items():
            if style.get(W + "type") == "paragraph" and is_on(style.get(W + "default", "0")):
                return style_id
        return ""

    def heading_level(self, style_id: str) -> int:
        """The heading level of a paragraph style, from 1; 0 for body text."""
        if style_id not in self._levels:
            self._levels[style_id] = self._find_level(style_id)
        return self._levels[style_id]

    def is_contents(self, style_id: str) -> bool:
        """Whether the style is one of a table of contents."""
        if style_id not in self._contents:
            names = (style_id, self._name(style_id))
            self._contents[style_id] = any(_CONTENTS_NAME.fullmatch(name) for name in names)
        return self._contents[style_id]

    def numbering(self, style_id: str) -> NumberReference:
        """The list that a style or the styles under it name."""
        if style_id not in self._numberings:
            self._numberings[style_id] = self._find_numbering(style_id)
        return self._numberings[style_id]

    def look(self, character_style: str, paragraph_style: str) -> tuple[bool, bool]:
        """Whether a run in these styles is bold, and whether it is hidden."""
        key = (character_style, paragraph_style)
        if key not in self._looks:
            self._looks[key] = (self._is_set(key, "b"), self._is_set(key, "vanish"))
        return self._looks[key]

    def sets_first_row_apart(self, style_id: str) -> bool:
        """Whether a table style has a form of its own for the first row."""
        parts = (part for style in self._chain(style_id) for part in style.iter(W + "tblStylePr"))
        return any(part.get(W + "type") == "firstRow" and len(part) > 0 for part in parts)

    def _find_numbering(self, style_id: str) -> NumberReference:
        num_id, level = None, None
        for style in self._chain(style_id):
            reference = number_reference(style.find(W + "pPr"))
            num_id = num_id if num_id is not None else reference.num_id
            level = level if level is not None else reference.level
        return NumberReference(num_id, level)

    def _is_set(self, style_ids: Iterable[str], tag: str) -> bool:
        return any(self._toggled(style_id, tag) for style_id in style_ids)

    def _toggled(self, style_id: str, tag: str) -> bool:
        """Whether a style switches a property of characters on ("b", "vanish")."""
        for style in self._chain(style_id):
            if (found := style.find(f"{W}rPr/{W}{tag}")) is not None:
                return is_on(found.get(W + "val", "1"))
        return False

    def _find_level(self, style_id: str) -> int:
        for style in self._chain(style_id):
            outline = style.find(f"{W}pPr/{W}outlineLvl")
            if outline is not None:
                level = integer(value(outline), BODY_LEVEL)
                return level + 1 if level < BODY_LEVEL else 0
            name = _HEADING_NAME.fullmatch(self._name(value(style, W + "styleId")))
            if name:
                return int(name[1] or 1)
        named = _HEADING_NAME.fullmatch(style_id)
        return int(named[1] or 1) if named and style_id not in self._styles else 0

    def _name(self, style_id: str) -> str:
        style = self._styles.get(style_id)
        return "" if style is None else value(style.find(W + "name"))

    def _chain(self, style_id: str) -> Iterator[Element]:
        """The style and those that it is based on, nearest first."""
        seen: set[str] = set()
        while style_id in self._styles and style_id not in seen:
            seen.add(style_id)
            yield self._styles[style_id]
            style_id = value(self._styles[style_id].find(W + "basedOn"))


def number_reference(properties: Element | None) -> NumberReference:
    """The list and level in the properties of a style."""
    numbering = None if properties is None else properties.find(W + "numPr")
    return NO_NUMBER if numbering is None else number_reference_in(numbering)


def number_reference_in(numbering: Element) -> NumberReference:
    """The list and level that a `w:numPr` names."""
    level = value(numbering.find(W + "ilvl"))
    return NumberReference(value(numbering.find(W + "numId")) or None, integer(level, 0) if level else None)


def value(element: Element | None, name: str = _VALUE) -> str:
    """The attribute `w:val` (or `name`) of an element, "" where there is none."""
    return "" if element is None else element.get(name, "")


def is_on(setting: str) -> bool:
    """Whether a switch of Word's format is on."""
    return setting not in {"0", "false", "off", "none"}
