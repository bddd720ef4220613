"""The trace of a verdict, with the rules that come with contractcheck."""

from __future__ import annotations

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


@pytest.fixture(scope="module")
def lines() -> dict[str, tuple[str, ...]]:
    return Tracer(packaged_rules()).families(Input("contract.md", data=CONTRACT.encode()), Settings())


def test_every_family_is_traced_in_the_order_of_the_report(lines: dict[str, tuple[str, ...]]) -> None:
    assert list(lines) == [family.id for family in packaged_rules().families]


def test_a_candidate_is_shown_with_what_each_component_made_of_it(lines: dict[str, tuple[str, ...]]) -> None:
    traced = [" ".join(line.split()) for line in lines["eu-database-registration"]]
    assert traced[0] == "eu-database-registration: weak; hedged"
    assert {"link subject", "actor supplier", "mandatory no", "faults hedged by “reasonable endeavours”"} <= set(traced)
    assert any(line.startswith("1. 4.1, “The Supplier shall use") for line in traced)
    assert any(line.startswith("elements registration by “") and "under hedged" in line for line in traced)


def test_a_family_without_candidates_lacks_its_essential_elements(lines: dict[str, tuple[str, ...]]) -> None:
    traced = [" ".join(line.split()) for line in lines["post-market-monitoring"]]
    assert traced[:3] == ["post-market-monitoring: missing", "binding none", "lacking monitoring; incident-report"]


def test_an_unreadable_file_has_no_trace() -> None:
    text = Tracer(packaged_rules()).text(Input("empty.docx", data=b""), Settings())
    assert text == "Trace of empty.docx\n\nnot read\n"


def test_check_prints_the_trace_on_standard_error_after_the_report(run: Run) -> None:
    answer = run("check", "samples/source/catering-nl.md", "--trace", "--quiet")
    assert answer.out == ""
    assert answer.err.startswith("Trace of catering-nl.md\n\nconformity-assessment: missing\n")
