"""The drawings and images of a page: ruled lines for tables, and signs that a page shows something."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import byref, c_float, c_int, c_uint
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from contractcheck.ingest.pdf_geometry import Frame
from contractcheck.ingest.pdf_page import Rule

# Far above what a page of text with tables draws; a map or a drawing made to harm stops here.
_MOST_OBJECTS = 20_000
_MOST_SEGMENTS = 40_000
_DEEPEST_FORM = 6
_SHORTEST_RULE = 6.0
_STRAIGHT = 0.75
_WHITE = 250

Matrix = tuple[float, float, float, float, float, float]
_UNCHANGED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Shapes:
    """The rules of a page, the share of it under its largest image, and the number of pieces that its drawings have."""

    rules: list[Rule] = field(default_factory=list)
    image_share: float = 0.0
    strokes: int = 0


def read_shapes(page: Any, frame: Frame) -> Shapes:
    """The shapes of an open page, placed in `frame`."""
    shapes = Shapes()
    for shape, matrix in _objects(page):
        kind = pdfium.FPDFPageObj_GetType(shape)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            shapes.image_share = max(shapes.image_share, _image_share(shape, matrix, frame))
        elif kind == pdfium.FPDF_PAGEOBJ_SHADING:
            shapes.strokes += 1
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and shapes.strokes < _MOST_SEGMENTS and _is_drawn(shape):
            shapes.strokes += pdfium.FPDFPath_CountSegments(shape)
            shapes.rules.extend(_rules(shape, matrix, frame))
    return shapes


def _objects(page: Any) -> Iterator[tuple[Any, Matrix]]:
    """All objects with the matrix of the forms around them."""
    counts = pdfium.FPDFPage_CountObjects(page.raw)
    waiting = [(pdfium.FPDFPage_GetObject(page.raw, index), _UNCHANGED, 0) for index in reversed(range(counts))]
    seen = 0
    while waiting and seen < _MOST_OBJECTS:
        seen += 1
        shape, matrix, depth = waiting.pop()
        if pdfium.FPDFPageObj_GetType(shape) != pdfium.FPDF_PAGEOBJ_FORM:
            yield shape, matrix
        elif depth < _DEEPEST_FORM:
            inner = _product(_matrix(shape), matrix)
            parts = pdfium.FPDFFormObj_CountObjects(shape)
            waiting.extend((pdfium.FPDFFormObj_GetObject(shape, index), inner, depth + 1) for index in reversed(range(parts)))


def _matrix(shape: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(shape, byref(found)):
        return _UNCHANGED
    return found.a, found.b, found.c, found.d, found.e, found.f


def _product(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    return (*_moved((a, b), then, shift=False), *_moved((c, d), then, shift=False), *_moved((e, f), then))


def _moved(point: tuple[float, float], matrix: Matrix, *, shift: bool = True) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    x, y = point
    return a * x + c * y + (e if shift else 0.0), b * x + d * y + (f if shift else 0.0)


def _image_share(shape: Any, matrix: Matrix, frame: Frame) -> float:
    left, bottom, right, top = (c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(shape, byref(left), byref(bottom), byref(right), byref(top))
    x0, y0 = _moved((left.value, bottom.value), matrix)
    x1, y1 = _moved((right.value, top.value), matrix)
    box = frame.box((x0, y0, x1, y1))
    width = min(box.right, frame.width) - max(box.left, 0.0)
    height = min(box.bottom, frame.height) - max(box.top, 0.0)
    return max(width, 0.0) * max(height, 0.0) / max(frame.width * frame.height, 1.0)


def _is_drawn(path: Any) -> bool:
    """Whether a path leaves a mark: a stroke, or a fill that is not white."""
    fill, stroke = c_int(), c_int()
    pdfium.FPDFPath_GetDrawMode(path, byref(fill), byref(stroke))
    if stroke.value or not fill.value:
        return bool(stroke.value)
    shades = tuple(c_uint() for _ in range(4))
    has_color = pdfium.FPDFPageObj_GetFillColor(path, *(byref(shade) for shade in shades))
    return not has_color or any(shade.value < _WHITE for shade in shades[:3])


def _rules(path: Any, matrix: Matrix, frame: Frame) -> Iterator[Rule]:
    """The straight level and upright lines of a path; the sides of a rectangle are four of them."""
    own = _product(_matrix(path), matrix)
    for start, end in _lines(path):
        (x0, y0), (x1, y1) = (frame.point(*_moved(point, own)) for point in (start, end))
        if abs(y0 - y1) <= _STRAIGHT and abs(x0 - x1) >= _SHORTEST_RULE:
            yield Rule(level=True, at=(y0 + y1) / 2, start=min(x0, x1), end=max(x0, x1))
        elif abs(x0 - x1) <= _STRAIGHT and abs(y0 - y1) >= _SHORTEST_RULE:
            yield Rule(level=False, at=(x0 + x1) / 2, start=min(y0, y1), end=max(y0, y1))


def _lines(path: Any) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """The straight pieces of a path as pairs of points in its own coordinates."""
    start = here = (0.0, 0.0)
    x, y = c_float(), c_float()
    for index in range(min(pdfium.FPDFPath_CountSegments(path), _MOST_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        before, here = here, (x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = here
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield before, here
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield here, start
