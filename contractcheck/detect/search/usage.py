"""Which phrases of the rules stand in a labelled passage."""

from __future__ import annotations

from contractcheck.detect.search.phrases import Lexicon
from contractcheck.model.rules import LANGUAGES, Language, Ruleset
from contractcheck.rules.notation import AND
from contractcheck.rules.sources import phrases_of

# No phrase crosses a bar, so all passages of a language can be searched as one text.
_BAR = "\n|\n"


class Usage:
    """Answers for one phrase at a time whether any case of the rule set holds it."""

    def __init__(self, ruleset: Ruleset) -> None:
        self._terms = ruleset.terms
        self._lexicon = Lexicon(ruleset.terms, ruleset.anchors, ruleset.trials)
        cases = (*ruleset.cases, *ruleset.subject_cases)
        self._passages = {language: [case.text for case in cases if case.language == language] for language in LANGUAGES}

    def is_used(self, term: str, phrase: str) -> bool:
        """Whether the phrase of the term stands in a case of a language in which the phrase counts."""
        counting = (language for language in LANGUAGES if phrase in phrases_of(self._terms[term], language))
        return any(
            self._lexicon.holds_phrase(phrase, text, language) for language in counting for text in self._texts(phrase, language)
        )

    def _texts(self, phrase: str, language: Language) -> list[str]:
        """The texts to search: the parts of a phrase with `&` must stand in one passage, others are looked for in all at once."""
        passages = self._passages[language]
        return passages if AND in phrase else [_BAR.join(passages)]
