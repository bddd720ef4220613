"""`rules diff` names everything that a playbook changes, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

from contractcheck.rules.difference import Change, changes
from contractcheck.rules.load import load
from tests.program import Run

PLAYBOOK = Path(__file__).parents[3] / "samples" / "playbook"
BASE, OWN = load(cases=False), load(cases=False, playbook=PLAYBOOK)
FOUND = changes(BASE, OWN)


def test_a_rule_set_does_not_differ_from_itself() -> None:
    assert changes(OWN, OWN) == ()


def test_the_sample_changes_just_what_it_says() -> None:
    own = {(each.kind, each.name, each.field) for each in FOUND if not each.name.startswith("human-oversight")}
    assert own == {
        ("element", "conformity-assessment/repeat", "essential"),
        ("element", "post-market-monitoring/deadline", "essential"),
        ("element", "eu-database-registration/proof", "ask"),
        ("wording", "eu-database-registration/proof", "text"),
        ("party-names", "oostveen", ""),
        ("drafting", "drafting", "usual"),
        ("term", "party/supplier", "nl"),
        ("term", "party/supplier", "en"),
        ("purchase", "high-risk", ""),
        ("purchase", "III.4", ""),
    }


def test_a_family_of_its_own_is_added_with_its_elements() -> None:
    added = {(each.kind, each.name) for each in FOUND if each.change == "added"}
    assert {("family", "human-oversight"), ("element", "human-oversight/stop"), ("wording", "human-oversight/stop")} <= added


def test_what_is_gone_is_named() -> None:
    assert Change("family", "human-oversight", "removed") in changes(OWN, BASE)


def test_in_plain_words_it_says_what_becomes_of_an_element(run: Run) -> None:
    out = run("rules", "diff", "--playbook", PLAYBOOK, "--language", "nl").out
    assert "Onderdeel conformity-assessment/repeat\n  wordt noodzakelijk\n" in out
    assert "Alleen bij aankoop: high-risk\n  komt erbij\n  wordt noodzakelijk eu-database-registration/proof\n" in out
    assert "  + de partner\n" in out


def test_json_holds_before_and_after(run: Run) -> None:
    found = json.loads(run("rules", "diff", "--playbook", PLAYBOOK, "--format", "json").out)
    change = next(each for each in found if each["name"] == "conformity-assessment/repeat")
    assert change == {
        "kind": "element",
        "name": "conformity-assessment/repeat",
        "change": "changed",
        "field": "essential",
        "before": False,
        "after": True,
    }


def test_without_anything_to_compare_with_it_says_what_to_give(run: Run) -> None:
    answer = run("rules", "diff", "--no-settings")
    assert (answer.code, "give a playbook with --playbook" in answer.err) == (2, True)
