"""The samples, checked from file to report, have the results that stand beside them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from contractcheck.checker import check_files, packaged_rules, report_of
from contractcheck.ingest import reader
from contractcheck.model.report import DocumentReport, Evidence
from contractcheck.model.settings import Input, Settings
from contractcheck.report import json_, sarif
from contractcheck.report.exit_code import ExitCode
from contractcheck.rules.find import schemas_folder
from tests import sarif_schema
from tests.program import Run

SAMPLES = Path(__file__).parents[2] / "samples"
FILES = sorted([*SAMPLES.glob("*.docx"), *SAMPLES.glob("*.pdf")])
FAMILIES = [family.id for family in packaged_rules().families]
# By the name of the sample, or of one of its files where only that is read otherwise.
KNOWN_MISSES = {
    ("brochure-nl", "post-market-monitoring"): "praise in the present tense is read as a duty",
    ("supplier-terms-mixed-en", "eu-database-registration"): "the text model takes a plain duty beside weak ones for weak",
    ("nota-van-inlichtingen-nl", "dataset-provenance"): "a requirement that becomes a wish is read as a contradiction",
    ("sla-monitoring-nl", "dataset-provenance"): "reports from citizens near the model are read as its training data",
}


@cache
def report(path: Path) -> DocumentReport:
    return check_files([Input(path.name, path=path)], Settings()).reports[0]


def expected(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((SAMPLES / "expected" / f"{path.stem}.json").read_text(encoding="utf-8"))
    return content


def judged(path: Path, family: str) -> object:
    """The parameters of one verdict; a known miss must stay one until its entry is removed."""
    why = KNOWN_MISSES.get((path.stem, family)) or KNOWN_MISSES.get((path.name, family))
    return pytest.param(path, family, id=f"{path.name}: {family}", marks=[pytest.mark.xfail(reason=why)] if why else [])


@pytest.mark.parametrize(("path", "family"), [judged(path, family) for path in FILES for family in FAMILIES])
def test_a_clause_of_a_sample_has_the_expected_status_and_reasons(path: Path, family: str) -> None:
    clause = next(clause for clause in report(path).clauses if clause.id == family)
    found = {"status": clause.status.value, "reasons": [reason.code for reason in clause.reasons]}
    assert found == expected(path)["clauses"][family]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.name))
def test_the_facts_of_the_purchase_are_those_expected(path: Path) -> None:
    purchase = report(path).purchase
    assert {"ai": purchase.ai, "high_risk": purchase.high_risk} == expected(path)["purchase"]


def evidence_in(found: DocumentReport) -> list[Evidence]:
    own = [evidence for clause in found.clauses for evidence in clause.evidence]
    near = [miss.evidence for clause in found.clauses for miss in clause.near_misses]
    grounds = [ground.evidence for ground in found.purchase.grounds]
    return [*own, *near, *grounds, *(evidence for notice in found.notices for evidence in notice.evidence)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.name))
def test_every_quote_from_a_sample_is_its_text_and_not_too_long(path: Path) -> None:
    texts = {block.id: block.text for block in reader.read(path.read_bytes(), path.name, packaged_rules().outline).blocks}
    for evidence in evidence_in(report(path)):
        assert " ".join(texts[span.block][span.start : span.end] for span in evidence.spans) == evidence.quote
        assert 0 < len(evidence.quote.split()) <= 150


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.name))
def test_a_clause_that_is_there_has_a_quote_and_a_missing_one_has_none(path: Path) -> None:
    for clause in report(path).clauses:
        assert bool(clause.evidence) == (clause.status != "missing")


def test_two_runs_over_all_samples_give_the_same_bytes_which_keep_to_the_schema(run: Run) -> None:
    first, second = (run("check", *FILES, "--format", "json").out for _ in range(2))
    assert first == second
    schema = json.loads((schemas_folder() / "report.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(json.loads(first))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.name))
def test_the_sarif_report_of_a_sample_keeps_to_the_standard(path: Path) -> None:
    made = report_of(packaged_rules(), Settings(), (report(path),))
    sarif_schema.validate(sarif.render(made))


@pytest.mark.parametrize("ending", ["docx", "pdf"])
@pytest.mark.parametrize(
    ("name", "options", "code"),
    [
        ("contract-adequate-nl", ("--fail-on", "weak"), ExitCode.CLEAN),
        ("contract-weak-en", (), ExitCode.CLEAN),
        ("contract-weak-en", ("--fail-on", "weak"), ExitCode.FINDINGS),
        ("catering-nl", ("--fail-on", "weak"), ExitCode.CLEAN),
        ("catering-nl", ("--purchase", "high-risk"), ExitCode.FINDINGS),
        ("catering-nl", ("--purchase", "high-risk", "--fail-on", "never"), ExitCode.CLEAN),
        ("brochure-nl", ("--purchase", "none"), ExitCode.CLEAN),
        ("sla-monitoring-nl", (), ExitCode.FINDINGS),
    ],
)
def test_the_exit_code_follows_the_real_report(
    run: Run, name: str, ending: str, options: tuple[str, ...], code: ExitCode
) -> None:
    assert run("check", SAMPLES / f"{name}.{ending}", "--quiet", *options).code == code


def test_of_a_duty_that_stands_and_is_taken_away_only_the_denial_is_to_go() -> None:
    monitoring = report(SAMPLES / "contract-weak-nl.docx").clauses[3]
    assert [reason.code for reason in monitoring.reasons] == ["contradicted"]
    assert "schrappen" in monitoring.advice
    assert not monitoring.wording


def test_a_report_says_nothing_of_where_the_file_stood(tmp_path: Path) -> None:
    path = tmp_path / "catering-nl.docx"
    path.write_bytes((SAMPLES / path.name).read_bytes())
    runs = [check_files([Input(path.name, path=place)], Settings()) for place in (path, SAMPLES / path.name)]
    assert json_.render(runs[0]) == json_.render(runs[1])
