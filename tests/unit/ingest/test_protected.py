"""Files that a password protects."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from pypdf import PdfReader, PdfWriter

from contractcheck.errors import UnreadableDocument
from contractcheck.ingest.reader import read
from contractcheck.model.settings import ReadOptions, Settings
from tests.unit.ingest.word_files import WORDS

SECRET = "geheim 3 é"
WORD = Path(__file__).parents[3] / "samples" / "contract-weak-nl.docx"
PDF = WORD.with_suffix(".pdf")


def word() -> bytes:
    content = BytesIO()
    OOXMLFile(BytesIO(WORD.read_bytes())).encrypt(SECRET, content)
    return content.getvalue()


def pdf() -> bytes:
    writer, content = PdfWriter(clone_from=PdfReader(PDF)), BytesIO()
    writer.encrypt(SECRET)
    writer.write(content)
    return content.getvalue()


FILES = pytest.mark.parametrize(
    ("locked", "plain", "name"),
    [(word(), WORD.read_bytes(), "a.docx"), (pdf(), PDF.read_bytes(), "a.pdf")],
    ids=["word", "pdf"],
)


@FILES
def test_the_right_password_opens_a_protected_file(locked: bytes, plain: bytes, name: str) -> None:
    document = read(locked, name, WORDS, ReadOptions(passwords=("fout", SECRET)))
    assert document.blocks == read(plain, name, WORDS).blocks


@FILES
@pytest.mark.parametrize("passwords", [(), ("fout",)], ids=["none", "wrong"])
def test_without_the_right_password_a_file_is_protected(
    locked: bytes, plain: bytes, name: str, passwords: tuple[str, ...]
) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read(locked, name, WORDS, ReadOptions(passwords=passwords))
    assert (caught.value.code, "fout" in str(caught.value)) == ("encrypted", False)


def test_a_password_is_never_shown() -> None:
    assert SECRET not in repr(Settings(reading=ReadOptions(passwords=(SECRET,))))
