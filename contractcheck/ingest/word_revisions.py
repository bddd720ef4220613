"""Tracked changes: what each view of them leaves out, and what a person should know of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from contractcheck.ingest.tidy import tidy
from contractcheck.ingest.word_package import Element, W
from contractcheck.model.document import Change, ChangeKind, Remark
from contractcheck.model.settings import Revisions

_INSERTED = frozenset({W + "ins", W + "moveTo"})
_DELETED = frozenset({W + "del", W + "moveFrom"})
_KINDS: dict[str, ChangeKind] = {W + "ins": "insertion", W + "del": "deletion", W + "moveTo": "move"}
_TEXT = (W + "t", W + "delText")
_REPLACEMENT = {W + "ins", W + "del"}
_LENGTH_OF_DATE = len("2026-01-31")


@dataclass(frozen=True, slots=True)
class View:
    """How a text with tracked changes is read: `gone` are the tags of changes that are not part of it.

    `row` and `cell` are the tags that mark a table row or cell as such a change.
    """

    gone: frozenset[str]
    row: str = ""
    cell: str = ""

    @property
    def shows_deleted(self) -> bool:
        return not self.gone & _DELETED

    @property
    def shows_earlier(self) -> bool:
        """Whether the form of a paragraph is the one before it was changed."""
        return bool(self.gone & _INSERTED)

    def replaces(self, element: Element) -> bool:
        """Whether an insertion shown right after a deletion, or the other way round, would make one word of two."""
        before = None if self.gone else element.getprevious()
        return before is not None and {element.tag, before.tag} == _REPLACEMENT


VIEWS: dict[Revisions, View] = {
    "accepted": View(_DELETED, W + "del", W + "cellDel"),
    "original": View(_INSERTED, W + "ins", W + "cellIns"),
    "all": View(frozenset()),
}


def changes_in(roots: Sequence[Element]) -> tuple[Change, ...]:
    """The insertions, deletions and moves of text in reading order."""
    return tuple(_change(element) for root in roots for element in root.iter(*_KINDS))


def tracked_changes(changes: Sequence[Change], shown: Revisions) -> tuple[Remark, ...]:
    """One remark with numbers, authors and the first and last date; none when nothing is tracked.

    Its code is "tracked-changes" in the accepted view, followed by the name of the view in the others.
    """
    if not changes:
        return ()
    counts = Counter(change.kind for change in changes)
    details = [(f"{kind}s", str(counts[kind])) for kind in _KINDS.values() if counts[kind]]
    details.append(("authors", "; ".join(sorted({change.author for change in changes} - {""}))))
    details.extend(_period(sorted({change.date for change in changes} - {""})))
    return (Remark("tracked-changes" if shown == "accepted" else f"tracked-changes-{shown}", tuple(details)),)


def _change(element: Element) -> Change:
    text = tidy("".join(_pieces(element)))
    return Change(_KINDS[str(element.tag)], element.get(W + "author", ""), element.get(W + "date", "")[:_LENGTH_OF_DATE], text)


def _pieces(element: Element) -> Iterator[str]:
    """The changed text; for a changed row the text of the row."""
    parent = element.getparent()
    row = parent.getparent() if parent is not None and parent.tag == W + "trPr" else None
    for piece in (element if row is None else row).iter(*_TEXT):
        yield piece.text or ""


def _period(dates: list[str]) -> list[tuple[str, str]]:
    return [("first", dates[0]), ("last", dates[-1])] if dates else []
