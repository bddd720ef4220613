"""Proposals that contractcheck wrote into a Word file: told by their bookmarks, and withdrawn before anything is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from contractcheck.ingest.word_package import Element, W
from contractcheck.model.document import Remark

AUTHOR = "contractcheck"
BOOKMARK = "_contractcheck_"
INSERTION, DELETION = "i", "d"
WITHDRAWN, RESTORED = W + "withdrawn", W + "restored"
_INSERTED = frozenset({W + "ins", W + "moveTo"})
_DELETED = frozenset({W + "del", W + "moveFrom"})
_AS_TEXT = {W + "delText": W + "t", W + "delInstrText": W + "instrText"}


@dataclass(frozen=True, slots=True)
class OwnRange:
    """What stands between the two marks of one of contractcheck's bookmarks.

    `name` is that of the bookmark: prefix, "i" or "d", and two marks of what it is about, joined by "_". `changes` are the
    outermost insertions, or contractcheck's own deletions; `paragraphs` those that were inserted as a whole; `others` the runs of
    an insertion that are no tracked insertion (any more).
    """

    name: str
    start: Element
    end: Element
    changes: tuple[Element, ...]
    paragraphs: tuple[Element, ...]
    others: tuple[Element, ...]

    @property
    def inserts(self) -> bool:
        return self.name.removeprefix(BOOKMARK).startswith(INSERTION)

    @property
    def about(self) -> str:
        """The mark of what the range is about, "" where the name bears none."""
        return "".join(self.name.removeprefix(BOOKMARK).split("_")[1:2])


def own_ranges(root: Element) -> tuple[OwnRange, ...]:
    """The ranges in document order; a bookmark without an end is none."""
    ends = {mark.get(W + "id", ""): mark for mark in root.iter(W + "bookmarkEnd")}
    found = []
    for start in root.iter(W + "bookmarkStart"):
        end = ends.get(start.get(W + "id", ""))
        if start.get(W + "name", "").startswith(BOOKMARK) and end is not None:
            # LibreOffice moves the mark into the change that it stood before.
            around = start.iterancestors(*_INSERTED, *_DELETED)
            found.append(_range(start, end, [*around, *_between(root, start, end)]))
    return tuple(found)


def withdraw(root: Element) -> tuple[OwnRange, ...]:
    """Rename what is proposed so that each proposal is read as if it were not there; the ranges as they were found.

    No element is added, moved or taken out.
    """
    found = own_ranges(root)
    for each in found:
        for change in each.changes:
            _withdraw_change(change, inserts=each.inserts)
        for paragraph in each.paragraphs:
            paragraph.tag = WITHDRAWN
            _unmark(paragraph)
    return found


def remarks(found: tuple[OwnRange, ...]) -> tuple[Remark, ...]:
    """One remark where proposals still wait for a decision; the paragraphs of a new article are one."""
    pending = {each.about for each in found if each.inserts and each.changes}
    return (Remark("pending-proposals", (("count", str(len(pending))),)),) if pending else ()


def _range(start: Element, end: Element, inside: list[Element]) -> OwnRange:
    name = start.get(W + "name", "")
    if not name.removeprefix(BOOKMARK).startswith(INSERTION):
        deletions = (each for each in inside if each.tag == W + "del" and each.get(W + "author") == AUTHOR)
        return OwnRange(name, start, end, tuple(each for each in deletions if len(each)), (), ())
    insertions = [each for each in inside if each.tag in _INSERTED and len(each) and not _is_in(each, _INSERTED)]
    others = tuple(
        each for each in inside if each.tag == W + "r" and not _is_in(each, _INSERTED | _DELETED) and not _is_mark(each)
    )
    return OwnRange(name, start, end, tuple(insertions), _whole_paragraphs(insertions), others)


def _between(root: Element, start: Element, end: Element) -> Iterator[Element]:
    is_open = False
    for element in root.iter():
        if element is end:
            return
        if is_open:
            yield element
        is_open = is_open or element is start


def _whole_paragraphs(insertions: list[Element]) -> tuple[Element, ...]:
    """The paragraphs that hold nothing but these insertions and whose own mark is inserted."""
    holders = dict.fromkeys(paragraph for each in insertions for paragraph in each.iterancestors(W + "p"))
    return tuple(
        paragraph
        for paragraph in holders
        if paragraph.find(f"{W}pPr/{W}rPr/{W}ins") is not None
        and all(_is_in(run, _INSERTED) or _is_mark(run) for run in paragraph.iter(W + "r"))
    )


def _is_mark(run: Element) -> bool:
    """Whether a run only points to a comment."""
    return run.find(W + "commentReference") is not None


def _is_in(element: Element, tags: frozenset[str]) -> bool:
    return any(ancestor.tag in tags for ancestor in element.iterancestors())


def _withdraw_change(change: Element, *, inserts: bool) -> None:
    if inserts:
        change.tag = WITHDRAWN
        return
    change.tag = RESTORED
    for text in change.iter(*_AS_TEXT):
        text.tag = _AS_TEXT[str(text.tag)]


def _unmark(paragraph: Element) -> None:
    for mark in paragraph.findall(f"{W}pPr/{W}rPr/{W}ins"):
        mark.tag = WITHDRAWN
