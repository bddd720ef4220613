"""The reader for html pages: headings, paragraphs, lists with their numbers, tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from contractcheck.errors import UnreadableDocument
from contractcheck.ingest.integers import integer
from contractcheck.ingest.numbering import formatted
from contractcheck.ingest.raw import RawBlock, RawDocument
from contractcheck.ingest.tidy import tidy
from contractcheck.ingest.word_package import Element
from contractcheck.model.document import BlockKind, Cell, Unread

_LEFT_OUT = frozenset({"script", "style", "template", "head", "noscript", "select", "button", "svg", "math"})
_EMBEDDED = frozenset({"iframe", "object", "embed"})
_STRONG = frozenset({"b", "strong", "th"})
_INLINE = frozenset(
    {
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
    }
    | {
        "label",
        "mark",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
    }
    | {"var", "wbr"}
)
_HEADING = re.compile(r"h([1-6])")
_ORDERED = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_UNNUMBERED = re.compile(r"list-style(?:-type)?\s*:[^;]*\bnone\b")
_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n")
_DECLARATION = re.compile(r"\s*<\?xml[^>]*>")


def read_html(text: str) -> RawDocument:
    """The raw blocks of an html page. Raises UnreadableDocument when there is no page in the text."""
    root = _root(text)
    page = _Page()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            page.end(element)
        elif _is_left_out(element):
            walk.skip_subtree()
        else:
            page.start(element)
    page.close()
    unread = (Unread("embedded objects", "not-supported"),) if page.embedded else ()
    return RawDocument(tuple(page.blocks), read=("text",), unread=unread)


def _root(text: str) -> Element:
    # Real pages nest deeper than the parser allows by default; it drops what lies beyond and only logs that it did.
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    root = etree.fromstring(_DECLARATION.sub("", text, count=1).encode(), parser)
    if root is None or any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise UnreadableDocument(
            "damaged", "The html page is empty or nested beyond reading; open it in a browser and save it as text or pdf."
        )
    return root


@dataclass(slots=True)
class _List:
    """An open list; `count` is the number of its last item, None for bullets."""

    number_format: str = ""
    count: int = 0

    def label(self, element: Element) -> str:
        """The label of the next item."""
        if not self.number_format:
            return ""
        self.count = integer(element.get("value"), self.count + 1)
        return f"{formatted(self.count, self.number_format)}."


@dataclass(slots=True)
class _Table:
    """An open table with the cells that reach into the next rows: rows left by column."""

    index: int
    row: int = -1
    column: int = 0
    reaching: dict[int, int] = field(default_factory=dict)
    headers: dict[int, str] = field(default_factory=dict)
    cell: Cell | None = None
    in_header: bool = False

    def next_row(self) -> None:
        self.row, self.column = self.row + 1, 0

    def next_cell(self, element: Element) -> None:
        """Move to the cell of a `td` or `th` element, past cells of earlier rows that reach down to here."""
        while self.reaching.get(self.column):
            self.reaching[self.column] -= 1
            self.column += 1
        first = self.column
        for _ in range(min(integer(element.get("colspan"), 1), 100)):
            self.reaching[self.column] = integer(element.get("rowspan"), 1) - 1
            self.column += 1
        self.in_header = element.tag == "th" and (self.row == 0 or first > 0)
        self.cell = Cell(self.index, max(self.row, 0), first, "" if self.in_header else self.headers.get(first, ""))


class _Page:
    """Takes the elements of a page in order; `blocks` are the finished ones."""

    def __init__(self) -> None:
        self.blocks: list[RawBlock] = []
        self.embedded = 0
        self._pieces: list[str] = []
        self._strong_length = 0
        self._strong = 0
        self._kind = BlockKind.PARAGRAPH
        self._level = 0
        self._label = ""
        self._lists: list[_List] = []
        self._tables: list[_Table] = []
        self._table_count = 0

    def start(self, element: Element) -> None:
        tag = str(element.tag)
        self.embedded += tag in _EMBEDDED
        self._strong += tag in _STRONG
        if tag == "br":
            self._pieces.append("\n")
        elif tag not in _INLINE:
            self.close()
            self._open(tag, element)
        self._add(element.text)

    def end(self, element: Element) -> None:
        tag = str(element.tag)
        if not _is_left_out(element):
            if tag not in _INLINE and tag != "br":
                self.close()
                self._leave(tag)
            self._strong -= tag in _STRONG
        self._add(element.tail)

    def close(self) -> None:
        """Make blocks of the text so far; an empty line made of two breaks parts paragraphs."""
        is_strong = 0 < self._strong_length == _visible_length(self._pieces)
        texts = [tidy(part) for part in _EMPTY_LINE.split("".join(self._pieces))]
        for text in filter(None, texts):
            self.blocks.append(self._block(text, is_strong=is_strong))
            self._kind, self._level, self._label = BlockKind.PARAGRAPH, 0, ""
        self._pieces.clear()
        self._strong_length = 0

    def _block(self, text: str, *, is_strong: bool) -> RawBlock:
        table = self._tables[-1] if self._tables else None
        if table is None or table.cell is None:
            return RawBlock(text, self._kind, self._label, self._level, is_strong)
        if table.in_header:
            table.headers[table.cell.column] = f"{table.headers.get(table.cell.column, '')} {text}".strip()
        return RawBlock(text, BlockKind.CELL, self._label, 0, is_strong, cell=table.cell)

    def _add(self, text: str | None) -> None:
        if text:
            self._pieces.append(text.replace("\n", " "))
            self._strong_length += _visible_length([text]) if self._strong else 0

    def _open(self, tag: str, element: Element) -> None:
        if heading := _HEADING.fullmatch(tag):
            self._kind, self._level = BlockKind.HEADING, int(heading[1])
        elif tag in {"ol", "ul", "menu"}:
            self._lists.append(_new_list(element))
        elif tag == "li":
            label = self._lists[-1].label(element) if self._lists else ""
            self._kind, self._level, self._label = BlockKind.ITEM, max(len(self._lists), 1), label
        elif tag == "table":
            self._tables.append(_Table(self._table_count))
            self._table_count += 1
        elif tag == "tr" and self._tables:
            self._tables[-1].next_row()
        elif tag in {"td", "th"} and self._tables:
            self._tables[-1].next_cell(element)

    def _leave(self, tag: str) -> None:
        if tag in {"ol", "ul", "menu"} and self._lists:
            self._lists.pop()
        elif tag == "table" and self._tables:
            self._tables.pop()
        elif tag in {"td", "th"} and self._tables:
            self._tables[-1].cell = None
        elif tag == "li" or _HEADING.fullmatch(tag):
            self._kind, self._level, self._label = BlockKind.PARAGRAPH, 0, ""


def _new_list(element: Element) -> _List:
    if element.tag != "ol" or _UNNUMBERED.search(element.get("style", "")):
        return _List()
    return _List(_ORDERED.get(element.get("type", "1"), "decimal"), integer(element.get("start"), 1) - 1)


def _is_left_out(element: Element) -> bool:
    """Whether an element is no text: code, the raised number of a note, a running head or foot as word processors save it."""
    if element.tag == "sup":
        return any(link.get("href", "").startswith("#") for link in element.iter("a"))
    return element.tag in _LEFT_OUT or (element.tag == "div" and element.get("title") in {"header", "footer"})


def _visible_length(pieces: list[str]) -> int:
    return sum(len("".join(piece.split())) for piece in pieces)
