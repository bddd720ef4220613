"""What Word keeps of comments in parts beside them: answers, decisions, lasting ids and dates."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator, Sequence

from contractcheck.annotate.word_comments import OwnComment, comments_part
from contractcheck.annotate.word_file import part_of
from contractcheck.annotate.xml_part import Edit, applied, in_utf8, spans_of
from contractcheck.ingest.word_package import DamagedPartError, Element, Package, W

_PARAGRAPH_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_EXTENDED = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_LASTING_ID = "{http://schemas.microsoft.com/office/word/2016/wordml/cid}durableId"
_ANSWERS, _IDS, _DATES = "commentsExtended", "commentsIds", "commentsExtensible"


def is_answered(data: bytes, comment: OwnComment) -> bool:
    """Whether somebody answered a comment or marked it as done."""
    ids = _paragraphs([comment])
    return any(
        entry.get(_EXTENDED + "paraIdParent") in ids
        or (entry.get(_EXTENDED + "paraId") in ids and entry.get(_EXTENDED + "done") in {"1", "true"})
        for _, root in _parts(data, _ANSWERS)
        for entry in root.iter(_EXTENDED + "commentEx")
    )


def without_entries(data: bytes, gone: Sequence[OwnComment]) -> dict[str, bytes]:
    """The parts that have entries on these comments, without them."""
    ids, made = _paragraphs(gone), {}
    for kind in (_ANSWERS, _IDS, _DATES):
        for name, root in _parts(data, kind):
            entries = [entry for entry in root if ids.intersection(map(str, entry.attrib.values()))]
            # The dates know a comment by the lasting id that the part before gives it.
            ids |= {lasting for entry in entries if (lasting := entry.get(_LASTING_ID))}
            if entries:
                made[name] = without(in_utf8(part_of(data, name) or b""), root, entries)
    return made


def without(part: bytes, root: Element, gone: Collection[Element]) -> bytes:
    """The part in UTF-8 without these elements of its tree."""
    spans = dict(zip(root.iter(), spans_of(part), strict=True))
    return applied(part, [Edit(spans[each].start, spans[each].end) for each in gone])


def _paragraphs(comments: Sequence[OwnComment]) -> set[str]:
    """The ids by which those parts know the paragraphs of comments."""
    return {name for each in comments for paragraph in each.element.iter(W + "p") if (name := paragraph.get(_PARAGRAPH_ID))}


def _parts(data: bytes, kind: str) -> Iterator[tuple[str, Element]]:
    """The parts of a kind by name, those that can be read."""
    package = Package(data)
    name = posixpath.join(posixpath.dirname(comments_part(data)), f"{kind}.xml")
    for each in dict.fromkeys((*package.related(kind), name)):
        try:
            root = package.part(each)
        except DamagedPartError:
            continue
        if root is not None:
            yield each, root
