"""Which phrases a labelled passage holds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from contractcheck.detect.search.usage import Usage
from contractcheck.model.rules import Case, Term
from tests.build_ruleset import ruleset

TERMS = (
    Term("register", nl=("regist*",), en=("register",)),
    Term("where", any=("{register} ...4 databank", "prijs & databank", "in de")),
)
CASES = (
    Case("a", "nl", "Leverancier registreert het systeem in de databank.", "eu-database-registration", "adequate"),
    Case("b", "nl", "De prijs staat vast.", "eu-database-registration", "missing"),
)
USAGE = Usage(replace(ruleset(), terms={term.name: term for term in TERMS}, cases=CASES))


@pytest.mark.parametrize(("term", "phrase"), [("register", "regist*"), ("where", "in de"), ("where", "{register} ...4 databank")])
def test_a_phrase_in_a_case_is_used(term: str, phrase: str) -> None:
    assert USAGE.is_used(term, phrase)


def test_a_phrase_of_another_language_is_not_used() -> None:
    assert not USAGE.is_used("register", "register")


def test_a_phrase_does_not_run_from_one_case_into_the_next() -> None:
    assert not USAGE.is_used("where", "prijs & databank")
