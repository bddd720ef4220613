"""One way in: bytes and a name give a Document, whatever the format."""

from __future__ import annotations

import hashlib
import re

from contractcheck.errors import UnreadableDocument
from contractcheck.ingest.decoding import decode
from contractcheck.ingest.formats import Format, recognise
from contractcheck.ingest.html_ import read_html
from contractcheck.ingest.markdown import read_markdown
from contractcheck.ingest.outline import outline
from contractcheck.ingest.plain import read_plain
from contractcheck.ingest.raw import RawDocument
from contractcheck.ingest.word import read_word
from contractcheck.model.document import Document, Source
from contractcheck.model.rules import OutlineWords
from contractcheck.model.settings import ReadOptions

_AS_USUAL = ReadOptions()


def read(data: bytes, name: str, words: OutlineWords, how: ReadOptions = _AS_USUAL) -> Document:
    """The document in `data`; `name` is the file's name, of which only the ending is used, and only to tell texts apart.

    Raises UnreadableDocument with a code and one sentence when nothing can be read.
    """
    file_format, raw = _raw(data, name, words, how)
    blocks = outline(raw.blocks, words)
    if not blocks and not raw.unread:
        raise UnreadableDocument(
            "empty", "The file holds no text; check that it is the right file and that it was saved with its text."
        )
    source = Source(
        name=re.split(r"[\\/]", name)[-1],
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=file_format.value,
        pages=raw.pages,
        characters=sum(len(block.text) for block in blocks),
    )
    return Document(source, blocks, raw.read, raw.unread, raw.remarks, raw.changes)


def _pdf(data: bytes) -> RawDocument:
    # The pdf libraries take longer to load than all the rest.
    from contractcheck.ingest.pdf import read_pdf  # noqa: PLC0415

    return read_pdf(data)


def _raw(data: bytes, name: str, words: OutlineWords, how: ReadOptions) -> tuple[Format, RawDocument]:
    match file_format := recognise(data, name):
        case Format.WORD:
            return file_format, read_word(data, how.revisions)
        case Format.PDF:
            return file_format, _pdf(data)
        case Format.HTML:
            return file_format, read_html(decode(data))
        case Format.MARKDOWN:
            return file_format, read_markdown(decode(data))
        case Format.PLAIN:
            return file_format, read_plain(decode(data), words)
