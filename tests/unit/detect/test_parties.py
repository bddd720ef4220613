"""The names that a document gives to its parties."""

from __future__ import annotations

import pytest

from contractcheck.checker import packaged_rules
from contractcheck.detect.parties import Role, parties_of
from contractcheck.detect.phrases import Lexicon

LEXICON = Lexicon(packaged_rules().terms)


def names(*texts: str) -> dict[str, Role]:
    return dict(parties_of(texts, texts, LEXICON).names)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kwarts Rekenwerk B.V., hierna: Kwarts, de leverancier van het systeem,", "Kwarts"),
        ("de leverancier Kwarts Rekenwerk B.V. (hierna te noemen: Kwarts)", "Kwarts"),
        ("the supplier Quartz Reckoning Ltd (hereinafter: Quartz)", "Quartz"),
        ("the supplier Quartz Reckoning Ltd (“Quartz”)", "Quartz"),
        ("Leverancier: Kwarts", "Kwarts"),
    ],
)
@pytest.mark.parametrize("deed", ["", "Kwarts levert het systeem.", "Quartz shall supply the system."])
def test_a_name_beside_a_role_word_has_that_role(text: str, name: str, deed: str) -> None:
    assert names(text, deed).get(name) is Role.SUPPLIER


def test_a_public_body_is_the_buyer_and_the_company_that_supplies_the_supplier() -> None:
    found = names(
        "Waterschap Zomerpolder, hierna: Zomerpolder, en Kwarts Rekenwerk B.V., hierna: Kwarts, komen overeen:",
        "Kwarts levert het systeem en Kwarts verstrekt de documentatie.",
    )
    assert found["Kwarts"] is Role.SUPPLIER
    assert found["Zomerpolder"] is Role.BUYER


def test_a_text_without_definitions_gives_no_names() -> None:
    assert names("De levering vindt plaats in mei.") == {}


def test_a_name_is_found_as_a_whole_word_only() -> None:
    parties = parties_of(["Leverancier: Kwarts"], ["Leverancier: Kwarts"], LEXICON)
    assert [(start, end) for start, end, _ in parties.find("Kwartslamp van Kwarts.")] == [(15, 21)]
