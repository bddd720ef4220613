"""What the text model sees of a text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from contractcheck.opinion.features import features_of

words = st.lists(st.sampled_from(["de", "Leverancier", "shall", "42", "één"]), min_size=1, max_size=12)


def whole(text: str) -> list[str]:
    """The features that are no stems."""
    return [each for each in features_of(text) if not each.startswith("~")]


def test_each_word_and_pair_stands_once_in_lower_case() -> None:
    assert whole("Shall register, shall register") == ["shall", "register", "shall register", "register shall"]


def test_words_that_begin_alike_have_a_stem_in_common() -> None:
    assert set(features_of("registreert")) & set(features_of("Registratie")) == {"~regis"}


def test_stems_have_their_pairs_as_well() -> None:
    assert "~suppl ~regis" in features_of("suppliers registered")


def test_marks_that_part_cells_and_items_are_words_and_other_marks_are_none() -> None:
    assert whole("Eis | ja; nee.") == ["eis", "|", "ja", ";", "nee", "eis |", "| ja", "ja ;", "; nee"]


def test_a_text_without_words_has_no_features() -> None:
    assert features_of(" … – ") == []


@given(words)
def test_no_feature_comes_twice_and_none_has_capitals(chosen: list[str]) -> None:
    found = features_of(" ".join(chosen))
    assert len(found) == len(set(found))
    assert [each for each in found if each != each.lower()] == []


@given(words)
def test_every_pair_of_neighbours_is_a_feature_and_no_other_is(chosen: list[str]) -> None:
    low = [each.lower() for each in chosen]
    pairs = {f"{first} {second}" for first, second in pairwise(low)}
    assert set(whole(" ".join(chosen))) == set(low) | pairs
