"""Statements that set aside a provision which they cite by its number: "notwithstanding clause 8.1, no registration is owed"."""

from __future__ import annotations

from contractcheck.detect.clauses.found import Found
from contractcheck.detect.document.citations import nothing
from contractcheck.detect.document.statements import Fault, Statement
from contractcheck.detect.force.mood import DEVIATIONS
from contractcheck.detect.search.phrases import Lexicon
from contractcheck.model.rules import LANGUAGES

_THAT_ONE, _SETS_ASIDE = "reference/that-one", "contradiction/sets-aside"


class Citing:
    """Tells whether a statement takes away what stands under a number that it cites."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._deviates = lexicon.watch(*DEVIATIONS)

    def is_article(self, word: str) -> bool:
        """Whether a number behind the word is that of a provision."""
        return any(self._lexicon.holds("reference/article", word, language) for language in LANGUAGES)

    def sets_aside(self, statement: Statement, found: Found) -> bool:
        """Whether the statement deviates from a passage that it names by its number, or by its letter in the same list."""
        if not self._deviates.stirred(statement.terms, statement.language):
            return False
        letters, cited = found.letters.get(statement.headings), self._citing_text(statement)
        by_letter = letters is not None and letters.are_cited(statement.text, self.is_article)
        by_number = found.numbers.are_cited(cited, self.is_article)
        # Weighed last, for most texts cite nothing of the family.
        if not (by_letter or by_number) or Fault.DEVIATES not in statement.faults:
            return False
        surely = by_letter or Fault.NEGATED in statement.faults or self._says(_SETS_ASIDE, statement)
        return surely or found.numbers.are_cited(cited, nothing)

    def _citing_text(self, statement: Statement) -> str:
        """The statement, with the sentences before it where it speaks of "that article"."""
        return statement.passage.text[: statement.end] if self._says(_THAT_ONE, statement) else statement.text

    def _says(self, term: str, statement: Statement) -> bool:
        return self._lexicon.holds(term, statement.text, statement.language)
