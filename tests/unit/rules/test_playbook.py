"""A playbook is laid over the rules and changes only what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from contractcheck.checker import Checker
from contractcheck.errors import ClauseFileError
from contractcheck.model.rules import Case
from contractcheck.model.settings import Input, Settings
from contractcheck.rules.load import faults, load
from tests.program import Run

FOLDER = Path(__file__).parents[3] / "samples" / "playbook"
SAMPLE = load(playbook=FOLDER)
OWN_CASES = [case for case in SAMPLE.cases if case.family == "human-oversight"]


def test_the_sample_has_no_faults() -> None:
    assert faults(playbook=FOLDER) == ()


def test_its_own_family_comes_behind_ours() -> None:
    assert [family.id for family in SAMPLE.families] == [*(family.id for family in load().families), "human-oversight"]


@pytest.mark.parametrize("case", OWN_CASES, ids=lambda case: str(case.name))
def test_its_cases_hold(case: Case) -> None:
    text = f"# Overeenkomst\n\nLeverancier levert Opdrachtgever een AI-systeem.\n\n## Artikel 2\n\n{case.text}\n"
    clause = Checker(SAMPLE).check(Input("contract.md", data=text.encode()), Settings()).clauses[-1]
    assert (clause.status, tuple(reason.code for reason in clause.reasons)) == (case.status, case.reasons)


def test_a_desirable_element_becomes_essential() -> None:
    assert "deadline" in SAMPLE.family("post-market-monitoring").essential
    assert "deadline" not in load().family("post-market-monitoring").essential


def test_a_file_of_the_same_name_replaces_ours(clauses: Path, tmp_path: Path) -> None:
    own = tmp_path / "own" / "notes"
    own.mkdir(parents=True)
    text = (clauses / "notes" / "reasons.yaml").read_text(encoding="utf-8").replace("Een streven.", "Slechts een streven.")
    (own / "reasons.yaml").write_text(text, encoding="utf-8")
    assert load(clauses, playbook=own.parent).notes["hedged"].message.nl == "Slechts een streven."
    assert load(clauses).notes["hedged"].message.nl == "Een streven."


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("essential: [logbook/showed]", "own/playbook.yaml:3:15: no element is called 'logbook/showed'"),
        ("esential: [logbook/shown]", "own/playbook.yaml:3:3: 'esential' is no key here"),
    ],
)
def test_a_fault_in_a_playbook_is_named_at_its_place(clauses: Path, tmp_path: Path, line: str, message: str) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "playbook.yaml").write_text(f"playbook:\n  name: Own\n  {line}\n", encoding="utf-8")
    with pytest.raises(ClauseFileError) as caught:
        load(clauses, playbook=tmp_path / "own")
    assert message in str(caught.value)


def test_check_and_rules_check_take_a_playbook(run: Run, tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("# Contract\n\nThe Supplier supplies an AI system.\n", encoding="utf-8")
    assert "Human oversight" in run("check", draft, "--playbook", FOLDER, "--report-language", "en").out
    assert run("rules", "check", "--playbook", FOLDER).out.endswith("no faults\n")
