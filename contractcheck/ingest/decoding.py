"""Bytes of a text file to characters."""

from __future__ import annotations

import codecs

from contractcheck.errors import UnreadableDocument

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_LAYOUT = frozenset("\t\n\r\f\v\x85\xa0")


def decode(data: bytes) -> str:
    """The text in `data`: UTF-8, UTF-16 with a byte order mark, else Windows-1252.

    Raises UnreadableDocument when the bytes are no text.
    """
    text = _decoded(data)
    # Text holds no control characters beyond layout; a program, an image or encrypted data holds many.
    if text is None or any(not character.isprintable() and character < "\x20" and character not in _LAYOUT for character in text):
        raise UnreadableDocument(
            "unknown-format",
            "The file holds bytes that are no text, where a Word (.docx), pdf, html, Markdown or text file was expected; "
            "check that it is the right file and was copied completely.",
        )
    return text


def _decoded(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _attempt(data, encoding)
    return _attempt(data, "utf-8") or _attempt(data, "cp1252")


def _attempt(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
