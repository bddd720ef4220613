"""The gates and rows of a plan that do not lie behind the start of use."""

from __future__ import annotations

import pytest

from contractcheck.checker import packaged_rules
from contractcheck.detect.document.contents import Contents
from contractcheck.detect.search.phrases import Lexicon
from contractcheck.detect.timing.moments import Moments, moments_of
from contractcheck.ingest.reader import read

RULES = packaged_rules()
LEXICON = Lexicon(RULES.terms)
GATES = (
    "| Gate | Meaning |\n|---|---|\n| G1 | test rooms |\n| G2 | first real application ranked |\n| G3 | end of the first year |\n"
)
PLAN = "| Stap | Wat | Datum |\n|---|---|---|\n| 1 | Zalen | 1 maart |\n| 2 | Livegang | 1 mei |\n| 3 | Evaluatie | 1 oktober |\n"


def moments(text: str) -> Moments:
    return moments_of(Contents(read(text.encode(), "plan.md", RULES.outline).blocks, LEXICON), LEXICON)


def covers(found: Moments, text: str) -> bool:
    return found.cover(text, (), LEXICON, "en")


@pytest.mark.parametrize("gate", ["G1", "G2"])
def test_a_gate_up_to_the_start_of_use_is_early(gate: str) -> None:
    assert covers(moments(GATES), f"Rooms booked by {gate}.")


def test_a_gate_behind_the_start_of_use_is_not() -> None:
    assert not covers(moments(GATES), "Rooms booked by G3.")


def test_a_gate_that_no_word_of_time_precedes_says_nothing() -> None:
    assert not covers(moments(GATES), "The panel of G2 meets.")


def test_a_sentence_defines_a_moment_as_the_start_of_use() -> None:
    found = moments('"Day One" is the morning on which the first real application is ranked.\n')
    assert covers(found, "Rooms booked ten days ahead of Day One.")


def test_a_moment_that_is_defined_as_something_else_is_not_early() -> None:
    found = moments('"Day One" is the morning on which the lease ends. First use is in May.\n')
    assert not covers(found, "Rooms booked ten days ahead of Day One.")


def test_rows_of_a_plan_up_to_the_start_of_use_are_early() -> None:
    assert {row for _, row in moments(PLAN).rows} == {0, 1, 2}


def test_rows_of_requirements_stand_in_no_order_of_time() -> None:
    assert moments(PLAN.replace("Wat", "Eis")).rows == frozenset()


def test_a_text_without_a_start_of_use_has_no_moments() -> None:
    assert moments("# Catering\n\nThe kitchen serves lunch.\n") == Moments()


def test_the_week_in_which_use_begins_is_read_from_a_sentence() -> None:
    assert moments("The first family is ranked in week 15.\n").week == 15


def test_a_week_of_something_else_is_not_the_start_of_use() -> None:
    assert moments("Rooms are booked in week 15. First use follows.\n").week == 0
