"""The candidates of all families."""

from __future__ import annotations

from collections.abc import Iterable

from contractcheck.detect.clauses.candidates import Candidate, Candidates
from contractcheck.detect.document.speech import Speech
from contractcheck.detect.force.mood import DEVIATIONS
from contractcheck.detect.purchase.context import Context
from contractcheck.detect.search.phrases import Lexicon
from contractcheck.model.rules import Family


class Families:
    """Finds the candidates of the families of a rule set."""

    def __init__(self, families: Iterable[Family], lexicon: Lexicon) -> None:
        self._finders = tuple(Candidates(family, lexicon) for family in families)

    def find(self, speech: Speech, context: Context, *, ai: bool) -> list[Candidate]:
        """The candidates, family by family, each in reading order; `ai` says whether the document buys AI."""
        deviating = speech.contents.holding(*DEVIATIONS)
        return [found for finder in self._finders for found in finder.find(speech, deviating, context, ai=ai)]
