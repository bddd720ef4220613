"""The comments of a Word file with the words that they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from contractcheck.ingest.comments import Comment
from contractcheck.ingest.word_package import Element, W
from contractcheck.ingest.word_styles import value

_ID = W + "id"


def comments_of(root: Element, body: Element) -> Iterator[Comment]:
    """The comments of a comments part, in its order, with the words that they stand beside in the body."""
    quotes = _quotes(body)
    for comment in root.iter(W + "comment"):
        text = " ".join("".join(_texts(paragraph)) for paragraph in comment.iter(W + "p"))
        yield Comment(value(comment, W + "author"), value(comment, W + "date"), text, quotes.get(value(comment, _ID), ""))


def _quotes(body: Element) -> dict[str, str]:
    """The words between the two marks of each comment; where it has none, those of its paragraph."""
    ranges: defaultdict[str, list[str]] = defaultdict(list)
    is_open: set[str] = set()
    paragraphs: dict[str, str] = {}
    for element in body.iter():
        if element.tag == W + "commentRangeStart":
            is_open.add(value(element, _ID))
        elif element.tag == W + "commentRangeEnd":
            is_open.discard(value(element, _ID))
        elif element.tag == W + "commentReference":
            paragraph = next(element.iterancestors(W + "p"), None)
            paragraphs[value(element, _ID)] = "" if paragraph is None else "".join(_texts(paragraph))
        elif element.tag in {W + "t", W + "p"}:
            for each in is_open:
                ranges[each].append(element.text or "" if element.tag == W + "t" else " ")
    found = {each: "".join(pieces) for each, pieces in ranges.items()}
    return paragraphs | {each: text for each, text in found.items() if text.strip()}


def _texts(element: Element) -> Iterator[str]:
    return (text.text or "" for text in element.iter(W + "t"))
