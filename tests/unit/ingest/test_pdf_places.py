"""The words of a page and their places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdfium2 import raw

from contractcheck.ingest.pdf_calls import unchecked
from contractcheck.ingest.pdf_characters import Characters
from contractcheck.ingest.pdf_geometry import Box, Frame
from contractcheck.ingest.pdf_places import LINE_END_HYPHEN, Places, Words, words_of

SIDES = st.floats(-1000, 1000, allow_nan=False)
# Left, top, right and bottom of a character.
CORNERS = st.tuples(SIDES, SIDES, SIDES, SIDES).map(
    lambda sides: (min(sides[0], sides[2]), max(sides[1], sides[3]), max(sides[0], sides[2]), min(sides[1], sides[3]))
)
FAR = 1e7


class Written:
    """A page of characters ten points wide; those of `odd` stand where no page is."""

    def __init__(self, text: str, odd: str = "", place: float = FAR) -> None:
        self.text, self._odd, self._place = text, odd, place

    def corners(self, indexes: Sequence[int]) -> list[float]:
        lefts = [self._place if self.text[index] in self._odd else 10.0 * index for index in indexes]
        return [side for left in lefts for side in (left, 10.0, left + 10.0, 0.0)]


def words(text: str, odd: str = "", place: float = FAR) -> tuple[list[str], list[list[str]]]:
    """The words, and those of each line."""
    found = words_of(cast("Characters", Written(text, odd, place)))
    every = [text[first : last + 1] for first, last in zip(found.firsts, found.lasts, strict=True)]
    return every, [every[begin:end] for begin, end in found.lines]


@given(st.text(f"ab\u00e9 \t\u00a0\r\n{LINE_END_HYPHEN}", max_size=40))
def test_the_words_of_a_page_are_all_that_stands_between_spaces(text: str) -> None:
    lines = re.findall(rf"[^\r\n{LINE_END_HYPHEN}]+{LINE_END_HYPHEN}?", text)
    assert words(text) == ([word for line in lines for word in line.split()], [line.split() for line in lines if line.split()])


@pytest.mark.parametrize("place", [FAR, -FAR, float("nan"), float("inf")])
def test_a_word_far_outside_of_the_page_is_left_out_and_parts_its_line(place: float) -> None:
    lines = [["een", "twee"], ["drie"], ["vier"]]
    assert words("een twee x drie\nx\nvier", "x", place) == (["een", "twee", "drie", "vier"], lines)


@given(st.integers(0, 3), st.lists(st.tuples(CORNERS, CORNERS), min_size=1, max_size=6))
def test_the_box_of_words_holds_the_corners_of_all_their_outer_characters(
    turns: int, outer: list[tuple[tuple[float, ...], tuple[float, ...]]]
) -> None:
    frame = Frame(-20, 10, 575, 852, turns)
    firsts, lasts = ([side for corners in each for side in corners] for each in zip(*outer, strict=True))
    places = Places(Words(range(len(outer)), range(len(outer)), firsts, lasts, [(0, len(outer))]), frame)
    boxes = [frame.box((left, bottom, right, top)) for both in outer for left, top, right, bottom in both]
    assert places.box(0, len(outer)) == Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def test_a_function_that_wants_wider_numbers_is_not_called_unchecked() -> None:
    with pytest.raises(TypeError, match="FPDFFormObj_GetObject wants more than pointers and integers"):
        unchecked(raw.FPDFFormObj_GetObject)
