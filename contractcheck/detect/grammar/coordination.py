"""Coordinate clauses: in "shall report each incident and shall, where possible, prevent others" the hedge reaches one of two."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from contractcheck.detect.search.phrases import Lexicon, Match
from contractcheck.model.rules import Language

_LAST_WORD = re.compile(r"(\w+)\W*$")
# A conjunction with what is put in behind it: "and, if so requested, shall".
_INSERTED = re.compile(r"(?<!\w)(\w+),[^,;]*,?\s*$")


@dataclass(frozen=True, slots=True)
class Coordination:
    """The coordinate clauses of one sentence; `is_subordinate` tells the places in its subordinate clauses."""

    lexicon: Lexicon
    text: str
    language: Language
    is_subordinate: Callable[[int], bool]

    def reach(self, cue: Match) -> tuple[int, int]:
        """The clause in which the cue stands; the whole sentence where it stands before the first verb."""
        found = self.lexicon.find("clause/finite", self.text, self.language)
        verbs = [verb for verb in found if not self.is_subordinate(verb.start)]
        if not any(verb.start < cue.end for verb in verbs):
            return 0, len(self.text)
        starts = [self._start(verb.start) for verb in verbs[1:]]
        before = [start for start in (*starts, self._joined(cue.start, _INSERTED)) if 0 < start <= cue.start]
        after = [start for start in starts if start >= cue.end]
        return max(before, default=0), min(after, default=len(self.text))

    def _start(self, verb: int) -> int:
        """Where the clause of this verb begins: at the comma or the conjunction before it; 0 where it goes on in another."""
        before = self.text[:verb].rstrip()
        return self._joined(verb, _LAST_WORD) or self._joined(verb, _INSERTED) or (before.endswith(",") and len(before) - 1)

    def _joined(self, position: int, last: re.Pattern[str]) -> int:
        """Where a conjunction is the last word before this place, as the pattern finds it; 0 where none is."""
        word = last.search(self.text[:position])
        return word.start(1) if word and self.lexicon.holds("clause/and", word[1], self.language) else 0
