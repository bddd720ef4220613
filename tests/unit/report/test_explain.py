"""The pages of `contractcheck explain`."""

from __future__ import annotations

import pytest

from contractcheck.errors import UsageError
from contractcheck.model.rules import Language
from contractcheck.report.explain import explain, topics
from tests.build_ruleset import ruleset

RULES = ruleset()


def page(topic: str, language: Language = "en") -> str:
    return explain(RULES, topic, language, 80)


@pytest.mark.parametrize(
    "words", ["what it is (en)", "why it matters (en)", "what to ask (en)", "how to repair (en)", "Article 43"]
)
def test_a_clause_is_explained_with_its_law_and_repair(words: str) -> None:
    assert words in page("conformity-assessment")


def test_the_law_is_named_in_the_language_of_the_page() -> None:
    assert "- Verordening (EU) 2024/1689, artikel 43" in page("conformity-assessment", "nl")


@pytest.mark.parametrize("example", ["shall do (nl)", "shall do (en)", "may do (nl)", "may do (en)"])
def test_examples_stand_in_both_languages(example: str) -> None:
    assert example in page("conformity-assessment", "nl")


def test_essential_and_desirable_elements_stand_apart() -> None:
    text = page("eu-database-registration")
    assert (
        text.index("WHAT AN ADEQUATE TEXT SAYS")
        < text.index("(registration)")
        < text.index("WHAT IT MAY ADD")
        < text.index("(proof)")
    )


def test_an_element_is_found_by_clause_and_element() -> None:
    assert "ask for proof (en)" in page("conformity-assessment/proof")


def test_an_element_that_one_clause_has_is_found_by_its_own_name() -> None:
    assert "Part of title of conformity-assessment (en) (conformity-assessment)" in page("assessment")


def test_an_element_that_two_clauses_have_must_name_the_clause() -> None:
    with pytest.raises(UsageError, match="name one of conformity-assessment/proof, eu-database-registration/proof"):
        page("proof")


def test_a_code_is_explained_with_message_and_explanation() -> None:
    text = page("hedged")
    assert "only tries (en)" in text
    assert "obligation of effort (en)" in text


@pytest.mark.parametrize("topic", ["not_applicable", "not-applicable", "Not Applicable", "outcome-not_applicable"])
def test_an_outcome_is_found_however_it_is_written(topic: str) -> None:
    assert "nothing is required (en)" in page(topic)


def test_an_unknown_topic_suggests_the_nearest() -> None:
    with pytest.raises(UsageError, match="nothing called 'hegded' to explain; did you mean hedged"):
        page("hegded")


def test_a_topic_like_nothing_known_points_to_the_list() -> None:
    with pytest.raises(UsageError, match="lists all names"):
        page("xyzzy")


def test_the_list_holds_every_clause_element_and_code() -> None:
    text = topics(RULES, "nl", 80)
    for name in ("conformity-assessment", "eu-database-registration/proof", "hedged", "outcome-not_applicable"):
        assert name in text


def test_every_listed_name_can_be_explained() -> None:
    names = [line.removeprefix("- ").partition(":")[0] for line in topics(RULES, "en", 80).splitlines() if line.startswith("- ")]
    assert [page(name) != "" for name in names] == [True] * 6


def test_lines_are_no_wider_than_asked() -> None:
    assert max(map(len, explain(RULES, "conformity-assessment", "nl", 60).splitlines())) <= 60
