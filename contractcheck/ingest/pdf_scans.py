"""Scanned pages: drawn as pictures, read by Tesseract, and given back as pages with runs of text."""

from __future__ import annotations

import logging
import math
import os
import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2 as pdfium

from contractcheck.ingest import limits
from contractcheck.ingest.pdf_geometry import Frame
from contractcheck.ingest.pdf_page import Page
from contractcheck.ingest.pdf_recognised import Recognised, recognised
from contractcheck.ingest.picture_rules import strokes
from contractcheck.ingest.tesseract import RecognitionError, installed_languages, quarter_turns, recognise

PROGRESS = logging.getLogger("contractcheck.progress")
_POINTS = 72
_DPI = 300
# A picture of an A3 page at 300 dots per inch has 17 million; larger pages are drawn coarser.
_MOST_PIXELS = 36_000_000
_MOST_THREADS = 4
_DARK = 200
# Specks and the shadow of a fold stay below this share of dark pixels.
_BLANK = 0.0005
# Below this mean certainty a page may lie on its side.
_UNCERTAIN = 60.0
_FUNCTION_WORDS = {
    "nld": frozenset({"de", "het", "een", "van", "en", "dat", "voor", "wordt", "met", "niet"}),
    "eng": frozenset({"the", "a", "of", "and", "to", "shall", "for", "is", "with", "not"}),
}
_FEWEST_WORDS = 12
_CLEARLY = 4


@dataclass(frozen=True, slots=True)
class _Picture:
    """A page as a grey picture of one byte per pixel; `scale` is pixels per point."""

    pixels: bytes
    width: int
    height: int
    frame: Frame
    shown: Frame
    scale: float
    is_blank: bool

    @property
    def pgm(self) -> bytes:
        """The picture as a file."""
        return b"P5 %d %d 255\n" % (self.width, self.height) + self.pixels

    @property
    def dpi(self) -> int:
        return round(self.scale * _POINTS)


def read_scans(data: bytes, pages: Mapping[int, Page]) -> dict[int, Page]:
    """The pages, by their numbers, with text that was recognised; those without a word stay as they are but for `certainty`.

    The languages of the first page with enough words serve for the rest of the file. A page that fails is left out.
    """
    document = pdfium.PdfDocument(data)
    try:
        return dict(_Reading(document, pages).pages())
    finally:
        document.close()


class _Reading:
    """One pass over the scanned pages of a file. PDFium draws in this thread alone; Tesseract runs in processes of its own."""

    def __init__(self, document: Any, pages: Mapping[int, Page]) -> None:
        self._document, self._pages = document, pages
        self._languages: Sequence[str] = installed_languages()
        self._done = 0

    def pages(self) -> Iterator[tuple[int, Page]]:
        numbers = deque(sorted(self._pages)[: limits.MAX_OCR_PAGES])
        while numbers and len(self._languages) > 1:
            yield from self._finished(*self._begun(None, numbers.popleft()))
        with ThreadPoolExecutor(_threads()) as pool:
            waiting: deque[tuple[int, Future[Recognised] | Recognised | None]] = deque()
            while numbers or waiting:
                while numbers and len(waiting) <= _threads():
                    waiting.append(self._begun(pool, numbers.popleft()))
                yield from self._finished(*waiting.popleft())

    def _begun(self, pool: ThreadPoolExecutor | None, number: int) -> tuple[int, Future[Recognised] | Recognised | None]:
        try:
            picture = _picture(self._document, number - 1, 0)
        except pdfium.PdfiumError:
            return number, None
        if picture.is_blank:
            return number, Recognised(certainty=100.0)
        return number, pool.submit(_read, picture, self._languages) if pool else _tried(picture, self._languages)

    def _finished(self, number: int, result: Future[Recognised] | Recognised | None) -> Iterator[tuple[int, Page]]:
        try:
            found = result.result() if isinstance(result, Future) else result
        except RecognitionError:
            found = None
        self._done += 1
        PROGRESS.info("%d of %d", self._done, len(self._pages))
        if found and 0 < found.certainty < _UNCERTAIN:
            found = self._turned(number, found)
        if found:
            self._learn(found)
            yield number, _page(self._pages[number], found)

    def _turned(self, number: int, found: Recognised) -> Recognised:
        """What is read of the page after it was set upright, where that is more certain."""
        upright = quarter_turns(_picture(self._document, number - 1, 0).pgm, _DPI)
        if not upright:
            return found
        again = _tried(_picture(self._document, number - 1, upright), self._languages)
        return again if again and again.certainty > found.certainty else found

    def _learn(self, found: Recognised) -> None:
        """Keep to the language of the page, where it is clear."""
        if len(self._languages) > 1 and (language := _language(found)):
            self._languages = (language,)


def _threads() -> int:
    return max(min(os.cpu_count() or 1, _MOST_THREADS), 1)


def _picture(document: Any, index: int, turns: int) -> _Picture:
    page = document[index]
    width, height = page.get_size()
    scale = min(_DPI / _POINTS, math.sqrt(_MOST_PIXELS / max(width * height, 1.0)))
    bitmap = page.render(scale=scale, rotation=turns * 90, grayscale=True)
    (left, bottom, right, top), shown = page.get_bbox(), page.get_rotation() // 90
    pixels = bytes(bitmap.buffer)
    rows = (pixels[start : start + bitmap.width] for start in range(0, bitmap.height * bitmap.stride, bitmap.stride))
    content = b"".join(rows)
    size = bitmap.width, bitmap.height
    bitmap.close()
    page.close()
    frame, seen = (Frame(left, bottom, right, top, (shown + more) % 4) for more in (turns, 0))
    return _Picture(content, *size, frame, seen, scale, _is_blank(content))


def _is_blank(pixels: bytes) -> bool:
    dark = len(pixels.translate(None, bytes(range(_DARK, 256))))
    return dark <= _BLANK * len(pixels)


def _tried(picture: _Picture, languages: Sequence[str]) -> Recognised | None:
    try:
        return _read(picture, languages)
    except RecognitionError:
        return None


def _read(picture: _Picture, languages: Sequence[str]) -> Recognised:
    lines = recognise(picture.pgm, languages, picture.dpi)
    ruled = strokes(picture.pixels, picture.width, picture.height)
    return recognised(lines, ruled, picture.frame, picture.shown, 1 / picture.scale)


def _language(found: Recognised) -> str | None:
    words = re.findall(r"[a-z]+", " ".join(run.text for run in found.runs).lower())
    counts = {language: sum(word in own for word in words) for language, own in _FUNCTION_WORDS.items()}
    most, least = max(counts, key=lambda language: counts[language]), min(counts.values())
    return most if counts[most] >= max(_FEWEST_WORDS, _CLEARLY * least) else None


def _page(page: Page, found: Recognised) -> Page:
    return replace(
        page,
        width=found.width or page.width,
        height=found.height or page.height,
        runs=found.runs,
        aside=(),
        rules=found.rules,
        readable=True,
        certainty=found.certainty,
    )
