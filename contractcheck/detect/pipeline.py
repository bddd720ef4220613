"""The spaCy pipeline: passages in, statements out. One blank pipeline per language, no model."""

from __future__ import annotations

from collections.abc import Iterator

import spacy
from spacy.language import Language as Nlp
from spacy.tokens import Doc

from contractcheck.detect import sentences, zones
from contractcheck.detect.actors import Actors, Scene
from contractcheck.detect.languages import Languages
from contractcheck.detect.mood import Mood, Sentence
from contractcheck.detect.parties import Parties
from contractcheck.detect.passages import Passage
from contractcheck.detect.phrases import Lexicon
from contractcheck.detect.statements import Actor, Fault, Scope, Statement
from contractcheck.model.rules import LANGUAGES, Language


class Pipeline:
    """Reads passages of one rule set; build it once and use it for many documents."""

    def __init__(self, lexicon: Lexicon, languages: Languages) -> None:
        self._lexicon = lexicon
        self._languages = languages
        self._actors = Actors(lexicon)
        self._mood = Mood(lexicon)
        self._nlp = {language: _nlp(language, lexicon) for language in LANGUAGES}

    def statements(self, passage: Passage, parties: Parties, otherwise: Language) -> list[Statement]:
        """The statements of a passage in order; `otherwise` is the language where its words do not decide."""
        language = self._languages.of_passage(passage.text, otherwise)
        doc = self._nlp[language](passage.text)
        context = " \n ".join((*passage.headings, *passage.headers))
        found: list[Statement] = []
        for start, end in _sentences(doc):
            previous = found[-1].actor if found else Actor.NONE
            found.append(self._statement(doc, start, end, passage, context, parties, previous, language))
        return found

    def _statement(  # noqa: PLR0913
        self, doc: Doc, start: int, end: int, passage: Passage, context: str, parties: Parties, previous: Actor, language: Language
    ) -> Statement:
        text = passage.text[start:end]
        own = self._languages.of_passage(text, language)
        subordinate = tuple(
            (span.start_char - start, span.end_char - start) for span in doc.spans[zones.SUBORDINATE] if start <= span.start_char < end
        )
        mandatory = self._mandatory(text, context, own)
        actor = self._actors.resolve(Scene(text, own, parties, subordinate, previous))
        if actor is Actor.NONE:
            actor = self._inherited(context, passage, start, own, parties, mandatory=mandatory)
        scopes = self._mood.scopes(Sentence(text, own, context, subordinate, actor, mandatory))
        return Statement(passage, start, end, text, own, actor, scopes + _by_actor(actor, text), mandatory)

    def _mandatory(self, text: str, context: str, language: Language) -> bool:
        return self._lexicon.holds("mood/mandatory", text, language) or self._lexicon.holds("mood/mandatory-heading", context, language)

    def _inherited(  # noqa: PLR0913
        self, context: str, passage: Passage, start: int, language: Language, parties: Parties, *, mandatory: bool
    ) -> Actor:
        """The actor named by the lead-in or the headings; a mandatory requirement binds the tenderer."""
        if start < passage.lead:
            lead = Actor.NONE
        else:
            lead = self._actors.in_heading(passage.text[: passage.lead], language, parties)
        heading = lead if lead is not Actor.NONE else self._actors.in_heading(context, language, parties)
        if heading is Actor.NONE and mandatory:
            return Actor.SUPPLIER
        return heading


def _by_actor(actor: Actor, text: str) -> tuple[Scope, ...]:
    fault = {Actor.BUYER: Fault.SHIFTED, Actor.THIRD: Fault.SHIFTED, Actor.NONE: Fault.ACTORLESS, Actor.LAW: Fault.DESCRIPTIVE}.get(actor)
    return (Scope(fault, 0, len(text), actor.value),) if fault is not None else ()


def _sentences(doc: Doc) -> Iterator[tuple[int, int]]:
    for sentence in doc.sents:
        text = sentence.text
        lead = len(text) - len(text.lstrip())
        if text.strip():
            yield sentence.start_char + lead, sentence.start_char + len(text.rstrip())


def _nlp(language: Language, lexicon: Lexicon) -> Nlp:
    nlp = spacy.blank(language)
    nlp.add_pipe("contractcheck_sentences", config={"abbreviations": sentences.abbreviations_of(lexicon, language)})
    component = nlp.add_pipe("contractcheck_subordinate")
    if isinstance(component, zones.SubordinateClauses):
        component.lexicon = lexicon
    return nlp

