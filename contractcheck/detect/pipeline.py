"""Passages in, statements out: sentences with their language and headings, each of which can be weighed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from contractcheck.detect.context import Context
from contractcheck.detect.languages import Languages
from contractcheck.detect.passages import Passage
from contractcheck.detect.phrases import Lexicon
from contractcheck.detect.sentences import SentenceEnds, abbreviations_of
from contractcheck.detect.statements import Statement
from contractcheck.detect.weighing import Said, Setting, Weigher
from contractcheck.model.rules import LANGUAGES, Language

_ACTING = ("duty/finite", "duty/verb", "party/supplier", "party/buyer")
_CAPTION_WORDS = 7
_CAPTION_AND_TEXT = 2


class Pipeline:
    """Reads passages of one rule set; build it once and use it for many documents."""

    def __init__(self, lexicon: Lexicon, languages: Languages) -> None:
        self._lexicon = lexicon
        self._languages = languages
        self._ends = {language: SentenceEnds(abbreviations_of(lexicon, language)) for language in LANGUAGES}
        self._weigher = Weigher(lexicon)

    def statements(self, passage: Passage, context: Context, opening: str = "") -> list[Statement]:
        """The statements of a passage in order; `opening` is what the opening of its section says of all that follows."""
        language = self._languages.of_passage(passage.text, context.main)
        text = context.masked(passage.text)
        spans = self._ends[language].spans(text)
        caption = self._caption(passage, spans, language)
        headings = (*passage.headings, *caption)
        said = [
            Said(start, end, text[start:end], self._languages.of_passage(text[start:end], language))
            for start, end in spans[len(caption) :]
        ]
        weights = self._weigher.weights(Setting(passage, text, context.parties, language, headings, opening), said)
        return [
            Statement(
                passage, each.start, each.end, passage.text[each.start : each.end], each.text, each.language, headings, weigh
            )
            for place, each in enumerate(said)
            for weigh in (partial(weights.of, place),)
        ]

    def _caption(self, passage: Passage, spans: Sequence[tuple[int, int]], language: Language) -> tuple[str, ...]:
        """The run-in heading of a paragraph ("Technical file. The Supplier ..."): a short first sentence without a verb."""
        if len(spans) < _CAPTION_AND_TEXT or passage.lead:
            return ()
        text = passage.text[slice(*spans[0])]
        short = len(text.split()) <= _CAPTION_WORDS and text.endswith(".")
        acts = any(self._lexicon.holds(term, text, language) for term in _ACTING)
        return (text,) if short and not acts else ()
