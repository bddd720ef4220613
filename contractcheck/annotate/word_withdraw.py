"""Taking out what contractcheck wrote into a Word file before, unless somebody has worked on it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from contractcheck.annotate.word_comments import comments_part, own_comments
from contractcheck.annotate.word_entries import is_answered, without, without_entries
from contractcheck.annotate.word_file import WordFile, part_of
from contractcheck.annotate.xml_part import Edit, applied, in_utf8
from contractcheck.ingest.word_own import BOOKMARK, DELETION, INSERTION, WITHDRAWN, OwnRange
from contractcheck.ingest.word_package import Element, W, parse
from contractcheck.model.outline import OutlineWords

_FULL = re.compile(rf"{BOOKMARK}([{INSERTION}{DELETION}])_([0-9a-f]{{8}})_([0-9a-f]{{8}})\w*")


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The file without contractcheck's marks; the ids of what comments and proposals were left alone are about."""

    file: WordFile
    comments: tuple[str, ...] = ()
    proposals: frozenset[str] = frozenset()


def bookmark_name(kind: str, about: str, text: str) -> str:
    """The name of a bookmark around a proposal about a family with this text; at most 40 characters, as Word demands."""
    return f"{BOOKMARK}{kind}_{check(about)}_{check(text)}"


def check(text: str) -> str:
    """A mark of a text that spaces do not change."""
    return hashlib.sha256("".join(text.split()).encode()).hexdigest()[:8]


def withdrawn(data: bytes, words: OutlineWords) -> Withdrawn:
    """The file as it was before contractcheck wrote into it, except for what somebody has worked on since."""
    file = WordFile(data, words)
    edited = frozenset(about for about, each in _named(file.own) if each.inserts and _is_edited(each))
    edits = [edit for about, each in _named(file.own) if about not in edited for edit in _undone(file, each)]
    name = comments_part(data)
    part = part_of(data, name)
    root = None if part is None else parse(part)
    own = [] if root is None else list(own_comments(root))
    kept = [each for each in own if each.touched or is_answered(data, each)]
    gone = [each for each in own if each not in kept]
    edits += _comment_marks(file, {each.id for each in gone})
    parts = {}
    if part is not None and root is not None and gone:
        parts = {name: without(in_utf8(part), root, [each.element for each in gone]), **without_entries(data, gone)}
    if edits or parts:
        file = file.with_xml(applied(file.xml, edits), parts)
    return Withdrawn(file, tuple(each.about for each in kept), edited)


def accepted(file: WordFile) -> bytes:
    """The file with contractcheck's proposals accepted and their bookmarks gone, as Word would make it."""
    edits = [edit for each in file.own for edit in _accepted(file, each)]
    return file.with_xml(applied(file.xml, edits)).data


def _named(ranges: Iterable[OwnRange]) -> Iterator[tuple[str, OwnRange]]:
    """The ranges with the mark of what each is about."""
    for each in ranges:
        name = _FULL.fullmatch(each.name)
        if name:
            yield name[2], each


def _is_edited(each: OwnRange) -> bool:
    """Whether a pending insertion does not hold the text that was written; one that was accepted or refused is over."""
    text = "".join(part.text or "" for change in each.changes for part in change.iter(W + "t"))
    name = _FULL.fullmatch(each.name)
    return bool(each.changes) and name is not None and (check(text) != name[3] or bool(each.others))


def _undone(file: WordFile, each: OwnRange) -> Iterator[Edit]:
    yield from _unmarked(file, each)
    if each.inserts:
        yield from (_removed(file, element) for element in (*each.paragraphs, *each.changes))
        return
    for change in each.changes:
        yield from _unwrapped(file, change)
        yield from _renamed(file, change)


def _accepted(file: WordFile, each: OwnRange) -> Iterator[Edit]:
    yield from _unmarked(file, each)
    for change in each.changes:
        yield from _unwrapped(file, change) if each.inserts else [_removed(file, change)]
    for paragraph in each.paragraphs:
        yield from (_removed(file, mark) for mark in paragraph.findall(f"{W}pPr/{W}rPr/{WITHDRAWN}"))


def _unmarked(file: WordFile, each: OwnRange) -> Iterator[Edit]:
    yield from (_removed(file, mark) for mark in (each.start, each.end))


def _removed(file: WordFile, element: Element) -> Edit:
    span = file.span(element)
    return Edit(span.start, span.end)


def _unwrapped(file: WordFile, element: Element) -> Iterator[Edit]:
    span = file.span(element)
    yield from (Edit(span.start, span.inner), Edit(span.inner_end, span.end))


def _renamed(file: WordFile, change: Element) -> Iterator[Edit]:
    """Deleted text as text again."""
    for old, new in ((b"delText", b"t"), (b"delInstrText", b"instrText")):
        for element in change.iter(W + new.decode()):
            span = file.span(element)
            for start, end in ((span.start, span.inner), (span.inner_end, span.end)):
                at = file.xml.find(old, start, end)
                if at >= 0:
                    yield Edit(at, at + len(old), new)


def _comment_marks(file: WordFile, ids: set[str]) -> Iterator[Edit]:
    for name in ("commentRangeStart", "commentRangeEnd"):
        yield from (_removed(file, mark) for mark in file.root.iter(W + name) if mark.get(W + "id") in ids)
    for mark in file.root.iter(W + "commentReference"):
        run = mark.getparent()
        if mark.get(W + "id") in ids and run is not None:
            yield _removed(file, run)
