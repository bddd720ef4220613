"""The trace of a verdict, with the rules that come with contractcheck."""

from __future__ import annotations

import re

import pytest

from contractcheck.checker import packaged_rules
from contractcheck.model.settings import Input, Settings
from contractcheck.trace import Tracer
from tests.program import Run

CONTRACT = """# Contract for an AI system

Harbour Council (the Customer) buys from Tidewater Ltd (the Supplier) a high-risk AI system under Annex III (the System).

## 4 Registration

4.1 The Supplier shall use reasonable endeavours to register the System in the EU database before it is put into service.
"""


def traced(settings: Settings) -> dict[str, tuple[str, ...]]:
    return Tracer(packaged_rules()).families(Input("contract.md", data=CONTRACT.encode()), settings)


@pytest.fixture(scope="module")
def lines() -> dict[str, tuple[str, ...]]:
    return traced(Settings())


def test_every_family_is_traced_in_the_order_of_the_report(lines: dict[str, tuple[str, ...]]) -> None:
    assert list(lines) == [family.id for family in packaged_rules().families]


def test_a_candidate_is_shown_with_what_each_component_made_of_it(lines: dict[str, tuple[str, ...]]) -> None:
    found = [" ".join(line.split()) for line in lines["eu-database-registration"]]
    assert found[0] == "eu-database-registration: weak; hedged"
    assert {"link subject", "actor supplier", "mandatory no", "faults hedged by “reasonable endeavours”"} <= set(found)
    assert any(line.startswith("1. 4.1, “The Supplier shall use") for line in found)
    assert any(line.startswith("elements registration by “") and "under hedged" in line for line in found)


def test_a_family_without_candidates_lacks_its_essential_elements(lines: dict[str, tuple[str, ...]]) -> None:
    found = [" ".join(line.split()) for line in lines["post-market-monitoring"]]
    assert found[:3] == ["post-market-monitoring: missing", "binding none", "lacking monitoring; incident-report"]


def told(lines: dict[str, tuple[str, ...]], label: str) -> list[str]:
    """What stands behind a label in the trace of the family that the contract addresses."""
    return [line.split(maxsplit=1)[1] for line in lines["eu-database-registration"] if line.split()[0] == label]


@pytest.mark.parametrize(("label", "others"), [("model", {"missing"}), ("together", set())])
def test_the_opinion_and_the_votes_give_each_status_its_part_of_a_hundred(
    lines: dict[str, tuple[str, ...]], label: str, others: set[str]
) -> None:
    (line,) = told(lines, label)
    parts = dict(each.rstrip("%").split() for each in line.split("; "))
    assert set(parts) == {"adequate", "weak", "excluded"} | others
    assert abs(sum(map(int, parts.values())) - 100) <= 2


def test_what_the_rules_found_stands_beside_the_opinion(lines: dict[str, tuple[str, ...]]) -> None:
    assert told(lines, "rules") == ["weak"]


def test_the_words_that_told_most_are_named_with_the_two_statuses_between_which_they_tell(
    lines: dict[str, tuple[str, ...]],
) -> None:
    (line,) = told(lines, "words")
    between, _, words = line.partition(": ")
    assert re.fullmatch(r"for (\w+) over (?!\1)\w+", between)
    assert 1 <= len(words.split("; ")) <= 8
    assert all(re.fullmatch(r"“[^”]+” \d+\.\d\d", each) for each in words.split("; "))


def test_no_opinion_is_traced_where_the_text_model_was_not_asked(lines: dict[str, tuple[str, ...]]) -> None:
    alone = traced(Settings(rules_only=True))
    assert not told(alone, "model") + told(alone, "together") + told(alone, "words")
    assert set(alone["eu-database-registration"]) < set(lines["eu-database-registration"])


def test_no_opinion_is_traced_on_a_family_without_passages(lines: dict[str, tuple[str, ...]]) -> None:
    assert not [line for line in lines["post-market-monitoring"] if line.split()[0] == "model"]


def test_an_unreadable_file_has_no_trace() -> None:
    text = Tracer(packaged_rules()).text(Input("empty.docx", data=b""), Settings())
    assert text == "Trace of empty.docx\n\nnot read\n"


def test_check_prints_the_trace_on_standard_error_after_the_report(run: Run) -> None:
    answer = run("check", "samples/source/catering-nl.md", "--trace", "--quiet")
    assert answer.out == ""
    assert answer.err.startswith("Trace of catering-nl.md\n\nconformity-assessment: missing\n")
