"""The drawings and images of a page: ruled lines for tables, and signs that a page shows something."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from ctypes import byref, c_float, c_int, c_uint
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

import pypdfium2.raw as pdfium

from contractcheck.ingest.pdf_calls import unchecked
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
# An object, its kind, the matrix of the forms around it and their number.
_Waiting = tuple[Any, int, Matrix, int]

_kind = unchecked(pdfium.FPDFPageObj_GetType)
_count_objects, _object = unchecked(pdfium.FPDFPage_CountObjects), unchecked(pdfium.FPDFPage_GetObject)
_count_parts, _part = pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject
_object_matrix = unchecked(pdfium.FPDFPageObj_GetMatrix)
_count_segments, _segment = unchecked(pdfium.FPDFPath_CountSegments), unchecked(pdfium.FPDFPath_GetPathSegment)
_point, _segment_kind = unchecked(pdfium.FPDFPathSegment_GetPoint), unchecked(pdfium.FPDFPathSegment_GetType)
_closes = unchecked(pdfium.FPDFPathSegment_GetClose)
_draw_mode, _fill_color = unchecked(pdfium.FPDFPath_GetDrawMode), unchecked(pdfium.FPDFPageObj_GetFillColor)


@dataclass(slots=True)
class Shapes:
    """The rules of a page, the share of it under its largest image, and the number of pieces that its drawings have."""

    rules: list[Rule] = field(default_factory=list)
    image_share: float = 0.0
    strokes: int = 0


def read_shapes(page: Any, frame: Frame) -> Shapes:
    """The shapes of an open page, placed in `frame`."""
    shapes = Shapes()
    for shape, kind, matrix in _objects(page):
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            shapes.image_share = max(shapes.image_share, _image_share(shape, matrix, frame))
        elif kind == pdfium.FPDF_PAGEOBJ_SHADING:
            shapes.strokes += 1
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and shapes.strokes < _MOST_SEGMENTS and _is_drawn(shape):
            shapes.strokes += _count_segments(shape)
            shapes.rules.extend(_rules(shape, matrix, frame))
    return shapes


def _objects(page: Any) -> Iterator[tuple[Any, int, Matrix]]:
    """All objects but text, with their kind and the matrix of the forms around them."""
    waiting = _parts(page.raw, _count_objects, _object, _UNCHANGED, 0)
    seen = 0
    while waiting and seen < _MOST_OBJECTS:
        seen += 1
        shape, kind, matrix, depth = waiting.pop()
        if kind != pdfium.FPDF_PAGEOBJ_FORM:
            yield shape, kind, matrix
        elif depth < _DEEPEST_FORM:
            waiting += _parts(shape, _count_parts, _part, _product(_matrix(shape), matrix), depth + 1)


def _parts(whole: Any, count: Callable[..., int], part: Callable[..., Any], matrix: Matrix, depth: int) -> list[_Waiting]:
    """The objects of a page or form, the last one first."""
    shapes = list(map(part, repeat(whole), reversed(range(min(count(whole), _MOST_OBJECTS)))))
    kinds = map(_kind, shapes)
    return [(shape, kind, matrix, depth) for shape, kind in zip(shapes, kinds, strict=True) if kind != pdfium.FPDF_PAGEOBJ_TEXT]


def _matrix(shape: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not _object_matrix(shape, byref(found)):
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
    _draw_mode(path, byref(fill), byref(stroke))
    if stroke.value or not fill.value:
        return bool(stroke.value)
    shades = tuple(c_uint() for _ in range(4))
    has_color = _fill_color(path, *(byref(shade) for shade in shades))
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
    to_x, to_y = byref(x), byref(y)
    for index in range(min(_count_segments(path), _MOST_SEGMENTS)):
        segment = _segment(path, index)
        _point(segment, to_x, to_y)
        before, here = here, (x.value, y.value)
        kind = _segment_kind(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = here
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield before, here
        if _closes(segment):
            yield here, start
