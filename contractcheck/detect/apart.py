"""Look-alikes: words that show a sentence, or one of its coordinate clauses, to be about something else."""

from __future__ import annotations

from contractcheck.detect.coordination import Coordination
from contractcheck.detect.phrases import Lexicon
from contractcheck.detect.statements import Statement
from contractcheck.detect.zones import ClauseReader
from contractcheck.model.rules import Language


class FreeClauses:
    """Finds clauses that name the subject of one family beside clauses that look like it."""

    def __init__(self, family: str, lexicon: Lexicon) -> None:
        self._subject, self._look_alike = f"{family}/subject", f"{family}/look-alike"
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

    def _is_free(self, clause: str, language: Language) -> bool:
        names_ai = self._lexicon.holds("ai/noun", clause, language)
        return names_ai and not self._lexicon.holds(self._look_alike, clause, language)
