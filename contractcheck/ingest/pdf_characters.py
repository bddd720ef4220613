"""What PDFium knows of the characters of a page, by their index: text, boxes, size, weight and direction."""

from __future__ import annotations

import math
import re
import sys
from ctypes import addressof, byref, c_double, c_int, create_string_buffer
from typing import Any

import pypdfium2.raw as pdfium

from contractcheck.ingest.pdf_geometry import Corners

_BOLD = re.compile(rb"bold|black|heavy|demi|extrab", re.IGNORECASE)
_HEAVY = 600
_NAME_SIZE = 256
# Sizes beyond these come from damaged files only.
_SMALLEST, _LARGEST = 1.0, 1000.0
_UPRIGHT_WITHIN = math.radians(8)
_OUTLINED = frozenset({pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE, pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE_CLIP})


class Characters:
    """The characters of one page. The page must stay open while this is in use; nothing here may run in two threads."""

    def __init__(self, textpage: Any) -> None:
        self._raw = textpage.raw
        self._box, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self._x, self._y = c_double(), c_double()
        self._name, self._flags = create_string_buffer(_NAME_SIZE), c_int()
        self._to_box, self._to_matrix = byref(self._box), byref(self._matrix)
        self._sizes: dict[int, float] = {}
        self._turns: dict[int, int | None] = {}
        self.text = _text(textpage)

    def corners(self, index: int) -> Corners:
        """Left, bottom, right and top of a character with the full height of its font."""
        box = self._box
        pdfium.FPDFText_GetLooseCharBox(self._raw, index, self._to_box)
        return box.left, box.bottom, box.right, box.top

    def span_corners(self, start: int, end: int) -> Corners:
        """The corners around the first and the last of the characters from `start` to `end`."""
        left, bottom, right, top = self.corners(start)
        if end - start == 1:
            return left, bottom, right, top
        x0, y0, x1, y1 = self.corners(end - 1)
        # Comparisons, for this is done for each word, and calls of min and max take longer than all the rest.
        return (
            left if left <= x0 else x0,  # noqa: FURB136
            bottom if bottom <= y0 else y0,  # noqa: FURB136
            right if right >= x1 else x1,  # noqa: FURB136
            top if top >= y1 else y1,  # noqa: FURB136
        )

    def origin(self, index: int) -> tuple[float, float]:
        """Where a character starts on its line of writing."""
        pdfium.FPDFText_GetCharOrigin(self._raw, index, byref(self._x), byref(self._y))
        return self._x.value, self._y.value

    def size(self, index: int) -> float:
        """The font size in points as shown, within reason."""
        if index not in self._sizes:
            self._sizes[index] = self._size(index)
        return self._sizes[index]

    def _size(self, index: int) -> float:
        pdfium.FPDFText_GetMatrix(self._raw, index, self._to_matrix)
        scale = math.hypot(self._matrix.b, self._matrix.d)
        size = float(pdfium.FPDFText_GetFontSize(self._raw, index)) * (scale or 1.0)
        return min(max(size, _SMALLEST), _LARGEST)

    def is_bold(self, index: int) -> bool:
        length = pdfium.FPDFText_GetFontInfo(self._raw, index, self._name, _NAME_SIZE, byref(self._flags))
        if _BOLD.search(self._name.raw[: min(length, _NAME_SIZE)]):
            return True
        if pdfium.FPDFText_GetFontWeight(self._raw, index) >= _HEAVY:
            return True
        text_object = pdfium.FPDFText_GetTextObject(self._raw, index)
        return bool(text_object) and pdfium.FPDFTextObj_GetTextRenderMode(text_object) in _OUTLINED

    def share_object(self, index: int, other: int) -> bool:
        """Whether two characters are painted by one command."""
        one, two = (pdfium.FPDFText_GetTextObject(self._raw, place) for place in (index, other))
        return bool(one) and bool(two) and _address(one) == _address(two)

    def turns(self, index: int) -> int | None:
        """The direction of writing as quarter turns clockwise that set it upright; None when it is askew."""
        if index not in self._turns:
            self._turns[index] = self._turned(index)
        return self._turns[index]

    def _turned(self, index: int) -> int | None:
        angle = float(pdfium.FPDFText_GetCharAngle(self._raw, index))
        quarters = angle / (math.pi / 2)
        nearest = round(quarters)
        return -nearest % 4 if abs(quarters - nearest) * (math.pi / 2) <= _UPRIGHT_WITHIN else None


def _address(pointer: Any) -> int:
    return addressof(pointer.contents)


def _text(textpage: Any) -> str:
    """The text of a page with one character for each index."""
    count: int = textpage.count_chars()
    text: str = textpage.get_text_range()
    if len(text) == count:
        return text
    return "".join(_character(pdfium.FPDFText_GetUnicode(textpage.raw, index)) for index in range(count))


def _character(code: int) -> str:
    return chr(code) if 0 < code <= sys.maxunicode else "\ufffd"
