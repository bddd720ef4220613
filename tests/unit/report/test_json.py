"""The JSON report and its schema."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from contractcheck.model.report import Confidence, Status
from contractcheck.model.track import OpinionRecord
from contractcheck.report.json_ import as_json, render
from contractcheck.rules.find import schemas_folder
from tests.build_report import (
    boxed_evidence,
    catering_document,
    clause,
    document,
    evidence,
    failing_document,
    purchase,
    report,
    unreadable_document,
)

SCHEMA: dict[str, Any] = json.loads((schemas_folder() / "report.schema.json").read_text(encoding="utf-8"))
FULL = report(failing_document(), catering_document(), unreadable_document())

Path = tuple[str | int, ...]


def _only(**changes: Any) -> dict[str, Any]:
    made: dict[str, Any] = as_json(report(document(**changes)))["reports"][0]
    return made


def _validate(content: dict[str, Any]) -> None:
    Draft202012Validator(SCHEMA).validate(content)


def _objects(value: Any, path: Path = ()) -> Iterator[tuple[Path, dict[str, Any]]]:
    if isinstance(value, dict):
        yield path, value
    for key, child in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from _objects(child, (*path, key))


def _described(schema: Any) -> Iterator[tuple[str, bool]]:
    for path, part in _objects(schema):
        for name, inner in part.get("properties", {}).items() if "properties" not in path[-1:] else ():
            target = SCHEMA["$defs"][inner["$ref"].rpartition("/")[2]] if "$ref" in inner else inner
            yield f"{'/'.join(map(str, path))}/{name}", bool(target.get("description"))


def test_the_schema_is_a_valid_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_every_property_of_the_schema_is_documented() -> None:
    assert [place for place, documented in _described(SCHEMA) if not documented] == []


def test_a_report_with_every_kind_of_part_keeps_to_the_schema() -> None:
    _validate(as_json(FULL))


def test_the_text_model_that_was_asked_is_named_under_the_tool() -> None:
    made = as_json(replace(FULL, second_reading=OpinionRecord("b" * 64, 12, 0.5, ())))
    _validate(made)
    assert made["tool"]["second_reading"] == {"asked": True, "sha256": "b" * 64, "texts": 12}


def test_a_text_model_that_was_not_asked_is_said_so_and_not_named() -> None:
    assert as_json(FULL)["tool"]["second_reading"] == {"asked": False}


def test_the_report_has_no_property_that_the_schema_does_not_name() -> None:
    named = {name for _, part in _objects(SCHEMA) for name in part.get("properties", {})}
    assert {name for _, part in _objects(as_json(FULL)) for name in part} <= named


def test_the_schema_asks_for_every_property_but_the_few_optional_ones() -> None:
    parts = [part for _, part in _objects(SCHEMA) if "required" in part and "properties" in part]
    optional = [name for part in parts for name in part["properties"] if name not in part["required"]]
    law = ["applies_from", "certainty", "statement", "urns"]
    others = ["also", "binding", "boxes", "document", "document", "dossier", "evidence", "family", "quote", "title"]
    waivers = ["fingerprint", "waived", "waiver", "waivers"]
    confidence = ["confidence", "doubt", "message"]
    second_reading = ["second_reading", "sha256", "texts"]
    assert sorted(optional) == sorted([*law, *others, *waivers, *confidence, *second_reading])


def test_the_top_has_the_promised_keys_in_order() -> None:
    assert list(as_json(FULL)) == ["schema_version", "tool", "ruleset", "reports", "as_of", "summary"]


def test_characters_outside_ascii_stay_as_they_are() -> None:
    assert "één “plicht”".encode() in render(report(document(clauses=(clause(evidence=(evidence("één “plicht”"),)), *_rest()))))


def test_the_json_ends_with_a_newline_and_is_indented_by_two() -> None:
    text = render(FULL).decode()
    assert text.startswith('{\n  "schema_version": "1.4"')
    assert text.endswith("}\n")


def test_a_lone_surrogate_is_written_as_an_escape() -> None:
    quoted = render(report(document(clauses=(clause(evidence=(evidence("half \ud800 teken"),)), *_rest()))))
    assert b"half \\ud800 teken" in quoted


def test_boxes_stand_only_where_the_document_has_them() -> None:
    spans = [
        _only(clauses=(clause(evidence=(shown,)), *_rest()))["clauses"][0]["evidence"][0]["spans"][0]
        for shown in (evidence(), boxed_evidence())
    ]
    assert "boxes" not in spans[0]
    assert spans[1]["boxes"] == [{"page": 4, "left": 70.12, "top": 100.0, "right": 250.5, "bottom": 112.0}]


def test_stated_facts_are_sorted() -> None:
    assert _only(purchase=purchase(stated=("purchase", "area")))["purchase"]["stated"] == ["area", "purchase"]


def test_a_ground_is_evidence_with_a_code() -> None:
    ground = _only()["purchase"]["grounds"][0]
    assert {"code", "quote", "number", "heading", "page", "spans"} <= set(ground)


def test_a_near_miss_says_what_failed() -> None:
    assert _only(clauses=failing_document().clauses)["clauses"][2]["near_misses"][0]["failed"] == "origin"


def test_an_open_fact_is_null() -> None:
    shown = _only(purchase=purchase(ai=None, high_risk=None, area=None, provider=None))["purchase"]
    assert [shown[name] for name in ("ai", "high_risk", "area", "provider")] == [None] * 4


def test_the_summary_counts_documents_outcomes_and_statuses() -> None:
    summary = as_json(FULL)["summary"]
    assert (summary["documents"], summary["unreadable"]) == (3, 1)
    assert summary["outcomes"] == {"pass": 0, "attention": 0, "fail": 1, "not_applicable": 1, "undetermined": 1}
    assert summary["statuses"] == {"adequate": 2, "weak": 1, "excluded": 1, "missing": 6, "undetermined": 5}


def test_a_report_that_breaks_the_schema_is_never_printed() -> None:
    with pytest.raises(ValidationError):
        render(report(document(clauses=(clause(status=Status.WEAK),))))


def _rest() -> tuple[Any, ...]:
    return document().clauses[1:]


def test_a_confidence_of_which_nothing_was_counted_is_left_out() -> None:
    assert "confidence" not in _only(clauses=(clause(confidence=Confidence(0.5, 0, 0, "found", "Read it.")),))["clauses"][0]
