"""From the characters of a quote to the elements of the Word file that show them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from contractcheck.annotate.word_file import Placed, WordFile
from contractcheck.annotate.xml_part import Edit, applied, character_at
from contractcheck.ingest.tidy import plain_characters
from contractcheck.ingest.word_package import Element, W
from contractcheck.model.report import QuoteSpan

# What may hold runs and marks of comments; anything else is marked as a whole from outside.
_CONTAINERS = frozenset({W + name for name in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "dir", "bdo")})


@dataclass(frozen=True, slots=True)
class Character:
    """One character of the file: the `index`th of the text of an element."""

    element: Element
    index: int


def ends_of(placed: Placed, span: QuoteSpan) -> tuple[Character, Character] | None:
    """The first and the last visible character of a quote; None where the block's text stands in no element."""
    seen = list(_visible(placed))
    raw = placed.raw_text
    before = _count(raw[: placed.label_width + span.start])
    until = before + _count(raw[placed.label_width + span.start : placed.label_width + span.end])
    return (seen[before], seen[until - 1]) if before < until <= len(seen) else None


def anchor_of(element: Element) -> Element:
    """The run, or the larger thing in the paragraph of the body, before and after which a mark may stand."""
    path = [*reversed(list(element.iterancestors())), element]
    start = next(index for index, each in enumerate(path) if each.tag == W + "p") + 1
    return next((each for each in path[start:] if each.tag not in _CONTAINERS), element)


def split(file: WordFile, bounds: Iterable[tuple[Character, bool]]) -> bytes:
    """The main part with its runs divided before (False) or after (True) each of these characters."""
    wanted: dict[Element, set[int]] = {}
    for character, is_after in bounds:
        wanted.setdefault(character.element, set()).add(character.index + is_after)
    edits = [edit for element, places in wanted.items() for edit in _splits(file, element, sorted(places))]
    return applied(file.xml, edits)


def _visible(placed: Placed) -> Iterator[Character]:
    for piece in placed.place.pieces:
        for index, character in enumerate(piece.text):
            for _ in range(_count(plain_characters(character))):
                yield Character(piece.element, index)


def _count(text: str) -> int:
    """How many characters of a text are visible once its accents stand apart, which no tidying of it changes."""
    return sum(1 for character in unicodedata.normalize("NFD", text) if not character.isspace())


def _splits(file: WordFile, element: Element, places: list[int]) -> Iterator[Edit]:
    run = element.getparent()
    if run is None or run.tag != W + "r" or anchor_of(element) is not run:
        return
    start = file.start_tag(run)
    properties = run.find(W + "rPr")
    again = _closing(start) + start + (b"" if properties is None else file.bytes_of(properties))
    content = [child for child in run if child.tag != W + "rPr"]
    length = len(element.text or "") if element.tag == W + "t" else 1
    for place in places:
        if place == 0 and content[0] is not element:
            yield Edit(file.span(element).start, file.span(element).start, again)
        elif place == length and content[-1] is not element:
            yield Edit(file.span(element).end, file.span(element).end, again)
        elif 0 < place < length:
            yield from _split_text(file, element, place, again)
    if any(0 < place < length for place in places):
        yield from _keep_spaces(file, element)


def _split_text(file: WordFile, element: Element, place: int, again: bytes) -> Iterator[Edit]:
    at = character_at(file.xml, file.span(element), place)
    if at is not None:
        tag = file.start_tag(element)
        name = tag[1:].split(None, 1)[0].rstrip(b">")
        yield Edit(at, at, _closing(tag) + again + b"<" + name + b' xml:space="preserve">')


def _keep_spaces(file: WordFile, element: Element) -> Iterator[Edit]:
    """A text that now begins or ends with a space must say that the space counts."""
    if b"xml:space" not in file.start_tag(element):
        at = file.span(element).inner - 1
        yield Edit(at, at, b' xml:space="preserve"')


def _closing(start_tag: bytes) -> bytes:
    return b"</" + start_tag[1:].split(None, 1)[0].rstrip(b">") + b">"


def last_word(placed: Placed) -> QuoteSpan:
    """The last word of a block."""
    text = placed.block.text.rstrip()
    return QuoteSpan(placed.block.id, text.rfind(" ") + 1, len(text))


def outermost(anchor: Element) -> Element:
    """What holds an anchor and is itself a child of the paragraph: a hyperlink, an insertion of somebody, or the anchor."""
    while (parent := anchor.getparent()) is not None and parent.tag in _CONTAINERS:
        anchor = parent
    return anchor
