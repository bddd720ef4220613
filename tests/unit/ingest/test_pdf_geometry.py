"""Places on a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractcheck.ingest.pdf_gaps import parting_gaps
from contractcheck.ingest.pdf_geometry import Box, Frame, around

SIDES = st.floats(0, 1000, allow_nan=False)
EM = 10.0


@given(st.integers(0, 3), st.tuples(SIDES, SIDES, SIDES, SIDES))
def test_what_lies_on_the_page_lies_on_it_after_every_turn(turns: int, sides: tuple[float, float, float, float]) -> None:
    (left, right), (bottom, top) = sorted(sides[:2]), sorted(sides[2:])
    frame = Frame(0, 0, 1000, 1000, turns)
    box = frame.box((left, bottom, right, top))
    assert 0 <= box.left <= box.right <= 1000
    assert 0 <= box.top <= box.bottom <= 1000
    assert box.width * box.height == pytest.approx((right - left) * (top - bottom), abs=1e-6)


def test_a_quarter_turn_brings_the_lower_left_corner_to_the_upper_left() -> None:
    frame = Frame(0, 0, 595, 842, turns=1)
    assert (frame.width, frame.height) == (842, 595)
    assert frame.point(0, 0) == (0, 0)
    assert Frame(10, 20, 605, 862).point(10, 862) == (0, 0)


def test_a_box_around_boxes_holds_them() -> None:
    assert around([Box(1, 2, 3, 4), Box(0, 3, 2, 9)]) == Box(0, 2, 3, 9)


@pytest.mark.parametrize(
    ("gaps", "shared", "apart"),
    [
        ([2.5, 2.8, 2.5], True, []),
        ([2.5, 30.0, 2.5], True, [1]),
        ([14.0, 14.2, 14.0], True, []),
        ([25.0], True, []),
        ([60.0], True, [0]),
        ([2.5, 6.0, 2.5], False, [1]),
        ([8.0, 8.1, 8.0], False, []),
        ([2.5, -20.0], True, [1]),
    ],
    ids=["spaces", "column", "justified", "one wide space", "one column", "objects", "stretched objects", "back"],
)
def test_a_gap_parts_columns_when_it_stands_out(gaps: list[float], shared: bool, apart: list[int]) -> None:  # noqa: FBT001
    assert parting_gaps(gaps, EM, lambda _: shared) == apart
