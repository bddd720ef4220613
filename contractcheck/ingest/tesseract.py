"""Tesseract, where it is installed: the picture of a page in, its lines of words with their places and certainty out."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from lxml import etree

from contractcheck.ingest.pdf_geometry import Box

LANGUAGES = ("nld", "eng")
_MOST_SECONDS = 120
# One thread for each page: several pages are read side by side, and the threads of Tesseract would get in each other's way.
_ONE_THREAD = {"OMP_THREAD_LIMIT": "1"}
_BOX = re.compile(r"\bbbox (\d+) (\d+) (\d+) (\d+)")
_BASELINE = re.compile(r"\bbaseline (-?[\d.]+) (-?[\d.]+)")
_SIZE = re.compile(r"\bx_size ([\d.]+)")
_CERTAINTY = re.compile(r"\bx_wconf (\d+)")
_TURN = re.compile(rb"Rotate: (\d+)")
_LINES = "//*[@class='ocr_line' or @class='ocr_header' or @class='ocr_caption' or @class='ocr_textfloat']"


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its box in pixels and the certainty of its letters, from 0 to 100."""

    text: str
    box: Box
    certainty: int


@dataclass(frozen=True, slots=True)
class WordLine:
    """The words of a line from left to right.

    `slope` is how far its line of writing falls for each pixel to the right, `rise` how far that line lies above the foot of
    `box` at its left, and `size` the height of its letters, in pixels.
    """

    words: tuple[Word, ...]
    box: Box
    slope: float
    rise: float
    size: float


class RecognitionError(Exception):
    """Tesseract failed on a page or took too long."""


@cache
def installed_languages() -> tuple[str, ...]:
    """Those of LANGUAGES that Tesseract can read here; none where it is not installed."""
    program = shutil.which("tesseract")
    if program is None:
        return ()
    try:
        answer = _run([program, "--list-langs"], b"")
    except RecognitionError:
        return ()
    found = answer.decode(errors="replace").split()
    return tuple(language for language in LANGUAGES if language in found)


def recognise(picture: bytes, languages: Sequence[str], dpi: int) -> tuple[WordLine, ...]:
    """The lines in a picture (any format that Tesseract reads) in reading order. Raises RecognitionError."""
    options = ["-l", "+".join(languages), "--dpi", str(dpi), "--psm", "3", "hocr"]
    answer = _run([_program(), "stdin", "stdout", *options], picture)
    try:
        root = etree.fromstring(answer, etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False))
    except etree.XMLSyntaxError as error:
        raise RecognitionError("no hOCR") from error
    return tuple(_lines(root)) if root is not None else ()


def quarter_turns(picture: bytes, dpi: int) -> int:
    """The quarter turns clockwise that set the picture upright; 0 where Tesseract cannot tell."""
    try:
        answer = _run([_program(), "stdin", "stdout", "-l", "osd", "--dpi", str(dpi), "--psm", "0"], picture)
    except RecognitionError:
        return 0
    turn = _TURN.search(answer)
    return int(turn[1]) // 90 % 4 if turn else 0


def _program() -> str:
    return shutil.which("tesseract") or "tesseract"


def _run(command: Sequence[str], data: bytes) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603  (fixed options; the picture goes in over a pipe)
            command, input=data, capture_output=True, timeout=_MOST_SECONDS, check=True, env=os.environ | _ONE_THREAD
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise RecognitionError(str(error)) from error
    return done.stdout


def _lines(root: etree._Element) -> Iterator[WordLine]:
    found = root.xpath(_LINES.replace("//*", "//*[local-name()='span']"))
    for element in found if isinstance(found, list) else ():
        if not isinstance(element, etree._Element):  # noqa: SLF001  (lxml has no other name for the type)
            continue
        title = element.get("title", "")
        words = tuple(word for child in element.iter() if child.get("class") == "ocrx_word" if (word := _word(child)))
        box = _box(title)
        if words and box:
            slope, offset = _numbers(_BASELINE, title, (0.0, 0.0))
            (size,) = _numbers(_SIZE, title, (box.height,))
            yield WordLine(words, box, slope, -offset, size)


def _word(element: etree._Element) -> Word | None:
    title, text = element.get("title", ""), "".join(map(str, element.itertext())).strip()
    box, certainty = _box(title), _CERTAINTY.search(title)
    return Word(text, box, int(certainty[1]) if certainty else 0) if text and box else None


def _box(title: str) -> Box | None:
    found = _BOX.search(title)
    return Box(*map(float, found.groups())) if found else None


def _numbers(pattern: re.Pattern[str], title: str, otherwise: tuple[float, ...]) -> tuple[float, ...]:
    found = pattern.search(title)
    return tuple(map(float, found.groups())) if found else otherwise
