"""Comments of a Word file: the part that holds them, the marks in the text, and which of them contractcheck wrote."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from contractcheck.annotate.remarks import Remark
from contractcheck.annotate.word_anchor import Character, anchor_of, ends_of, last_word, split
from contractcheck.annotate.word_file import Placed, WordFile, part_of, relations_of, with_prefix
from contractcheck.annotate.xml_part import Edit, appended, applied, in_utf8
from contractcheck.ingest.word_own import AUTHOR
from contractcheck.ingest.word_package import Element, Package, W, parse

_MARK = re.compile(r"\[contractcheck ([\w-]+) ([0-9a-f]{8})\]$")
_INITIALS = "cc"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TYPES_PART = "[Content_Types].xml"
# The mark is for the program, so it stays out of the way of whoever reads the comment.
_SMALL = '<w:color w:val="808080"/><w:sz w:val="12"/>'
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True, slots=True)
class OwnComment:
    """A comment that bears contractcheck's mark; `touched` when its text is no longer the one that was written."""

    element: Element
    id: str
    about: str
    touched: bool


def own_comments(root: Element) -> Iterator[OwnComment]:
    """The comments of contractcheck in a comments part."""
    for comment in root.iter(W + "comment"):
        text = "\n".join("".join(each.text or "" for each in line.iter(W + "t")) for line in comment.iter(W + "p"))
        mark = _MARK.search(text.strip())
        if mark:
            written = text.strip().removesuffix(mark[0])
            yield OwnComment(comment, comment.get(W + "id", ""), mark[1], _check(mark[1], written) != mark[2])


def comments_part(data: bytes) -> str:
    """The name of the part that holds the comments, or under which it can be added."""
    package = Package(data)
    found = [name for name in package.related("comments") if name in package.names()]
    return found[0] if found else posixpath.join(posixpath.dirname(package.main), "comments.xml")


def with_comments(file: WordFile, remarks: Sequence[Remark]) -> WordFile:
    """The file with a comment for each remark, at its words or after its block."""
    if not remarks:
        return file
    bounds = [bound for remark in remarks for bound in _bounds(file, remark)]
    file = file.with_xml(split(file, bounds))
    first = max([-1, *file.ids("commentReference", "commentRangeStart"), *_comment_ids(file.data)]) + 1
    edits: list[Edit] = []
    for number, remark in enumerate(remarks, start=first):
        edits += _marks(file, remark, number)
    comments = "".join(_comment(file.prefix, number, remark) for number, remark in enumerate(remarks, start=first))
    return file.with_xml(applied(file.xml, edits), _parts(file, comments))


def _bounds(file: WordFile, remark: Remark) -> list[tuple[Character, bool]]:
    ends = _ends(file, remark)
    is_note = _placed(file, remark).place.reference is not None
    return [(ends[0], False), (ends[1], True)] if ends and not is_note else []


def _ends(file: WordFile, remark: Remark) -> tuple[Character, Character] | None:
    """The first and the last character of the words; of what is not there, the last word of the block before it."""
    placed = _placed(file, remark)
    if remark.span is not None:
        return ends_of(placed, remark.span)
    return ends_of(placed, last_word(placed)) if placed.block.text.strip() else None


def _placed(file: WordFile, remark: Remark) -> Placed:
    return file.blocks[remark.span.block if remark.span else remark.after]


def _marks(file: WordFile, remark: Remark, number: int) -> list[Edit]:
    ends = _ends(file, remark)
    first, last = _anchors(_placed(file, remark), ends)
    before = file.element(f'<w:commentRangeStart w:id="{number}"/>')
    after = file.element(f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>')
    start, end = file.span(first).start, file.span(last).end
    return [Edit(start, start, before), Edit(end, end, after)]


def _anchors(placed: Placed, ends: tuple[Character, Character] | None) -> tuple[Element, Element]:
    """The elements before and after which the marks stand; a note is marked at its number in the text."""
    if placed.place.reference is not None:
        run = anchor_of(placed.place.reference)
        return run, run
    if ends is not None:
        return anchor_of(ends[0].element), anchor_of(ends[1].element)
    inside = [child for child in placed.place.paragraph if child.tag == W + "r"]
    return (inside or [placed.place.paragraph])[0], (inside or [placed.place.paragraph])[-1]


def _comment(prefix: str, number: int, remark: Remark) -> str:
    lines = (remark.head, *remark.lines)
    mark = f"[contractcheck {remark.about} {_check(remark.about, chr(10).join(lines))}]"
    body = _line(lines[0], "<w:b/>") + "".join(map(_line, lines[1:])) + _line(mark, _SMALL)
    made = f'<w:comment w:id="{number}" w:author="{AUTHOR}" w:initials="{_INITIALS}">{body}</w:comment>'
    return with_prefix(made, prefix)


def _line(text: str, look: str = "") -> str:
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:p><w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _check(about: str, text: str) -> str:
    """A mark of the text that does not change when a program sets its spaces and lines anew."""
    return hashlib.sha256(" ".join([about, *text.split()]).encode()).hexdigest()[:8]


def _comment_ids(data: bytes) -> list[int]:
    part = part_of(data, comments_part(data))
    found = [] if part is None else [comment.get(W + "id", "") for comment in parse(part).iter(W + "comment")]
    return [int(each) for each in found if each.lstrip("-").isdigit()]


def _parts(file: WordFile, comments: str) -> dict[str, bytes]:
    """The parts that change when comments are added."""
    name = comments_part(file.data)
    existing = part_of(file.data, name)
    if existing is not None:
        return {name: appended(in_utf8(existing), comments.encode())}
    strict = _STRICT_WORD.encode() in file.xml
    space = _STRICT_WORD if strict else _WORD
    made = f'{_DECLARATION}<{file.prefix}:comments xmlns:{file.prefix}="{space}">{comments}</{file.prefix}:comments>'
    relations = relations_of(file.main)
    return {
        name: made.encode(),
        relations: _related(part_of(file.data, relations), name, file.main, _STRICT_RELATION if strict else _RELATION),
        _TYPES_PART: _typed(part_of(file.data, _TYPES_PART) or b"", name),
    }


def _related(relations: bytes | None, name: str, main: str, kind: str) -> bytes:
    known = in_utf8(relations) if relations else f'{_DECLARATION}<Relationships xmlns="{_RELATIONS}"/>'.encode()
    taken = {each.get("Id") for each in parse(known)}
    identity = next(each for each in (f"rId{number}" for number in range(1, len(taken) + 2)) if each not in taken)
    target = posixpath.relpath(name, posixpath.dirname(main) or ".")
    return appended(known, f'<Relationship xmlns="{_RELATIONS}" Id="{identity}" Type="{kind}" Target="{target}"/>'.encode())


def _typed(types: bytes, name: str) -> bytes:
    return appended(in_utf8(types), f'<Override xmlns="{_TYPES}" PartName="/{name}" ContentType="{_TYPE}"/>'.encode())
