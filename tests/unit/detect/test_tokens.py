"""Where tokens begin and end."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import assume, given
from hypothesis import strategies as st
from spacy.language import Language as Nlp
from spacy.tokenizer import Tokenizer

from contractcheck.detect.tokens import Tokens
from contractcheck.model.rules import LANGUAGES, Language

TOKENS = {language: Tokens(language) for language in LANGUAGES}


def plain(language: Language) -> Nlp:
    """SpaCy's own pipeline without its lists of exceptions."""
    nlp = spacy.blank(language)
    own = nlp.tokenizer
    assert isinstance(own, Tokenizer)
    nlp.tokenizer = Tokenizer(nlp.vocab, None, own.prefix_search, own.suffix_search, own.infix_finditer)
    return nlp


BLANK = {language: plain(language) for language in LANGUAGES}
TEXTS = st.lists(st.text(st.sampled_from('abé5,.;:?|()[]"“”‘-/'), min_size=1, max_size=6), min_size=1, max_size=4)


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=TEXTS.map(" ".join), places=st.tuples(st.integers(0, 40), st.integers(0, 40)))
def test_a_place_is_widened_as_spacy_does(language: Language, text: str, places: tuple[int, int]) -> None:
    start, last = sorted(place % len(text) for place in places)
    assume(not text[start].isspace())
    span = BLANK[language](text).char_span(start, last + 1, alignment_mode="expand")
    assert span is not None
    assert TOKENS[language].around(text, start, last + 1) == (span.start_char, span.end_char)
