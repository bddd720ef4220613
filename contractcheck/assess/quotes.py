"""Verbatim quotes of statements, with their place, at most 150 words long."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from contractcheck.detect.document.passages import Passage
from contractcheck.detect.document.statements import Statement
from contractcheck.detect.grammar.sentences import SentenceEnds
from contractcheck.detect.purchase.facts import Fact
from contractcheck.model.document import Block, BlockKind
from contractcheck.model.report import Evidence, QuoteSpan

MOST_WORDS = 150
MOST_QUOTES = 6
_LONG = 300
_SENTENCES = SentenceEnds(())


def evidence_of(document: str, statements: Iterable[Statement]) -> tuple[Evidence, ...]:
    """The quotes of the statements in reading order, without repeats, six at most."""
    ordered = sorted(set(statements), key=lambda each: (each.passage.order, each.start))
    quotes = [replace(quote(document, each.passage, each.start, each.end), faults=tuple(sorted(each.faults))) for each in ordered]
    return tuple({each.spans: each for each in quotes}.values())[:MOST_QUOTES]


def evidence_of_fact(document: str, fact: Fact) -> Evidence:
    """The quote of a ground: its sentence, or the words around it where that is long."""
    inside = [(start, end) for start, end in _SENTENCES.spans(fact.passage.text) if start < fact.end and fact.start < end]
    start, end = (inside[0][0], inside[-1][1]) if inside else (fact.start, fact.end)
    if end - start > _LONG:
        start, end = _around(fact)
    return quote(document, fact.passage, start, end)


def _around(fact: Fact) -> tuple[int, int]:
    """Whole words up to some sixty characters before and behind the words of a fact."""
    text = fact.passage.text
    start = max((match.end() for match in re.finditer(r"\s", text[: max(fact.start - 60, 0)])), default=0)
    tail = re.search(r"\s", text[min(fact.end + 60, len(text)) :])
    return start, min(fact.end + 60, len(text)) + tail.start() if tail else len(text)


def quote(document: str, passage: Passage, start: int, end: int) -> Evidence:
    """Characters `start` to `end` of a passage as evidence; the spans' texts joined by a space give the quote.

    `document` is the name where the passage itself has none.
    """
    pieces = _shortened([(block, low, high) for block, low, high in passage.spans(start, end) if block.text[low:high].strip()])
    spans = tuple(_span(block, low, high) for block, low, high in pieces)
    text = " ".join(block.text[low:high] for block, low, high in pieces)
    block = passage.block
    number = block.place or block.number
    heading = block.headings[-1] if block.headings else ""
    page = next((line.page for piece in spans for line in piece.boxes), block.page)
    return Evidence(passage.document or document, text, number, heading, page, spans)


def _shortened(pieces: list[tuple[Block, int, int]]) -> list[tuple[Block, int, int]]:
    """The pieces without outer spaces, cut after the last word that still fits."""
    left, kept = MOST_WORDS, []
    for block, low, high in pieces:
        words = list(re.finditer(r"\S+", block.text[low:high]))[:left]
        if words:
            kept.append((block, low + words[0].start(), low + words[-1].end()))
            left -= len(words)
    return kept


def _span(block: Block, start: int, end: int) -> QuoteSpan:
    boxes = tuple(line for line in block.lines if line.start < end and start < line.end)
    return QuoteSpan(block.id, start, end, boxes, is_cell=block.kind is BlockKind.CELL)
