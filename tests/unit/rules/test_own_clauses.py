"""The rule files that come with contractcheck."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from contractcheck import ingest
from contractcheck.batch.work import STOPPED
from contractcheck.checker import INTERNAL
from contractcheck.errors import HOLDS_FILES
from contractcheck.model.report import Status
from contractcheck.model.rules import Ruleset
from contractcheck.rules.load import faults, load

REASONS = ("hedged", "conditional", "shifted", "incomplete", "descriptive", "contradicted")


@pytest.fixture(scope="module")
def rules() -> Ruleset:
    return load()


def test_the_own_rule_files_have_no_faults() -> None:
    assert [str(fault) for fault in faults()] == []


def test_the_five_families_come_in_the_order_of_reports(rules: Ruleset) -> None:
    assert [family.id for family in rules.families] == [
        "conformity-assessment",
        "technical-documentation",
        "dataset-provenance",
        "post-market-monitoring",
        "eu-database-registration",
    ]


def test_only_registration_is_not_required_on_the_product_route(rules: Ruleset) -> None:
    assert [family.id for family in rules.families if not family.product_route] == ["eu-database-registration"]


def test_every_reason_and_status_has_a_note(rules: Ruleset) -> None:
    assert [code for code in (*REASONS, *Status) if code not in rules.notes] == []


def _raised_in_ingest() -> set[str]:
    """The codes of the errors that the readers raise."""
    sources = (path.read_text(encoding="utf-8") for path in Path(ingest.__path__[0]).glob("*.py"))
    calls = (node for source in sources for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    made = [call for call in calls if ast.unparse(call.func) == "UnreadableDocument"]
    return {HOLDS_FILES, *(str(call.args[0].value) for call in made if isinstance(call.args[0], ast.Constant))} - {INTERNAL}


def test_every_reason_why_a_file_is_not_read_has_a_note(rules: Ruleset) -> None:
    codes = _raised_in_ingest()
    assert {"encrypted", "not-found", "damaged"} <= codes
    assert [code for code in sorted({*codes, INTERNAL, STOPPED}) if f"unreadable-{code}" not in rules.notes] == []


def test_no_note_tells_of_an_unreadable_file_that_never_comes(rules: Ruleset) -> None:
    told = {code.removeprefix("unreadable-") for code in rules.notes if code.startswith("unreadable-")}
    assert told - {"file", INTERNAL, STOPPED} == _raised_in_ingest()


def test_every_family_has_an_adequate_and_a_weak_example(rules: Ruleset) -> None:
    for family in rules.families:
        assert {"adequate", "weak"} <= {example.status for example in family.examples}, family.id


def test_sets_stand_on_the_terms_that_recognise_them(rules: Ruleset) -> None:
    covers = {item.id: set(item.covers) for item in rules.sets}
    assert len(covers["arbit-ai-module"]) == len(rules.families)
    assert covers["mcc-ai-light"] < covers["mcc-ai-high-risk"]


def test_the_areas_are_the_eight_of_annex_iii_and_the_product_route(rules: Ruleset) -> None:
    assert sorted(area.id for area in rules.areas) == ["I", *(f"III.{point}" for point in range(1, 9))]
