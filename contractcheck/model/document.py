"""What a reader makes of a file: typed blocks of text with their place, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal


class BlockKind(StrEnum):
    """What a block is on the page; what it means (definition, wish, question) is decided later."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Cell:
    """The place of a table cell: indexes from 0, the table counted over the document."""

    table: int
    row: int
    column: int
    header: str = ""


@dataclass(frozen=True, slots=True)
class LineBox:
    """Where the characters `start` to `end` of a block stand on a page.

    Pages count from 1; coordinates are points from the upper left corner of the page as it is shown.
    """

    start: int
    end: int
    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list item, table cell or note, with final text.

    `number` is the block's own label as printed or computed, without trailing punctuation ("7.3", "(c)", "Artikel 4",
    "TD-04"); it is not part of `text`. `place` is the label a person would cite ("7.3 (c)", "Bijlage B, 2(c)",
    "Eis TD-04"). `headings` are the texts (with numbers) of the headings above, outermost first. `depth` is the heading level
    (from 1) or the list depth (from 1 for items), 0 otherwise. `page` counts from 1 and is None where the format has none.
    `recognised` marks text that was read from the picture of a page, in which letters can be wrong.
    """

    id: str
    kind: BlockKind
    text: str
    number: str = ""
    place: str = ""
    depth: int = 0
    headings: tuple[str, ...] = ()
    page: int | None = None
    cell: Cell | None = None
    lines: tuple[LineBox, ...] = ()
    recognised: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """A part or page that was not read.

    `part` names it ("page 3", "footnotes", "text boxes"), `code` says why ("no-text", "not-supported", "damaged",
    "other-language"), `holds_clauses` is False for headers, footers, comments, blank pages and decoration, which never
    make a verdict undetermined. `document` names the document in a dossier.
    """

    part: str
    code: str
    holds_clauses: bool = True
    page: int | None = None
    document: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about the file that a person should know, as a code with details ("tracked-changes", {"insertions": "3"})."""

    code: str
    details: tuple[tuple[str, str], ...] = ()


ChangeKind = Literal["insertion", "deletion", "move"]


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change of text: who made it, on which ISO date, and the text put in, taken out or moved; "" where unknown."""

    kind: ChangeKind
    author: str
    date: str
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """The file: its name without folders, the SHA-256 of its bytes, media type, pages (None where unknown), characters read."""

    name: str
    sha256: str
    media_type: str
    pages: int | None
    characters: int


@dataclass(frozen=True, slots=True)
class Document:
    """A file as text: blocks in reading order, the parts read and unread, remarks for the report, tracked changes."""

    source: Source
    blocks: tuple[Block, ...]
    read: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()
    remarks: tuple[Remark, ...] = field(default=())
    changes: tuple[Change, ...] = ()
