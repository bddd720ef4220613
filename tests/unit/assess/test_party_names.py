"""Model wording speaks of the parties as the document does."""

from __future__ import annotations

import pytest

from contractcheck.assess.party_names import names_in
from contractcheck.checker import packaged_rules
from contractcheck.model.document import Block, BlockKind
from contractcheck.model.drafting import Names, essential_text
from contractcheck.model.rules import LANGUAGES, Language

RULES = packaged_rules()
MONITORING = RULES.family("post-market-monitoring")


def blocks(*texts: str) -> list[Block]:
    return [Block(f"b{number}", BlockKind.PARAGRAPH, text) for number, text in enumerate(texts)]


FAMILIES = [family.id for family in RULES.families]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Opdrachtnemer levert aan Afnemer. Afnemer betaalt Opdrachtnemer.", "nl", ("Opdrachtnemer", "Afnemer")),
        (
            "De Opdrachtnemer levert. De Afnemer betaalt de Opdrachtnemer aan de Afnemer.",
            "nl",
            ("de Opdrachtnemer", "de Afnemer"),
        ),
        ("The Contractor supplies the Client. The Client pays the Contractor.", "en", ("the Contractor", "the Client")),
        ("De inschrijver levert en de inschrijver meldt.", "nl", ("de inschrijver", "Opdrachtgever")),
        ("Het weer is mooi.", "nl", ("Leverancier", "Opdrachtgever")),
    ],
)
def test_the_names_are_those_that_the_document_uses_most(text: str, language: Language, names: tuple[str, str]) -> None:
    found = names_in(blocks(text), RULES, language)
    assert (found.supplier, found.buyer) == names


def test_a_name_that_the_document_defines_counts() -> None:
    texts = ["Novadata B.V., hierna te noemen: Novadata, levert.", "Novadata meldt.", "Leverancier is Novadata."]
    assert names_in(blocks(*texts), RULES, "nl").supplier == "Novadata"


def test_a_name_at_the_start_of_a_sentence_has_a_capital() -> None:
    text = essential_text(RULES, MONITORING, Names("de Opdrachtnemer", "de Afnemer", "het AI-systeem", "dit artikel"), "nl")
    assert "monitort de Opdrachtnemer" in text
    assert ". De Opdrachtnemer meldt" in text
    assert "aan de Afnemer" in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("family", FAMILIES)
def test_model_wording_names_the_parties_of_the_document_and_no_others(family: str, language: Language) -> None:
    text = essential_text(RULES, RULES.family(family), Names("Xylo", "Ypsilon", "Zeta", "dit artikel"), language)
    assert "Xylo" in text
    assert not any(word in text for word in ("Leverancier", "Opdrachtgever", "Supplier", "Buyer"))


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Leverancier levert een AI-systeem, hierna te noemen: Kompas. Kompas leert.", "nl", "Kompas"),
        (
            "Selectiesysteem: de programmatuur met een AI-model. Het Selectiesysteem leert. Men test het Selectiesysteem.",
            "nl",
            "het Selectiesysteem",
        ),
        ("The Supplier delivers software.", "en", "the AI system"),
    ],
)
def test_the_system_has_the_name_that_the_document_gives_it(text: str, language: Language, name: str) -> None:
    assert names_in(blocks(*text.split("\n")), RULES, language).system == name
