"""Pictures in a Word file that are as large as a page."""

from __future__ import annotations

import re

from contractcheck.ingest.integers import integer
from contractcheck.ingest.pictures import is_page, points
from contractcheck.ingest.word_package import Element

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_VML_SHAPE = "{urn:schemas-microsoft-com:vml}shape"
_EMU_PER_POINT = 12_700
_STYLE = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([^;]+)")


def is_picture_of_page(element: Element) -> bool:
    """Whether an element of a drawing is a picture of that size; one behind the text is decoration."""
    if element.tag in {_WP + "inline", _WP + "anchor"}:
        extent = element.find(_WP + "extent")
        sides = [0, 0] if extent is None else [integer(extent.get(side), 0) / _EMU_PER_POINT for side in ("cx", "cy")]
        return is_page(*sides) and element.get("behindDoc", "0") in {"0", "false"} and _holds(element, "blip")
    if element.tag == _VML_SHAPE:
        style = dict(_STYLE.findall(element.get("style", "")))
        return is_page(points(style.get("width", "")), points(style.get("height", ""))) and _holds(element, "imagedata")
    return False


def _holds(element: Element, name: str) -> bool:
    return next(element.iter(f"{{*}}{name}"), None) is not None
