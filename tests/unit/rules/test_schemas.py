from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from contractcheck.model.report import Standing, Status
from contractcheck.rules.find import clauses_folder, schemas_folder
from contractcheck.rules.validate import KINDS

SCHEMAS = [schemas_folder() / f"{kind}.schema.json" for kind in (*KINDS, "waivers")]


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
        for value in schema.values():
            yield from objects(value)


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: str(path.name))
class TestSchema:
    def test_is_a_schema_of_draft_2020_12(self, path: Path) -> None:
        Draft202012Validator.check_schema(read(path))
        assert read(path)["$schema"] == "https://json-schema.org/draft/2020-12/schema"

    def test_allows_no_unknown_keys(self, path: Path) -> None:
        for schema in objects(read(path)):
            if "properties" in schema and isinstance(schema.get("type"), str):
                assert schema["additionalProperties"] is False

    def test_describes_every_property(self, path: Path) -> None:
        for schema in objects(read(path)):
            if isinstance(schema.get("type"), str):
                for name, described in schema.get("properties", {}).items():
                    assert described.get("description", "").endswith("."), name

    def test_names_each_pattern_for_the_error(self, path: Path) -> None:
        for schema in objects(read(path)):
            if isinstance(schema.get("pattern"), str):
                assert schema["title"]
                assert schema["description"].endswith(".")

    def test_has_its_kind_as_a_required_key(self, path: Path) -> None:
        assert read(path)["required"] == [path.name.removesuffix(".schema.json")]


def test_labels_are_the_statuses_that_a_text_can_have() -> None:
    labels = set(Status) - {Status.UNDETERMINED}
    case = read(schemas_folder() / "cases.schema.json")["properties"]["cases"]["items"]["properties"]
    family = read(schemas_folder() / "family.schema.json")["properties"]["family"]["properties"]
    assert set(case["status"]["enum"]) == labels | set(Standing)
    assert set(family["examples"]["items"]["properties"]["status"]["enum"]) == labels


def test_the_folders_of_the_checkout_hold_rules_and_schemas() -> None:
    assert (clauses_folder() / "ruleset.yaml").is_file()
    assert all(path.is_file() for path in SCHEMAS)
