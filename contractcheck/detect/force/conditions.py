"""Clauses of condition: "if the Customer orders the module", "zolang er personeel is".

What a duty waits for is told by what the clause speaks of: an order, a will, an agreement, means; whatever words open it.
"""

from __future__ import annotations

from collections.abc import Iterator

from contractcheck.detect.grammar.segments import CLAUSE_END
from contractcheck.detect.search.phrases import Lexicon, Match
from contractcheck.model.rules import Language

Zones = tuple[tuple[int, int], ...]
"""The places where the subordinate clauses of a sentence start and end."""

_OPENER, _CONCESSIVE, _SUPPOSES = "depends/opener", "depends/concessive", "depends/supposes"
_GROUNDS = tuple(f"depends/{ground}" for ground in ("buys", "agreed", "means", "threshold", "willing", "consenting"))


class Conditions:
    """Finds the clauses that make a sentence depend on something that the law does not set."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def find(self, text: str, language: Language, zones: Zones) -> Iterator[Match]:
        """The clauses that weaken, each from the word that opens it."""
        for clause in (*self._before_then(text, language, zones), *self._opened(_OPENER, text, language, zones)):
            if self._restricts(clause, text, language) or self._weakens(text[clause.start : clause.end], language):
                yield clause

    def is_conceded(self, cue: Match, text: str, language: Language) -> bool:
        """Whether the word before the cue says that it makes no difference: "even if", "not against payment"."""
        return self._lexicon.holds(_CONCESSIVE, " ".join(text[: cue.start].split()[-1:]).strip(","), language)

    def _restricts(self, clause: Match, text: str, language: Language) -> bool:
        """Whether the clause restricts by its opener alone, and what is restricted is no ban or permission ("not unless")."""
        own, before = text[clause.start : clause.end], text[: clause.start]
        found = self._lexicon.find("depends/restrictive", own, language)
        opens = any(match.start == 0 and own[match.end :].split()[1:] for match in found)
        usual = any(self._lexicon.holds(term, own, language) for term in ("depends/usual", "depends/harmless"))
        return opens and not usual and not self._lexicon.holds("depends/gate", before, language)

    def only_hands_over(self, cue: Match, text: str, language: Language, zones: Zones) -> bool:
        """Whether the cue is a request, and all that is done upon it is to hand over what exists: a right, no condition."""
        if not self._lexicon.holds("depends/asks", text[cue.start : cue.end], language):
            return False
        main = _without(text, (*zones, (cue.start, cue.end)))
        return self._lexicon.holds("depends/hands-over", main, language) and not self._lexicon.holds(
            "depends/works", main, language
        )

    def supposed(self, text: str, language: Language, zones: Zones) -> Iterator[Match]:
        """The clauses that only suppose what they say: "if the data are not supplied"."""
        return self._opened(_SUPPOSES, text, language, zones)

    def _opened(self, term: str, text: str, language: Language, zones: Zones) -> Iterator[Match]:
        for opener in self._lexicon.find(term, text, language):
            ends = [end for start, end in zones if start <= opener.start < end]
            border = CLAUSE_END.search(text, opener.end)
            yield Match(term, opener.start, max(ends, default=border.start() if border else len(text)))

    def _before_then(self, text: str, language: Language, zones: Zones) -> Iterator[Match]:
        """The clauses that open with their verb, and are known by the "dan" behind them."""
        for start, end in zones:
            following = text[end:].strip(" ,?").split(maxsplit=1)[:1]
            if following and self._lexicon.holds("clause/then", following[0], language):
                yield Match(_OPENER, start, end)

    def _weakens(self, clause: str, language: Language) -> bool:
        def holds(term: str) -> bool:
            return self._lexicon.holds(term, clause, language)

        if holds("depends/harmless"):
            return False
        if holds("depends/lasting"):
            return holds("depends/means") or holds("depends/threshold")
        return any(map(holds, _GROUNDS))


def _without(text: str, zones: Zones) -> str:
    """The text with blanks in place of the zones."""
    for start, end in zones:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
