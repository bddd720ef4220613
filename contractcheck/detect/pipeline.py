"""The spaCy pipeline: passages in, statements out. One blank pipeline per language, no model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import spacy
from spacy.language import Language as Nlp
from spacy.tokens import Doc

from contractcheck.detect import sentences, tokens, zones
from contractcheck.detect.actors import Actors, Scene
from contractcheck.detect.context import Context
from contractcheck.detect.languages import Languages
from contractcheck.detect.mood import Mood, Sentence
from contractcheck.detect.parties import Parties
from contractcheck.detect.passages import Passage
from contractcheck.detect.phrases import Lexicon
from contractcheck.detect.statements import Actor, Fault, Scope, Statement
from contractcheck.model.rules import LANGUAGES, Language

_ACTING = ("duty/finite", "duty/verb", "party/supplier", "party/buyer")
_MARK_WORDS = 3
_CAPTION_WORDS = 7
_CAPTION_AND_TEXT = 2


class Pipeline:
    """Reads passages of one rule set; build it once and use it for many documents."""

    def __init__(self, lexicon: Lexicon, languages: Languages) -> None:
        self._lexicon = lexicon
        self._languages = languages
        self._actors = Actors(lexicon)
        self._mood = Mood(lexicon)
        self._nlp = {language: _nlp(language, lexicon) for language in LANGUAGES}

    def statements(self, passage: Passage, context: Context, opening: str = "") -> list[Statement]:
        """The statements of a passage in order; `opening` is what the opening of its section says of all that follows."""
        language = self._languages.of_passage(passage.text, context.main)
        doc = self._nlp[language](context.masked(passage.text))
        spans = list(_sentences(doc))
        caption = self._caption(passage, spans, language)
        setting = _Setting(passage, context.parties, language, (*passage.headings, *caption), opening)
        found: list[Statement] = []
        for start, end in spans[len(caption) :]:
            found.append(self._statement(doc, start, end, setting, found[-1].actor if found else Actor.NONE))
        return found

    def _caption(self, passage: Passage, spans: Sequence[tuple[int, int]], language: Language) -> tuple[str, ...]:
        """The run-in heading of a paragraph ("Technical file. The Supplier ..."): a short first sentence without a verb."""
        if len(spans) < _CAPTION_AND_TEXT or passage.lead:
            return ()
        text = passage.text[slice(*spans[0])]
        short = len(text.split()) <= _CAPTION_WORDS and text.endswith(".")
        acts = any(self._lexicon.holds(term, text, language) for term in _ACTING)
        return (text,) if short and not acts else ()

    def _statement(self, doc: Doc, start: int, end: int, setting: _Setting, previous: Actor) -> Statement:
        text = doc.text[start:end]
        own = self._languages.of_passage(text, setting.language)
        subordinate = tuple(
            (span.start_char - start, span.end_char - start)
            for span in doc.spans[zones.SUBORDINATE]
            if start <= span.start_char < end
        )
        mandatory = self._is_mandatory(text, setting, own)
        actor = self._actors.resolve(Scene(text, own, setting.parties, subordinate, previous, mandatory))
        if actor is Actor.NONE:
            actor = self._inherited(setting, start, own, mandatory=mandatory)
        scopes = self._mood.scopes(Sentence(text, own, setting.nearest, subordinate, actor, mandatory)) + _by_actor(actor, text)
        shown = setting.passage.text[start:end]
        return Statement(setting.passage, start, end, shown, text, own, setting.headings, actor, scopes, mandatory)

    def _is_mandatory(self, text: str, setting: _Setting, language: Language) -> bool:
        """A requirement by its own words, by the mark of its row ("MUST") or by its heading; a row marked as a wish is none."""
        if self._lexicon.holds("mood/wish-heading", setting.marks, language):
            return False
        own = self._lexicon.holds("mood/mandatory", text, language)
        return own or self._lexicon.holds("mood/mandatory-heading", f"{setting.marks} {setting.nearest}", language)

    def _inherited(self, setting: _Setting, start: int, language: Language, *, mandatory: bool) -> Actor:
        """The actor of the lead-in; a mandatory requirement binds the tenderer; else the one whose duties the headings list."""
        passage = setting.passage
        lead = self._actors.in_heading(passage.text[: passage.lead] if start >= passage.lead else "", language, setting.parties)
        if lead is not Actor.NONE or mandatory:
            return lead if lead is not Actor.NONE else Actor.SUPPLIER
        near = self._actors.in_heading(setting.nearest, language, setting.parties)
        if near is Actor.BUYER and not self._lexicon.holds("duty/heading", setting.nearest, language):
            near = Actor.NONE
        return near if near is not Actor.NONE else self._of_section(setting, language)

    def _of_section(self, setting: _Setting, language: Language) -> Actor:
        """The supplier where a heading or the opening of the section names it, or where the section lists requirements."""
        for text in (" \n ".join(setting.headings), setting.opening):
            if self._actors.in_heading(text, language, setting.parties) is Actor.SUPPLIER:
                return Actor.SUPPLIER
        required = any(self._lexicon.holds("mood/requirements-heading", heading, language) for heading in setting.headings)
        return Actor.SUPPLIER if required else Actor.NONE


@dataclass(frozen=True, slots=True)
class _Setting:
    """A passage with what holds for all its sentences; `headings` end with the passage's own caption."""

    passage: Passage
    parties: Parties
    language: Language
    headings: tuple[str, ...]
    opening: str

    @property
    def marks(self) -> str:
        """The short cells of a table row ("Eis", "SHOULD") and the passage's own number ("Wens W-3")."""
        cells = (part.block.text for part in self.passage.parts if part.block.cell is not None)
        return " ; ".join((self.passage.block.place, *(text for text in cells if len(text.split()) <= _MARK_WORDS)))

    @property
    def nearest(self) -> str:
        return " ; ".join((*self.headings[-1:], self.marks, *self.passage.headers))


def _by_actor(actor: Actor, text: str) -> tuple[Scope, ...]:
    fault = {
        Actor.BUYER: Fault.SHIFTED,
        Actor.THIRD: Fault.SHIFTED,
        Actor.NONE: Fault.ACTORLESS,
        Actor.LAW: Fault.DESCRIPTIVE,
    }.get(actor)
    return (Scope(fault, 0, len(text), actor.value),) if fault is not None else ()


def _sentences(doc: Doc) -> Iterator[tuple[int, int]]:
    for sentence in doc.sents:
        text = sentence.text
        lead = len(text) - len(text.lstrip())
        if text.strip():
            yield sentence.start_char + lead, sentence.start_char + len(text.rstrip())


def _nlp(language: Language, lexicon: Lexicon) -> Nlp:
    nlp = spacy.blank(language, config={"nlp": {"tokenizer": {"@tokenizers": tokens.NAME}}})
    nlp.add_pipe("contractcheck_sentences", config={"abbreviations": sentences.abbreviations_of(lexicon, language)})
    component = nlp.add_pipe("contractcheck_subordinate")
    if isinstance(component, zones.SubordinateClauses):
        component.lexicon = lexicon
    return nlp
