"""How texts introduce their parties."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractcheck.checker import packaged_rules
from contractcheck.detect.parties.introductions import introduced
from contractcheck.detect.parties.roles import Role
from contractcheck.detect.search.phrases import Lexicon

LEXICON = Lexicon(packaged_rules().terms)
WORD = st.text(alphabet="bdfgklmnprstv", min_size=4, max_size=9).map(str.capitalize)


def roles(*texts: str) -> dict[str, Role | None]:
    found = introduced(texts, "\n".join(texts), LEXICON)
    return {each.alias: each.role for each in sorted(found, key=lambda each: each.role is not None)}


def test_two_labels_in_one_line_name_two_parties() -> None:
    found = roles("Licensor: Talbot Reasoning AG Licensee: Ministry of Tides")
    assert found["Talbot Reasoning"] is Role.SUPPLIER
    assert found["Ministry of Tides"] is Role.BUYER


def test_a_label_that_is_a_title_is_a_name_too() -> None:
    assert roles("The Entrusted: Praxis Datasystem A/S.")["Entrusted"] is Role.SUPPLIER


def test_a_role_in_brackets_belongs_to_the_name_before_it() -> None:
    found = roles("between the Town of Esker (Buyer) and Juniper Systems Ltd (Contractor)")
    assert (found["Town of Esker"], found["Juniper Systems"]) == (Role.BUYER, Role.SUPPLIER)


def test_a_short_name_in_brackets_needs_no_quotation_marks() -> None:
    assert "Company" in roles("Veritas Proctors Ltd, having its office at 9 Dockside (the Company)")


def test_a_label_of_which_the_text_speaks_as_a_name_is_one() -> None:
    assert "Institution" in roles("The Institution: Home of Brae.", "The Institution pays.")


def test_an_entry_of_definitions_names_no_party() -> None:
    assert roles("Phase: a period of Annex B;", "The Phase ends.") == {}


@pytest.mark.parametrize("text", ['a tool that sorts mail ("Sorter")', "het systeem dat post sorteert, hierna: Sorteerder"])
def test_a_product_is_no_party(text: str) -> None:
    assert roles(text) == {}


@given(WORD, WORD)
def test_a_label_gives_its_side_to_any_name(first: str, second: str) -> None:
    found = roles(f"Supplier: {first}. Buyer: {second} Borough.")
    assert found.get(f"{second} Borough") is Role.BUYER
    assert found.get(first) in {Role.SUPPLIER, None}


def test_a_word_that_says_for_whom_somebody_attends_is_no_part_of_the_name() -> None:
    found = roles("For Marlin Vision Ltd: Kit Dow", "Voor Lichtspoor Systemen B.V.: Ank Rood")
    assert {"Marlin Vision", "Lichtspoor Systemen"} <= found.keys()


def test_letters_that_are_also_a_common_word_are_a_name_behind_the_words_that_they_open() -> None:
    assert "ON" in roles("Voor het Opvanghuis Noordzee (ON)")
    assert "ON" not in roles("De lamp brandt (ON) of niet")


def test_a_word_of_the_partys_own_name_is_its_short_name_although_it_is_a_common_thing() -> None:
    assert "Service" in roles('Between the Coastal Rescue Service of Norwold, Pier 2 ("the Service") and Y Ltd')
    assert "Service" not in roles('Between X and Y Ltd about a scoring service ("the Service")')
