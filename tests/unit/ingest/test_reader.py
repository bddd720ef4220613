"""One way in: the content decides the format, and what cannot be read is said in one sentence."""

from __future__ import annotations

import hashlib
import io
import struct
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from contractcheck.errors import UnreadableDocument
from contractcheck.ingest import limits
from contractcheck.ingest.formats import Format, recognise
from tests.unit.ingest.word_files import archive, document, p, package

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
WORD = package(p("Leverancier meldt."))
BOMB = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;">]>'


def bomb(size: int) -> bytes:
    return archive({"word/document.xml": "<w:document/>", "word/big.xml": b" " * size})


def encrypted_zip() -> bytes:
    """A zip file whose entries claim to be encrypted."""
    data = bytearray(archive({"word/document.xml": "<w:document/>"}))
    for start, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        position = data.index(start) + offset
        struct.pack_into("<H", data, position, 1)
    return bytes(data)


BROKEN = {
    "nothing": (b"", "empty"),
    "blanks": (b" \r\n\t ", "empty"),
    "no text in Word": (package("<w:p/>"), "empty"),
    "no text in Markdown": (b"---\n\n***\n", "empty"),
    "cut zip": (WORD[: len(WORD) // 2], "truncated"),
    "cut part": (WORD.replace(b"word/document.xml", b"word/document.xm_"), "damaged"),
    "password": (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "zip with a password": (encrypted_zip(), "encrypted"),
    "other Office": (OLE, "unknown-format"),
    "spreadsheet": (archive({"xl/workbook.xml": "<a/>"}), "damaged"),
    "old spreadsheet": (OLE + "Workbook".encode("utf-16-le"), "damaged"),
    "presentation": (archive({"ppt/presentation.xml": "<a/>"}), "unknown-format"),
    "open document": (archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}), "damaged"),
    "open drawing": (
        archive({"mimetype": "application/vnd.oasis.opendocument.graphics", "content.xml": "<a/>"}),
        "unknown-format",
    ),
    "other zip": (archive({"readme.txt": "tekst"}), "holds-files"),
    "image": (b"\x89PNG\r\n\x1a\n" + bytes(64), "unknown-format"),
    "junk": (bytes(range(256)) * 8, "unknown-format"),
    "zeros": (bytes(4096), "unknown-format"),
    "bad XML": (archive({"word/document.xml": "<w:document"}), "damaged"),
    "other XML": (archive({"word/document.xml": "<a/>"}), "damaged"),
    "entities": (archive({"word/document.xml": f"{BOMB}<a>&c;</a>"}), "damaged"),
    "zip bomb": (bomb(limits.RATIO_COUNTS_FROM + 1), "too-large"),
    "no paragraphs": (b"tekst " * (limits.MAX_PARAGRAPH // 6 + 1), "long-paragraph"),
    "too much text": (b"tekst " * (limits.MAX_TEXT // 6 + 1), "too-large"),
}


@pytest.mark.parametrize(("data", "code"), BROKEN.values(), ids=list(BROKEN))
def test_broken_input_gives_a_code_and_one_sentence(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        document(data, "draft.docx")
    assert caught.value.code == code
    assert str(caught.value).count(". ") == 0
    assert str(caught.value).endswith(".")


def test_too_many_parts_are_refused() -> None:
    stream = io.BytesIO()
    with ZipFile(stream, "w") as made:
        for number in range(limits.MAX_ZIP_ENTRIES + 1):
            made.writestr(f"word/document{number}.xml", b"")
    with pytest.raises(UnreadableDocument) as caught:
        document(stream.getvalue())
    assert caught.value.code == "too-large"


def test_a_part_with_a_wrong_checksum_is_damaged() -> None:
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", "<w:document>" + "tekst" * 100)
    data = bytearray(stream.getvalue())
    position = data.index(b"PK\x01\x02") + 16
    data[position] ^= 0xFF
    with pytest.raises(UnreadableDocument) as caught:
        document(bytes(data))
    assert caught.value.code == "damaged"


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (WORD, "draft.pdf", Format.WORD),
        (b"%PDF-1.7 tekst", "draft.docx", Format.PDF),
        (b"junk before %PDF-1.7", "draft", Format.PDF),
        (b"<!doctype html><p>tekst", "draft.txt", Format.HTML),
        (b"  <html><body>tekst", "draft", Format.HTML),
        (b"tekst", "draft.md", Format.MARKDOWN),
        (b"# Titel\n\ntekst", "draft.txt", Format.MARKDOWN),
        (b"| a | b |\n|---|---|\n| c | d |", "draft", Format.MARKDOWN),
        (b"gewone tekst, niets meer", "draft.docx", Format.PLAIN),
        (b"# nummer zonder meer", "", Format.MARKDOWN),
    ],
)
def test_the_content_decides_the_format(data: bytes, name: str, expected: Format) -> None:
    assert recognise(data, name) is expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_decoded_from_the_usual_encodings(encoding: str) -> None:
    text = "Eén \u201ctekst\u201d van \u20ac 5."
    assert [block.text for block in document(text.encode(encoding), "draft.txt").blocks] == [text]


def test_the_source_tells_what_was_read() -> None:
    source = document(b"# Titel\n\ntekst", "map\\draft.md").source
    assert (source.name, source.media_type, source.pages, source.characters) == ("draft.md", "text/markdown", None, 10)
    assert source.sha256 == hashlib.sha256(b"# Titel\n\ntekst").hexdigest()


def test_reading_twice_gives_the_same_document() -> None:
    assert document(WORD) == document(WORD)


def test_a_strict_word_file_is_read() -> None:
    with ZipFile(io.BytesIO(WORD)) as old:
        parts: dict[str, str | bytes] = {name: old.read(name) for name in old.namelist()}
    transitional, strict = (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    parts["word/document.xml"] = bytes(parts["word/document.xml"]).replace(transitional, strict)  # type: ignore[arg-type]
    assert [block.text for block in document(archive(parts)).blocks] == ["Leverancier meldt."]
