"""The candidates of all families, found in the passages that have words of one of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from contractcheck.detect.candidates import Candidate, Candidates
from contractcheck.detect.context import Context
from contractcheck.detect.mood import DEVIATIONS
from contractcheck.detect.phrases import Lexicon
from contractcheck.detect.statements import Statement
from contractcheck.model.rules import Family


class Families:
    """Finds the candidates of the families of a rule set."""

    def __init__(self, families: Iterable[Family], lexicon: Lexicon) -> None:
        self._finders = tuple(Candidates(family, lexicon) for family in families)
        self._words = lexicon.watch(*(term for finder in self._finders for term in finder.terms))
        self._deviates = lexicon.watch(*DEVIATIONS)

    def find(self, statements: Sequence[Statement], context: Context, *, ai: bool) -> list[Candidate]:
        """The candidates, family by family, each in reading order; `ai` says whether the document buys AI."""
        spoken = {each.passage.order for each in statements if self._words.stirred(each.terms, each.language)}
        speaking = [each for each in statements if each.passage.order in spoken]
        deviating = [each for each in statements if self._deviates.stirred(each.terms, each.language)]
        return [found for finder in self._finders for found in finder.find(speaking, statements, deviating, context, ai=ai)]
