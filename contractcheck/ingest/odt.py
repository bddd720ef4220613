"""The reader for OpenDocument texts (.odt): headings, numbered lists, tables, notes, text boxes."""

from __future__ import annotations

from collections.abc import Iterator

from contractcheck.errors import UnreadableDocument
from contractcheck.ingest.comments import comment_remarks
from contractcheck.ingest.integers import integer
from contractcheck.ingest.odt_lists import STYLE, TEXT, Counters, ListStyles
from contractcheck.ingest.odt_text import OFFICE, Paragraph, TrackedText
from contractcheck.ingest.pictures import UNREAD_PICTURES
from contractcheck.ingest.raw import RawBlock, RawDocument
from contractcheck.ingest.word_package import DamagedPartError, Element, Package
from contractcheck.ingest.word_revisions import tracked_changes
from contractcheck.model.document import BlockKind, Cell, Remark, Unread
from contractcheck.model.settings import Revisions

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_CONTENTS = frozenset(
    TEXT + name
    for name in (
        "table-of-content",
        "alphabetical-index",
        "illustration-index",
        "table-index",
        "object-index",
        "user-index",
        "bibliography",
        "tracked-changes",
    )
)
_ASIDE = {STYLE + "header": "headers", STYLE + "footer": "footers"}
_CHANGE_MARKS = frozenset({TEXT + "change-start", TEXT + "change-end"})
_MOST_COLUMNS = 1000
_BODY = 0
_MANIFEST = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
_FORMULA = "opendocument.formula"
_TITLE = "Title"


def read_odt(data: bytes, revisions: Revisions = "accepted") -> RawDocument:
    """The raw blocks of an .odt file. Raises UnreadableDocument when its text cannot be read."""
    package = Package(data)
    _refuse_locked(package)
    content, styles = _part(package, "content.xml"), _part(package, "styles.xml")
    text = None if content is None else content.find(f"{OFFICE}body/{OFFICE}text")
    if content is None or text is None:
        raise UnreadableDocument(
            "damaged", "The OpenDocument file has no text that can be read; open it in its own program and save it again."
        )
    roots = (content,) if styles is None else (styles, content)
    walk = _Walk(text, roots, revisions, _formulas(package))
    walk.container(text)
    changes = walk.text.changes
    return RawDocument(
        blocks=tuple(walk.blocks),
        read=tuple(sorted(walk.read)),
        unread=(*_aside(styles), *walk.unread()),
        remarks=(*tracked_changes(changes, revisions), *walk.remarks()),
        changes=changes,
    )


def _refuse_locked(package: Package) -> None:
    manifest = _part(package, "META-INF/manifest.xml")
    if manifest is not None and any(str(each.tag).endswith("}encryption-data") for each in manifest.iter()):
        raise UnreadableDocument(
            "encrypted", "The file is protected with a password, where an open file was expected; save it without a password."
        )


def _formulas(package: Package) -> frozenset[str]:
    """The names of the objects in the file that are equations."""
    manifest = _part(package, "META-INF/manifest.xml")
    entries = () if manifest is None else manifest.iter(_MANIFEST + "file-entry")
    found = (entry.get(_MANIFEST + "full-path", "") for entry in entries if _FORMULA in entry.get(_MANIFEST + "media-type", ""))
    return frozenset(name.strip("/") for name in found)


def _part(package: Package, name: str) -> Element | None:
    try:
        return package.part(name)
    except DamagedPartError:
        return None


def _aside(styles: Element | None) -> Iterator[Unread]:
    """The running heads and feet that have text."""
    for tag, name in _ASIDE.items():
        found = () if styles is None else styles.iter(tag)
        if any("".join(str(piece) for piece in part.itertext()).strip() for part in found):
            yield Unread(name, "not-supported", holds_clauses=False)


class _Walk:
    """Goes through the body once; `blocks` are the blocks found, `read` the kinds of part they came from."""

    def __init__(self, body: Element, roots: tuple[Element, ...], revisions: Revisions, formulas: frozenset[str]) -> None:
        self.text = TrackedText(body, revisions, formulas)
        self.blocks: list[RawBlock] = []
        self.read = {"body"}
        self._lists = ListStyles(roots)
        self._styles = {each.get(STYLE + "name", ""): each for root in roots for each in root.iter(STYLE + "style")}
        self._tables = 0
        self._notes = 0
        self._hidden = 0

    def container(self, element: Element, cell: Cell | None = None) -> None:
        """Read the blocks in the body, a section, a cell or a text box."""
        for child in element:
            if child.tag in _CHANGE_MARKS:
                self.text.mark(child)
            elif child.tag in {TEXT + "p", TEXT + "h"}:
                self._paragraph(child, cell, self._heading_label(child, cell))
            elif child.tag == TEXT + "list":
                self._list(child, cell, None, 1)
            elif child.tag == _TABLE + "table":
                self._table(child)
            elif isinstance(child.tag, str) and child.tag not in _CONTENTS:
                self.container(child, cell)

    def unread(self) -> Iterator[Unread]:
        if self.text.objects:
            yield Unread("embedded objects", "not-supported")
        if self.text.pages_as_pictures:
            yield UNREAD_PICTURES

    def remarks(self) -> Iterator[Remark]:
        if self._hidden:
            yield Remark("hidden-text", (("characters", str(self._hidden)),))
        if self.text.equations:
            yield Remark("equations", (("count", str(self.text.equations)),))
        if self.text.placeholders:
            yield Remark("placeholders", (("count", str(self.text.placeholders)),))
        yield from comment_remarks(self.text.comments)

    def _heading_label(self, element: Element, cell: Cell | None) -> str:
        """The number of a heading that stands in no list, from the outline of the document."""
        if element.tag != TEXT + "h" or cell or element.get(TEXT + "is-list-header") == "true":
            return ""
        return self._lists.headings.next_label(integer(element.get(TEXT + "outline-level"), 1), element.get(TEXT + "start-value"))

    def _list(self, element: Element, cell: Cell | None, around: Counters | None, level: int) -> None:
        counters = self._lists.open(element, around)
        for item in element:
            label = ""
            # An item with nothing but a list in it only carries a list that goes on.
            if item.tag == TEXT + "list-item" and len(item) and item[0].tag != TEXT + "list":
                label = counters.next_label(level, item.get(TEXT + "start-value"))
            self._item(item, cell, counters, level, label)

    def _item(self, item: Element, cell: Cell | None, counters: Counters, level: int, label: str) -> None:
        """The paragraphs of a list item, of which the first bears the label, and the lists in it."""
        for child in item:
            if child.tag == TEXT + "list":
                self._list(child, cell, counters, level + 1)
            elif child.tag in {TEXT + "p", TEXT + "h"}:
                self._paragraph(child, cell, label, level)
                label = ""

    def _paragraph(self, element: Element, cell: Cell | None, label: str, level: int = _BODY) -> None:
        paragraph = self.text.read(element)
        text = paragraph.text
        own = element.get(TEXT + "style-name", "")
        self._hidden += sum(len("".join(each.split())) for each, style in paragraph.pieces if any(map(self._hides, (style, own))))
        if not text and cell:
            # The number of a requirement often is the only thing in its cell.
            text, label = label.strip(), ""
        if text:
            kind, depth = (BlockKind.HEADING, 1) if self._is_title(element) and not cell else _kind(element, cell, level)
            self.blocks.append(RawBlock(text, kind, label.strip(), depth, self._is_bold(element, paragraph), cell=cell))
        for note in paragraph.notes:
            self._note(note)
        for box in paragraph.boxes:
            self.read.add("text boxes")
            self.container(box)

    def _note(self, note: Element) -> None:
        self._notes += 1
        self.read.add(f"{note.get(TEXT + 'note-class', 'footnote')}s")
        citation = note.find(TEXT + "note-citation")
        label = (citation.text if citation is not None else None) or str(self._notes)
        for element in note.iter(TEXT + "p"):
            if text := self.text.read(element).text:
                self.blocks.append(RawBlock(text, BlockKind.NOTE, label))

    def _table(self, table: Element) -> None:
        index, self._tables = self._tables, self._tables + 1
        self.read.add("tables")
        headers: dict[int, str] = {}
        for number, row in enumerate(_rows(table)):
            first = len(self.blocks)
            self._row(row, index, number, headers)
            if _is_header(row):
                headers |= {block.cell.column: block.text for block in self.blocks[first:] if block.cell}

    def _row(self, row: Element, table: int, number: int, headers: dict[int, str]) -> None:
        column = 0
        for cell in row:
            if cell.tag == _TABLE + "table-cell":
                self.container(cell, Cell(table, number, column, headers.get(column, "")))
            column += min(integer(cell.get(_TABLE + "number-columns-repeated"), 1), _MOST_COLUMNS)

    def _is_bold(self, element: Element, paragraph: Paragraph) -> bool:
        styles = paragraph.styles
        own = element.get(TEXT + "style-name", "")
        return bool(styles) and all(self._bold(style) or self._bold(own) for style in styles)

    def _is_title(self, element: Element) -> bool:
        name = element.get(TEXT + "style-name", "")
        style = self._styles.get(name)
        return _TITLE in {name, "" if style is None else style.get(STYLE + "parent-style-name", "")}

    def _bold(self, name: str) -> bool:
        return self._set(name, _FO + "font-weight") == "bold"

    def _hides(self, name: str) -> bool:
        return self._set(name, TEXT + "display") == "none"

    def _set(self, name: str, property_name: str) -> str:
        """What a style, or one that it stands on, sets for characters; "" for nothing."""
        seen: set[str] = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            properties = self._styles[name].find(STYLE + "text-properties")
            setting = None if properties is None else properties.get(property_name)
            if setting is not None:
                return str(setting)
            name = self._styles[name].get(STYLE + "parent-style-name", "")
        return ""


def _kind(element: Element, cell: Cell | None, level: int) -> tuple[BlockKind, int]:
    if cell:
        return BlockKind.CELL, 0
    if element.tag == TEXT + "h":
        return BlockKind.HEADING, integer(element.get(TEXT + "outline-level"), 1)
    return (BlockKind.ITEM, level) if level else (BlockKind.PARAGRAPH, 0)


def _rows(table: Element) -> Iterator[Element]:
    """The rows of a table, also those in groups; rows of tables within its cells are left to these."""
    for child in table:
        if child.tag == _TABLE + "table-row":
            yield child
        elif child.tag in {_TABLE + "table-header-rows", _TABLE + "table-rows", _TABLE + "table-row-group"}:
            yield from _rows(child)


def _is_header(row: Element) -> bool:
    parent = row.getparent()
    return parent is not None and parent.tag == _TABLE + "table-header-rows"
