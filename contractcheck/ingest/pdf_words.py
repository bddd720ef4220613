"""Words over the ends of lines: which hyphen belongs to the word and which only parts it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_LAST = re.compile(r"([^\W_]+(?:-[^\W_]+)*)-$")
_OPEN_END = re.compile(r"[^\W_][-/]$|\d\u2013$")
_OPEN_ENDS = ("-", "/", "\u2013")
_FIRST = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_CONJUNCTION = re.compile(r"(?:en|of|and|or|en/of|and/or|dan|tot|als|noch|resp\.?|respectievelijk)\b")
# Below this share of lines, hyphens at their ends are those of compounds; a text that is hyphenated has far more.
_HYPHENATED_SHARE = 0.02
_LONG_WORD = 5
_EDGE = 2


class Joiner:
    """Joins the lines of a document; it knows the words that stand whole in it, once one of them is asked for."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines

    @cached_property
    def _known(self) -> Counter[str]:
        """How often each word stands whole on a line."""
        text = "\n".join([line[: parted.start()] if (parted := _parted(line)) else line for line in self._lines])
        # Few of the pieces of a text are different ones, and most of these are words as they stand.
        pieces = Counter(text.lower().split())
        known = Counter({piece: times for piece, times in pieces.items() if piece.isalnum()})
        for piece, times in pieces.items():
            for word in () if piece.isalnum() else _WORD.findall(piece):
                known[word] += times
        return known

    @cached_property
    def _ends(self) -> Counter[tuple[str, str]]:
        """How often a line ends with the first word and the next one begins with the second."""
        words = [_WORD.findall(line.lower()) for line in self._lines]
        return Counter((above[-1], below[0]) for above, below in pairwise(words) if above and below)

    @cached_property
    def _starts(self) -> Counter[str]:
        return Counter(word[:_EDGE] for word in self._known)

    @cached_property
    def _stops(self) -> Counter[str]:
        return Counter(word[-_EDGE:] for word in self._known)

    @cached_property
    def _is_hyphenated(self) -> bool:
        return sum(1 for line in self._lines if _parted(line)) > _HYPHENATED_SHARE * len(self._lines)

    def joint(self, before: str, after: str, *, is_full: bool = False) -> tuple[str, str]:
        """What a line loses at its end and what comes between it and the next: ("-", "") for a parted word.

        `is_full` says that the line fills a narrow cell, where a long word may be broken without a hyphen.
        """
        if is_full and self._is_broken(before, after):
            return "", ""
        if not before.endswith(_OPEN_ENDS):
            return "", " "
        last, first = _parted(before), _FIRST.match(after)
        if last is None or first is None:
            return "", "" if first and _OPEN_END.match(before[-2:]) else " "
        if _CONJUNCTION.match(after):
            return "", " "
        return ("", "") if self._keeps_hyphen(last[1], first[0]) else ("-", "")

    def _is_broken(self, before: str, after: str) -> bool:
        """Whether a line that is one long word and the start of the next are parts of one word."""
        first = _FIRST.match(after)
        if not first or len(before) < _LONG_WORD or not before.isalpha() or not first[0][0].islower():
            return False
        start, end = before.lower(), first[0].lower()
        return self._known[start + end] > 0 or not self._are_words(start, end)

    def _are_words(self, start: str, end: str) -> bool:
        """Whether two words stand elsewhere in the document, or at least end and begin as many words in it do."""
        times = self._ends[start, end]
        if self._known[start] > times:
            return True
        begins = self._known[end] > times or self._starts[end[:_EDGE]] > times
        return len(end) >= _EDGE and begins and self._stops[start[-_EDGE:]] > times

    def _keeps_hyphen(self, last: str, first: str) -> bool:
        whole, compound = self._known[(last + first).lower()], self._known[f"{last}-{first}".lower()]
        if whole != compound:
            return compound > whole
        part = last.rsplit("-", 1)[-1]
        if part.isupper() or part[-1].isdigit() or not first[0].islower():
            return True
        return not self._is_hyphenated


def _parted(line: str) -> re.Match[str] | None:
    """The word that a hyphen at the end of the line parts, or joins with what follows."""
    return _LAST.search(line) if line.endswith("-") else None
