"""`contractcheck evaluate`: labelled texts in, scores out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.program import Run

PASSAGE: dict[str, Any] = {
    "id": "p1",
    "language": "en",
    "family": "eu-database-registration",
    "status": "missing",
    "reasons": [],
    "elements": [],
    "text": "The Supplier shall register the System in the EU database for high-risk AI systems before it is put into service.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "set"
    made.mkdir()
    (made / "p.jsonl").write_text(json.dumps(PASSAGE) + "\n", encoding="utf-8")
    return made


def test_the_scores_are_printed_and_the_progress_goes_to_standard_error(run: Run, folder: Path) -> None:
    answer = run("evaluate", folder)
    assert "status accuracy     0.0% (0.0% to 79.3%; 0 of 1)" in answer.out
    assert (answer.code, "Judging 1 texts" in answer.err, "Judging" in answer.out) == (0, True, False)


def test_errors_are_listed_with_their_trace_when_asked(run: Run, folder: Path) -> None:
    out = run("evaluate", folder, "--rules-only", "--errors").out
    assert "p1, eu-database-registration: expected missing, found adequate" in out
    assert "  |      actor     supplier" in out


def test_errors_are_not_listed_unasked(run: Run, folder: Path) -> None:
    assert "expected" not in run("evaluate", folder).out


def test_a_markdown_report_opens_with_the_readme_of_the_folder(run: Run, folder: Path, tmp_path: Path) -> None:
    (folder / "README.md").write_text("## About this set\n", encoding="utf-8")
    run("evaluate", folder, "--report", tmp_path / "quality.md")
    page = (tmp_path / "quality.md").read_text(encoding="utf-8")
    assert page.index("## About this set") < page.index("## Figures")


@pytest.mark.parametrize("options", [(), ("--rules-only",)])
def test_a_report_names_the_command_that_made_it(run: Run, folder: Path, tmp_path: Path, options: tuple[str, ...]) -> None:
    run("evaluate", folder, *options, "--report", tmp_path / "quality.md")
    page = (tmp_path / "quality.md").read_text(encoding="utf-8")
    assert f"`{' '.join(('contractcheck evaluate', folder.as_posix(), *options, '--report'))} " in page


def test_with_rules_only_the_rules_are_scored_alone(run: Run, folder: Path) -> None:
    traces = [run("evaluate", folder, *options, "--errors").out for options in ((), ("--rules-only",))]
    assert ["together  " in each for each in traces] == [True, False]


def test_a_json_report_holds_the_scores(run: Run, folder: Path, tmp_path: Path) -> None:
    run("evaluate", folder, "--report", tmp_path / "quality.json")
    made = json.loads((tmp_path / "quality.json").read_text(encoding="utf-8"))
    assert made["passages"]["status_accuracy"]["part"] == 0


def test_a_report_of_another_kind_is_refused_before_anything_is_judged(run: Run, folder: Path) -> None:
    answer = run("evaluate", folder, "--report", "quality.csv")
    assert (answer.code, answer.out) == (2, "")
    assert "name a file that ends in .md or .json" in answer.err


def test_an_unknown_suffix_is_refused(run: Run, folder: Path) -> None:
    answer = run("evaluate", folder, "--suffix", "md,odt")
    assert (answer.code, "'.odt' was given to --suffix: choose from .md, " in answer.err) == (2, True)


def test_a_broken_label_is_one_sentence(run: Run, folder: Path) -> None:
    (folder / "p.jsonl").write_text(json.dumps({**PASSAGE, "status": "good"}) + "\n", encoding="utf-8")
    answer = run("evaluate", folder)
    assert (answer.code, answer.err.count("\n")) == (2, 1)
    assert answer.err.startswith("contractcheck: p.jsonl, line 1: 'status' is")
