"""Words over the ends of lines: which hyphen belongs to the word and which only parts it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_LAST = re.compile(r"([^\W_]+(?:-[^\W_]+)*)-$")
_OPEN_END = re.compile(r"[^\W_][-/]$|\d\u2013$")
_FIRST = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_CONJUNCTION = re.compile(r"(?:en|of|and|or|en/of|and/or|dan|tot|als|noch|resp\.?|respectievelijk)\b")
# Below this share of lines, hyphens at their ends are those of compounds; a text that is hyphenated has far more.
_HYPHENATED_SHARE = 0.02
_LONG_WORD = 5
_EDGE = 2


class Joiner:
    """Joins the lines of a document; it knows the words that stand whole in it."""

    def __init__(self, lines: Sequence[str]) -> None:
        words = [_WORD.findall(line.lower()) for line in lines]
        self._known = Counter(word for line, text in zip(words, lines, strict=True) for word in line[: _whole(line, text)])
        self._ends = Counter((above[-1], below[0]) for above, below in pairwise(words) if above and below)
        self._starts = Counter(word[:_EDGE] for word in self._known)
        self._stops = Counter(word[-_EDGE:] for word in self._known)
        self._is_hyphenated = sum(1 for line in lines if _parted(line)) > _HYPHENATED_SHARE * len(lines)

    def joint(self, before: str, after: str, *, is_full: bool = False) -> tuple[str, str]:
        """What a line loses at its end and what comes between it and the next: ("-", "") for a parted word.

        `is_full` says that the line fills a narrow cell, where a long word may be broken without a hyphen.
        """
        if is_full and self._is_broken(before, after):
            return "", ""
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


def _whole(words: Sequence[str], line: str) -> int:
    """How many words of a line are whole: one with a hyphen at its end may not be."""
    return len(words) - 1 if line.endswith("-") else len(words)
