"""The opinion of the text model on the passages of a family."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from contractcheck.checker import Checker, packaged_rules
from contractcheck.errors import UsageError
from contractcheck.model.report import Status
from contractcheck.model.settings import Input, Settings
from contractcheck.model.track import OpinionRecord
from contractcheck.opinion import second_reader
from contractcheck.opinion.second_reader import FILE, SecondReader
from contractcheck.opinion.weights import save
from contractcheck.rules.find import clauses_folder
from tests.program import Run
from tests.unit.opinion.weights import small

FOREIGN = "'opinion.npz' is not the text model of these rules: install contractcheck anew, or use --rules-only."
DRAFT = """# Contract for an AI system

1. The Supplier shall register the AI system in the EU database before it is put into service.
"""


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SecondReader:
    save(small(), tmp_path / FILE)
    monkeypatch.setattr(second_reader, "clauses_folder", lambda: tmp_path)
    return SecondReader(OpinionRecord(hashlib.sha256((tmp_path / FILE).read_bytes()).hexdigest(), 6, 1.0, ()))


@pytest.fixture
def foreign(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose weights are not those of the rules that come with contractcheck."""
    save(small(), tmp_path / FILE)
    second_reader.weights_of.cache_clear()
    monkeypatch.setattr(second_reader, "clauses_folder", lambda: tmp_path)
    return tmp_path / FILE


def test_the_likelihoods_of_the_statuses_add_up_to_one(reader: SecondReader) -> None:
    made = reader.opinion("log", "The Supplier shall register it.")
    assert made is not None
    assert set(made.statuses) == set(Status) - {Status.UNDETERMINED}
    assert abs(sum(map(math.exp, made.statuses.values())) - 1) < 0.01


def test_no_status_is_less_likely_than_a_thousandth(reader: SecondReader) -> None:
    made = reader.opinion("log", "shall register")
    assert made is not None
    assert min(made.statuses.values()) >= -7


def test_the_scores_of_reasons_and_elements_stand_apart_under_their_ids(reader: SecondReader) -> None:
    made = reader.opinion("log", "may")
    assert made is not None
    assert (list(made.reasons), list(made.elements), made.reason) == (["hedged"], ["proof"], "hedged")


@pytest.mark.parametrize(("family", "text"), [("own-subject", "shall register"), ("log", "")], ids=["unknown family", "no text"])
def test_there_is_no_opinion_where_nothing_was_learned_or_nothing_is_said(reader: SecondReader, family: str, text: str) -> None:
    assert reader.opinion(family, text) is None


def test_the_most_telling_words_come_first_whichever_way_they_tell(reader: SecondReader) -> None:
    told = [abs(each.value) for each in reader.telling("log", "may not shall register", Status.ADEQUATE, Status.WEAK)]
    assert told == sorted(told, reverse=True)
    assert len(told) == 5


@pytest.mark.parametrize("spoil", [lambda _: None, lambda path: path.write_bytes(b"broken"), lambda path: path.unlink()])
def test_weights_that_are_not_those_of_the_rules_are_one_sentence(
    foreign: Path, run: Run, spoil: Callable[[Path], object]
) -> None:
    spoil(foreign)
    (foreign.parent / "draft.md").write_text(DRAFT, encoding="utf-8")
    answer = run("check", foreign.parent / "draft.md")
    assert (answer.code, answer.out, answer.err) == (2, "", f"contractcheck: {FOREIGN}\n")


def test_a_batch_finds_such_weights_before_its_first_document(foreign: Path, run: Run) -> None:
    (foreign.parent / "draft.md").write_text(DRAFT, encoding="utf-8")
    answer = run("batch", foreign.parent, "--store", foreign.parent / "reviews.db")
    assert (answer.code, answer.out, answer.err) == (2, "", f"contractcheck: {FOREIGN}\n")


def test_the_rules_alone_need_no_weights(foreign: Path, run: Run) -> None:
    foreign.unlink()
    (foreign.parent / "draft.md").write_text(DRAFT, encoding="utf-8")
    assert run("check", foreign.parent / "draft.md", "--rules-only", "--quiet").err == ""


def test_weights_without_content_are_told_by_their_own_sentence(foreign: Path) -> None:
    foreign.write_bytes(b"none of ours")
    rules = packaged_rules()
    assert rules.opinion is not None
    named = replace(rules.opinion, sha256=hashlib.sha256(b"none of ours").hexdigest())
    with pytest.raises(UsageError, match="holds no weights of a text model"):
        Checker(replace(rules, opinion=named)).check(Input("draft.md", data=DRAFT.encode()), Settings())


def test_the_weights_that_come_with_contractcheck_are_those_of_its_rules_and_know_its_families() -> None:
    rules = packaged_rules()
    assert rules.opinion is not None
    assert hashlib.sha256((clauses_folder() / FILE).read_bytes()).hexdigest() == rules.opinion.sha256
    weights = second_reader.weights_of(rules.opinion.sha256)
    essential = {f"{family.id}/element:{element}" for family in rules.families for element in family.essential}
    statuses = {f"{family.id}/{status}" for family in rules.families for status in set(Status) - {Status.UNDETERMINED}}
    assert essential | statuses <= set(weights.outputs)
