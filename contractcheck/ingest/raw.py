"""What every format's reader hands to `outline`, which turns it into the blocks of a Document."""

from __future__ import annotations

from dataclasses import dataclass

from contractcheck.model.document import BlockKind, Cell, Change, LineBox, Remark, Unread


@dataclass(slots=True)  # not frozen, which would make it five times as slow to make; nothing changes one all the same
class RawBlock:
    """A piece of text as the format gives it, with tidy spaces and final characters.

    `kind` is None where the format does not say (a pdf or text line may be a heading). `label` is an automatic number that
    the reader computed and that is not in `text`. `level` is the heading level or list depth that the format states, 0 when
    unknown. `prominent` marks text that is wholly bold or larger than the body: a candidate heading.
    `recognised` marks text that was read from the picture of a page.
    """

    text: str
    kind: BlockKind | None = None
    label: str = ""
    level: int = 0
    prominent: bool = False
    page: int | None = None
    cell: Cell | None = None
    lines: tuple[LineBox, ...] = ()
    recognised: bool = False


@dataclass(frozen=True, slots=True)
class RawDocument:
    """The raw blocks in reading order, with what was read, what was not, remarks for the report and tracked changes."""

    blocks: tuple[RawBlock, ...]
    pages: int | None = None
    read: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()
    remarks: tuple[Remark, ...] = ()
    changes: tuple[Change, ...] = ()
