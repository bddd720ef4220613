"""The reader for plain text."""

from __future__ import annotations

from contractcheck.ingest.raw import RawBlock, RawDocument
from contractcheck.ingest.tidy import tidy


def read_plain(text: str) -> RawDocument:
    """The raw blocks of a plain text."""
    chunks = text.replace("\r\n", "\n").split("\n\n")
    return RawDocument(tuple(RawBlock(tidy(chunk)) for chunk in chunks if chunk.strip()), read=("text",))
