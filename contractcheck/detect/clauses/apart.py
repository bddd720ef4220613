"""Look-alikes: words that show a sentence, or one of its coordinate clauses, to be about something else."""

from __future__ import annotations

import re

from contractcheck.detect.document.statements import Statement
from contractcheck.detect.grammar.coordination import Coordination
from contractcheck.detect.grammar.zones import ClauseReader
from contractcheck.detect.search.phrases import Lexicon
from contractcheck.model.rules import Language

_ITEMS = re.compile(r"[,:;]\s|\s(?:en|and)\s")
_FEWEST = 3
_VERBS = ("duty/verb", "clause/finite")


class FreeClauses:
    """Finds clauses that name the subject of one family beside clauses that look like it."""

    def __init__(self, family: str, lexicon: Lexicon) -> None:
        self._subject, self._look_alike = f"{family}/subject", f"{family}/look-alike"
        self._named = lexicon.names(f"{family}/stand-in/")
        self._lexicon = lexicon
        self._clauses = ClauseReader(lexicon)

    def stand_in(self, statement: Statement) -> bool:
        """Whether a clause of the sentence has the family's own words beside those of AI, and no look-alike.

        "Monitors the model and reports outages" is about both.
        """
        text, language = statement.masked, statement.language
        matches = list(self._lexicon.find(self._subject, text, language))
        if not matches:
            return False
        zones = self._clauses.read(text, language).within(0, len(text))
        coordination = Coordination(self._lexicon, text, language, lambda place: any(a <= place < b for a, b in zones))
        reaches = {coordination.reach(match) for match in matches}
        return any(end - start < len(text) and self._is_free(text[start:end], language) for start, end in reaches)

    def is_listed(self, statement: Statement) -> bool:
        """Whether a thing of the family, by its name, is an item of its own in a list: "the manual, notes and the Model Book"."""
        items = _ITEMS.split(statement.masked)
        return len(items) >= _FEWEST and any(self._is_named(each, statement.language) for each in items)

    def _is_named(self, item: str, language: Language) -> bool:
        named = any(self._lexicon.holds(term, item, language) for term in self._named)
        return named and not any(self._lexicon.holds(term, item, language) for term in (self._look_alike, *_VERBS))

    def _is_free(self, clause: str, language: Language) -> bool:
        names_ai = self._lexicon.holds("ai/noun", clause, language)
        return names_ai and not self._lexicon.holds(self._look_alike, clause, language)
