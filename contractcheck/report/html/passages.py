"""Passages in the text of their document: where each quote stands, and the text cut into pieces at these places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from contractcheck.model.document import Block
from contractcheck.model.report import DocumentText, Evidence
from contractcheck.report.plain_text import printable


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote with its `anchor` in the text and its `home`, the part of the page that speaks of it.

    `look` is its class: "c1", "c2" and so on for the families, "aside" for what is no finding. `badge` stands behind its words
    as the way back, "" for none; `near` where it only comes close.
    """

    anchor: str
    home: str
    look: str
    badge: str
    title: str
    evidence: Evidence
    near: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """The characters `start` to `end` of a block that belong to a passage, which begins or ends here, or does neither."""

    start: int
    end: int
    passage: Passage
    begins: bool
    ends: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same passages, with those of them that begin and end here."""

    text: str
    passages: tuple[Passage, ...] = ()
    begins: tuple[Passage, ...] = ()
    ends: tuple[Passage, ...] = ()


Marks = Mapping[tuple[str, str], Sequence[Mark]]
"""The marks by document name and block id."""


def placed(passages: Iterable[Passage], texts: Sequence[DocumentText]) -> Marks:
    """The marks of the passages whose words stand in the texts; a quote from another version of a text has none."""
    blocks = {(text.name, block.id): block for text in texts for block in text.blocks}
    found: dict[tuple[str, str], list[Mark]] = defaultdict(list)
    for passage in passages:
        spans = passage.evidence.spans
        if _stands_there(passage.evidence, blocks):
            for place, span in enumerate(spans):
                mark = Mark(span.start, span.end, passage, begins=place == 0, ends=place == len(spans) - 1)
                found[passage.evidence.document, span.block].append(mark)
    return found


def pieces(text: str, marks: Sequence[Mark]) -> Iterator[Piece]:
    """The text in pieces, which joined give it back but for characters that cannot be shown."""
    cuts = sorted({0, len(text), *(mark.start for mark in marks), *(mark.end for mark in marks)})
    for start, end in pairwise(cuts):
        over = [mark for mark in marks if mark.start <= start and end <= mark.end]
        yield Piece(
            printable(text[start:end]),
            tuple(mark.passage for mark in over),
            tuple(mark.passage for mark in over if mark.begins and mark.start == start),
            tuple(mark.passage for mark in over if mark.ends and mark.end == end),
        )


def _stands_there(evidence: Evidence, blocks: Mapping[tuple[str, str], Block]) -> bool:
    keys = [(evidence.document, span.block) for span in evidence.spans]
    if not keys or any(key not in blocks for key in keys):
        return False
    words = (blocks[key].text[span.start : span.end] for key, span in zip(keys, evidence.spans, strict=True))
    return " ".join(words) == evidence.quote
