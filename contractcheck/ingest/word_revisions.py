"""Tracked changes: what the accepted view leaves out, and what a person should know of them."""

from __future__ import annotations

from collections import Counter

from contractcheck.ingest.word_package import Element, W
from contractcheck.model.document import Remark

INSERTED = frozenset({W + "ins", W + "moveTo"})
DELETED = frozenset({W + "del", W + "moveFrom"})
_COUNTED = {W + "ins": "insertions", W + "del": "deletions", W + "moveTo": "moves"}
_LENGTH_OF_DATE = len("2026-01-31")


def ends_in_deletion(paragraph: Element) -> bool:
    """Whether the mark at the end of a paragraph is deleted, so that the next one goes on in it."""
    return any(paragraph.find(f"{W}pPr/{W}rPr/{tag}") is not None for tag in DELETED)


def is_deleted_row(row: Element) -> bool:
    properties = row.find(W + "trPr")
    return properties is not None and properties.find(W + "del") is not None


def is_deleted_cell(cell: Element) -> bool:
    properties = cell.find(W + "tcPr")
    return properties is not None and properties.find(W + "cellDel") is not None


def tracked_changes(*roots: Element) -> tuple[Remark, ...]:
    """One remark "tracked-changes" with numbers, authors and the first and last date; none when nothing is tracked."""
    counts: Counter[str] = Counter()
    authors: set[str] = set()
    dates: set[str] = set()
    for root in roots:
        for change in root.iter(*_COUNTED):
            counts[_COUNTED[str(change.tag)]] += 1
            authors.add(change.get(W + "author", ""))
            dates.add(change.get(W + "date", "")[:_LENGTH_OF_DATE])
    if not counts:
        return ()
    details = [(name, str(counts[name])) for name in _COUNTED.values() if counts[name]]
    details.append(("authors", "; ".join(sorted(authors - {""}))))
    details.extend(_period(sorted(dates - {""})))
    return (Remark("tracked-changes", tuple(details)),)


def _period(dates: list[str]) -> list[tuple[str, str]]:
    return [("first", dates[0]), ("last", dates[-1])] if dates else []
