"""The SARIF report."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from sarif_pydantic import Sarif

from contractcheck.model.waivers import Waiver, WaiverState, WaiverUse
from contractcheck.report.sarif import render
from tests import sarif_schema
from tests.build_report import (
    catering_document,
    clause,
    document,
    evidence,
    failing_document,
    report,
    unreadable_document,
    weak,
)

WAIVER = Waiver("technical-documentation", "Een proef.", "Hoofd Inkoop", "2027-12-31")


def sarif_run(*documents: object) -> dict[str, Any]:
    run: dict[str, Any] = json.loads(render(report(*documents)))["runs"][0]  # type: ignore[arg-type]
    return run


def test_it_follows_the_model_of_sarif_2_1_0() -> None:
    made = render(report(failing_document(), catering_document(), unreadable_document()))
    assert Sarif.model_validate_json(made).version == "2.1.0"


def test_it_keeps_to_the_schema_of_the_standard() -> None:
    waived = replace(report(document(clauses=(weak(waiver=WAIVER),))), waivers=(WaiverUse(WAIVER, WaiverState.EXPIRED, 0),))
    for made in (report(failing_document(), catering_document(), unreadable_document()), waived):
        sarif_schema.validate(render(made))


def test_missing_is_an_error_and_weak_a_warning() -> None:
    levels = {each["properties"]["status"]: each["level"] for each in sarif_run(failing_document())["results"]}
    assert levels == {"adequate": "none", "weak": "warning", "missing": "error", "excluded": "error"}


def test_only_a_failure_has_a_level() -> None:
    results = sarif_run(failing_document(), catering_document(), unreadable_document())["results"]
    assert {each["kind"] for each in results if each["level"] != "none"} == {"fail"}


def test_a_rule_index_points_to_its_rule() -> None:
    made = sarif_run(failing_document())
    rules = [rule["id"] for rule in made["tool"]["driver"]["rules"]]
    assert [rules[each["ruleIndex"]] for each in made["results"]] == [each["ruleId"] for each in made["results"]]


def test_the_fingerprint_does_not_depend_on_the_position() -> None:
    here, there = (weak(evidence=(evidence(number=number),)) for number in ("7.1", "9.4"))
    one, other = (sarif_run(document(clauses=(each,)))["results"][0]["partialFingerprints"] for each in (here, there))
    assert one == other


def test_the_fingerprint_depends_on_the_words() -> None:
    one, other = (clause(evidence=(evidence(words),)) for words in ("Leverancier toetst.", "Leverancier meldt."))
    found = [sarif_run(document(clauses=(each,)))["results"][0]["partialFingerprints"] for each in (one, other)]
    assert found[0] != found[1]


def test_a_file_that_could_not_be_read_makes_the_run_unsuccessful() -> None:
    invocation = sarif_run(unreadable_document())["invocations"][0]
    assert not invocation["executionSuccessful"]
    assert "wachtwoord" in invocation["toolExecutionNotifications"][0]["message"]["text"]


def test_a_name_with_spaces_is_a_valid_uri() -> None:
    made = document(source=document().source.__class__("mijn stuk.docx", "0" * 64, "text/plain", None, 9))
    assert sarif_run(made)["artifacts"][0]["location"]["uri"] == "mijn%20stuk.docx"
