"""What a heading tells of all that stands below it."""

from __future__ import annotations

import pytest

from contractcheck.assess.verdict import judge
from contractcheck.checker import packaged_rules
from contractcheck.detect.read import Reader
from contractcheck.ingest.reader import read

RULES = packaged_rules()
READER = Reader(RULES)
FAMILY = "dataset-provenance"
EN = """# Contract for the Ranker

The Supplier delivers a high-risk AI system under Regulation (EU) 2024/1689, the Ranker.

## {heading}

The Supplier warrants that what stands here is right.

**Part one.** Bought from a Danish picture library; 800 hours, with all ages evenly represented.
"""


def covered(heading: str) -> frozenset[str]:
    reading = READER.read(read(EN.format(heading=heading).encode(), "draft.md", RULES.outline))
    own = [each for each in reading.candidates if each.family == FAMILY]
    return judge(RULES.family(FAMILY), own, reading.incorporations).covered


@pytest.mark.parametrize("heading", ["Data sheet of the training data", "Datablad leergegevens"])
def test_a_heading_that_names_the_data_of_the_model_says_so_of_all_below_it(heading: str) -> None:
    assert covered(heading) >= {"training-data", "origin", "characteristics"}


def test_a_heading_on_something_else_makes_no_data_of_a_model() -> None:
    assert covered("Deliveries") == frozenset()
