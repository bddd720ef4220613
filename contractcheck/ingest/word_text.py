"""The text of one paragraph of a Word file, in the chosen view of its tracked changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import ClassVar

from contractcheck.ingest.tidy import BLANK
from contractcheck.ingest.word_fields import Fields
from contractcheck.ingest.word_own import WITHDRAWN
from contractcheck.ingest.word_package import Element, W
from contractcheck.ingest.word_pictures import is_picture_of_page
from contractcheck.ingest.word_revisions import View
from contractcheck.ingest.word_styles import Styles, is_on, value

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
UNFILLED = W + "unfilled"
EQUATION = _M + "oMath"
_VALUE, _RUN_PROPERTIES = W + "val", W + "rPr"
_BOLD, _HIDDEN, _STYLE = W + "b", W + "vanish", W + "rStyle"
_TOGGLES = frozenset({_BOLD, _HIDDEN, _STYLE})
_ALTERNATIVES, _FIRST, _BOX = _MC + "AlternateContent", _MC + "Choice", W + "txbxContent"
_CHARACTERS = {UNFILLED: BLANK, W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_LEFT_OUT = frozenset(
    {WITHDRAWN, W + "pPr", _RUN_PROPERTIES, W + "sdtPr", W + "sdtEndPr", W + "rt", W + "customXmlPr", W + "smartTagPr"}
)


@dataclass(slots=True)
class Paragraph:
    """What a paragraph holds: its text in pieces, the elements that they came from, and what hangs on it."""

    pieces: list[str] = field(default_factory=list)
    sources: list[Element] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    bold: int = 0
    hidden: int = 0
    page: int = 0

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    @property
    def is_bold(self) -> bool:
        return 0 < self.bold == _visible_length(self.pieces)


_Handler = Callable[["TextReader", Element, Paragraph], None]
"""Takes in an element of one kind."""


class TextReader:
    """Reads paragraphs one after the other; fields may run over several of them."""

    def __init__(self, styles: Styles, view: View, unclosed: frozenset[Element] = frozenset()) -> None:
        self._styles = styles
        self._view = view
        self._inlines, self._parts = self._handlers(view.gone)
        self._fields = Fields(unclosed)
        self._style = ""
        self._usual = (False, False)
        self.page = 1
        self.prompts = 0
        self.objects = 0
        self.diagrams = 0
        self.pages_as_pictures = 0

    def read(self, content: Iterable[Element], style_id: str, into: Paragraph) -> None:
        """Add the text of the children of a `w:p` element with this paragraph style to `into`."""
        self._style, self._usual = style_id, self._styles.look("", style_id)
        self._read_all(content, into)

    def _read_all(self, content: Iterable[Element], into: Paragraph) -> None:
        inlines = self._inlines
        for child in content:
            inlines.get(child.tag, TextReader._inside)(self, child, into)

    def _inside(self, element: Element, into: Paragraph) -> None:
        self._read_all(chosen(element), into)

    def _change(self, element: Element, into: Paragraph) -> None:
        if self._view.replaces(element):
            self._add(" ", element, into)
        self._read_all(element, into)

    def _simple_field(self, element: Element, into: Paragraph) -> None:
        self._fields.begin(value(element, W + "instr"))
        self._read_all(element, into)
        self._fields.end()

    def _run(self, run: Element, into: Paragraph) -> None:
        parts, before = self._parts, len(into.pieces)
        own: dict[str, Element] = {}
        for part in run:
            if part.tag == _RUN_PROPERTIES:
                own = _toggles(part) | own
            else:
                parts.get(part.tag, TextReader._graphic)(self, part, into)
        bold, hidden = self._own_look(own) if own else self._usual
        if bold or hidden:
            length = _visible_length(into.pieces[before:])
            into.bold += length * bold
            into.hidden += length * hidden

    def _own_look(self, own: dict[str, Element]) -> tuple[bool, bool]:
        """Whether a run is bold and whether it is hidden: by itself, by its character style or by the style of the paragraph."""
        bold, hidden = self._styles.look(value(own.get(_STYLE)), self._style)
        return (
            is_on(own[_BOLD].get(_VALUE, "1")) if _BOLD in own else bold,
            is_on(own[_HIDDEN].get(_VALUE, "1")) if _HIDDEN in own else hidden,
        )

    def _text(self, part: Element, into: Paragraph) -> None:
        self._add(part.text or "", part, into)

    def _character(self, part: Element, into: Paragraph) -> None:
        self._add(_CHARACTERS[part.tag], part, into)

    def _symbol(self, part: Element, into: Paragraph) -> None:
        self._add(symbol(value(part, W + "char")), part, into)

    def _note(self, part: Element, into: Paragraph) -> None:
        into.notes.append(part)

    def _page_break(self, _part: Element, _into: Paragraph) -> None:
        self.page += 1

    def _field_mark(self, part: Element, into: Paragraph) -> None:
        if self._fields.pass_mark(part):
            self.prompts += 1
            self._add(BLANK, part, into)

    def _instruction(self, part: Element, _into: Paragraph) -> None:
        self._fields.instruct(part.text or "")

    def _skip(self, element: Element, into: Paragraph) -> None:
        """What says nothing to a reader."""

    def _graphic(self, part: Element, into: Paragraph) -> None:
        """Drawings and objects: their text boxes are read after the paragraph that they hang on."""
        for element in walk(part):
            tag = str(element.tag)
            if tag == _BOX:
                into.boxes.append(element)
            elif tag.endswith("}relIds"):
                self.diagrams += 1
            elif is_picture_of_page(element):
                self.pages_as_pictures += 1

    def _object(self, part: Element, into: Paragraph) -> None:
        self.objects += 1
        self._graphic(part, into)

    def _add(self, text: str, source: Element, into: Paragraph) -> None:
        if not self._fields.hide:
            into.pieces.append(text)
            into.sources.append(source)
            into.page = into.page or self.page

    _INLINES: ClassVar[dict[str, _Handler]] = {
        W + "r": _run,
        W + "t": _text,
        _M + "t": _text,
        W + "fldSimple": _simple_field,
        W + "ins": _change,
        W + "del": _change,
    }
    _PARTS: ClassVar[dict[str, _Handler]] = {
        W + "t": _text,
        _M + "t": _text,
        **dict.fromkeys(_CHARACTERS, _character),
        W + "sym": _symbol,
        W + "fldChar": _field_mark,
        W + "instrText": _instruction,
        W + "footnoteReference": _note,
        W + "endnoteReference": _note,
        W + "lastRenderedPageBreak": _page_break,
        W + "object": _object,
    }
    # Deleted text stands outside a deletion only in broken files; it counts where the view shows deletions.
    _DELETED: ClassVar[dict[str, _Handler]] = {W + "delText": _text, W + "delInstrText": _instruction}

    @classmethod
    @cache
    def _handlers(cls, gone: frozenset[str]) -> tuple[dict[str, _Handler], dict[str, _Handler]]:
        """What takes in the children of a paragraph and of a run, by tag; changes with the tags `gone` are not taken in."""
        skipped: dict[str, _Handler] = dict.fromkeys(_LEFT_OUT | gone, cls._skip)
        deleted = dict.fromkeys(cls._DELETED, cls._skip) if W + "del" in gone else cls._DELETED
        return cls._INLINES | skipped, cls._PARTS | deleted | skipped


def _toggles(properties: Element) -> dict[str, Element]:
    """The first element of each kind by which the properties of a run may switch something on."""
    found: dict[str, Element] = {}
    for each in properties:
        if each.tag in _TOGGLES:
            found.setdefault(each.tag, each)
    return found


def _visible_length(pieces: Iterable[str]) -> int:
    return sum(len("".join(piece.split())) for piece in pieces)


def empty_placeholders(root: Element) -> int:
    """Rename the texts of content controls that nobody filled in, the first in each paragraph to UNFILLED; how many there are."""
    controls = [mark.getparent() for mark in root.iter(W + "showingPlcHdr")]
    for properties in controls:
        content = None if properties is None else next(properties.itersiblings(W + "sdtContent"), None)
        seen: set[Element | None] = set()
        for text in () if content is None else list(content.iter(W + "t")):
            paragraph = next(text.iterancestors(W + "p"), None)
            text.tag = WITHDRAWN if paragraph in seen else UNFILLED
            seen.add(paragraph)
    return len(controls)


def chosen(element: Element) -> Iterator[Element]:
    """The children of an element; of alternatives for several versions of Word only the first."""
    if element.tag != _ALTERNATIVES:
        yield from element
        return
    choice = element.find(_FIRST)
    yield from element if choice is None else choice


def walk(element: Element) -> Iterator[Element]:
    """The element and what is in it, without a second alternative and without going into a text box."""
    yield element
    if element.tag != _BOX:
        for child in chosen(element):
            yield from walk(child)


def symbol(code: str) -> str:
    """The character of a `w:sym`; those of symbol fonts have no meaning as text and are tidied away."""
    return chr(int(code, 16)) if code and all(digit in "0123456789abcdefABCDEF" for digit in code) else ""
