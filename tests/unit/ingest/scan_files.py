"""Pdf files that hold nothing but pictures of pages, as a scanner makes them."""

from __future__ import annotations

import io
from collections.abc import Iterable

import pypdfium2 as pdfium
from PIL import Image, ImageFilter

_DPI = 200
_POINTS = 72


def scanned(data: bytes, *, askew: float = 0.0, turned: int = 0, blurred: float = 0.0) -> bytes:
    """A pdf as a pdf of pictures: `askew` in degrees, `turned` in quarter turns, `blurred` in pixels."""
    return _saved(_changed(page, askew, turned, blurred) for page in _pages(data))


def _pages(data: bytes) -> list[Image.Image]:
    document = pdfium.PdfDocument(data)
    pages = [document[index].render(scale=_DPI / _POINTS, grayscale=True).to_pil().convert("L") for index in range(len(document))]
    document.close()
    return pages


def _changed(page: Image.Image, askew: float, turned: int, blurred: float) -> Image.Image:
    level = page.rotate(askew, resample=Image.Resampling.BICUBIC, fillcolor=255) if askew else page
    upright = level.rotate(90 * turned, expand=True) if turned else level
    return upright.filter(ImageFilter.GaussianBlur(blurred)) if blurred else upright


def _saved(pages: Iterable[Image.Image]) -> bytes:
    first, *others = pages
    stream = io.BytesIO()
    first.save(stream, format="PDF", save_all=True, append_images=others, resolution=_DPI)
    return stream.getvalue()
