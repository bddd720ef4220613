"""Phrases are found where they stand, whichever way the search is made shorter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractcheck.checker import packaged_rules
from contractcheck.detect.search.phrases import Lexicon
from contractcheck.model.rules import Term

TERMS = {
    term.name: term
    for term in (
        Term("file", nl=("technisch dossier", "*dossier", "e-mail*"), en=("technical file",), any=("100 %",)),
        Term("give", nl=("verstrekt|levert", "stelt ...4 beschikbaar"), en=("hands over",)),
        Term("given", nl=("{give} ...6 {file}", "{file} ...6 {give}", "dossier & register")),
        Term("same", nl=("{give}",)),
        Term("signs", nl=("a.i.", "ai-*", "*-ai", "ce-merk*", "*-n.v.*", "'s avonds")),
    )
}
LEXICON = Lexicon(TERMS)
WORDS = ("technisch", "dossier", "Modeldossier", "verstrekt", "LEVERT", "stelt", "beschikbaar", "register", "het", "100 %")
SIGNS = ("a", "a.i.", "ai-werk", "werk-AI", "CE merk", "cemerk", "CE-merken", "aard-n.v.t", "’s avonds", "n", "ai", "merk")


def _found(term: str, text: str) -> list[str]:
    return [text[match.start : match.end] for match in LEXICON.find(term, text, "nl")]


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("file", "Het technisch dossier en het modeldossier.", ["technisch dossier", "modeldossier"]),
        ("file", "Beschikbaar is 100 % daarvan.", ["100 %"]),
        ("file", "De emails en de e mails.", ["emails", "e mails"]),
        ("given", "Leverancier verstrekt tijdig het technisch dossier.", ["verstrekt tijdig het technisch dossier"]),
        ("given", "Leverancier verstrekt; het dossier is daar.", []),
        ("given", "Het register noemt het dossier.", ["dossier"]),
        ("same", "Hij stelt alles tijdig beschikbaar.", ["stelt alles tijdig beschikbaar"]),
    ],
)
def test_phrases_are_found_where_they_stand(term: str, text: str, found: list[str]) -> None:
    assert _found(term, text) == found


@given(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join), st.sampled_from(sorted(TERMS)))
def test_a_term_stands_where_one_of_its_phrases_does(text: str, term: str) -> None:
    assert LEXICON.holds(term, text, "nl") == any(
        LEXICON.holds_phrase(phrase, text, "nl") for phrase in LEXICON.phrases(term, "nl")
    )


@given(st.lists(st.sampled_from(SIGNS), max_size=4).map(" ".join))
def test_a_phrase_with_signs_stands_wherever_it_is_written(text: str) -> None:
    assert LEXICON.holds("signs", text, "nl") == any(
        LEXICON.holds_phrase(phrase, text, "nl") for phrase in LEXICON.phrases("signs", "nl")
    )


@pytest.mark.parametrize("family", ["conformity-assessment", "technical-documentation", "eu-database-registration"])
def test_no_word_lookup_hides_a_phrase_of_the_rules(family: str) -> None:
    rules = packaged_rules()
    lexicon = Lexicon(rules.terms, rules.anchors)
    texts = [example.text.nl for own in rules.families if own.id == family for example in own.examples]
    terms = lexicon.names(f"{family}/")
    hidden = [
        (term, text)
        for text in texts
        for term in terms
        if not lexicon.holds(term, text, "nl")
        and any(lexicon.holds_phrase(phrase, text, "nl") for phrase in lexicon.phrases(term, "nl"))
    ]
    assert not hidden
