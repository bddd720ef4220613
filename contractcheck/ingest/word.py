"""The reader for Word files: each sentence once, in order, as Word shows it in the chosen view of its tracked changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from contractcheck.ingest.comments import comment_remarks
from contractcheck.ingest.integers import integer
from contractcheck.ingest.numbering import Number, formatted
from contractcheck.ingest.pictures import UNREAD_PICTURES
from contractcheck.ingest.raw import RawBlock, RawDocument
from contractcheck.ingest.tidy import tidy
from contractcheck.ingest.word_own import remarks as own_remarks
from contractcheck.ingest.word_package import Element, Package, W
from contractcheck.ingest.word_parts import Parts, open_parts
from contractcheck.ingest.word_places import Piece, Place, PlacedDocument
from contractcheck.ingest.word_revisions import VIEWS, View, changes_in, tracked_changes
from contractcheck.ingest.word_styles import BODY_LEVEL, is_on, number_reference, value
from contractcheck.ingest.word_text import EQUATION, Paragraph, TextReader, chosen, unclosed_fields
from contractcheck.model.document import BlockKind, Cell, Remark, Unread
from contractcheck.model.settings import Revisions

_BLOCKS = frozenset({W + "p", W + "tbl", W + "altChunk", W + "subDoc"})
_MERGES = (W + "vMerge", W + "hMerge")
_CONTENTS_GALLERY = "Table of Contents"


def read_word(data: bytes, revisions: Revisions = "accepted") -> RawDocument:
    """The raw blocks of a .docx file. Raises UnreadableDocument when it has no body that can be read."""
    return read_places(data, revisions).raw


def read_places(data: bytes, revisions: Revisions = "accepted") -> PlacedDocument:
    """The same with the place of each block in the XML."""
    package = Package(data)
    parts = open_parts(package)
    walk = _Walk(parts, VIEWS[revisions])
    walk.container(parts.body)
    changes = changes_in(parts.roots)
    raw = RawDocument(
        blocks=tuple(walk.blocks) if walk.has_pages else tuple(replace(block, page=None) for block in walk.blocks),
        read=tuple(sorted(walk.read)),
        unread=(*parts.unread, *walk.unread(package)),
        remarks=(
            *tracked_changes(changes, revisions),
            *own_remarks(parts.own),
            *walk.remarks(),
            *comment_remarks(parts.comments),
        ),
        changes=changes,
    )
    return PlacedDocument(raw, tuple(walk.places), parts.body.getroottree().getroot(), parts.own)


class _Walk:
    """Goes through the body once; `blocks` are the blocks found, `places` theirs, `read` the kinds of part they came from."""

    def __init__(self, parts: Parts, view: View) -> None:
        self._parts = parts
        self._view = view
        self._unclosed = unclosed_fields(view, *parts.roots)
        self._text = TextReader(parts.styles, view, self._unclosed)
        self._unfinished: tuple[Element, Paragraph] | None = None
        self._tables = 0
        self._notes = {"footnote": 0, "endnote": 0}
        self._lost: set[Unread] = set()
        self._hidden = 0
        self._imported = 0
        self.blocks: list[RawBlock] = []
        self.places: list[Place] = []
        self.read = {"body"}

    @property
    def has_pages(self) -> bool:
        """Whether Word saved where its pages break."""
        return self._text.page > 1

    def container(self, element: Element, cell: Cell | None = None) -> None:
        """Read the blocks in the body, a table cell or a text box."""
        for block in self._content(element, _BLOCKS):
            if block.tag == W + "p":
                self._paragraph(block, cell)
                continue
            self._finish(cell)
            if block.tag == W + "tbl":
                self._table(block)
            else:
                self._imported += 1
        self._finish(cell)

    def unread(self, package: Package) -> Iterator[Unread]:
        """What stands in the body, or is referred to there, and was not read."""
        yield from sorted(self._lost - set(self._parts.unread), key=lambda part: part.part)
        if self._imported:
            yield Unread("imported documents", "not-supported")
        if self._text.objects:
            yield Unread("embedded objects", "not-supported")
        if self._text.diagrams:
            yield Unread("diagrams", "not-supported")
        if self._text.pages_as_pictures or (not self.blocks and any("/media/" in name for name in package.names())):
            yield UNREAD_PICTURES

    def remarks(self) -> Iterator[Remark]:
        if self._hidden:
            yield Remark("hidden-text", (("characters", str(self._hidden)),))
        if placeholders := self._parts.unfilled + self._text.prompts:
            yield Remark("placeholders", (("count", str(placeholders)),))
        equations = sum(1 for _ in self._parts.body.iter(EQUATION))
        if equations:
            yield Remark("equations", (("count", str(equations)),))

    def _content(self, element: Element, tags: frozenset[str]) -> Iterator[Element]:
        """The elements with these tags in a container, also inside content controls and inserted or moved parts."""
        for child in chosen(element):
            if child.tag in tags:
                yield child
            elif child.tag not in self._view.gone and not _is_contents(child):
                yield from self._content(child, tags)

    def _paragraph(self, element: Element, cell: Cell | None) -> None:
        paragraph = self._unfinished[1] if self._unfinished else Paragraph()
        self._text.read(element, self._style(element), paragraph)
        self._unfinished = (element, paragraph)
        if not self._view.joins_next(element):
            self._finish(cell)

    def _finish(self, cell: Cell | None) -> None:
        """Make a block of the paragraph that was read; one whose mark is deleted waits for the next."""
        if self._unfinished is None:
            return
        (element, paragraph), self._unfinished = self._unfinished, None
        self._hidden += paragraph.hidden
        # Text in a style for tables of contents is an entry of one when a page number ends it.
        if not (self._parts.styles.is_contents(self._style(element)) and paragraph.text[-1:].isdigit()):
            self._add(element, paragraph, cell)
        for reference in paragraph.notes:
            self._note(reference, paragraph.page)
        for box in paragraph.boxes:
            self._text_box(box)

    def _add(self, element: Element, paragraph: Paragraph, cell: Cell | None) -> None:
        text = tidy(paragraph.text)
        number = self._parts.numbering.number(number_reference(self._view.properties(element)), self._style(element))
        label = number.label if number else ""
        if not text:
            # The number of a requirement often is the only thing in its cell.
            text, label = (label, "") if cell else ("", "")
        if text:
            kind, level = self._kind(element, number, cell)
            self.blocks.append(RawBlock(text, kind, label, level, paragraph.is_bold, paragraph.page, cell))
            self.places.append(_place(element, paragraph))

    def _kind(self, element: Element, number: Number | None, cell: Cell | None) -> tuple[BlockKind, int]:
        if cell:
            return BlockKind.CELL, 0
        if level := self._heading_level(element):
            return BlockKind.HEADING, level
        if number and (number.label or number.is_bullet):
            return BlockKind.ITEM, number.level + 1
        return BlockKind.PARAGRAPH, 0

    def _heading_level(self, element: Element) -> int:
        own = value(self._property(element, "outlineLvl"))
        if own:
            return (integer(own, BODY_LEVEL) + 1) % (BODY_LEVEL + 1)
        return self._parts.styles.heading_level(self._style(element))

    def _style(self, element: Element) -> str:
        return value(self._property(element, "pStyle")) or self._parts.styles.default

    def _property(self, element: Element, name: str) -> Element | None:
        properties = self._view.properties(element)
        return None if properties is None else properties.find(W + name)

    def _note(self, reference: Element, page: int) -> None:
        kind = "footnote" if reference.tag == W + "footnoteReference" else "endnote"
        note = self._parts.notes.get((str(reference.tag), value(reference, W + "id")))
        if note is None:
            self._lost.add(Unread(f"{kind}s", "damaged"))
            return
        self._notes[kind] += 1
        self.read.add(f"{kind}s")
        label = formatted(self._notes[kind], "decimal" if kind == "footnote" else "lowerRoman")
        reader = TextReader(self._parts.styles, self._view, self._unclosed)
        for element in self._content(note, frozenset({W + "p"})):
            paragraph = Paragraph()
            reader.read(element, self._style(element), paragraph)
            if text := tidy(paragraph.text):
                self.blocks.append(RawBlock(text, BlockKind.NOTE, label, page=page))
                self.places.append(_place(element, paragraph, reference))

    def _text_box(self, box: Element) -> None:
        outside, self._text = self._text, TextReader(self._parts.styles, self._view, self._unclosed)
        self._text.page = outside.page
        self.read.add("text boxes")
        self.container(box)
        outside.prompts += self._text.prompts
        outside.objects += self._text.objects
        outside.diagrams += self._text.diagrams
        outside.pages_as_pictures += self._text.pages_as_pictures
        self._text = outside

    def _table(self, table: Element) -> None:
        index, self._tables = self._tables, self._tables + 1
        self.read.add("tables")
        headers: dict[int, str] = {}
        has_header = self._has_styled_header(table)
        rows = (row for row in self._content(table, frozenset({W + "tr"})) if not self._view.lacks_row(row))
        for number, row in enumerate(rows):
            first = len(self.blocks)
            self._row(row, index, number, headers)
            if _is_header(row) or (number == 0 and (has_header or self._is_bold_row(first, index))):
                headers.update(self._texts(first, index))

    def _row(self, row: Element, table: int, number: int, headers: dict[int, str]) -> None:
        column = integer(value(row.find(f"{W}trPr/{W}gridBefore")), 0)
        for cell in self._content(row, frozenset({W + "tc"})):
            if not self._view.lacks_cell(cell) and not _goes_on(cell):
                self.container(cell, Cell(table, number, column, headers.get(column, "")))
            column += integer(value(cell.find(f"{W}tcPr/{W}gridSpan")), 1)

    def _has_styled_header(self, table: Element) -> bool:
        """Whether the table's style sets its first row apart and the table lets it."""
        look = table.find(f"{W}tblPr/{W}tblLook")
        is_wanted = look is not None and is_on(look.get(W + "firstRow", "0"))
        return is_wanted and self._parts.styles.sets_first_row_apart(value(table.find(f"{W}tblPr/{W}tblStyle")))

    def _is_bold_row(self, first: int, table: int) -> bool:
        cells = [block for block in self.blocks[first:] if block.cell and block.cell.table == table]
        return len(cells) > 1 and all(block.prominent for block in cells)

    def _texts(self, first: int, table: int) -> dict[int, str]:
        texts: dict[int, str] = {}
        for block in self.blocks[first:]:
            if block.cell and block.cell.table == table:
                texts[block.cell.column] = f"{texts.get(block.cell.column, '')} {block.text}".strip()
        return texts


def _place(element: Element, paragraph: Paragraph, reference: Element | None = None) -> Place:
    pieces = (Piece(source, text) for source, text in zip(paragraph.sources, paragraph.pieces, strict=True))
    return Place(element, tuple(pieces), reference)


def _is_contents(element: Element) -> bool:
    """Whether an element is a content control that holds a table of contents."""
    return value(element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")) == _CONTENTS_GALLERY


def _is_header(row: Element) -> bool:
    mark = row.find(f"{W}trPr/{W}tblHeader")
    return mark is not None and is_on(mark.get(W + "val", "1"))


def _goes_on(cell: Element) -> bool:
    """Whether a cell only goes on with the merged cell above or before it."""
    marks = (cell.find(f"{W}tcPr/{tag}") for tag in _MERGES)
    return any(mark is not None and value(mark) != "restart" for mark in marks)
