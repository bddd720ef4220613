"""One way in: bytes and a name give a Document, whatever the format."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable

from contractcheck.errors import HOLDS_FILES, UnreadableDocument
from contractcheck.ingest.decoding import decode
from contractcheck.ingest.formats import Format, recognise
from contractcheck.ingest.html_ import read_html
from contractcheck.ingest.limits import check_paragraphs
from contractcheck.ingest.markdown import read_markdown
from contractcheck.ingest.odt import read_odt
from contractcheck.ingest.office import docx_of
from contractcheck.ingest.outline import outline
from contractcheck.ingest.plain import read_plain
from contractcheck.ingest.protected import opened
from contractcheck.ingest.raw import RawDocument
from contractcheck.ingest.word import read_word
from contractcheck.model.document import Document, Source
from contractcheck.model.outline import OutlineWords
from contractcheck.model.settings import ReadOptions

_AS_USUAL = ReadOptions()


def read(data: bytes, name: str, words: OutlineWords, how: ReadOptions = _AS_USUAL) -> Document:
    """The document in `data`; `name` is the file's name, of which only the ending is used, and only to tell texts apart.

    Raises UnreadableDocument with a code and one sentence when nothing can be read.
    """
    file_format, raw = _raw(opened(data, how.passwords), name, words, how)
    blocks = outline(raw.blocks, words)
    if not blocks and not raw.unread:
        raise UnreadableDocument(
            "empty", "The file holds no text; check that it is the right file and that it was saved with its text."
        )
    check_paragraphs(len(block.text) for block in blocks)
    source = Source(
        name=re.split(r"[\\/]", name)[-1],
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=file_format.value,
        pages=raw.pages,
        characters=sum(len(block.text) for block in blocks),
    )
    return Document(source, blocks, raw.read, raw.unread, raw.remarks, raw.changes)


def _raw(data: bytes, name: str, words: OutlineWords, how: ReadOptions) -> tuple[Format, RawDocument]:
    file_format = recognise(data, name)
    if file_format in _READERS:
        return file_format, _READERS[file_format](data, how)
    if file_format is Format.PLAIN:
        return file_format, read_plain(decode(data), words)
    raise UnreadableDocument(
        HOLDS_FILES, "The file is an archive or e-mail, where one document was expected; take the document out of it."
    )


# Libraries that take long to load or that few runs need are imported by the reader that needs them.


def _word(data: bytes, how: ReadOptions) -> RawDocument:
    return read_word(data, how.revisions)


def _word_97(data: bytes, how: ReadOptions) -> RawDocument:
    return read_word(docx_of(data), how.revisions)


def _odt(data: bytes, how: ReadOptions) -> RawDocument:
    return read_odt(data, how.revisions)


def _pdf(data: bytes, how: ReadOptions) -> RawDocument:
    from contractcheck.ingest.pdf import read_pdf  # noqa: PLC0415

    return read_pdf(data, how.ocr)


def _rtf(data: bytes, how: ReadOptions) -> RawDocument:
    from contractcheck.ingest.rtf import read_rtf  # noqa: PLC0415

    return read_rtf(data, how.revisions)


def _workbook(data: bytes, _how: ReadOptions) -> RawDocument:
    from contractcheck.ingest.sheets import read_workbook  # noqa: PLC0415

    return read_workbook(data)


def _html(data: bytes, _how: ReadOptions) -> RawDocument:
    return read_html(decode(data))


def _markdown(data: bytes, _how: ReadOptions) -> RawDocument:
    return read_markdown(decode(data))


_READERS: dict[Format, Callable[[bytes, ReadOptions], RawDocument]] = {
    Format.WORD: _word,
    Format.WORD_97: _word_97,
    Format.ODT: _odt,
    Format.RTF: _rtf,
    Format.PDF: _pdf,
    Format.XLSX: _workbook,
    Format.XLS: _workbook,
    Format.ODS: _workbook,
    Format.HTML: _html,
    Format.MARKDOWN: _markdown,
}
