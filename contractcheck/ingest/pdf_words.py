"""Words over the ends of lines: which hyphen belongs to the word and which only parts it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_LAST = re.compile(r"([^\W_]+(?:-[^\W_]+)*)-$")
_FIRST = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_CONJUNCTION = re.compile(r"(?:en|of|and|or|en/of|and/or|dan|tot|als|noch|resp\.?|respectievelijk)\b")
# Below this share of lines, hyphens at their ends are those of compounds; a text that is hyphenated has far more.
_HYPHENATED_SHARE = 0.02
_LONG_WORD = 8


class Joiner:
    """Joins the lines of a document; it knows the words that stand whole in it."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._known: Counter[str] = Counter()
        count = ends = 0
        for line in lines:
            count += 1
            ends += _LAST.search(line) is not None
            words = _WORD.findall(line)
            self._known.update(word.lower() for word in (words[:-1] if line.endswith("-") else words))
        self._is_hyphenated = ends > _HYPHENATED_SHARE * count

    def joint(self, before: str, after: str, *, is_full: bool = False) -> tuple[str, str]:
        """What a line loses at its end and what comes between it and the next: ("-", "") for a parted word.

        `is_full` says that the line fills a narrow cell, where a long word may be broken without a hyphen.
        """
        if is_full and self._is_broken(before, after):
            return "", ""
        last, first = _LAST.search(before), _FIRST.match(after)
        if last is None or first is None:
            return "", "" if before.endswith(("-", "/")) and first and not before.endswith((" -", " /")) else " "
        if _CONJUNCTION.match(after):
            return "", " "
        return ("", "") if self._keeps_hyphen(last[1], first[0]) else ("-", "")

    def _is_broken(self, before: str, after: str) -> bool:
        """Whether a line that is one long word and the start of the next are parts of one word."""
        first = _FIRST.match(after)
        if not first or len(before) < _LONG_WORD or not before.isalpha() or not first[0][0].islower():
            return False
        whole = self._known[(before + first[0]).lower()]
        return whole > 0 or max(self._known[before.lower()], self._known[first[0].lower()]) <= 1

    def _keeps_hyphen(self, last: str, first: str) -> bool:
        whole, compound = self._known[(last + first).lower()], self._known[f"{last}-{first}".lower()]
        if whole != compound:
            return compound > whole
        part = last.rsplit("-", 1)[-1]
        if part.isupper() or part[-1].isdigit() or not first[0].islower():
            return True
        return not self._is_hyphenated
