"""Places as people cite them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractcheck.model.report import Evidence, QuoteSpan
from contractcheck.model.rules import Provision
from contractcheck.report import labels
from contractcheck.report.wording import wording
from tests.build_report import evidence

DUTCH = replace(wording("terminal", "nl"), report_on="concept.docx")
ENGLISH = replace(wording("terminal", "en"), report_on="concept.docx")


def numbered(*numbers: str) -> list[Evidence]:
    return [evidence(number=number) for number in numbers]


def test_a_single_letter_is_cited_with_its_heading() -> None:
    recital = evidence(number="B", heading="Overwegingen")
    assert labels.place(recital, DUTCH) == "Overwegingen, onder B"
    assert labels.place(recital, ENGLISH) == "Overwegingen, point B"


def test_a_name_with_a_number_is_cited_as_it_stands() -> None:
    assert labels.place(evidence(number="Vraag 5"), DUTCH) == "Vraag 5"


def test_a_passage_without_a_number_is_cited_by_its_heading() -> None:
    assert labels.place(evidence(number=""), DUTCH) == "Artikel 7 Conformiteit"


@pytest.mark.parametrize(
    ("numbers", "dutch", "english"),
    [
        (("9.1",), "art. 9.1", "clause 9.1"),
        (("9.1", "9.1"), "art. 9.1", "clause 9.1"),
        (("9.1", "9.2"), "art. 9.1 en 9.2", "clauses 9.1 and 9.2"),
        (("9.1", "9.2 (a)", "12"), "art. 9.1, 9.2 (a) en 12", "clauses 9.1, 9.2 (a) and 12"),
    ],
)
def test_articles_are_cited_together(numbers: tuple[str, ...], dutch: str, english: str) -> None:
    assert (labels.places(numbered(*numbers), DUTCH), labels.places(numbered(*numbers), ENGLISH)) == (dutch, english)


def test_articles_on_one_page_are_cited_together_and_those_of_another_apart() -> None:
    found = [evidence(number="9.1", page=2), evidence(number="9.2", page=3), evidence(number="9.3", page=3)]
    assert labels.places(found, DUTCH) == "art. 9.1, blz. 2; art. 9.2 en 9.3, blz. 3"


def test_the_places_in_one_document_of_a_dossier_are_cited_behind_its_name() -> None:
    found = [replace(each, document="contract.docx") for each in numbered("9.1", "9.2")]
    assert labels.places([*found, *numbered("3")], DUTCH) == "contract.docx, art. 9.1 en 9.2; art. 3"


def test_an_article_beside_something_else_is_cited_apart() -> None:
    assert labels.places(numbered("9.1", "Vraag 5"), DUTCH) == "art. 9.1, Vraag 5"


def test_the_cells_of_a_quoted_row_are_told_apart() -> None:
    spans = (QuoteSpan("b1", 0, 5, is_cell=True), QuoteSpan("b2", 0, 3, is_cell=True), QuoteSpan("b3", 4, 22, is_cell=True))
    assert labels.quoted(evidence("AI-02 Eis Leverancier meldt.", spans=spans)) == "AI-02 · Eis · Leverancier meldt."


def test_an_item_goes_on_from_its_lead_in_without_a_sign() -> None:
    spans = (QuoteSpan("b1", 0, 18), QuoteSpan("b2", 0, 10))
    assert labels.quoted(evidence("Leverancier moet: dit melden.", spans=spans)) == "Leverancier moet: dit melden."


@given(st.lists(st.text("abc  .", min_size=1).filter(str.strip), min_size=1))
def test_a_quoted_row_holds_the_words_of_the_quote_in_their_order(cells: list[str]) -> None:
    spans = tuple(QuoteSpan(f"b{at}", 0, len(text), is_cell=True) for at, text in enumerate(cells))
    shown = labels.quoted(evidence(" ".join(cells), spans=spans))
    assert shown.replace("·", " ").split() == " ".join(cells).split()


@pytest.mark.parametrize(
    ("cited", "shown"),
    [
        (("Article 43",), "artikel 43"),
        (("Article 43", "Article 47", "Article 48"), "artikelen 43, 47 en 48"),
        (("Article 49", "Article 71", "Annex VIII", "Article 49(4)"), "artikelen 49, 49(4) en 71, bijlage VIII"),
        (("Article 16(f), (g) and (h)", "Article 43"), "artikel 16(f), (g) en (h), artikel 43"),
    ],
)
def test_articles_of_one_law_are_cited_together(cited: tuple[str, ...], shown: str) -> None:
    provisions = [Provision("Regulation (EU) 2024/1689", each) for each in cited]
    assert labels.law(provisions, wording("explain", "nl")) == f"Verordening (EU) 2024/1689, {shown}"
