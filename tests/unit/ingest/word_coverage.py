"""What became of each character in the XML of a Word file, told without the reader."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from zipfile import ZipFile

from lxml import etree

from contractcheck.ingest.word import read_word

_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
}
_TEXTS = "//w:t | //w:delText | //m:t | //w:instrText | //w:delInstrText"
# Why text in the XML is no text of the document; the first that holds is the reason.
_REASONS = {
    "second form of a drawing": "ancestor::mc:Fallback",
    "deleted": "ancestor::w:del or ancestor::w:moveFrom or self::w:delText or ancestor::w:tr[w:trPr/w:del]",
    "instruction of a field": "self::w:instrText or self::w:delInstrText",
    "table of contents": "ancestor::w:sdt[w:sdtPr/w:docPartObj]",
    "not filled in": "ancestor::w:sdt[w:sdtPr/w:showingPlcHdr]",
    "beside a merged cell": "ancestor::w:tc[w:tcPr/w:vMerge[not(@w:val='restart')]]",
    "line above the notes": "ancestor::*[self::w:footnote or self::w:endnote][@w:type and @w:type!='normal']",
}
_ASIDE = {"header": "head or foot of a page", "footer": "head or foot of a page", "comments": "comment"}
_TEXT_PARTS = ("document", "footnotes", "endnotes")


def accounted(data: bytes) -> Counter[str]:
    """The number of characters, without spaces, by what became of them."""
    return Counter({reason: sum(counts.values()) for reason, counts in _by_reason(data).items()})


def unaccounted(data: bytes) -> tuple[Counter[str], Counter[str]]:
    """The characters that should be in the blocks and are not, and those that are in the blocks and should not be."""
    expected = _by_reason(data).get("read", Counter())
    found: Counter[str] = Counter()
    for block in read_word(data).blocks:
        found.update("".join(block.text.split()))
    return expected - found, found - expected


def _by_reason(data: bytes) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for reason, text in _texts(data):
        found.setdefault(reason, Counter()).update("".join(text.split()))
    return found


def _texts(data: bytes) -> Iterator[tuple[str, str]]:
    with ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            part = name.removeprefix("word/").removesuffix(".xml").rstrip("0123456789")
            if name.startswith("word/") and part in {*_TEXT_PARTS, *_ASIDE}:
                for element in etree.fromstring(archive.read(name)).xpath(_TEXTS, namespaces=_SPACES):
                    yield _ASIDE.get(part) or _reason(element), element.text or ""


def _reason(element: etree._Element) -> str:
    holds = (reason for reason, test in _REASONS.items() if element.xpath(f"boolean(self::*[{test}])", namespaces=_SPACES))
    return next(holds, "read")
