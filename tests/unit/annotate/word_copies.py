"""Word files to annotate, and what a copy holds."""

from __future__ import annotations

from contractcheck.annotate.remarks import Remark
from contractcheck.annotate.word_comments import with_comments
from contractcheck.annotate.word_file import WordFile, part_of
from contractcheck.ingest.word_package import Element, W, parse
from contractcheck.model.report import QuoteSpan
from tests.unit.ingest.word_files import WORDS

MAIN = "word/document.xml"


def opened(data: bytes) -> WordFile:
    return WordFile(data, WORDS)


def block_texts(data: bytes) -> list[tuple[str, str]]:
    return [(placed.block.place, placed.block.text) for placed in opened(data).blocks.values()]


def span_of(file: WordFile, quote: str) -> QuoteSpan:
    """Where a quote stands in the first block that holds it."""
    block = next(placed.block for placed in file.blocks.values() if quote in placed.block.text)
    start = block.text.index(quote)
    return QuoteSpan(block.id, start, start + len(quote))


def commented(data: bytes, *quotes: str) -> bytes:
    """The file with one comment at each quote."""
    file = opened(data)
    remarks = [Remark("family", "Kop", ("Regel",), span_of(file, quote)) for quote in quotes]
    return with_comments(file, remarks).data


def main_part(data: bytes) -> bytes:
    return part_of(data, MAIN) or b""


def ranges(data: bytes) -> list[str]:
    """The text that each comment of the body is about, in the order in which the comments begin, without that of text boxes."""
    texts: dict[str, list[str]] = {}
    opened_ids: set[str] = set()
    for element in parse(main_part(data)).iter():
        identity = element.get(W + "id", "")
        if element.tag == W + "commentRangeStart":
            texts[identity] = []
            opened_ids.add(identity)
        elif element.tag == W + "commentRangeEnd":
            opened_ids.discard(identity)
        for each in opened_ids:
            texts[each].append(_text(element))
    return ["".join(pieces) for pieces in texts.values()]


def _text(element: Element) -> str:
    if any(ancestor.tag == W + "txbxContent" for ancestor in element.iterancestors()):
        return ""
    if element.tag == W + "t":
        return element.text or ""
    return "-" if element.tag == W + "noBreakHyphen" else " " if element.tag in {W + "tab", W + "br"} else ""


def is_subsequence(part: bytes, whole: bytes) -> bool:
    """Whether nothing of `part` was taken out or changed in `whole`, in which other bytes may stand between."""
    rest = iter(whole)
    return all(byte in rest for byte in part)
