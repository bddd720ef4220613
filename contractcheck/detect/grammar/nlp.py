"""The spaCy pipelines: one blank pipeline per language, without a model, with components of our own."""

from __future__ import annotations

import spacy
from spacy.language import Language as Nlp

from contractcheck.detect.grammar import tokens
from contractcheck.detect.grammar.sentences import SentenceEnds, words_of
from contractcheck.detect.grammar.zones import SubordinateClauses
from contractcheck.detect.search.phrases import Lexicon
from contractcheck.model.rules import Language


@Nlp.factory("contractcheck_sentences", default_config={"abbreviations": [], "consequences": []})
def create_sentence_ends(nlp: Nlp, name: str, abbreviations: list[str], consequences: list[str]) -> SentenceEnds:
    """The component as spaCy makes it from its configuration."""
    del nlp, name
    return SentenceEnds(abbreviations, consequences)


@Nlp.factory("contractcheck_subordinate")
def create_subordinate_clauses(nlp: Nlp, name: str) -> SubordinateClauses:
    """The component as spaCy makes it; `pipeline` gives it the lexicon."""
    del nlp, name
    return SubordinateClauses()


def pipeline(language: Language, lexicon: Lexicon) -> Nlp:
    """A new pipeline that finds sentences and their subordinate clauses with the words of the lexicon."""
    nlp = spacy.blank(language, config={"nlp": {"tokenizer": {"@tokenizers": tokens.NAME}}})
    nlp.add_pipe("contractcheck_sentences", config={**words_of(lexicon, language)})
    component = nlp.add_pipe("contractcheck_subordinate")
    if isinstance(component, SubordinateClauses):
        component.lexicon = lexicon
    return nlp
