"""The parts of a Word file that the reader needs, and those that it leaves unread."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from contractcheck.errors import UnreadableDocument
from contractcheck.ingest.comments import Comment
from contractcheck.ingest.numbering import Numbering
from contractcheck.ingest.word_comments import comments_of
from contractcheck.ingest.word_own import OwnRange, withdraw
from contractcheck.ingest.word_package import DamagedPartError, Element, Package, W
from contractcheck.ingest.word_styles import Styles
from contractcheck.ingest.word_text import empty_placeholders
from contractcheck.model.document import Unread

_NOTES = {"footnotes": W + "footnote", "endnotes": W + "endnote"}
_ASIDE = {"header": "headers", "footer": "footers"}


@dataclass(frozen=True, slots=True)
class Parts:
    """The body with what it leans on. `notes` are keyed by reference tag and id; `unread` lists what is there but not read.

    `own` are the proposals of contractcheck itself, which are not read; `comments` those of people, which are no text;
    `unfilled` counts the content controls that nobody filled in.
    """

    body: Element
    styles: Styles
    numbering: Numbering
    notes: dict[tuple[str, str], Element]
    roots: tuple[Element, ...]
    unread: tuple[Unread, ...]
    own: tuple[OwnRange, ...] = ()
    comments: tuple[Comment, ...] = ()
    unfilled: int = 0


def open_parts(package: Package) -> Parts:
    """The parts of a Word file. Raises UnreadableDocument when there is no body."""
    body = _body(package)
    own = withdraw(body)
    unfilled = empty_placeholders(body)
    unread: list[Unread] = []
    styles = Styles(_optional(package, "styles", unread, holds_clauses=False))
    numbering = Numbering(_optional(package, "numbering", unread, holds_clauses=False), styles)
    note_roots = {kind: _optional(package, kind, unread, holds_clauses=True) for kind in _NOTES}
    comments = _optional(package, "comments", unread, holds_clauses=False)
    unread.extend(_aside(package))
    notes = {key: note for kind, root in note_roots.items() if root is not None for key, note in _notes(kind, root)}
    remarked = () if comments is None else tuple(comments_of(comments, body))
    roots = (body, *(root for root in note_roots.values() if root is not None))
    return Parts(
        body,
        styles,
        numbering,
        notes,
        roots,
        tuple(unread),
        own,
        remarked,
        unfilled,
    )


def _body(package: Package) -> Element:
    try:
        root = package.part(package.main)
    except DamagedPartError:
        raise UnreadableDocument(
            "damaged", "The text of the Word file is damaged; open it in Word, let Word repair it and save it again."
        ) from None
    body = None if root is None else root.find(W + "body")
    if body is None:
        raise UnreadableDocument("damaged", "The Word file has no text part; open it in Word and save it again as .docx.")
    return body


def _optional(package: Package, kind: str, unread: list[Unread], *, holds_clauses: bool) -> Element | None:
    """The first part of a kind; a damaged one is listed as unread."""
    for name in package.related(kind):
        try:
            return package.part(name)
        except DamagedPartError:
            unread.append(Unread(kind, "damaged", holds_clauses))
    return None


def _notes(kind: str, root: Element) -> Iterator[tuple[tuple[str, str], Element]]:
    for note in root.iter(_NOTES[kind]):
        # Notes with a type are the lines that Word draws between text and notes.
        if note.get(W + "type", "normal") == "normal":
            yield (f"{_NOTES[kind]}Reference", note.get(W + "id", "")), note


def _aside(package: Package) -> Iterator[Unread]:
    for kind, part in _ASIDE.items():
        if any(_has_text(package, name) for name in package.related(kind)):
            yield Unread(part, "not-supported", holds_clauses=False)


def _has_text(package: Package, name: str) -> bool:
    try:
        root = package.part(name)
    except DamagedPartError:
        return True
    return root is not None and any((text.text or "").strip() for text in root.iter(W + "t"))
