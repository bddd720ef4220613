"""Passages in, sentences out, with their language; and the statements that these make, each of which can be weighed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import product

from contractcheck.detect.document.columns import Column, Columns, Stretch
from contractcheck.detect.document.legend import Legend
from contractcheck.detect.document.opened import Opening
from contractcheck.detect.document.passages import Passage
from contractcheck.detect.document.rows import across
from contractcheck.detect.document.statements import Statement
from contractcheck.detect.force.weighing import Said, Setting, Weigher
from contractcheck.detect.grammar.languages import Languages
from contractcheck.detect.grammar.sentences import SentenceEnds, words_of
from contractcheck.detect.parties.parties import Parties
from contractcheck.detect.parties.roles import Role
from contractcheck.detect.purchase.context import Context
from contractcheck.detect.search.phrases import Lexicon
from contractcheck.model.rules import LANGUAGES, Language

_ACTING = ("duty/finite", "duty/verb", "party/supplier", "party/buyer")
_ANSWERS = ("exchange/yes", "exchange/no", "exchange/demotes")
_CAPTION_WORDS = 7
_CAPTION_AND_TEXT = 2
_NOTHING = Opening()


@dataclass(frozen=True, slots=True)
class Spoken:
    """A passage with its language, its text with the names of AI systems masked, its caption, and the sentences by stretch."""

    passage: Passage
    language: Language
    text: str
    caption: tuple[str, ...]
    stretches: tuple[tuple[Stretch, tuple[Said, ...]], ...]

    def texts(self) -> Iterator[tuple[str, Language]]:
        """Every sentence, as it stands too where a name in it is masked, a row also read across, and the caption.

        The caption counts in any language.
        """
        yield from product(self.caption, LANGUAGES)
        for said in (said for _, sentences in self.stretches for said in sentences):
            yield said.text, said.language
            if row := across(self.passage, said.start, said.text):
                yield row, said.language
            if self.text is not self.passage.text:
                yield self.passage.text[said.start : said.end], said.language


class Pipeline:
    """Reads passages of one rule set; build it once and use it for many documents."""

    def __init__(self, lexicon: Lexicon, languages: Languages) -> None:
        self._lexicon = lexicon
        self._languages = languages
        self._ends = {language: SentenceEnds(**words_of(lexicon, language)) for language in LANGUAGES}
        self._weigher = Weigher(lexicon)
        self._columns = Columns(lexicon)

    def spoken(self, passage: Passage, context: Context) -> Spoken:
        """The sentences of a passage in order."""
        language = self._languages.of_passage(passage.text, context.main)
        text = context.masked(passage.text)
        spans = self._ends[language].spans(text)
        caption = self._caption(passage, spans, language)
        stretches = self._columns.stretches(passage, language, context.legend)
        said = (
            tuple(
                Said(start, end, part, self._languages.of_sentence(part, passage.text, language))
                for start, end, part in _within(spans[len(caption) :], each, text)
            )
            for each in stretches
        )
        return Spoken(passage, language, text, caption, tuple(zip(stretches, said, strict=True)))

    def statements(self, spoken: Spoken, context: Context, opening: Opening = _NOTHING) -> list[Statement]:
        """The statements that the sentences of a passage make; `opening` is what the text says of all in its part."""
        passage, language, legend = spoken.passage, spoken.language, context.legend
        headings = (*passage.headings, *spoken.caption)
        found: dict[Column, list[Statement]] = {column: [] for column in Column}
        for stretch, said in spoken.stretches:
            parties = _speaking(context.parties, stretch)
            setting = Setting(passage, stretch, spoken.text, parties, language, headings, opening, legend, context.moments)
            found[stretch.column] += self._of_stretch(setting, said)
        return self._together(found, legend)

    def _of_stretch(self, setting: Setting, said: Sequence[Said]) -> list[Statement]:
        """The statements of neighbouring cells, or of a passage that is no row."""
        weights, passage = self._weigher.weights(setting, said), setting.passage
        return [
            Statement(
                passage,
                each.start,
                each.end,
                passage.text[each.start : each.end],
                each.text,
                each.language,
                setting.headings,
                setting.opening.duty,
                self._lexicon.met(each.text, each.language),
                partial(weights.of, place),
            )
            for place, each in enumerate(said)
        ]

    def _together(self, found: Mapping[Column, Sequence[Statement]], legend: Legend) -> list[Statement]:
        """First the norms with the reserves of the answers, then remarks as descriptions, then the answers."""
        answers = [self._columns.as_answer(each, legend) for each in found[Column.ANSWER]]
        norms = [self._columns.answered(each, answers) for each in found[Column.NORM]] if answers else found[Column.NORM]
        remarks = [self._columns.as_remark(each) for each in found[Column.REMARK]]
        return [*norms, *remarks, *answers]

    def _caption(self, passage: Passage, spans: Sequence[tuple[int, int]], language: Language) -> tuple[str, ...]:
        """The run-in heading of a paragraph ("Technical file. The Supplier ..."): a short first sentence without a verb."""
        if len(spans) < _CAPTION_AND_TEXT or passage.lead:
            return ()
        text = passage.text[slice(*spans[0])]
        if len(text.split()) > _CAPTION_WORDS or not text.endswith("."):
            return ()
        acts = any(self._lexicon.holds(term, text, language) for term in (*_ACTING, *_ANSWERS))
        return () if acts else (text,)


def _speaking(parties: Parties, stretch: Stretch) -> Parties:
    """The parties as the cells mean them: in an answer "we" are the supplier."""
    return replace(parties, first_person=Role.SUPPLIER) if stretch.column is Column.ANSWER else parties


def _within(spans: Sequence[tuple[int, int]], stretch: Stretch, text: str) -> Iterator[tuple[int, int, str]]:
    """The sentences with their text as far as they stand in the stretch."""
    for low, high in spans:
        start, end = max(low, stretch.start), min(high, stretch.end)
        if text[start:end].strip():
            yield start, end, text[start:end]
