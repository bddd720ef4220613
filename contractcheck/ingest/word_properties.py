"""The properties of paragraphs, rows and cells of a Word file, each looked through once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from contractcheck.ingest.word_package import Element, W
from contractcheck.ingest.word_revisions import View
from contractcheck.ingest.word_styles import NO_NUMBER, NumberReference, number_reference_in, value

_PROPERTIES, _EARLIER, _RUN = W + "pPr", W + "pPrChange", W + "rPr"
_STYLE, _NUMBER, _OUTLINE = W + "pStyle", W + "numPr", W + "outlineLvl"


@dataclass(slots=True)
class ParagraphProperties:
    """What holds of a paragraph: `style` is the id of its style, `outline` its own outline level as written, "" for none.

    `joins_next` tells that the mark at its end is gone, so that the next paragraph goes on in it.
    """

    style: str
    number: NumberReference = NO_NUMBER
    outline: str = ""
    joins_next: bool = False


def paragraph_properties(content: Iterable[Element], view: View, usual: ParagraphProperties) -> ParagraphProperties:
    """The properties among the children of a paragraph, `usual` without; in the original view those before the change of them."""
    for child in content:
        if child.tag == _PROPERTIES:
            return _read(child, view, usual)
    return usual


def _read(properties: Element, view: View, usual: ParagraphProperties) -> ParagraphProperties:
    own = first_of_each(properties)
    shown = _before(own, view) if _EARLIER in own else own
    numbering = shown.get(_NUMBER)
    return ParagraphProperties(
        value(shown.get(_STYLE)) or usual.style,
        NO_NUMBER if numbering is None else number_reference_in(numbering),
        value(shown.get(_OUTLINE)),
        _RUN in own and any(mark.tag in view.gone for mark in own[_RUN]),
    )


def _before(own: dict[str, Element], view: View) -> dict[str, Element]:
    earlier = own[_EARLIER].find(_PROPERTIES) if view.shows_earlier else None
    return own if earlier is None else first_of_each(earlier)


def first_of_each(element: Element) -> dict[str, Element]:
    """The children of an element by tag, the first of each."""
    found: dict[str, Element] = {}
    for child in element:
        found.setdefault(child.tag, child)
    return found


def properties_of(element: Element, name: str) -> dict[str, Element]:
    """What stands in the properties of a row or cell, the element with the tag `name`, by tag."""
    for child in element:
        if child.tag == name:
            return first_of_each(child)
    return {}
