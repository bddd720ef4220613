"""Text made safe and fitting for a console."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractcheck.report.plain_text import clean, cut, fit


@given(st.text())
def test_clean_text_has_no_character_that_a_terminal_obeys(text: str) -> None:
    assert not {unicodedata.category(char) for char in clean(text)} & {"Cc", "Cf", "Cs"}


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "Zs"])))
def test_clean_text_keeps_every_word(text: str) -> None:
    assert clean(text).split() == text.split()


def test_an_escape_sequence_loses_its_force() -> None:
    assert clean("rood\x1b[31m\u202eomgekeerd") == "rood [31m omgekeerd"


@given(st.text(), st.integers(min_value=2, max_value=80))
def test_cut_text_is_never_longer_than_asked(text: str, width: int) -> None:
    assert len(cut(text, width)) <= width


def test_cut_text_ends_with_a_sign_that_something_was_left_out() -> None:
    assert cut("Leverancier registreert het systeem", 25) == "Leverancier registreert …"


@given(st.text(), st.sampled_from(["ascii", "cp1252", "cp850", "latin-1", "utf-8"]))
def test_fitted_text_can_always_be_encoded(text: str, encoding: str) -> None:
    assert fit(text, encoding).encode(encoding) is not None


@pytest.mark.parametrize(
    ("encoding", "fitted"),
    [("utf-8", "✓ “één” … €"), ("cp1252", "+ “één” … €"), ("ascii", '+ "een" ... EUR')],
)
def test_symbols_get_a_plain_stand_in_only_where_the_encoding_lacks_them(encoding: str, fitted: str) -> None:
    assert fit("✓ “één” … €", encoding) == fitted
