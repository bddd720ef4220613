"""Tables that say who does what."""

from __future__ import annotations

import pytest

from contractcheck.checker import packaged_rules
from contractcheck.detect.document.legend import Legend
from contractcheck.detect.document.matrix import Matrix, in_force
from contractcheck.detect.document.passages import Part, Passage
from contractcheck.detect.document.statements import Actor
from contractcheck.detect.search.phrases import Lexicon
from contractcheck.model.document import Block, BlockKind, Cell

PARTIES = {"Supplier": Actor.SUPPLIER, "Customer": Actor.BUYER}
LEXICON = Lexicon(packaged_rules().terms)


def row(*cells: tuple[str, str]) -> Passage:
    """A row of a table from pairs of column head and cell."""
    blocks = [
        Block(f"b{column}", BlockKind.CELL, text, cell=Cell(0, 1, column, head)) for column, (head, text) in enumerate(cells)
    ]
    parts = tuple(Part(block, 0, 0, len(block.text)) for block in blocks)
    return Passage(0, " | ".join(block.text for block in blocks), parts, 0, ())


def assigned(*cells: tuple[str, str], legend: Legend | None = None) -> Actor:
    return Matrix(LEXICON, "en", legend or {}, lambda text: PARTIES.get(text, Actor.NONE)).assigned(row(*cells))


@pytest.mark.parametrize("mark", ["R", "r/a", "R, A", "✓", "X"])
def test_the_party_whose_column_bears_the_mark_of_the_doer_acts(mark: str) -> None:
    assert assigned(("Activity", "Register it"), ("Supplier", "C"), ("Customer", mark)) is Actor.BUYER


def test_the_doer_goes_before_the_one_who_answers_for_it() -> None:
    assert assigned(("Supplier", "A"), ("Customer", "R")) is Actor.BUYER


def test_the_one_who_answers_acts_where_nobody_is_marked_as_the_doer() -> None:
    assert assigned(("Supplier", "A"), ("Customer", "I")) is Actor.SUPPLIER


def test_a_task_of_both_is_the_suppliers() -> None:
    assert assigned(("Customer", "R"), ("Supplier", "R")) is Actor.SUPPLIER


def test_the_column_of_the_owner_names_the_party() -> None:
    assert assigned(("Step", "Register it"), ("Owner", "Customer")) is Actor.BUYER


def test_those_who_are_consulted_or_informed_do_not_act() -> None:
    assert assigned(("Supplier", "C"), ("Customer", "I")) is Actor.NONE


def test_a_mark_means_what_the_document_says_of_it() -> None:
    legend = {"P": "performs and is bound to do so", "R": "reviews"}
    assert assigned(("Supplier", "R"), ("Customer", "P"), legend=legend) is Actor.BUYER


def test_a_mark_that_says_that_somebody_does_not_act_makes_no_doer() -> None:
    assert assigned(("Supplier", "B"), ("Customer", "I"), legend={"B": "does not take part"}) is Actor.NONE


def test_a_letter_inside_a_text_is_no_mark() -> None:
    assert assigned(("Supplier", "see note R below"), ("Customer", "")) is Actor.NONE


def test_a_column_of_old_wording_is_left_out() -> None:
    blocks = [part.block for part in row(("Clause", "8.1"), ("Old text", "It may."), ("New text", "It shall.")).parts]
    assert [block.text for block in in_force(blocks, LEXICON)] == ["8.1", "It shall."]
