"""Where a new article goes, what number it bears, and which paragraphs it looks like."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from contractcheck.annotate.word_file import Placed
from contractcheck.model.document import Block, BlockKind
from contractcheck.model.outline import OutlineWords

_INTEGER = re.compile(r"\d+(?=\D*$)")
_CLAUSE = re.compile(r"\d+(?:\.\d+)+")


@dataclass(frozen=True, slots=True)
class Site:
    """The block after which a new article stands, and the heading and clause that it is made like.

    The numbers are what is to be typed before the text, "" where Word counts by itself or the document has no numbers.
    """

    after: Placed
    heading: Placed | None
    clause: Placed | None
    last: int = 0

    def heading_number(self, step: int) -> str:
        """The typed number of the `step`th new article, from 1."""
        return _INTEGER.sub(str(self.last + step), _typed(self.heading), count=1) if self.last else ""

    def clause_number(self, step: int) -> str:
        return _CLAUSE.sub(f"{self.last + step}.1", _typed(self.clause), count=1) if self.last else ""


def site_of(blocks: Mapping[str, Placed], words: OutlineWords) -> Site:
    """The place behind the last article and before annexes and signatures; the end of the text where there are no articles."""
    body = _before_annexes(list(blocks.values()), words)
    numbered = [placed for placed in body if placed.block.kind is BlockKind.HEADING and _INTEGER.search(placed.block.number)]
    if not numbered:
        # The first block is the title of the document, which is no example for the heading of an article.
        headings = [placed for placed in body[1:] if placed.block.kind is BlockKind.HEADING]
        texts = [placed for placed in body if placed.block.kind is BlockKind.PARAGRAPH]
        return Site(body[-1], headings[-1] if headings else None, texts[-1] if texts else None)
    form = Counter(_form(placed.block) for placed in numbered).most_common(1)[0][0]
    heading = [placed for placed in numbered if _form(placed.block) == form][-1]
    inside = _unsigned(_inside(body, heading), words)
    clauses = [placed for placed in inside if _CLAUSE.fullmatch(placed.block.number)]
    counted = [placed for placed in inside if placed.block.number] or inside or [heading]
    number = _INTEGER.search(heading.block.number)
    return Site(counted[-1], heading, next(iter(clauses or inside), None), int(number[0]) if number else 0)


def _before_annexes(blocks: Sequence[Placed], words: OutlineWords) -> Sequence[Placed]:
    """The blocks before the first annex, without notes, which stand elsewhere in the file."""
    found: list[Placed] = []
    for placed in blocks:
        first = placed.block.number.lower().split(" ")[0]
        if placed.block.kind is BlockKind.HEADING and first in words.annex and found:
            break
        if placed.place.reference is None:
            found.append(placed)
    return found or blocks


def _form(block: Block) -> tuple[int, str]:
    return block.depth, _INTEGER.sub("#", block.number)


def _inside(body: Sequence[Placed], heading: Placed) -> list[Placed]:
    """The blocks under a heading, up to the next one that is not below it."""
    found = []
    for placed in body[list(body).index(heading) + 1 :]:
        if placed.block.kind is BlockKind.HEADING and placed.block.depth <= heading.block.depth:
            break
        found.append(placed)
    return found


def _unsigned(blocks: Sequence[Placed], words: OutlineWords) -> list[Placed]:
    """The blocks before the first line with signatures."""
    return list(takewhile(lambda placed: not placed.block.text.lower().startswith(words.signature), blocks))


def _typed(placed: Placed | None) -> str:
    """The number as it is typed before the text of a block, with what parts the two."""
    return placed.raw_text[: placed.label_width] if placed else ""
