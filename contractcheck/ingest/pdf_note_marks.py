"""The small raised figures in a text that point to its notes."""

from __future__ import annotations

import re

from contractcheck.ingest.pdf_characters import Characters
from contractcheck.ingest.pdf_geometry import Frame

_SMALL = 0.85
_RAISED = 0.12
_ENDS = r"[.,;:!?)\"\u201d\u2019]"
_RAISED_DIGITS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
_FIGURE = re.compile(rf"[\d{_RAISED_DIGITS}]")
_RAISED_FIGURE = re.compile(rf"[{_RAISED_DIGITS}]")
_FIGURES = rf"(?:\d{{1,3}}(?:,\d{{1,3}})*|[{_RAISED_DIGITS}]{{1,3}})"
# A mark follows a word or the end of a sentence; after one or two letters it is a power ("m2").
_MARKED = re.compile(rf"(.*(?:[^\W\d_]{{3}}|{_ENDS}))({_FIGURES})({_ENDS}*)")
_ALONE = re.compile(rf"()({_FIGURES})({_ENDS}*)")
_MARKABLE = re.compile(rf".*(?:[^\W\d_]{{3}}|{_ENDS})")
_TO_DIGITS = str.maketrans(_RAISED_DIGITS, "0123456789")


def plain_figures(text: str) -> str:
    """`text` with figures that are raised by their own form as plain ones."""
    return text.translate(_TO_DIGITS)


class NoteMarks:
    """Finds the marks among the characters of a page; `reading` sets its text upright."""

    def __init__(self, characters: Characters, reading: Frame) -> None:
        self._characters, self._reading = characters, reading

    @staticmethod
    def may_stand_in(text: str, *, is_even: bool = False) -> bool:
        """Whether a text has a figure that can be a mark; in an even text, of one size, only the form of a figure raises it."""
        if is_even:
            return not text.isascii() and _RAISED_FIGURE.search(text) is not None
        return _FIGURE.search(text) is not None

    def split(self, word: str, start: int, before: tuple[str, int] | None) -> tuple[str, str]:
        """A word without its mark, and the mark, "" when it has none.

        `start` is the index of the first character of the word; `before` is the word before it on the line, with its index.
        """
        if not self.may_stand_in(word):
            return word, ""
        match = _MARKED.fullmatch(word)
        base = start
        if match is None and before is not None and _MARKABLE.fullmatch(before[0]):
            match, base = _ALONE.fullmatch(word), before[1]
        if match is None or not self._is_mark(match[2], base, start + match.start(2)):
            return word, ""
        return match[1] + match[3], plain_figures(match[2])

    def _is_mark(self, figures: str, base: int, index: int) -> bool:
        """Whether figures are raised by their form, or smaller than the character at `base` and above its line of writing."""
        if figures[0] in _RAISED_DIGITS:
            return True
        size = self._characters.look(base).size
        rise = self._baseline(base) - self._baseline(index)
        return self._characters.look(index).size < _SMALL * size and rise > _RAISED * size

    def _baseline(self, index: int) -> float:
        return self._reading.point(*self._characters.origin(index))[1]
