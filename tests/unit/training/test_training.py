"""How the text model is made of labelled texts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from contractcheck.checker import packaged_rules
from contractcheck.evaluate.labels import Label, read
from contractcheck.model.report import Status
from contractcheck.opinion.weights import Weights
from training.fitting import fitted
from training.samples import Example, examples
from training.sources import in_folder

ROOT = Path(__file__).resolve().parents[3]
RULES = packaged_rules()
FAMILIES = [family.id for family in RULES.families]
REGISTRATION, DOCUMENTATION = "eu-database-registration", "technical-documentation"
DUTY = "The Supplier shall register the AI system in the EU database before it is put into service."
TOYS = {
    "shall deliver it in full": Label(Status.ADEQUATE, elements=frozenset({"proof"})),
    "may deliver it as it likes": Label(Status.WEAK, frozenset({"hedged"}), elements=frozenset()),
    "delivers it when paid": Label(Status.WEAK, frozenset({"conditional"}), elements=frozenset({"proof"})),
    "lets the buyer make it": Label(Status.WEAK, frozenset({"shifted"}), elements=frozenset()),
    "never delivers anything": Label(Status.EXCLUDED, elements=frozenset()),
    "speaks of something else": Label(Status.MISSING, elements=frozenset()),
}


@pytest.fixture(scope="module")
def weights() -> Weights:
    learned = [Example(family, f"{family} {text}", label) for family in ("log", "map") for text, label in TOYS.items()] * 3
    return fitted(learned, ["log", "map"], {"log": ["proof"], "map": ["proof"]})


@pytest.mark.parametrize("family", ["log", "map"])
@pytest.mark.parametrize(("text", "label"), TOYS.items(), ids=list(TOYS))
def test_what_was_learned_of_a_text_is_told_of_it(weights: Weights, family: str, text: str, label: Label) -> None:
    scores = weights.scores(f"{family} {text}", family)
    statuses = {each: scores[each] for each in ("adequate", "weak", "excluded", "missing")}
    assert max(statuses, key=lambda each: statuses[each]) == label.status
    assert (scores["element:proof"] > 0) is ("proof" in (label.elements or ()))
    if label.reasons:
        reasons = {each: score for each, score in scores.items() if each.startswith("reason:")}
        assert max(reasons, key=lambda each: reasons[each]) == f"reason:{min(label.reasons)}"


def test_the_weights_are_whole_numbers_of_one_byte_of_which_the_largest_is_as_large_as_can_be(weights: Weights) -> None:
    assert weights.matrix.dtype == "int8"
    assert abs(weights.matrix.astype(int)).max() == 127


def test_a_word_that_stands_in_fewer_than_three_examples_is_not_learned() -> None:
    learned = [Example("log", text, label) for text, label in TOYS.items()] * 3
    learned.append(Example("log", "shall deliver it in Fernhill", TOYS["shall deliver it in full"]))
    assert "fernhill" not in fitted(learned, ["log"], {"log": ["proof"]}).features


def passage(name: str, text: str, family: str = REGISTRATION) -> dict[str, object]:
    label = {"status": "missing", "reasons": [], "elements": []}
    return {"id": name, "language": "en", "family": family, "text": text, **label}


def made(folder: Path) -> list[tuple[str, str]]:
    return [(each.family, each.text) for each in examples(in_folder(folder, RULES), RULES)]


def test_a_passage_is_an_example_whether_the_rules_find_something_in_it_or_not(tmp_path: Path) -> None:
    lines = [passage("a", DUTY), passage("b", "Nothing of the kind was agreed.")]
    (tmp_path / "p.jsonl").write_text("".join(json.dumps(each) + "\n" for each in lines), encoding="utf-8")
    first, second = made(tmp_path)
    assert (first[0], "register" in first[1], "xsupplier" in first[1]) == (REGISTRATION, True, True)
    assert second == (REGISTRATION, "Nothing of the kind was agreed.")


def document(folder: Path, text: str, *addressed: str) -> None:
    missing = {"status": "missing", "reasons": [], "evidence": []}
    labels = {
        each: {"status": "adequate", "reasons": [], "evidence": [text]} if each in addressed else missing for each in FAMILIES
    }
    facts = {"id": "d1", "language": "en", "kind": "contract", "ai_purchase": True, "high_risk": None}
    (folder / "d1.json").write_text(json.dumps({**facts, "families": labels}), encoding="utf-8")
    (folder / "d1.md").write_text(f"# Contract for an AI system\n\n1. {text}\n", encoding="utf-8")


def test_a_document_is_an_example_for_each_family_on_which_it_has_a_text(tmp_path: Path) -> None:
    file = "The Supplier shall draw up the technical documentation of the AI system under Annex IV."
    document(tmp_path, f"{DUTY}\n\n2. {file}", REGISTRATION, DOCUMENTATION)
    assert sorted(family for family, _ in made(tmp_path)) == [REGISTRATION, DOCUMENTATION]


def test_a_family_that_a_set_covers_is_no_example_of_wording(tmp_path: Path) -> None:
    document(tmp_path, "The MCC-AI-High-Risk apply to this contract.", DOCUMENTATION)
    assert made(tmp_path) == []


def _keys(folder: Path) -> set[str]:
    families = {family.id: [element.id for element in family.elements] for family in RULES.families}
    found = (
        each.text or (each.path.read_text(encoding="utf-8") if each.path else "") for each in read(folder, (".md",), families)
    )
    return {" ".join(text.split()) for text in found}


def test_no_text_of_the_quality_set_is_learned_from() -> None:
    assert _keys(ROOT / "tests" / "quality") & (_keys(ROOT / "training" / "texts") | _keys(ROOT / "tests" / "tuned")) == set()
