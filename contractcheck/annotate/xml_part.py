"""An XML part edited as bytes, so that everything untouched stays as it was written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from xml.parsers import expat

_START_TAG = re.compile(rb"<[^\s/>]+(?:\s+[^\s=]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*/?>")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_ENCODING = re.compile(r"""(<\?xml[^>]*?encoding\s*=\s*["'])[^"']+""")
_CHARACTER = re.compile(r"&[^;]+;|\r\n|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Span:
    """The bytes of an element: its start tag from `start` to `inner`, its end tag from `inner_end` to `end`."""

    start: int
    inner: int
    inner_end: int
    end: int


@dataclass(frozen=True, slots=True)
class Edit:
    """The bytes `start` to `end` become `text`; with `start == end` it is an insertion."""

    start: int
    end: int
    text: bytes = b""


def in_utf8(data: bytes) -> bytes:
    """The part in an encoding in which a tag can be found byte by byte."""
    if not data.startswith(_UTF_16):
        return data
    return _ENCODING.sub(r"\1UTF-8", data.decode("utf-16"), count=1).encode()


def spans_of(data: bytes) -> tuple[Span, ...]:
    """The span of every element in document order, the root first. The part must be well-formed."""
    starts: list[int] = []
    closed: dict[int, int] = {}
    opened: list[int] = []
    parser = expat.ParserCreate()

    def start(_name: str, _attributes: object) -> None:
        opened.append(len(starts))
        starts.append(parser.CurrentByteIndex)

    def end(_name: str) -> None:
        closed[opened.pop()] = parser.CurrentByteIndex

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(data, True)  # noqa: FBT003  (the name of this parameter differs between versions)
    return tuple(_span(data, begin, closed[index]) for index, begin in enumerate(starts))


def applied(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The part with all edits made. Insertions at one place keep their order; an edit inside a removed part is void."""
    pieces, at = [], 0
    for edit in sorted(edits, key=lambda each: (each.start, each.end > each.start, -each.end)):
        if edit.start < at:
            continue
        pieces += [data[at : edit.start], edit.text]
        at = edit.end
    return b"".join([*pieces, data[at:]])


def character_at(data: bytes, span: Span, index: int) -> int | None:
    """The byte at which the character `index` of an element's text begins; None where the text is written in another way."""
    text = data[span.inner : span.inner_end].decode()
    if "<" in text:
        return None
    before = [match[0] for match in _CHARACTER.finditer(text)][:index]
    return span.inner + len("".join(before).encode())


def appended(data: bytes, text: bytes) -> bytes:
    """The part with `text` as the last content of its root element."""
    root = spans_of(data)[0]
    if root.inner_end > root.inner or data[root.inner - 2 : root.inner] != b"/>":
        return applied(data, [Edit(root.inner_end, root.inner_end, text)])
    name = data[root.start + 1 :].split(None, 1)[0].split(b"/>")[0].split(b">")[0]
    return applied(data, [Edit(root.inner - 2, root.inner, b">" + text + b"</" + name + b">")])


def _span(data: bytes, start: int, closing: int) -> Span:
    tag = _START_TAG.match(data, start)
    inner = tag.end() if tag else start
    if data[inner - 2 : inner] == b"/>":
        return Span(start, inner, inner, inner)
    return Span(start, inner, closing, data.index(b">", closing) + 1)
