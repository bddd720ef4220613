"""What PDFium knows of the characters of a page, by their index: text, corners, and how they are painted."""

from __future__ import annotations

import math
import re
import sys
from collections import deque
from collections.abc import Sequence
from ctypes import byref, c_double, c_float, c_int, c_void_p, create_string_buffer
from functools import cache, lru_cache
from itertools import repeat
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from contractcheck.ingest.pdf_calls import unchecked

_BOLD = re.compile(rb"bold|black|heavy|demi|extrab", re.IGNORECASE)
_HEAVY = 600
_NAME_SIZE = 256
# Sizes beyond these come from damaged files only.
_SMALLEST, _LARGEST = 1.0, 1000.0
_UPRIGHT_WITHIN = math.radians(8)
_OUTLINED = frozenset({pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE, pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE_CLIP})
_BOXES_AT_ONCE = 1024

_loose_box = unchecked(pdfium.FPDFText_GetLooseCharBox)
_origin = unchecked(pdfium.FPDFText_GetCharOrigin)
_painter = unchecked(pdfium.FPDFText_GetTextObject, c_void_p)
_matrix = unchecked(pdfium.FPDFText_GetMatrix)
_font_size = unchecked(pdfium.FPDFText_GetFontSize)
_font = unchecked(pdfium.FPDFTextObj_GetFont, c_void_p)
_render_mode = unchecked(pdfium.FPDFTextObj_GetTextRenderMode)


class Look(NamedTuple):
    """How the characters look that one command paints.

    `painter` tells the commands of an open page apart, `size` is the font size in points as shown, within reason; `turns` is the
    direction of writing as quarter turns clockwise that set it upright, None when it is askew.
    """

    painter: int
    size: float
    turns: int | None
    bold: bool


class Characters:
    """The characters of one page. The page must stay open while this is in use; nothing here may run in two threads."""

    def __init__(self, textpage: Any) -> None:
        self._raw = textpage.raw
        self._matrix, self._x, self._y = pdfium.FS_MATRIX(), c_double(), c_double()
        self._to_matrix, self._to_x, self._to_y = byref(self._matrix), byref(self._x), byref(self._y)
        self._name = create_string_buffer(_NAME_SIZE)
        self._looks: dict[int, Look] = {}
        self._heavy_fonts: dict[int | None, bool] = {}
        self.text = _text(textpage)

    def corners(self, indexes: Sequence[int]) -> list[float]:
        """Left, top, right and bottom of each of the characters with the full height of its font, all in one list."""
        found: list[float] = []
        values, places = _room()
        for start in range(0, len(indexes), _BOXES_AT_ONCE):
            chunk = indexes[start : start + _BOXES_AT_ONCE]
            deque(map(_loose_box, repeat(self._raw), chunk, places), maxlen=0)
            found += values[: 4 * len(chunk)]
        return found

    def origin(self, index: int) -> tuple[float, float]:
        """Where a character starts on its line of writing."""
        _origin(self._raw, index, self._to_x, self._to_y)
        return self._x.value, self._y.value

    def painter(self, index: int) -> int:
        """The command that paints a character."""
        # What PDFium adds of its own has none, so that no two of these have the same.
        return _painter(self._raw, index) or -1 - index

    def look(self, index: int) -> Look:
        """How a character looks."""
        painter = self.painter(index)
        look = self._looks.get(painter)
        if look is None:
            look = self._looks[painter] = Look(painter, *self._set(index), self._is_bold(painter, index))
        return look

    def _set(self, index: int) -> tuple[float, int | None]:
        """The size of a character and its turns."""
        matrix = self._matrix
        _matrix(self._raw, index, self._to_matrix)
        return _size_and_turns(_font_size(self._raw, index), matrix.a, matrix.b, matrix.c, matrix.d)

    def _is_bold(self, painter: int, index: int) -> bool:
        command = c_void_p(painter) if painter > 0 else None
        font = _font(command) if command else None
        is_heavy = self._heavy_fonts.get(font)
        if is_heavy is None:
            is_heavy = self._heavy_fonts[font] = self._is_heavy(index)
        return is_heavy or (command is not None and _render_mode(command) in _OUTLINED)

    def _is_heavy(self, index: int) -> bool:
        """Whether the font of a character is a bold one, by its name or its weight."""
        length = pdfium.FPDFText_GetFontInfo(self._raw, index, self._name, _NAME_SIZE, byref(c_int()))
        if _BOLD.search(self._name.raw[: min(length, _NAME_SIZE)]):
            return True
        return bool(pdfium.FPDFText_GetFontWeight(self._raw, index) >= _HEAVY)


@lru_cache(maxsize=64)
def _size_and_turns(size: float, a: float, b: float, c: float, d: float) -> tuple[float, int | None]:
    """A font size as a matrix of the pdf sets it, and the quarter turns that set what is written upright."""
    quarters = math.atan2(c, a) / (math.pi / 2)
    nearest = round(quarters)
    turns = -nearest % 4 if abs(quarters - nearest) * (math.pi / 2) <= _UPRIGHT_WITHIN else None
    return min(max(size * (math.hypot(b, d) or 1.0), _SMALLEST), _LARGEST), turns


@cache
def _room() -> tuple[Any, list[Any]]:
    """Room for boxes of characters, as numbers that lie one after the other and as a pointer to each box."""
    boxes = (pdfium.FS_RECTF * _BOXES_AT_ONCE)()
    return (c_float * (4 * _BOXES_AT_ONCE)).from_buffer(boxes), [byref(box) for box in boxes]


def _text(textpage: Any) -> str:
    """The text of a page with one character for each index."""
    count: int = textpage.count_chars()
    text: str = textpage.get_text_range()
    if len(text) == count:
        return text
    return "".join(_character(pdfium.FPDFText_GetUnicode(textpage.raw, index)) for index in range(count))


def _character(code: int) -> str:
    return chr(code) if 0 < code <= sys.maxunicode else "\ufffd"
