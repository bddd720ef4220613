"""Where things stand in a sentence: beside each other, within each other, in which segment."""

from __future__ import annotations

import re

from contractcheck.detect.search.phrases import Lexicon, Match
from contractcheck.model.rules import Language

_BRACKETS = re.compile(r"\([^()]*\)")
CLAUSE_END = re.compile(r"[,;:|)]|\s[–—-]\s|$")
"""What may end a clause."""
_SEGMENT = re.compile(r";|\s\|\s|\s[–—-]\s")


def touches(text: str, end: int, start: int) -> bool:
    """Whether nothing but space stands from `end` to `start`."""
    return end <= start and not text[end:start].strip()


def inside(match: Match, others: list[Match]) -> bool:
    """Whether the match stands within one of the others."""
    return any(other.start <= match.start and match.end <= other.end for other in others)


def stands_outside(lexicon: Lexicon, term: str, others: str, text: str, language: Language) -> bool:
    """Whether a phrase of the term stands in the text outside the phrases of the term `others`."""
    apart = list(lexicon.find(others, text, language))
    return any(not inside(match, apart) for match in lexicon.find(term, text, language))


def ends_within(match: Match, others: list[Match]) -> bool:
    """Whether the match ends within one of the others, or with it."""
    return any(other.start < match.end <= other.end for other in others)


def is_listed(text: str, position: int) -> bool:
    """Whether the place stands in an enumeration in brackets: "the ground (consent, no objection, licence)"."""
    return any(span.start() < position <= span.end() and "," in span[0] for span in _BRACKETS.finditer(text))


def segment_start(text: str, position: int) -> int:
    """Where the segment of the place begins: behind the last semicolon, cell border or dash before it."""
    return max((border.end() for border in _SEGMENT.finditer(text, 0, position)), default=0)


def segment_end(text: str, position: int) -> int:
    """Where the segment of the place ends."""
    border = _SEGMENT.search(text, position)
    return border.start() if border else len(text)
