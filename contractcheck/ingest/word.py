"""The reader for Word files: each sentence once, in order, as Word shows it in the chosen view of its tracked changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import starmap

from contractcheck.ingest.comments import comment_remarks
from contractcheck.ingest.integers import integer
from contractcheck.ingest.numbering import Number, formatted
from contractcheck.ingest.pictures import UNREAD_PICTURES
from contractcheck.ingest.raw import RawBlock, RawDocument
from contractcheck.ingest.tidy import tidy
from contractcheck.ingest.word_fields import unclosed_fields
from contractcheck.ingest.word_own import remarks as own_remarks
from contractcheck.ingest.word_package import Element, Package, W
from contractcheck.ingest.word_parts import Parts, open_parts
from contractcheck.ingest.word_places import Piece, Place, PlacedDocument
from contractcheck.ingest.word_properties import ParagraphProperties, paragraph_properties, properties_of
from contractcheck.ingest.word_revisions import VIEWS, View, changes_in, tracked_changes
from contractcheck.ingest.word_styles import BODY_LEVEL, is_on, value
from contractcheck.ingest.word_text import EQUATION, Paragraph, TextReader, chosen
from contractcheck.model.document import BlockKind, Cell, Remark, Unread
from contractcheck.model.settings import Revisions

_PARAGRAPH, _TABLE, _ROW, _CELL = W + "p", W + "tbl", W + "tr", W + "tc"
_IMPORTED = frozenset({W + "altChunk", W + "subDoc"})
_BLOCKS = frozenset({_PARAGRAPH, _TABLE, *_IMPORTED})
_ROW_PROPERTIES, _CELL_PROPERTIES = W + "trPr", W + "tcPr"
_MERGES = (W + "vMerge", W + "hMerge")
_FOOTNOTE = W + "footnoteReference"
_SKIPPED, _SPAN, _HEADER = W + "gridBefore", W + "gridSpan", W + "tblHeader"
_CONTROL, _GALLERY = W + "sdt", f"{W}sdtPr/{W}docPartObj/{W}docPartGallery"
_PAGE_BREAK = W + "lastRenderedPageBreak"
_CONTENTS_GALLERY = "Table of Contents"


def read_word(data: bytes, revisions: Revisions = "accepted") -> RawDocument:
    """The raw blocks of a .docx file. Raises UnreadableDocument when it has no body that can be read."""
    package = Package(data)
    return _raw(_walked(open_parts(package), revisions), package, revisions)


def read_places(data: bytes, revisions: Revisions = "accepted") -> PlacedDocument:
    """The same with the place of each block in the XML."""
    package = Package(data)
    parts = open_parts(package)
    walk = _walked(parts, revisions)
    root = parts.body.getroottree().getroot()
    return PlacedDocument(_raw(walk, package, revisions), tuple(starmap(_place, walk.origins)), root, parts.own)


def _walked(parts: Parts, revisions: Revisions) -> _Walk:
    walk = _Walk(parts, VIEWS[revisions])
    walk.container(parts.body)
    return walk


def _raw(walk: _Walk, package: Package, revisions: Revisions) -> RawDocument:
    changes = changes_in(walk.parts.roots)
    return RawDocument(
        blocks=walk.paged_blocks(),
        read=tuple(sorted(walk.read)),
        unread=(*walk.parts.unread, *walk.unread(package)),
        remarks=(
            *tracked_changes(changes, revisions),
            *own_remarks(walk.parts.own),
            *walk.remarks(),
            *comment_remarks(walk.parts.comments),
        ),
        changes=changes,
    )


@dataclass(slots=True)
class _Held:
    """A paragraph that was read and is not yet a block; its text may begin in the paragraphs before `element`."""

    element: Element
    properties: ParagraphProperties
    content: Paragraph


class _Walk:
    """Goes through the body once.

    `blocks` are the blocks found, `origins` what `_place` asks of each, `read` the kinds of part they came from.
    """

    def __init__(self, parts: Parts, view: View) -> None:
        self.parts = parts
        self._view = view
        self._unclosed = unclosed_fields(view.gone, parts.roots)
        self._text = TextReader(parts.styles, view, self._unclosed)
        self._may_have_pages = next(parts.body.iter(_PAGE_BREAK), None) is not None
        self._usual = ParagraphProperties(parts.styles.default)
        self._held: _Held | None = None
        self._tables = 0
        self._notes = {"footnote": 0, "endnote": 0}
        self._lost: set[Unread] = set()
        self._hidden = 0
        self._imported = 0
        self.blocks: list[RawBlock] = []
        self.origins: list[tuple[Element, Paragraph, Element | None]] = []
        self.read = {"body"}

    def paged_blocks(self) -> tuple[RawBlock, ...]:
        """The blocks; without their pages where Word did not save where these break."""
        if not self._may_have_pages or self._text.page > 1:
            return tuple(self.blocks)
        return tuple(replace(block, page=None) for block in self.blocks)

    def container(self, element: Element, cell: Cell | None = None) -> None:
        """Read the blocks in the body, a table cell or a text box."""
        for block in self._content(element, _BLOCKS):
            if block.tag == _PARAGRAPH:
                self._paragraph(block, cell)
                continue
            self._finish(cell)
            if block.tag == _TABLE:
                self._table(block)
            else:
                self._imported += 1
        self._finish(cell)

    def unread(self, package: Package) -> Iterator[Unread]:
        """What stands in the body, or is referred to there, and was not read."""
        yield from sorted(self._lost - set(self.parts.unread), key=lambda part: part.part)
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
        if placeholders := self.parts.unfilled + self._text.prompts:
            yield Remark("placeholders", (("count", str(placeholders)),))
        equations = sum(1 for _ in self.parts.body.iter(EQUATION))
        if equations:
            yield Remark("equations", (("count", str(equations)),))

    def _content(self, element: Element, tags: frozenset[str]) -> Iterator[Element]:
        """The elements with these tags in a container, also inside content controls and inserted or moved parts."""
        for child in chosen(element):
            if child.tag in tags:
                yield child
            elif len(child) and child.tag not in self._view.gone and not _is_contents(child):
                yield from self._content(child, tags)

    def _paragraph(self, element: Element, cell: Cell | None) -> None:
        children = list(element)
        properties = paragraph_properties(children, self._view, self._usual)
        paragraph = self._held.content if self._held else Paragraph()
        self._text.read(children, properties.style, paragraph)
        self._held = _Held(element, properties, paragraph)
        if not properties.joins_next:
            self._finish(cell)

    def _finish(self, cell: Cell | None) -> None:
        """Make a block of the paragraph that was read; one whose mark is deleted waits for the next."""
        if self._held is None:
            return
        held, self._held = self._held, None
        paragraph = held.content
        self._hidden += paragraph.hidden
        # Text in a style for tables of contents is an entry of one when a page number ends it.
        if not (self.parts.styles.is_contents(held.properties.style) and paragraph.text[-1:].isdigit()):
            self._add(held, cell)
        for reference in paragraph.notes:
            self._note(reference, paragraph.page)
        for box in paragraph.boxes:
            self._text_box(box)

    def _add(self, held: _Held, cell: Cell | None) -> None:
        text = tidy(held.content.text)
        number = self.parts.numbering.number(held.properties.number, held.properties.style)
        label = number.label if number else ""
        if not text:
            # The number of a requirement often is the only thing in its cell.
            text, label = (label, "") if cell else ("", "")
        if text:
            kind, level = self._kind(held.properties, number, cell)
            page = self._page(held.content.page)
            self.blocks.append(RawBlock(text, kind, label, level, held.content.is_bold, page, cell))
            self.origins.append((held.element, held.content, None))

    def _kind(self, properties: ParagraphProperties, number: Number | None, cell: Cell | None) -> tuple[BlockKind, int]:
        if cell:
            return BlockKind.CELL, 0
        if level := self._heading_level(properties):
            return BlockKind.HEADING, level
        if number and (number.label or number.is_bullet):
            return BlockKind.ITEM, number.level + 1
        return BlockKind.PARAGRAPH, 0

    def _heading_level(self, properties: ParagraphProperties) -> int:
        if properties.outline:
            return (integer(properties.outline, BODY_LEVEL) + 1) % (BODY_LEVEL + 1)
        return self.parts.styles.heading_level(properties.style)

    def _page(self, number: int) -> int | None:
        return number if self._may_have_pages else None

    def _note(self, reference: Element, page: int) -> None:
        kind = "footnote" if reference.tag == _FOOTNOTE else "endnote"
        note = self.parts.notes.get((str(reference.tag), value(reference, W + "id")))
        if note is None:
            self._lost.add(Unread(f"{kind}s", "damaged"))
            return
        self._notes[kind] += 1
        self.read.add(f"{kind}s")
        label = formatted(self._notes[kind], "decimal" if kind == "footnote" else "lowerRoman")
        reader = TextReader(self.parts.styles, self._view, self._unclosed)
        for element in self._content(note, frozenset({_PARAGRAPH})):
            paragraph = Paragraph()
            children = list(element)
            reader.read(children, paragraph_properties(children, self._view, self._usual).style, paragraph)
            if text := tidy(paragraph.text):
                self.blocks.append(RawBlock(text, BlockKind.NOTE, label, page=self._page(page)))
                self.origins.append((element, paragraph, reference))

    def _text_box(self, box: Element) -> None:
        outside, self._text = self._text, TextReader(self.parts.styles, self._view, self._unclosed)
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
        rows = ((row, properties_of(row, _ROW_PROPERTIES)) for row in self._content(table, frozenset({_ROW})))
        shown = ((row, properties) for row, properties in rows if self._view.row not in properties)
        for number, (row, properties) in enumerate(shown):
            first = len(self.blocks)
            self._row(row, integer(value(properties.get(_SKIPPED)), 0), Cell(index, number, 0), headers)
            if _is_header(properties) or (number == 0 and (has_header or self._is_bold_row(first, index))):
                headers.update(self._texts(first, index))

    def _row(self, row: Element, column: int, place: Cell, headers: dict[int, str]) -> None:
        for cell in self._content(row, frozenset({_CELL})):
            properties = properties_of(cell, _CELL_PROPERTIES)
            if self._view.cell not in properties and not _goes_on(properties):
                self.container(cell, Cell(place.table, place.row, column, headers.get(column, "")))
            column += integer(value(properties.get(_SPAN)), 1)

    def _has_styled_header(self, table: Element) -> bool:
        """Whether the table's style sets its first row apart and the table lets it."""
        look = table.find(f"{W}tblPr/{W}tblLook")
        is_wanted = look is not None and is_on(look.get(W + "firstRow", "0"))
        return is_wanted and self.parts.styles.sets_first_row_apart(value(table.find(f"{W}tblPr/{W}tblStyle")))

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
    return element.tag == _CONTROL and value(element.find(_GALLERY)) == _CONTENTS_GALLERY


def _is_header(row: Mapping[str, Element]) -> bool:
    """Whether a row with these properties is marked as a header."""
    return _HEADER in row and is_on(row[_HEADER].get(W + "val", "1"))


def _goes_on(cell: Mapping[str, Element]) -> bool:
    """Whether a cell with these properties only goes on with the merged cell above or before it."""
    return any(tag in cell and value(cell[tag]) != "restart" for tag in _MERGES)
