"""A playbook is laid over the rules and changes only what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from contractcheck.assess.playbook import for_purchase
from contractcheck.assess.purchase import required
from contractcheck.checker import Checker
from contractcheck.errors import ClauseFileError
from contractcheck.model.drafting import usual_names
from contractcheck.model.report import Purchase
from contractcheck.model.rules import Case, Element, Ruleset
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


BASE = load()


def own(tmp_path: Path, text: str) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "playbook.yaml").write_text("playbook:\n  name: Own\n" + text, encoding="utf-8")
    return folder


def element(ruleset: Ruleset, family: str, name: str) -> Element:
    return next(each for each in ruleset.family(family).elements if each.id == name)


def purchase(*, ai: bool | None = None, high_risk: bool | None = None, area: str | None = None) -> Purchase:
    return Purchase(ai, high_risk, area, None, (), ())


def test_own_advice_replaces_ours_for_one_element_alone() -> None:
    assert "ons inkoopteam" in element(SAMPLE, "eu-database-registration", "proof").ask.nl
    assert element(SAMPLE, "eu-database-registration", "up-to-date") == element(BASE, "eu-database-registration", "up-to-date")


def test_own_wording_replaces_the_piece_of_one_element() -> None:
    ours, changed = BASE.models["eu-database-registration"].pieces, SAMPLE.models["eu-database-registration"].pieces
    assert [piece.element for piece in changed if piece not in ours] == ["proof"]


def test_own_party_names_come_beside_ours_and_are_used_where_a_contract_gives_none() -> None:
    assert SAMPLE.drafting
    assert [each.id for each in SAMPLE.drafting.parties] == ["arbit", "gibit", "mcc-ai", "oostveen"]
    assert usual_names(SAMPLE, "nl").buyer == "de Gemeente"


def test_own_phrases_come_behind_ours_in_the_same_term() -> None:
    assert SAMPLE.terms["party/supplier"].nl == (*BASE.terms["party/supplier"].nl, "de partner")


@pytest.mark.parametrize(
    ("kind", "essential"),
    [
        (purchase(ai=True, high_risk=True), True),
        (purchase(ai=True, high_risk=None), True),
        (purchase(ai=True, high_risk=False), False),
    ],
)
def test_an_element_is_essential_in_the_kind_of_purchase_that_the_playbook_names(kind: Purchase, essential: bool) -> None:  # noqa: FBT001
    assert element(for_purchase(SAMPLE, kind), "eu-database-registration", "proof").essential is essential


def test_an_element_is_essential_in_its_own_area_alone() -> None:
    found = [for_purchase(SAMPLE, purchase(ai=True, high_risk=True, area=area)) for area in ("III.4", "III.5", None)]
    assert [element(each, "dataset-provenance", "preparation").essential for each in found] == [True, False, False]


def test_a_looser_wish_waits_until_the_kind_of_purchase_is_sure(tmp_path: Path) -> None:
    text = "  purchases: [{purchase: high-risk, desirable: [eu-database-registration/before-use]}]\n"
    looser = load(playbook=own(tmp_path, text))
    found = [for_purchase(looser, purchase(ai=True, high_risk=risk)) for risk in (True, None)]
    assert [element(each, "eu-database-registration", "before-use").essential for each in found] == [False, True]


@pytest.mark.parametrize(("ai", "needed"), [(True, True), (None, None), (False, False)])
def test_a_family_may_be_required_for_ai_of_any_risk(ai: bool | None, needed: bool | None) -> None:  # noqa: FBT001
    assert required(SAMPLE.family("human-oversight"), purchase(ai=ai, high_risk=False)) is needed


def test_a_playbook_for_another_version_of_the_rules_has_a_notice(tmp_path: Path) -> None:
    older = load(playbook=own(tmp_path, "  made_for: 0.9.0\n"))
    report = Checker(older).check(Input("a.md", data=b"# Contract\n\nThe Supplier supplies an AI system.\n"), Settings())
    notice = next(each for each in report.notices if each.code == "playbook-made-for")
    assert "0.9.0" in notice.message
    assert older.version in notice.message


def test_a_playbook_for_these_rules_has_no_such_notice() -> None:
    report = Checker(SAMPLE).check(Input("a.md", data=b"# Contract\n\nThe Supplier supplies an AI system.\n"), Settings())
    assert [each for each in report.notices if each.code == "playbook-made-for"] == []


def test_the_name_of_the_playbook_stands_behind_that_of_the_rules() -> None:
    assert SAMPLE.name == f"{BASE.name} + Gemeente Oostveen"


def test_a_file_with_terms_may_replace_ours_and_keep_our_cases_beside_it(clauses: Path, tmp_path: Path) -> None:
    folder = tmp_path / "own" / "logbook"
    folder.mkdir(parents=True)
    (folder / "terms.yaml").write_bytes((clauses / "logbook" / "terms.yaml").read_bytes())
    assert faults(clauses, folder.parent) == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("  essential: [logbook/shown]\n  desirable: [logbook/shown]\n", "4:15: 'logbook/shown' is called essential as well"),
        ("  purchases:\n    - {purchase: high, essential: []}\n", "4:18: 'high' is not one of ai, high-risk"),
        ("  required: [{family: logboek, purchase: ai}]\n", "3:23: no family is called 'logboek'; did you mean 'logbook'?"),
        (
            "  texts: [{about: logbook/kept, why: {nl: a, en: b}}]\n",
            "3:33: 'logbook/kept' has no text 'why'; it has title, missing, ask",
        ),
        ("  texts: [{about: logbok}]\n", "3:19: no family, neighbour subject or element is called 'logbok'"),
        ("  texts: [{about: logbook}, {about: logbook}]\n", "3:37: 'logbook' stands here twice"),
        ("  wording: [{element: logbook/kept, text: {nl: a, en: b}}]\n", "3:23: no model clause has an element 'logbook/kept'"),
        ("  names: city\n", "3:10: no party names are called 'city'"),
        ("  phrases: {logbook/kep: {nl: [a]}}\n", "3:13: no term is called 'logbook/kep'; did you mean 'logbook/kept'?"),
        ("  phrases: {logbook: {nl: [a, '(b']}}\n", "3:32: in the phrase '(b': '(' is not closed with ')'"),
        ("  phrases: {logbook: {nl: ['{logbook/kept}']}}\n", "3:13: these phrases lead 'logbook' back to itself"),
    ],
)
def test_what_does_not_fit_the_rules_is_named_at_its_place(clauses: Path, tmp_path: Path, text: str, message: str) -> None:
    (found,) = faults(clauses, own(tmp_path, text))
    assert str(found).startswith(f"own/playbook.yaml:{message}")


def test_a_playbook_stands_in_one_file(clauses: Path, tmp_path: Path) -> None:
    folder = own(tmp_path, "")
    (folder / "second.yaml").write_text("playbook:\n  name: Two\n", encoding="utf-8")
    assert [fault.path for fault in faults(clauses, folder)] == ["own/second.yaml"]
