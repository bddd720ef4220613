"""Which format a file has, told from its content; the ending only parts Markdown from plain text."""

from __future__ import annotations

import re
import zipfile
from enum import Enum
from io import BytesIO

from contractcheck.errors import UnreadableDocument
from contractcheck.ingest import limits
from contractcheck.ingest.decoding import decode
from contractcheck.ingest.markdown import looks_like_markdown


class Format(Enum):
    """The formats that can be read; the value is the media type."""

    WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    PDF = "application/pdf"
    HTML = "text/html"
    MARKDOWN = "text/markdown"
    PLAIN = "text/plain"


_ACCEPTED = "a Word (.docx), pdf, html, Markdown or text file was expected"
_PDF_HEADER_WITHIN = 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_OTHERS = {
    b"{\\rtf": "an RTF file",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"II*\x00": "an image",
    b"MM\x00*": "an image",
    b"7z\xbc\xaf": "an archive",
    b"Rar!": "an archive",
    b"\x1f\x8b": "an archive",
    b"\x7fELF": "a program",
    b"MZ": "a program",
}
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|div|p|h[1-6]|table|article|section|main)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_STARTS_WITHIN = 5000
_MARKDOWN_ENDINGS = (".md", ".markdown", ".mdown")


def recognise(data: bytes, name: str) -> Format:
    """The format of `data`. Raises UnreadableDocument for what is none of the formats, empty or too large."""
    limits.check_size(len(data), limits.MAX_FILE)
    if not data.strip():
        raise UnreadableDocument("empty", f"The file is empty, where {_ACCEPTED}; check that it was copied completely.")
    if b"%PDF-" in data[:_PDF_HEADER_WITHIN]:
        return Format.PDF
    if data.startswith(b"PK"):
        return _in_zip(data)
    if data.startswith(_OLE):
        raise _ole_error(data)
    for start, kind in _OTHERS.items():
        if data.startswith(start):
            raise _unknown(kind)
    return _in_text(data, name)


def _in_zip(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError):
        raise UnreadableDocument(
            "truncated", "The file starts as a Word file but its end is missing or damaged; fetch or save it again."
        ) from None
    if "word/document.xml" in names or any(name.startswith("word/document") and name.endswith(".xml") for name in names):
        return Format.WORD
    if "mimetype" in names or "content.xml" in names:
        raise _unknown("an OpenDocument file")
    if any(name.startswith(("xl/", "ppt/")) for name in names):
        raise _unknown("an Excel or PowerPoint file")
    raise _unknown("a zip archive without a Word document in it")


def _ole_error(data: bytes) -> UnreadableDocument:
    if _ENCRYPTED_STREAM in data:
        return UnreadableDocument(
            "encrypted", "The file is protected with a password, where an open file was expected; save it without a password."
        )
    if _WORD_STREAM in data:
        return UnreadableDocument(
            "legacy-format",
            "The file is in the old Word format (.doc), where .docx was expected; open it in Word and save it as .docx.",
        )
    return _unknown("a file of an older Office program")


def _in_text(data: bytes, name: str) -> Format:
    limits.check_size(len(data), limits.MAX_TEXT)
    text = decode(data)
    if _HTML.match(text[:_HTML_STARTS_WITHIN]):
        return Format.HTML
    if name.lower().endswith(_MARKDOWN_ENDINGS) or looks_like_markdown(text):
        return Format.MARKDOWN
    return Format.PLAIN


def _unknown(kind: str) -> UnreadableDocument:
    return UnreadableDocument("unknown-format", f"The file is {kind}, where {_ACCEPTED}; save or export it as one of these.")
