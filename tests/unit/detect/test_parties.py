"""The names that a document gives to its parties."""

from __future__ import annotations

import pytest

from contractcheck.checker import packaged_rules
from contractcheck.detect.document.contents import Contents
from contractcheck.detect.parties.parties import Parties, parties_of
from contractcheck.detect.parties.roles import Role
from contractcheck.detect.search.phrases import Lexicon
from contractcheck.model.document import Block, BlockKind

LEXICON = Lexicon(packaged_rules().terms)


def parties(*texts: str) -> Parties:
    blocks = [Block(str(place), BlockKind.PARAGRAPH, text) for place, text in enumerate(texts)]
    return parties_of(texts, Contents(blocks, LEXICON), LEXICON)


def names(*texts: str) -> dict[str, Role]:
    return dict(parties(*texts).names)


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
    found = parties("Leverancier: Kwarts")
    assert [(start, end) for start, end, _ in found.find("Kwartslamp van Kwarts.")] == [(15, 21)]


def test_a_company_beside_both_named_parties_is_a_third() -> None:
    found = names("Supplier: Moraine Analytics Ltd. Buyer: Prison Service of Karst.", "The model is made by Abyssal Labs Inc.")
    assert (found["Moraine Analytics"], found["Abyssal Labs"]) == (Role.SUPPLIER, Role.THIRD)


def test_who_is_said_to_be_no_party_is_a_third() -> None:
    found = names("The AI system is made by Corvane Oy, which is not party of this Contract.")
    assert found["Corvane"] is Role.THIRD


def test_beside_the_one_who_sells_a_thing_its_maker_is_a_third() -> None:
    found = names("Rosmarine Trade BV (the Distributor) sells what Hyalin Optics GmbH (the Manufacturer) makes.")
    assert (found["Distributor"], found["Manufacturer"]) == (Role.SUPPLIER, Role.THIRD)


def test_of_two_parties_the_one_that_is_not_the_buyer_is_the_supplier() -> None:
    found = names('The Municipality of Trent ("Trent")', 'and Ada ("Ada")')
    assert (found["Trent"], found["Ada"]) == (Role.BUYER, Role.SUPPLIER)


def test_a_title_counts_without_a_definition() -> None:
    assert names("The Beneficiary must report.") == {"Beneficiary": Role.SUPPLIER}


def test_what_the_name_does_outweighs_the_words_beside_it() -> None:
    found = names('Lumen Institute ("Lumen")', "Lumen sells the tool. Lumen has built the tool. Lumen offers it.")
    assert found["Lumen"] is Role.SUPPLIER


def test_of_two_public_bodies_the_one_that_does_not_buy_is_the_supplier() -> None:
    found = names(
        'Between the Rescue Service of Norwold ("the Service") and Eastmere University ("the University"):',
        "The Service awards a grant. The University develops the model.",
    )
    assert (found["Service"], found["University"]) == (Role.BUYER, Role.SUPPLIER)
