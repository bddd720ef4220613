"""A chart finds what the expression of a phrase finds, at the same places."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractcheck.checker import packaged_rules
from contractcheck.detect.search.chart import Chart
from contractcheck.detect.search.phrases import Vocabulary
from contractcheck.detect.search.shapes import Shaper
from contractcheck.model.rules import LANGUAGES, Language
from contractcheck.rules import expressions
from contractcheck.rules.notation import AND, parse

TERMS = {
    "file": ("technical [data] file", "*dossier*", "e-mail*", "file"),
    "give": ("give*|hands over", "makes ...3 available", "{file} desk"),
}
PHRASES = (
    "{give} ... {file}",
    "[the] [new|old] {file} [of ...2 desk]",
    "(the file|the) ...2 (of|100 %|{file}) desk",
    "model* ...3 *desk [file] (a b|a) b",
    "[the] {give} [and ...1 {file}] desk",
    "supplier's file*",
    "data-file ...1 -desk",
)
WORDS = (
    *("the", "new", "old", "technical", "data", "File", "modeldossiers", "e-mail", "emails", "gives", "hands", "over", "makes"),
    *("available", "desk", "help-desk/file", "of", "100", "%", "model", "a", "b", "and", "supplier's", "supplier’s", "data-file"),
    *(",", ";", ".", "|", "(", ")", "-", "--", "-desk", "'", "file-", "/file", "MODEL-b's"),
)
TEXTS = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from((" ", " ", " ", "", "  ", " - "))), max_size=14).map(
    lambda pairs: "".join(word + space for word, space in pairs)
)


def _source(name: str) -> str:
    return expressions.either(expressions.source(parse(phrase), _source) for phrase in TERMS.get(name, ()))


SHAPER = Shaper(_source)
ORDERED = {
    name: [
        SHAPER.shape(parse(each))
        for each in sorted(phrases, key=lambda one: expressions.priority(expressions.source(parse(one), _source)))
    ]
    for name, phrases in TERMS.items()
}


def _charted(phrase: str, text: str) -> list[tuple[int, int]]:
    chart = Chart(text, lambda name, _: ORDERED.get(name, []))
    return sorted((start, ends[0]) for start, ends in chart.spans(SHAPER.shape(parse(phrase))).items())


def _expressed(source: str, text: str) -> Iterator[tuple[int, int]]:
    """From every start the place that the expression takes first."""
    pattern = expressions.compiled(source)
    found = pattern.search(text)
    while found:
        yield found.span()
        found = pattern.search(text, found.start() + 1)


@pytest.mark.parametrize("phrase", PHRASES)
@given(text=TEXTS)
def test_a_chart_finds_what_the_expression_finds(phrase: str, text: str) -> None:
    assert _charted(phrase, text) == list(_expressed(expressions.source(parse(phrase), _source), text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chart_finds_the_phrases_of_the_rules_where_their_expressions_do(language: Language) -> None:
    assert list(_differing(language)) == []


def _differing(language: Language) -> Iterator[tuple[str, str]]:
    """The phrases that the words of an example allow and for which chart and expression do not agree, with the text."""
    rules = packaged_rules()
    words = Vocabulary(rules.terms, language, rules.anchors)
    for text in (example.text.in_language(language) for family in rules.families for example in family.examples):
        chart = words.chart(text)
        for phrase in {phrase for name in rules.terms for phrase in words.possible(name, text) if AND not in phrase}:
            places = sorted((start, ends[0]) for start, ends in chart.spans(words.shape(phrase)).items())
            if places != list(_expressed(words.source(phrase), text)):
                yield phrase, text
