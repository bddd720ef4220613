"""The model wording is judged as it is meant: adequate as a whole, incomplete with one essential element taken out."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache

import docx
import pytest

from contractcheck.checker import Checker, packaged_rules
from contractcheck.model.drafting import Names, filled, missing_piece, paragraphs, sentences, usual_names
from contractcheck.model.report import ClauseResult, DocumentReport, Status
from contractcheck.model.rules import LANGUAGES, Family, Language
from contractcheck.model.settings import Input
from contractcheck.report.module_docx import render
from tests.by_rules import BY_RULES

RULES = packaged_rules()
OWN = {
    "nl": [
        ("Novadata", "de Provincie", "Zichtlijn", "dit artikel"),
        ("de Opdrachtnemer", "de Gemeente", "Zichtlijn", "dit artikel"),
    ],
    "en": [("Novadata", "the Council", "Firstline", "this clause"), ("the Vendor", "the City", "Firstline", "this clause")],
}
FRAMES = {
    "nl": """# Overeenkomst AI-systeem

Novadata B.V., hierna te noemen: {supplier}, levert aan de Provincie Oost, hierna: {buyer}, {system}, een AI-systeem.

## Artikel 9

{text}
""",
    "en": """# Agreement on an AI system

Novadata Ltd, hereinafter: {supplier}, supplies the Council of Oost, hereinafter: {buyer}, with {system}, an AI system.

## Clause 9

{text}
""",
}
DRAFTING = RULES.drafting
assert DRAFTING is not None
VARIANTS: list[tuple[Language, Names]] = [
    (language, names)
    for language in LANGUAGES
    for names in [*(usual_names(RULES, language, each.id) for each in DRAFTING.parties), *(Names(*own) for own in OWN[language])]
]
each_variant = pytest.mark.parametrize(
    ("language", "names"), VARIANTS, ids=[f"{language} {names.supplier}, {names.system}" for language, names in VARIANTS]
)
each_family = pytest.mark.parametrize("family", RULES.families, ids=[family.id for family in RULES.families])
ESSENTIAL = [(family, element) for family in RULES.families for element in family.essential]
each_element = pytest.mark.parametrize(
    ("family", "element"), ESSENTIAL, ids=[f"{family.id}/{each}" for family, each in ESSENTIAL]
)


@cache
def checker() -> Checker:
    return Checker(RULES)


def checked(data: bytes, name: str) -> DocumentReport:
    return checker().check(Input(name, data=data), BY_RULES)


def judged(texts: Sequence[str], family: Family, names: Names, language: Language) -> ClauseResult:
    text = FRAMES[language].format(supplier=names.supplier, buyer=names.buyer, system=names.system, text=" ".join(texts))
    return next(clause for clause in checked(text.encode(), "contract.md").clauses if clause.id == family.id)


@each_family
def test_every_element_has_wording(family: Family) -> None:
    assert {piece.element for piece in RULES.models[family.id].pieces} == {element.id for element in family.elements}


@each_family
@each_variant
def test_the_whole_clause_is_adequate(family: Family, language: Language, names: Names) -> None:
    assert judged(paragraphs(RULES, family, names, language), family, names, language).status is Status.ADEQUATE


@each_family
@each_variant
def test_the_essential_elements_alone_are_adequate(family: Family, language: Language, names: Names) -> None:
    texts = sentences(RULES.models[family.id], names, language, family.essential)
    assert judged(texts, family, names, language).status is Status.ADEQUATE


@each_element
@each_variant
def test_without_an_essential_element_the_clause_lacks_it(family: Family, element: str, language: Language, names: Names) -> None:
    rest = [each for each in family.essential if each != element]
    clause = judged(sentences(RULES.models[family.id], names, language, rest), family, names, language)
    # Without its first sentence a clause may no longer name the subject at all.
    subject_is_gone = clause.status is Status.MISSING and element == family.essential[0]
    assert subject_is_gone or (clause.status, [reason.code for reason in clause.reasons]) == (Status.WEAK, ["incomplete"])
    assert element in {each.id for each in clause.elements if not each.binding}


@each_element
@each_variant
def test_the_missing_piece_puts_the_clause_in_order(family: Family, element: str, language: Language, names: Names) -> None:
    model = RULES.models[family.id]
    texts = [
        missing_piece(model, each.element, names, language) if each.element == element else filled(each.text, names, language)
        for each in model.pieces
        if each.element in family.essential
    ]
    assert judged(texts, family, names, language).status is Status.ADEQUATE


@each_variant
def test_the_annex_holds_all_five_clauses_adequately(language: Language, names: Names) -> None:
    found = checked(render(RULES, names, language), "annex.docx")
    assert [clause.status for clause in found.clauses] == [Status.ADEQUATE] * 5


def test_the_annex_numbers_its_articles_and_paragraphs() -> None:
    document = docx.Document(io.BytesIO(render(RULES, usual_names(RULES, "nl", "arbit"), "nl")))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert "Artikel 2 Technische documentatie" in texts
    assert any(text.startswith("2.1\tWederpartij stelt voor het AI-systeem de technische documentatie op") for text in texts)


@pytest.mark.parametrize("family", RULES.families, ids=[family.id for family in RULES.families])
def test_a_sentence_begins_with_a_capital_whatever_the_name(family: Family) -> None:
    names = Names("de Opdrachtnemer", "de Gemeente", "het AI-systeem", "dit artikel")
    assert [text for text in paragraphs(RULES, family, names, "nl") if text[0].islower()] == []
