"""Which format a file has, told from its content; the ending only parts Markdown from plain text."""

from __future__ import annotations

import re
import zipfile
import zlib
from enum import Enum
from io import BytesIO

from contractcheck.errors import UnreadableDocument
from contractcheck.ingest import limits
from contractcheck.ingest.decoding import decode
from contractcheck.ingest.markdown import looks_like_markdown


class Format(Enum):
    """The formats that are known; the value is the media type. The last three hold files instead of text."""

    WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    WORD_97 = "application/msword"
    ODT = "application/vnd.oasis.opendocument.text"
    RTF = "application/rtf"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    ODS = "application/vnd.oasis.opendocument.spreadsheet"
    XLS = "application/vnd.ms-excel"
    PDF = "application/pdf"
    ZIP = "application/zip"
    EMAIL = "message/rfc822"
    OUTLOOK = "application/vnd.ms-outlook"
    HTML = "text/html"
    MARKDOWN = "text/markdown"
    PLAIN = "text/plain"


_ACCEPTED = "a Word, pdf, LibreOffice, RTF, Excel, html, Markdown or text file was expected"
_PDF_HEADER_WITHIN = 1024
_LONGEST_TYPE = 200
_OFFICE_PARTS = frozenset({"[Content_Types].xml", "_rels/.rels"})
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_EXCEL_STREAM = "Workbook".encode("utf-16-le")
_OUTLOOK_STREAM = "__properties_version1.0".encode("utf-16-le")
_RTF = b"{\\rtf"
_OTHERS = {
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
_HEADERS = re.compile(r"(?:[A-Za-z][A-Za-z0-9-]{1,50}:.*\r?\n(?:[ \t].*\r?\n)*){2,200}\r?\n")
_HEADERS_WITHIN = 100_000
_SENT = frozenset({"from", "sender", "return-path"})
_MAIL_ONLY = frozenset({"mime-version", "message-id", "received", "content-type"})
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
        return _in_ole(data)
    if data.lstrip().startswith(_RTF):
        return Format.RTF
    for start, kind in _OTHERS.items():
        if data.startswith(start):
            raise _unknown(kind)
    return _in_text(data, name)


def _in_zip(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            kind = archive.open("mimetype").read(_LONGEST_TYPE).decode("latin-1") if "mimetype" in names else ""
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, NotImplementedError, OverflowError):
        raise UnreadableDocument(
            "truncated", "The file starts as a Word file or archive but its end is missing or damaged; fetch or save it again."
        ) from None
    # An Office file is one also where its main part was lost; a folder of an archive may have the name of one of its folders.
    folders = {name.partition("/")[0] for name in names} if _OFFICE_PARTS & names else set()
    if "word" in folders or any(name.startswith("word/document") and name.endswith(".xml") for name in names):
        return Format.WORD
    if "content.xml" in names or kind.startswith(_OPEN_DOCUMENT):
        return _open_document(kind)
    if "xl" in folders or "xl/workbook.xml" in names:
        return Format.XLSX
    if "ppt" in folders or "ppt/presentation.xml" in names:
        raise _unknown("a PowerPoint file")
    return Format.ZIP


def _open_document(media_type: str) -> Format:
    for known in (Format.ODT, Format.ODS):
        if media_type.startswith(known.value):
            return known
    raise _unknown("an OpenDocument file without text or sheets")


def _in_ole(data: bytes) -> Format:
    if _ENCRYPTED_STREAM in data:
        raise UnreadableDocument(
            "encrypted", "The file is protected with a password, where an open file was expected; save it without a password."
        )
    streams = {_OUTLOOK_STREAM: Format.OUTLOOK, _WORD_STREAM: Format.WORD_97, _EXCEL_STREAM: Format.XLS}
    found = next((known for stream, known in streams.items() if stream in data), None)
    if found is None:
        raise _unknown("a file of an older Office program")
    return found


def _in_text(data: bytes, name: str) -> Format:
    # An e-mail is as large as its attachments.
    if _is_email(decode(data[:_HEADERS_WITHIN])):
        return Format.EMAIL
    limits.check_size(len(data), limits.MAX_TEXT)
    text = decode(data)
    if _HTML.match(text[:_HTML_STARTS_WITHIN]):
        return Format.HTML
    if name.lower().endswith(_MARKDOWN_ENDINGS) or looks_like_markdown(text):
        return Format.MARKDOWN
    return Format.PLAIN


def _is_email(text: str) -> bool:
    """Whether a text opens with the headers of an e-mail: a sender, a subject or date, and nothing else."""
    head = _HEADERS.match(text)
    names = {line.split(":", 1)[0].lower() for line in head[0].splitlines() if line[:1].strip()} if head else set()
    return bool(names & _SENT) and bool(names & {"subject", "date"}) and bool(names & _MAIL_ONLY)


def _unknown(kind: str) -> UnreadableDocument:
    return UnreadableDocument("unknown-format", f"The file is {kind}, where {_ACCEPTED}; save or export it as one of these.")
