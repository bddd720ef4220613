"""Pictures that may be scanned pages: what they say is not read in files that are no pdf."""

from __future__ import annotations

import re

from contractcheck.model.document import Unread

UNREAD_PICTURES = Unread("images", "no-text")
# Points; half of an A4 page. A logo, a signature or a photo is smaller, a scanned page is not.
_PAGE = 595 * 842 / 2
_POINTS = {"": 1.0, "pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, "pc": 12.0}
_LENGTH = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)([a-z]{0,2})")


def is_page(width: float, height: float) -> bool:
    """Whether a picture of this size, in points, may be a page."""
    return width * height >= _PAGE


def points(length: str) -> float:
    """A length as files write it ("16.5cm", "400pt") in points; 0 for anything else."""
    match = _LENGTH.fullmatch(length.strip().lower())
    return float(match[1]) * _POINTS.get(match[2], 0.0) if match else 0.0
