"""The index of a document's words leaves out only texts in which nothing can stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from contractcheck.detect.document.contents import Contents
from contractcheck.detect.document.passages import Passage
from contractcheck.detect.document.speech import Speech
from contractcheck.detect.document.statements import Statement
from contractcheck.detect.search.phrases import Lexicon
from contractcheck.model.document import Block, BlockKind, Cell
from contractcheck.model.rules import LANGUAGES, Term

TERMS = {
    term.name: term
    for term in (
        Term("file", nl=("technisch dossier", "*dossier", "e-mail*"), any=("100 %",)),
        Term("give", nl=("verstrekt|levert", "stelt ...4 beschikbaar"), en=("hands over",)),
        Term("given", nl=("{give} ...6 {file}", "dossier & register"), en=("{give} (a|the) file",)),
        Term("figures", any=("2024/1689", "*24", "17*", "!")),
    )
}
LEXICON = Lexicon(TERMS)
WORDS = (
    "technisch dossier Modeldossier verstrekt LEVERT stelt beschikbaar register het hands over file 100 % ! 2024 1689 / 1700 124"
)
TEXTS = st.lists(st.lists(st.sampled_from(WORDS.split()), max_size=6).map(" ".join), max_size=5)


def block(text: str, kind: BlockKind = BlockKind.PARAGRAPH, headings: tuple[str, ...] = (), cell: Cell | None = None) -> Block:
    return Block("b", kind, text, headings=headings, cell=cell)


@given(TEXTS, st.sampled_from(sorted(TERMS)))
def test_every_text_in_which_a_term_stands_is_found(texts: list[str], term: str) -> None:
    standing = {number for number, text in enumerate(texts) if any(LEXICON.holds(term, text, each) for each in LANGUAGES)}
    assert standing <= LEXICON.index(enumerate(texts)).holding(term)


def test_a_text_without_a_word_of_a_phrase_is_left_out() -> None:
    index = LEXICON.index(enumerate(["Hij stelt het dossier op.", "Hij stelt het dossier beschikbaar."]))
    assert index.holding("give") == {1}


def test_a_text_is_left_out_where_a_term_that_the_phrase_refers_to_cannot_stand() -> None:
    index = LEXICON.index(enumerate(["Hij stelt het dossier op.", "Hij stelt beschikbaar: het dossier."]))
    assert index.holding("given") == {1}


def test_a_text_is_found_by_both_of_its_wordings() -> None:
    index = LEXICON.index(enumerate(["Hij levert Uil.", "Hij niet."]))
    index.add([(0, "Hij levert dossier.")])
    assert index.holding("given") == {0}


def test_a_heading_is_no_passage_and_its_text_is_found() -> None:
    contents = Contents([block("Technisch dossier", BlockKind.HEADING), block("Hij niet.")], LEXICON)
    assert (contents.holding("file"), contents.texts("file")) == ([], ["Technisch dossier"])


def test_a_passage_is_found_by_its_nearest_heading() -> None:
    contents = Contents([block("Hij niet.", headings=("Dossier", "Prijs")), block("Zij wel.", headings=("Dossier",))], LEXICON)
    assert [each.text for each in contents.under("file")] == ["Zij wel."]


def test_a_row_is_found_by_the_head_of_its_column() -> None:
    contents = Contents([block("Ja.", BlockKind.CELL, cell=Cell(0, 1, 0, "Dossier"))], LEXICON)
    assert [each.text for each in contents.holding("file")] == ["Ja."]


def test_a_passage_is_read_once_and_only_when_asked_for() -> None:
    asked: list[str] = []

    def read(passage: Passage) -> list[Statement]:
        asked.append(passage.text)
        return []

    contents = Contents([block("Het dossier."), block("Hij niet.")], LEXICON)
    speech = Speech(contents, read, lambda *_: True)
    for _ in range(2):
        list(speech.of(contents.holding("file")))
    assert asked == ["Het dossier."]


def test_a_passage_with_the_words_of_a_phrase_in_two_sentences_does_not_hold_it() -> None:
    contents = Contents([block("Hij stelt het op. Dat is beschikbaar."), block("Hij stelt het beschikbaar.")], LEXICON)

    def holds(passage: Passage, term: str) -> bool:
        return any(LEXICON.holds(term, sentence, "nl") for sentence in passage.text.split(". "))

    speech = Speech(contents, lambda _: [], holds)
    assert [len(contents.holding("give")), *(each.text for each in speech.holding("give"))] == [2, "Hij stelt het beschikbaar."]


def test_passages_are_found_by_a_run_of_figures() -> None:
    contents = Contents([block("Zie artikel 12.3."), block("Zie Q12b."), block("Zie 123.")], LEXICON)
    assert [each.text for each in contents.with_figures(["12"])] == ["Zie artikel 12.3.", "Zie Q12b."]
