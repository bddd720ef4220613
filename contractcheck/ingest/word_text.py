"""The text of one paragraph of a Word file, in the chosen view of its tracked changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from contractcheck.ingest.tidy import BLANK
from contractcheck.ingest.word_own import WITHDRAWN
from contractcheck.ingest.word_package import Element, W
from contractcheck.ingest.word_pictures import is_picture_of_page
from contractcheck.ingest.word_revisions import View
from contractcheck.ingest.word_styles import Styles, is_on, value

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
UNFILLED = W + "unfilled"
_CHARACTERS = {UNFILLED: BLANK, W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_DELETED_TEXT = frozenset({W + "delText", W + "delInstrText"})
EQUATION = _M + "oMath"
_TEXT = frozenset({W + "t", _M + "t"})
_LEFT_OUT = frozenset(
    {WITHDRAWN, W + "pPr", W + "rPr", W + "sdtPr", W + "sdtEndPr", W + "rt", W + "customXmlPr", W + "smartTagPr"}
)
_NOTES = frozenset({W + "footnoteReference", W + "endnoteReference"})
CONTENTS_FIELDS = ("TOC", "TOA", "INDEX")
# Fields that show the end of their own instruction, as in "[click here and type a name]".
_PROMPT_FIELDS = ("MACROBUTTON", "GOTOBUTTON")


@dataclass(slots=True)
class Field:
    """An open field: what it computes, and whether its result has begun."""

    instruction: str = ""
    in_result: bool = False

    @property
    def is_contents(self) -> bool:
        """Whether the field builds a table of contents or an index."""
        return self.instruction.split(" ", 1)[0].upper() in CONTENTS_FIELDS

    @property
    def is_prompt(self) -> bool:
        """Whether the field only says what somebody has to fill in."""
        return self.instruction.split(" ", 1)[0].upper() in _PROMPT_FIELDS


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


class TextReader:
    """Reads paragraphs one after the other; fields may run over several of them."""

    def __init__(self, styles: Styles, view: View, unclosed: frozenset[Element] = frozenset()) -> None:
        self._styles = styles
        self._view = view
        self._left_out = _LEFT_OUT | view.gone
        self._unclosed = unclosed
        self._fields: list[Field] = []
        self._style = ""
        self.page = 1
        self.prompts = 0
        self.objects = 0
        self.diagrams = 0
        self.pages_as_pictures = 0

    def read(self, paragraph: Element, style_id: str, into: Paragraph) -> None:
        """Add the text of a `w:p` element with this paragraph style to `into`."""
        self._style = style_id
        for child in paragraph:
            self._inline(child, into)

    @property
    def in_contents(self) -> bool:
        """Whether the reader stands inside a table of contents."""
        return any(open_field.is_contents for open_field in self._fields)

    def _inline(self, element: Element, into: Paragraph) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in self._left_out:
            return
        if self._view.replaces(element):
            self._add(" ", element, into)
        if tag == W + "r":
            self._run(element, into)
        elif tag == W + "fldSimple":
            self._simple_field(element, into)
        elif tag in _TEXT:
            self._add(element.text or "", element, into)
        else:
            for child in chosen(element):
                self._inline(child, into)

    def _simple_field(self, element: Element, into: Paragraph) -> None:
        self._fields.append(Field(value(element, W + "instr").strip(), in_result=True))
        for child in element:
            self._inline(child, into)
        self._fields.pop()

    def _run(self, run: Element, into: Paragraph) -> None:
        before = len(into.pieces)
        for child in run:
            self._run_part(child, into)
        length = _visible_length(into.pieces[before:])
        into.bold += length if self._is_set(run, "b") else 0
        into.hidden += length if self._is_set(run, "vanish") else 0

    def _run_part(self, part: Element, into: Paragraph) -> None:
        tag = part.tag
        if tag in _TEXT:
            self._add(part.text or "", part, into)
        elif tag in _DELETED_TEXT:
            self._deleted(part, into)
        elif tag in _CHARACTERS:
            self._add(_CHARACTERS[str(tag)], part, into)
        elif tag == W + "fldChar":
            self._field_mark(part, into)
        elif tag == W + "instrText":
            self._instruct(part.text or "")
        elif tag == W + "sym":
            self._add(symbol(value(part, W + "char")), part, into)
        elif tag in _NOTES:
            into.notes.append(part)
        elif tag == W + "lastRenderedPageBreak":
            self.page += 1
        elif tag not in self._left_out:
            self._graphic(part, into)

    def _deleted(self, part: Element, into: Paragraph) -> None:
        """Deleted text stands outside a deletion only in broken files; it counts where the view shows deletions."""
        if not self._view.shows_deleted:
            return
        if part.tag == W + "delText":
            self._add(part.text or "", part, into)
        else:
            self._instruct(part.text or "")

    def _graphic(self, part: Element, into: Paragraph) -> None:
        """Drawings and objects: their text boxes are read after the paragraph that they hang on."""
        if part.tag == W + "object":
            self.objects += 1
        for element in walk(part):
            if element.tag == W + "txbxContent":
                into.boxes.append(element)
            elif str(element.tag).endswith("}relIds"):
                self.diagrams += 1
            elif is_picture_of_page(element):
                self.pages_as_pictures += 1

    def _field_mark(self, mark: Element, into: Paragraph) -> None:
        kind = value(mark, W + "fldCharType")
        if kind == "begin" and mark not in self._unclosed:
            self._fields.append(Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].in_result = True
        elif kind == "end" and self._fields and self._fields.pop().is_prompt:
            self.prompts += 1
            self._add(BLANK, mark, into)

    def _instruct(self, text: str) -> None:
        if self._fields and not self._fields[-1].in_result:
            self._fields[-1].instruction = (self._fields[-1].instruction + text).lstrip()

    def _add(self, text: str, source: Element, into: Paragraph) -> None:
        if all(each.in_result and not each.is_prompt for each in self._fields) and not self.in_contents:
            into.pieces.append(text)
            into.sources.append(source)
            into.page = into.page or self.page

    def _is_set(self, run: Element, tag: str) -> bool:
        """Whether a run is bold or hidden: by itself, by its character style or by the style of the paragraph."""
        own = run.find(f"{W}rPr/{W}{tag}")
        if own is not None:
            return is_on(own.get(W + "val", "1"))
        character_style = value(run.find(f"{W}rPr/{W}rStyle"))
        return self._styles.toggled(character_style, tag) or self._styles.toggled(self._style, tag)


def _visible_length(pieces: Iterable[str]) -> int:
    return sum(len("".join(piece.split())) for piece in pieces)


def unclosed_fields(view: View, *roots: Element) -> frozenset[Element]:
    """The marks that begin a field without an end; taken as fields they would hide all text after them."""
    unclosed: list[Element] = []
    for root in roots:
        opened: list[Element] = []
        for mark in root.iter(W + "fldChar"):
            if any(ancestor.tag in view.gone for ancestor in mark.iterancestors()):
                continue
            if value(mark, W + "fldCharType") == "begin":
                opened.append(mark)
            elif value(mark, W + "fldCharType") == "end" and opened:
                opened.pop()
        unclosed.extend(opened)
    return frozenset(unclosed)


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
    if element.tag != _MC + "AlternateContent":
        yield from element
        return
    choice = element.find(_MC + "Choice")
    yield from element if choice is None else choice


def walk(element: Element) -> Iterator[Element]:
    """The element and what is in it, without a second alternative and without going into a text box."""
    yield element
    if element.tag != W + "txbxContent":
        for child in chosen(element):
            yield from walk(child)


def symbol(code: str) -> str:
    """The character of a `w:sym`; those of symbol fonts have no meaning as text and are tidied away."""
    return chr(int(code, 16)) if code and all(digit in "0123456789abcdefABCDEF" for digit in code) else ""
