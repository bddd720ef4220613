"""`contractcheck rules check --coverage`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.program import Run

FILES = {
    "ruleset.yaml": "ruleset: {name: Rules for tests, version: 1.0.0, as_of: 2026-11-21, families: [logbook]}\n",
    "logbook/family.yaml": """\
family:
  id: logbook
  title: {nl: Logboek, en: Logbook}
  what: {nl: Wat het is., en: What it is.}
  why: {nl: Waarom., en: Why.}
  ask: {nl: Vraag erom., en: Ask for it.}
  repair: {nl: Herstel., en: Repair.}
  product_route: false
  legal: [{instrument: Regulation (EU) 2024/1689, provision: Article 12}]
  elements:
    - id: kept
      title: {nl: bijgehouden, en: kept}
      essential: true
      terms: [logbook/kept]
      missing: {nl: Ontbreekt., en: Missing.}
      ask: {nl: Vraag erom., en: Ask for it.}
  examples: [{status: adequate, text: {nl: Leverancier houdt een logboek bij., en: Supplier shall keep a logbook.}}]
""",
    "logbook/terms.yaml": """\
about: Words.
terms:
  logbook/kept: {nl: ["houdt ...4 logboek", "journaal"], en: ["keep* ...4 logbook"]}
""",
    "logbook/terms.cases.yaml": """\
cases:
  - {name: kept, lang: nl, family: logbook, text: Leverancier houdt een logboek bij., status: adequate}
""",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path


def test_coverage_counts_per_file_the_phrases_that_no_case_holds_and_is_no_fault(run: Run, folder: Path) -> None:
    answer = run("rules", "check", folder, "--coverage")
    assert answer.code == 0
    assert answer.out.splitlines()[1:] == [f"{folder.name}/logbook/terms.yaml: 2 phrases stand in no case"]


def test_verbose_lists_these_phrases_with_their_place(run: Run, folder: Path) -> None:
    answer = run("rules", "check", folder, "--coverage", "--verbose")
    place = f"  {folder.name}/logbook/terms.yaml:3: logbook/kept: "
    assert answer.out.splitlines()[2:] == [f"{place}journaal", f"{place}keep* ...4 logbook"]


def test_verbose_without_coverage_is_wrong_use(run: Run, folder: Path) -> None:
    answer = run("rules", "check", folder, "--verbose")
    assert (answer.code, answer.out) == (2, "")
    assert "give --coverage as well" in answer.err


def test_a_check_without_coverage_counts_no_phrases(run: Run, folder: Path) -> None:
    assert len(run("rules", "check", folder).out.splitlines()) == 1
