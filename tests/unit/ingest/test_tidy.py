"""Final characters of a block."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractcheck.ingest.tidy import plain_characters, tidy


@pytest.mark.parametrize(
    ("source", "tidied"),
    [
        ("artikel\u00a07", "artikel 7"),
        ("a\u2009b\u3000c", "a b c"),
        ("con\u00adformiteit", "conformiteit"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("AI\u2011systeem", "AI-systeem"),
        ("con\ufb01guratie", "configuratie"),
        ("\u0132sselmeer", "IJsselmeer"),
        ("\uf0b7 punt", "punt"),
        ("a\n\t b\u2028c", "a b c"),
        ("e\u0301e\u0301n", "\u00e9\u00e9n"),
        ("\u201cquote\u201d en \u2019s", "\u201cquote\u201d en \u2019s"),
        ("  ", ""),
    ],
)
def test_characters_become_what_a_reader_sees(source: str, tidied: str) -> None:
    assert tidy(source) == tidied


@given(st.text())
def test_tidy_text_has_single_spaces_and_nothing_invisible(text: str) -> None:
    tidied = tidy(text)
    assert tidied == " ".join(tidied.split())
    assert not any(unicodedata.category(character) in {"Cc", "Cf", "Co"} for character in tidied)


@given(st.text())
def test_tidying_twice_changes_nothing(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@given(st.text(alphabet=st.characters(categories=["L", "N", "P"], max_codepoint=0x24F, exclude_characters="\u0132\u0133")))
def test_ordinary_characters_stay(text: str) -> None:
    assert plain_characters(text) == text


@given(st.text(alphabet=st.one_of(st.characters(max_codepoint=0x2FF), st.sampled_from("e\u0301\u00a0\u2013\u20ac\ufb01 "))))
def test_tidying_in_short_does_what_tidying_each_character_does(text: str) -> None:
    assert tidy(text) == unicodedata.normalize("NFC", " ".join(plain_characters(text).split()))
