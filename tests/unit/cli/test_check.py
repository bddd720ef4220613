"""`contractcheck check`: options in, reports and an exit code out."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from contractcheck.errors import ClauseFileError
from contractcheck.model.settings import Input, Settings
from tests.build_report import catering_document, document, failing_document, report, unreadable_document, weak
from tests.program import Run
from tests.unit.cli.conftest import Pipeline


def test_the_terminal_report_is_the_default(run: Run, pipeline: Pipeline) -> None:
    pipeline.answer = report(catering_document())
    answer = run("check", "catering.docx")
    assert "NIET VAN TOEPASSING" in answer.out
    assert (answer.code, answer.err) == (0, "")


def test_the_json_goes_to_standard_output_as_utf_8(run: Run, pipeline: Pipeline) -> None:
    answer = run("check", "contract.docx", "--format", "json")
    assert json.loads(answer.out)["reports"][0]["outcome"] == "pass"
    assert pipeline.inputs == (Input("contract.docx", path=Path("contract.docx")),)


def test_options_become_settings(run: Run, pipeline: Pipeline) -> None:
    facts = ["--purchase", "high-risk", "--area", "III.4", "--provider", "supplier"]
    run("check", "contract.docx", *facts, "--report-language", "en", "--as-of", "2027-12-02")
    assert pipeline.settings == Settings("high-risk", "III.4", "supplier", "en", "2027-12-02")


def test_rules_only_leaves_the_text_model_out(run: Run, pipeline: Pipeline) -> None:
    run("check", "contract.docx", "--rules-only")
    assert pipeline.settings == Settings(rules_only=True)


def test_without_options_nothing_is_stated(run: Run, pipeline: Pipeline) -> None:
    run("check", "contract.docx")
    assert pipeline.settings == Settings()


def test_files_keep_their_order_and_lose_their_folders(run: Run, pipeline: Pipeline) -> None:
    run("check", Path("b") / "two.pdf", Path("a") / "one.docx")
    assert [source.name for source in pipeline.inputs] == ["two.pdf", "one.docx"]


def test_findings_give_exit_code_1(run: Run, pipeline: Pipeline) -> None:
    pipeline.answer = report(failing_document())
    assert run("check", "contract.docx").code == 1


def test_fail_on_weak_makes_a_weak_clause_a_finding(run: Run, pipeline: Pipeline) -> None:
    pipeline.answer = report(document(clauses=(weak(),)))
    assert [run("check", "a.md", "--fail-on", fail_on, "-q").code for fail_on in ("missing", "weak", "never")] == [0, 1, 0]


def test_an_unreadable_file_gives_exit_code_3_and_the_other_reports(run: Run, pipeline: Pipeline) -> None:
    pipeline.answer = report(failing_document(), unreadable_document())
    answer = run("check", "contract.docx", "kapot.pdf")
    assert answer.code == 3
    assert "NIET IN ORDE" in answer.out
    assert "dit bestand kon niet worden gelezen" in answer.out


def test_standard_input_is_read_under_the_given_name(run: Run, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"# Contract")))
    run("check", "-", "--stdin-name", "map/contract.md")
    assert pipeline.inputs == (Input("contract.md", data=b"# Contract"),)


def test_standard_input_without_a_name_is_called_stdin(run: Run, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    run("check", "-")
    assert pipeline.inputs == (Input("stdin", data=b""),)


def test_a_closed_standard_input_is_wrong_use(run: Run, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    answer = run("check", "-")
    assert (answer.code, answer.err.count("\n")) == (2, 1)
    assert "there is no standard input" in answer.err


def test_the_nth_output_belongs_to_the_nth_format(run: Run, pipeline: Pipeline, tmp_path: Path) -> None:
    text, content = tmp_path / "report.txt", tmp_path / "report.json"
    answer = run("check", "a.docx", "--format", "terminal", "--output", text, "--format", "json", "--output", content)
    assert answer.out == ""
    assert "IN ORDE" in text.read_text(encoding="utf-8")
    assert json.loads(content.read_text(encoding="utf-8"))["schema_version"] == "1.4"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.json", "report.txt"]


def test_the_first_format_without_an_output_goes_to_standard_output(run: Run, pipeline: Pipeline, tmp_path: Path) -> None:
    answer = run("check", "a.docx", "--format", "json", "--format", "terminal", "--output", tmp_path / "report.json")
    assert "IN ORDE" in answer.out
    assert (tmp_path / "report.json").read_bytes().startswith(b"{")


def test_quiet_prints_no_terminal_report_but_writes_files(run: Run, pipeline: Pipeline, tmp_path: Path) -> None:
    options = ["--format", "json", "--output", tmp_path / "report.json", "--format", "terminal", "--quiet"]
    assert run("check", "a.docx", *options).out == ""
    assert (tmp_path / "report.json").exists()


def test_a_terminal_report_in_a_file_has_no_colours(run: Run, pipeline: Pipeline, tmp_path: Path) -> None:
    run("check", "a.docx", "--output", tmp_path / "report.txt")
    assert b"\x1b" not in (tmp_path / "report.txt").read_bytes()


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--format", "json", "--output", "a", "--output", "b"], "There are 2 --output for 1 --format"),
        (["--format", "json", "--format", "terminal"], "Only one --format can go to standard output"),
        (["--format", "json", "--output", "x", "--format", "terminal", "--output", "x"], "Two --output name the same file"),
        (["--output", "contract.docx"], "is a file to check, so no report can be written there"),
        (["--stdin-name", "x.md"], "--stdin-name names the document on standard input"),
        (["-", "-"], "can be given only once"),
        ([""], "A FILE has an empty name"),
        (["--purchase", "none", "--area", "III.4"], "cannot go with --purchase none"),
        (["--area", "III.9"], "'III.9' is not one of 'I', 'III.1'"),
        (["--as-of", "21-11-2026"], "does not match the format"),
        (["--fromat", "json"], "Did you mean '--format'?"),
    ],
)
def test_wrong_use_gives_one_sentence_and_exit_code_2(run: Run, pipeline: Pipeline, options: list[str], sentence: str) -> None:
    answer = run("check", "contract.docx", *options)
    assert (answer.code, answer.out) == (2, "")
    assert sentence in answer.err
    assert answer.err.count("\n") == 1


def test_a_check_without_files_is_wrong_use(run: Run) -> None:
    answer = run("check", "--format", "json")
    assert answer.code == 2
    assert "Missing argument 'FILE...'" in answer.err


@pytest.mark.parametrize("place", ["", "no-such-folder/report.json"])
def test_an_output_that_cannot_be_written_gives_one_sentence(run: Run, pipeline: Pipeline, tmp_path: Path, place: str) -> None:
    answer = run("check", "a.docx", "--format", "json", "--output", tmp_path / place)
    assert answer.code == 2
    assert answer.err.startswith("contractcheck: Cannot write")
    assert answer.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_an_output_replaces_an_earlier_one(run: Run, pipeline: Pipeline, tmp_path: Path) -> None:
    (tmp_path / "report.json").write_text("old", encoding="utf-8")
    run("check", "a.docx", "--format", "json", "--output", tmp_path / "report.json")
    assert (tmp_path / "report.json").read_bytes().startswith(b"{")


def test_a_broken_rule_file_gives_its_place_and_exit_code_2(run: Run, pipeline: Pipeline) -> None:
    pipeline.error = ClauseFileError("clauses/ruleset.yaml", 3, 1, "there is no key 'nmae'; did you mean 'name'?")
    answer = run("check", "a.docx")
    assert (answer.code, answer.err) == (
        2,
        "contractcheck: clauses/ruleset.yaml:3:1: there is no key 'nmae'; did you mean 'name'?\n",
    )


def test_an_unexpected_error_is_one_sentence_that_asks_for_a_report(run: Run, pipeline: Pipeline) -> None:
    pipeline.error = ZeroDivisionError("division by zero")
    answer = run("check", "a.docx")
    assert answer.code == 3
    assert "ZeroDivisionError: division by zero. Please report it" in answer.err
    assert "Traceback" not in answer.err


def test_debug_shows_where_an_unexpected_error_came_from(run: Run, pipeline: Pipeline) -> None:
    pipeline.error = ZeroDivisionError("division by zero")
    with pytest.raises(ZeroDivisionError):
        run("--debug", "check", "a.docx")
