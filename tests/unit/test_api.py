"""The interface for Python programs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import contractcheck
from contractcheck import ContractCheckError, DocumentReport, ExitCode, Input, Outcome, Status, UsageError, api

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
WEAK = SAMPLES / "contract-weak-en.docx"


def test_a_path_gives_the_report_on_the_file() -> None:
    report = contractcheck.check(str(WEAK))
    assert isinstance(report, DocumentReport)
    assert (report.source.name, report.outcome) == ("contract-weak-en.docx", Outcome.ATTENTION)
    assert {clause.status for clause in report.clauses} == {Status.WEAK}


def test_bytes_give_the_same_report_as_the_file() -> None:
    assert contractcheck.check(Input(WEAK.name, data=WEAK.read_bytes())) == contractcheck.check(WEAK)


def test_it_gives_what_the_command_line_gives(run: object) -> None:
    answer = run("check", WEAK, "--format", "json")  # type: ignore[operator]
    assert contractcheck.render(contractcheck.check_files([WEAK])).decode() == answer.out


def test_a_file_that_cannot_be_read_gives_a_report_that_says_why(tmp_path: Path) -> None:
    report = contractcheck.check(tmp_path / "absent.docx")
    assert report.outcome is Outcome.UNDETERMINED
    assert "geen bestand met deze naam" in report.notices[0].message


def test_what_is_stated_counts() -> None:
    report = contractcheck.check(SAMPLES / "catering-nl.docx", purchase="high-risk", area="III.4", report_language="en")
    assert (report.outcome, report.purchase.area, report.report_language) == (Outcome.FAIL, "III.4", "en")


@pytest.mark.parametrize(
    ("choices", "sentence"),
    [
        ({"purchase": "maybe"}, "'maybe' was given as purchase: choose from auto, none, ai, high-risk."),
        ({"as_of": "31-12-2026"}, "'31-12-2026' was given as as_of: give a date as in 2026-12-31."),
        ({"purchase": "none", "area": "I"}, "it cannot go with the purchase 'none'"),
        ({"rules_only": "yes"}, "'yes' was given as rules_only: choose from False, True."),
        ({"langauge": "nl"}, "'langauge' is no choice"),
    ],
)
def test_a_wrong_choice_gives_one_sentence(choices: dict[str, str], sentence: str) -> None:
    with pytest.raises(UsageError) as caught:
        contractcheck.check(WEAK, **choices)  # type: ignore[arg-type]
    assert sentence in str(caught.value)
    assert isinstance(caught.value, ContractCheckError)


def test_with_rules_only_the_text_model_is_not_asked() -> None:
    reports = [contractcheck.check_files([WEAK], rules_only=only) for only in (True, False)]
    assert [json.loads(contractcheck.render(each))["tool"]["second_reading"]["asked"] for each in reports] == [False, True]


def test_the_report_on_one_file_is_rendered_as_judged_by_the_rules_alone_where_that_is_said() -> None:
    report = contractcheck.check(WEAK, rules_only=True)
    assert json.loads(contractcheck.render(report, rules_only=True))["tool"]["second_reading"] == {"asked": False}


def test_several_files_give_one_report_and_an_exit_code() -> None:
    report = contractcheck.check_files([WEAK, SAMPLES / "catering-nl.docx"])
    assert [each.outcome for each in report.reports] == [Outcome.ATTENTION, Outcome.NOT_APPLICABLE]
    assert contractcheck.exit_code(report, "missing") is ExitCode.CLEAN
    assert contractcheck.exit_code(report, "weak") is ExitCode.FINDINGS


def test_a_dossier_is_judged_as_one_purchase() -> None:
    report = contractcheck.check_dossier([WEAK, SAMPLES / "supplier-terms-mixed-en.docx"])
    assert report.dossier is not None
    assert len(report.dossier.documents) == 2


def test_a_dossier_needs_a_file() -> None:
    with pytest.raises(UsageError, match="name at least one file"):
        contractcheck.check_dossier([])


def test_an_unknown_form_gives_the_known_ones() -> None:
    with pytest.raises(UsageError, match="'word' is no form of report: choose from terminal, json"):
        contractcheck.render(contractcheck.check(WEAK), "word")


def test_it_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    contractcheck.check(WEAK)
    assert capfd.readouterr() == ("", "")


def test_every_public_name_is_there() -> None:
    assert [name for name in contractcheck.__all__ if getattr(contractcheck, name, None) is None] == []


def test_the_import_loads_no_other_module_of_the_program() -> None:
    code = "import sys, json, contractcheck; print(json.dumps([name for name in sys.modules if 'contractcheck.' in name]))"
    assert json.loads(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True).stdout) == []


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'chekc'"):
        contractcheck.chekc  # noqa: B018


def test_type_checkers_are_told_that_there_are_types() -> None:
    assert (Path(contractcheck.__file__).parent / "py.typed").is_file()


def test_the_names_of_the_package_are_those_of_its_interface() -> None:
    assert set(contractcheck.__all__) == {*api.__all__, "__version__"}
