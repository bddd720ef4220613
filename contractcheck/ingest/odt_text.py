"""The text of one paragraph of an OpenDocument file, in the chosen view of its tracked changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from contractcheck.ingest.comments import Comment
from contractcheck.ingest.integers import integer
from contractcheck.ingest.odt_lists import TEXT
from contractcheck.ingest.pictures import is_page, points
from contractcheck.ingest.tidy import BLANK, tidy
from contractcheck.ingest.word_package import Element
from contractcheck.model.document import Change, ChangeKind
from contractcheck.model.settings import Revisions

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CHARACTERS = {TEXT + "tab": "\t", TEXT + "line-break": "\n"}
_LEFT_OUT = frozenset({TEXT + "ruby-text", TEXT + "note-citation", TEXT + "tracked-changes", OFFICE + "event-listeners"})
_EMBEDDED = frozenset({DRAW + "object", DRAW + "object-ole", DRAW + "applet", DRAW + "plugin"})
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_MOST_SPACES = 100
_LENGTH_OF_DATE = len("2026-01-31")


@dataclass(slots=True)
class Paragraph:
    """What a paragraph holds: its text, the same in runs by style, and what hangs on it."""

    pieces: list[tuple[str, str]] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        return tidy("".join(piece for piece, _ in self.pieces))

    @property
    def styles(self) -> set[str]:
        """The character styles of the visible text."""
        return {style for piece, style in self.pieces if piece.strip()}


class TrackedText:
    """Reads paragraphs one after the other; an insertion may run over several of them."""

    def __init__(self, body: Element, view: Revisions, formulas: frozenset[str] = frozenset()) -> None:
        self._view = view
        self._formulas = formulas
        self._regions = {change_id: region for region in body.iter(TEXT + "changed-region") for change_id in _ids(region)}
        self._inserting: list[str] = []
        self._changes: dict[str, Change] = {change_id: _change(region) for change_id, region in self._regions.items()}
        self.comments: list[Comment] = []
        self.objects = 0
        self.equations = 0
        self.pages_as_pictures = 0
        self.placeholders = 0

    @property
    def changes(self) -> tuple[Change, ...]:
        """The tracked changes, each once; insertions with the text that was read so far."""
        unique = {id(region): self._changes[change_id] for change_id, region in self._regions.items()}
        return tuple(replace(change, text=tidy(change.text)) for change in unique.values())

    def read(self, element: Element) -> Paragraph:
        """The paragraph or heading in `element`."""
        into = Paragraph()
        self._content(element, "", into)
        return into

    def mark(self, element: Element) -> None:
        """Take notice of the start or end of an insertion."""
        change_id = element.get(TEXT + "change-id", "")
        if element.tag == TEXT + "change-start":
            self._inserting.append(change_id)
        elif change_id in self._inserting:
            self._inserting.remove(change_id)

    def _content(self, element: Element, style: str, into: Paragraph) -> None:
        self._add(element.text, style, into)
        for child in element:
            if isinstance(child.tag, str):
                self._inline(child, style, into)
            self._add(child.tail, style, into)

    def _inline(self, element: Element, style: str, into: Paragraph) -> None:
        tag = element.tag
        if tag in _CHARACTERS:
            self._add(_CHARACTERS[str(tag)], style, into)
        elif tag == TEXT + "s":
            self._add(" " * min(integer(element.get(TEXT + "c"), 1), _MOST_SPACES), style, into)
        elif tag == DRAW + "frame" and element.find(DRAW + "image") is not None:
            self.pages_as_pictures += is_page(*(points(element.get(_SVG + side, "")) for side in ("width", "height")))
        elif tag == TEXT + "placeholder":
            self.placeholders += 1
            self._add(BLANK, style, into)
        elif tag == TEXT + "note":
            into.notes.append(element)
        elif tag == DRAW + "text-box":
            into.boxes.append(element)
        elif tag in {TEXT + "change-start", TEXT + "change-end"}:
            self.mark(element)
        elif tag == TEXT + "change":
            self._deleted(element, style, into)
        elif not self._is_aside(element):
            self._content(element, element.get(TEXT + "style-name", style), into)

    def _is_aside(self, element: Element) -> bool:
        """Whether an element is no text of the paragraph: a comment, an object, a mark."""
        if element.tag == OFFICE + "annotation":
            self.comments.append(comment_of(element))
        if element.tag in _EMBEDDED:
            is_formula = element.get(_XLINK + "href", "").removeprefix("./").strip("/") in self._formulas
            self.equations += is_formula
            self.objects += not is_formula
        return element.tag in _LEFT_OUT or element.tag in _EMBEDDED or element.tag == OFFICE + "annotation"

    def _deleted(self, mark: Element, style: str, into: Paragraph) -> None:
        change = self._changes.get(mark.get(TEXT + "change-id", ""))
        if change and change.kind == "deletion" and self._view != "accepted":
            into.pieces.append((change.text, style))

    def _add(self, text: str | None, style: str, into: Paragraph) -> None:
        if not text:
            return
        for change_id in self._inserting:
            known = self._changes.get(change_id)
            if known is not None:
                self._changes[change_id] = replace(known, text=known.text + text)
        if not self._inserting or self._view != "original":
            into.pieces.append((text.replace("\n", " ") if text != "\n" else text, style))


def _ids(region: Element) -> Iterator[str]:
    """The ids of a changed region, of which files write one or two alike."""
    yield from dict.fromkeys(str(value) for key, value in region.attrib.items() if str(key).endswith("}id"))


def comment_of(annotation: Element) -> Comment:
    """A comment with the text of the paragraph that it hangs on."""
    around = next(annotation.iterancestors(TEXT + "p", TEXT + "h"), None)
    author, date = (annotation.findtext(_DC + name) or "" for name in ("creator", "date"))
    text = " ".join("".join(map(str, each.itertext())) for each in annotation.iter(TEXT + "p"))
    return Comment(author, date, text, "" if around is None else "".join(_own_text(around)))


def _own_text(element: Element) -> Iterator[str]:
    """The text of a paragraph without that of comments and notes in it."""
    yield element.text or ""
    for child in element:
        if child.tag not in {OFFICE + "annotation", TEXT + "note"}:
            yield from _own_text(child)
        yield child.tail or ""


def _change(region: Element) -> Change:
    kind: ChangeKind = "deletion" if region.find(TEXT + "deletion") is not None else "insertion"
    creator = next(region.iter(_DC + "creator"), None)
    date = next(region.iter(_DC + "date"), None)
    texts = (piece for part in region.iter(TEXT + "p", TEXT + "h") for piece in part.itertext())
    return Change(
        kind,
        "" if creator is None else creator.text or "",
        "" if date is None else (date.text or "")[:_LENGTH_OF_DATE],
        "".join(str(piece) for piece in texts),
    )
