"""Where a sentence of a contract ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy import blank

from contractcheck.checker import packaged_rules
from contractcheck.detect.grammar.sentences import SentenceEnds, words_of
from contractcheck.detect.search.phrases import Lexicon
from contractcheck.model.rules import Language

DUTCH = blank("nl")


def sentences(text: str, language: Language = "nl") -> list[str]:
    ends = SentenceEnds(**words_of(Lexicon(packaged_rules().terms), language))
    return [sentence.text.strip() for sentence in ends(blank(language)(text)).sents]


def test_a_full_stop_before_a_capital_ends_a_sentence() -> None:
    assert sentences("Leverancier meldt dit. Opdrachtgever beslist.") == ["Leverancier meldt dit.", "Opdrachtgever beslist."]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Zie art. 43 van de verordening.", "nl"),
        ("Kwarts Rekenwerk B.V. Lindehove levert het systeem.", "nl"),
        ("De heer J. Zomer tekent namens ca. Twaalf gemeenten.", "nl"),
        ("Overleg m.b.t. Artikel 9 vindt plaats.", "nl"),
        ("See Art. 43 of the Regulation.", "en"),
        ("Quartz Reckoning Ltd. Supplies the system.", "en"),
        ("Documents, e.g. The declaration, are kept.", "en"),
    ],
)
def test_an_abbreviation_or_initial_ends_no_sentence(text: str, language: Language) -> None:
    assert sentences(text, language) == [text]


def test_a_full_stop_before_a_small_letter_ends_no_sentence() -> None:
    assert len(sentences("Het tarief is 3. euro per stuk.")) == 1


def test_a_question_and_its_answer_are_two_sentences() -> None:
    assert sentences("Is dit een eis? Ja, dit is een eis.") == ["Is dit een eis?", "Ja, dit is een eis."]


def test_a_question_in_a_cell_ends_there() -> None:
    assert sentences("C4 | When? | before delivery", "en") == ["C4 | When? |", "before delivery"]


def test_a_question_before_then_is_a_condition_of_the_same_sentence() -> None:
    assert len(sentences("Loopt er iets ernstig fout? Dan belt u ons dezelfde dag. Wij bellen terug.")) == 2
    assert len(sentences("Does anything go badly wrong? Then you call us.", "en")) == 1


@given(st.text(st.sampled_from('aB1.!? "()'), min_size=1, max_size=40))
def test_sentences_together_are_the_text(text: str) -> None:
    doc = SentenceEnds(frozenset({"art"}))(DUTCH(text))
    assert "".join(sentence.text_with_ws for sentence in doc.sents) == text
