"""Labels in front of a text: "7.3", "a)", "(iv)", "Artikel 4 –", "Bijlage B", "Eis TD-04:"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from contractcheck.model.outline import OutlineWords


class Style(Enum):
    """The kinds of label, by what they say about the place of a block."""

    ARTICLE = auto()
    ANNEX = auto()
    CODE = auto()
    DOTTED = auto()
    INTEGER = auto()
    LETTERS = auto()
    BULLET = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed, without trailing punctuation; `width` counts the characters up to the text it belongs to.

    `firm` is False for a capital letter with a full stop, which may be an initial ("A. Visser").
    """

    number: str
    style: Style
    width: int
    firm: bool = True

    @property
    def core(self) -> str:
        """The label without brackets: "c" for "(c)"."""
        return self.number.strip("()[]")


_AFTER_NUMBER = " .:-\u2013\u2014"
_BREAK = r"(?P<break>\s*[.:)]+(?=\s|$)|\s*[-\u2013\u2014|](?=\s|$))?(?:\s+|$)"
_BRACKETS = r"(?:\([a-z0-9]{1,4}\))"
_ORDINAL = (
    r"(?:\d{1,3}(?:\.\d{1,3}){0,5}[a-z]?|[IVXLC]{1,7}(?:\.\d{1,3}){0,4}|[A-Z](?:[-.]?\d{1,3}){0,3})"
    rf"(?:-?(?:bis|ter|quater))?{_BRACKETS}*"
)
_CODE = r"(?:[A-Z]{1,5}[-.\u2013]?)?\d{1,4}(?:[-.]\d{1,3})*[a-z]?" + f"{_BRACKETS}?"
# Each style with the form of its labels, and with what their first two characters have in common.
_PATTERNS = (
    (
        Style.CODE,
        rf"[A-Z]{{1,4}}-\d{{1,3}}(?:\.\d{{1,3}})?[a-z]?{_BRACKETS}?|[A-Z]{{1,3}}\d{{1,3}}(?:{_BRACKETS}|(?=[.:)]\s))",
        r"[A-Z][A-Z\d-]",
    ),
    (
        Style.DOTTED,
        rf"(?:§{{1,2}}\s?)?(?:\d{{1,3}}|[A-Z]|[IVXLC]{{1,7}})(?:\.\d{{1,2}}){{1,6}}[a-z]?{_BRACKETS}*|§{{1,2}}\s?\d{{1,3}}",
        r"[§\d]|[A-Z]\.|[IVXLC]{2}",
    ),
    (Style.INTEGER, rf"\(\d{{1,3}}\)|\d{{1,3}}{_BRACKETS}+|\d{{1,3}}(?=[.)]+(?:\s|$))", r"[(\d]"),
    (
        Style.LETTERS,
        r"\d{1,2}[\u00b0\u00ba](?=\s)|\((?:[a-z]{1,2}|[ivxl]{1,6}|[A-Z]|[IVXL]{1,6})\)|(?:[a-z]|[ivxl]{1,6}|[A-Z]|[IVXL]{1,6})(?=[.)]+(?:\s|$))",
        r"[\d(]|[a-zA-Z][.)]|[ivxl]{2}|[IVXL]{2}",
    ),
)
_BARE_INTEGER = (Style.INTEGER, r"\d{1,3}(?=\s)", r"\d")
_OPENINGS_AT_HAND = 4096
_Pattern = tuple[Style, re.Pattern[str]]
_BULLET = re.compile(r"[-*\u2022\u00b7\u25aa\u25e6\u2023\u25cf\u25cb\u25a0\u25a1\u2013\u2014\u27a2\u25ba]\s+")
_CAPITALISED = re.compile(r"[\"'\u201c\u2018\u201e(\[]?(?:[A-Z\u00c0-\u00de][a-z\u00df-\u00ff]|[A-Z] [a-z])")
_SENTENCE_START = re.compile(r"[^a-z\u00df-\u00ff]")


def split_label(text: str, words: OutlineWords, *, heading: bool = False) -> Label | None:
    """The label that `text` opens with, or None.

    In a heading every number counts; in other text what could be the start of a sentence ("Artikel 18 van ...") does not.
    """
    if bullet := _BULLET.match(text):
        return Label("", Style.BULLET, bullet.end())
    for style, pattern in _openings(words, heading=heading)(text[:2]):
        match = pattern.match(text)
        if match and (heading or _is_label(style, match)):
            number = match["number"]
            firm = heading or style is not Style.LETTERS or not number.isupper() or number.startswith("(")
            return Label(number, style, match.end(), firm)
    return None


def read_label(label: str, words: OutlineWords) -> Label:
    """An automatic number as a Label of width 0; such a number may stand without any punctuation."""
    bare = label.rstrip(_AFTER_NUMBER)
    text = f"{bare}. "
    found = split_label(text, words, heading=True)
    return Label(found.number, found.style, 0) if found and found.width == len(text) else Label(bare, Style.OTHER, 0)


def _is_label(style: Style, match: re.Match[str]) -> bool:
    text, end = match.string, match.end()
    if style is Style.ARTICLE or style is Style.ANNEX:
        return bool(match["break"] or _CAPITALISED.match(text, end))
    if style is Style.CODE:
        return end < len(text) and bool(match["break"] or _SENTENCE_START.match(text, end))
    return end < len(text)


@lru_cache(maxsize=8)
def _openings(words: OutlineWords, *, heading: bool) -> Callable[[str], tuple[_Pattern, ...]]:
    """From the first two characters of a text to the patterns of the labels that it can open with."""
    forms = _forms(words, heading=heading)

    @lru_cache(maxsize=_OPENINGS_AT_HAND)
    def opened_by(start: str) -> tuple[_Pattern, ...]:
        return tuple((style, pattern) for style, pattern, opening in forms if opening.match(start))

    return opened_by


def _forms(words: OutlineWords, *, heading: bool) -> tuple[tuple[Style, re.Pattern[str], re.Pattern[str]], ...]:
    number = rf"\.?\s*(?:{_any_of(words.number_header)})?\.?\s*"
    named = (
        (Style.ANNEX, rf"(?i:{_any_of(words.annex)}){number}{_ORDINAL}", _start_of(words.annex)),
        (Style.ARTICLE, rf"(?i:{_any_of(words.article)}){number}{_ORDINAL}", _start_of(words.article)),
        (Style.CODE, rf"(?i:{_any_of(words.requirement)}){number}{_CODE}", _start_of(words.requirement)),
    )
    forms = (*named, *_PATTERNS, _BARE_INTEGER) if heading else (*named, *_PATTERNS)
    return tuple((style, re.compile(rf"(?P<number>{form}){_BREAK}"), re.compile(start)) for style, form, start in forms)


def _start_of(words: Iterable[str]) -> str:
    return f"(?i:{'|'.join(re.escape(word.rstrip('.')[:2]) for word in words) or '(?!)'})"


def _any_of(words: Iterable[str]) -> str:
    longest_first = sorted((word.rstrip(".") for word in words), key=len, reverse=True)
    return "|".join(rf"\b{re.escape(word)}\b" if word.isalpha() else re.escape(word) for word in longest_first) or "(?!)"
