"""Defined names that hide a condition, and the duties about the things that they stand for."""

from __future__ import annotations

import pytest

from contractcheck.checker import packaged_rules
from contractcheck.detect.document.statements import Fault
from contractcheck.detect.read import Reader
from contractcheck.ingest.reader import read

RULES = packaged_rules()
READER = Reader(RULES)
PARTIES = "Agreement between the City of Exampleton (the Customer) and Example Works Ltd (the Supplier).\n\n"


def is_conditional(definition: str, duty: str) -> bool:
    """Whether the duty waits for something, in a contract with this definition."""
    reading = READER.read(read(f"# Contract\n\n{PARTIES}{definition}\n\n{duty}\n".encode(), "contract.md", RULES.outline))
    return next(Fault.CONDITIONAL in each.faults for each in reading.statements if each.text == duty)


@pytest.mark.parametrize(
    "definition",
    [
        '"Cleared Set": a set that the Supplier\'s board has released.',
        '"Cleared Set" means a set which both parties have put on the list.',
        "A Cleared Set is a set that the Supplier, in its own opinion, has classified as open.",
        "In this agreement Cleared Set means a set for which the licensor has given its consent.",
    ],
)
def test_a_duty_about_what_somebody_is_free_to_choose_is_conditional(definition: str) -> None:
    assert is_conditional(definition, "The Supplier shall describe each Cleared Set.")


@pytest.mark.parametrize(
    "definition",
    [
        '"Cleared Set": a set that has been anonymised.',
        '"Cleared Set" means the agreement that both parties have signed.',
        '"Listed Set": a set that the Supplier\'s board has released.',
    ],
)
def test_a_name_for_what_nobody_chooses_and_another_name_hide_nothing(definition: str) -> None:
    assert not is_conditional(definition, "The Supplier shall describe each Cleared Set.")
