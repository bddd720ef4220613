"""What a text says about the purchase: whether AI is bought, of high risk, and in which area."""

from __future__ import annotations

import pytest

from contractcheck.checker import packaged_rules
from contractcheck.detect.purchase.facts import Facts
from contractcheck.detect.read import Reader
from contractcheck.ingest.reader import read

RULES = packaged_rules()
READER = Reader(RULES)
EN = "# Contract\n\nThe Supplier shall deliver what the Council orders, and the Council pays within thirty days.\n\n"
NL = "# Overeenkomst\n\nLeverancier levert wat de Gemeente bestelt en de Gemeente betaalt binnen dertig dagen.\n\n"


def facts(text: str) -> Facts:
    return READER.survey(read(text.encode(), "draft.md", RULES.outline))[1]


@pytest.mark.parametrize(
    "text",
    [
        NL + "Bij aviaire influenza (hierna: AI) ruimt Leverancier de stal.\n\nEen AI-verdenking wordt gemeld.\n\nAI duurt.",
        EN + "Each action item (AI) has an owner.\n\nAI 3 is closed.\n\nAn AI without an owner lapses.",
        EN + "The meter has eight ports of the kind AI (analogue input).\n\nAI 1 to AI 4 are reserved.",
    ],
)
def test_the_letters_ai_that_stand_for_something_else_are_no_ai(text: str) -> None:
    assert facts(text).ai is False


@pytest.mark.parametrize(
    "text",
    [
        NL
        + "Het is niet toegestaan te laten schrijven door een AI-systeem.\n\nStukken worden niet ingevoerd in AI-toepassingen.",
        NL + "De Gemeente liet inschrijvingen samenvatten met een AI-hulpmiddel.\n\nDit stuk is vertaald door een AI-systeem.",
        EN + "Interpreters do not rely on an AI system.\n\nReports are not drafted by AI assistants without written permission.",
        EN
        + "The Council used an AI system to summarise the tenders.\n\nThis letter was drafted with the help of an AI assistant.",
        EN
        + "## Use of generative AI by staff\n\nWhoever turns to an AI system says so.\n\nAn AI service is named in the report.",
    ],
)
def test_ai_with_which_people_do_their_own_work_is_not_bought(text: str) -> None:
    assert facts(text).ai is False


@pytest.mark.parametrize(
    "text",
    [
        EN + "The model of each pump is engraved.\n\nThe charging algorithm is printed in the manual.\n\nStaff are retrained.",
        NL + "Het algoritme voor de dosering staat in de handleiding.\n\nDe algoritmen zijn vast.",
    ],
)
def test_models_and_algorithms_alone_are_no_ai(text: str) -> None:
    assert facts(text).ai is False


@pytest.mark.parametrize(
    "text",
    [
        EN + "Sortwell uses machine learning to sort letters.\n\nThe model is renewed each spring.",
        NL + "Sorteerwel is een AI-systeem dat brieven sorteert.",
        NL + "Brievenhulp is een AI-taalmodel dat helpt met gewone taal.",
        EN + "Is there a person behind Hint?\n\nNo, it is a language model.\n\nGrading would be a use in Annex III.",
        EN + "Tide uses gradient boosting to predict arrivals.\n\nIt is retrained every quarter.",
    ],
)
def test_a_text_that_says_that_its_product_is_ai_buys_ai(text: str) -> None:
    assert facts(text).ai is True


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (EN + "Sortwell is an AI system without high risk.\n\nDuties for high-risk AI systems are listed in the Act.", False),
        (NL + "Sorteerwel is een AI-systeem. Partijen beschouwen Sorteerwel als een toepassing zonder hoog risico.", False),
        (EN + "Sortwell is an AI system that sorts letters of the Council.", None),
        (EN + "Sortwell is an AI system that ranks applicants for a vacancy.\n\nApplicants are told.", True),
        (EN + "Sortwell is an AI system. It does not rank applicants and gives no advice on benefits.", None),
        (EN + "Sortwell is an AI system that sorts letters.\n\nThe courts of Dublin have exclusive jurisdiction.", None),
        (EN + "Sortwell is an AI system that belongs to annex III.", True),
        (EN + "Sortwell is an AI system.\n\nThe Council must not use it for High Risk Activities such as flying aircraft.", None),
        (
            NL
            + "Sorteerwel is een AI-systeem.\n\nDe Gemeente doet geen betalingen naar hoogrisicolanden of hoog risico klanten.",
            None,
        ),
        (EN + "Sortwell is an AI system.\n\nNew features bring many benefits.\n\nThe benefits of AI are plain.", None),
        (EN + "Sortwell is an AI system.\n\nPayment is no admission of liability.\n\nAny admission is void.", None),
        (EN + "Sortwell is an AI system.\n\nClaims go to the courts of Ghent.\n\nDisputes are settled by arbitration.", None),
        (NL + "Sorteerwel is een AI-systeem.\n\nGeschillen worden voorgelegd aan de rechtbanken te Gent.", None),
        (
            EN
            + "Sortwell is an AI system.\n\nIts maker supplies AI to police, hospitals with triage, courts and border control.",
            None,
        ),
        (EN + "Sortwell is an AI system.\n\n# Prohibited uses\n\nAI for police work.\n\nAI that ranks job applicants.", None),
    ],
)
def test_high_risk_is_what_the_text_calls_its_own_system_or_an_area_in_which_it_works(
    text: str,
    expected: bool | None,  # noqa: FBT001
) -> None:
    assert facts(text).high_risk is expected


def test_the_area_is_the_one_of_which_the_text_says_most_about_its_ai() -> None:
    text = "The AI system ranks applicants for a vacancy.\n\nThe police vet its staff.\n\nNo AI decides on applicants."
    assert facts(EN + text).area == "III.4"


def test_an_area_in_the_title_counts() -> None:
    assert (
        facts("# Ranking of job applicants\n\nThe Supplier delivers an AI system.\n\nThe AI system runs in Ghent.").area
        == "III.4"
    )


@pytest.mark.parametrize(
    "text",
    [
        NL + "Het platform deelt met een adaptief algoritme in.\n\nWat het algoritme leert, blijft bij Leverancier.",
        NL + "Het systeem dient voor gezichtsvergelijking.\n\nDe trainingsbeelden worden toegelicht.",
        EN + "The platform sorts with an adaptive algorithm.\n\nThe algorithm is trained by the Supplier.",
        EN + "The system is for face matching.\n\nThe training images are explained.",
    ],
)
def test_learning_algorithms_and_faces_are_ai_without_the_word(text: str) -> None:
    assert facts(text).ai is True


@pytest.mark.parametrize(
    "text",
    [
        EN + "## Demands of the AI Act\n\nThe Supplier hands over the file of the Needs Model.",
        NL + "## Verordening (EU) 2024/1689\n\nLeverancier verstrekt het modeldossier.\n\n## Slot\n\nNederlands recht geldt.",
    ],
)
def test_a_heading_shows_ai_that_no_sentence_names(text: str) -> None:
    assert facts(text).ai is True


@pytest.mark.parametrize(
    "text",
    [
        EN + "## Demands of the AI Act\n\nNot applicable: the pump holds no AI and is not an AI system.",
        NL + "## Cursus AI-verordening\n\nDe trainer komt op maandag.",
        NL + "Lerende functies worden niet gevraagd.\n\nHet hash-algoritme is erkend.\n\nInschrijver meldt of bij het opstellen"
        " van de inschrijving gebruik is gemaakt van AI-hulpmiddelen.",
    ],
)
def test_a_heading_about_ai_that_is_taught_or_denied_shows_none(text: str) -> None:
    assert facts(text).ai is False


@pytest.mark.parametrize(
    "text",
    [
        NL + "Zaakstroom is een lerend instrument.\n\nDe EU-conformiteitsverklaring volgt.\n\nHet dossier volgt bijlage IV.",
        NL + "De stukken waarmee Wegwijs is getraind.\n\nLeverancier schrijft in op grond van artikel 49.\n\nZie artikel 72.",
        EN + "A learned classifier marks the answers.\n\nThe file follows Annex IV.\n\nThe EU database holds the entry.",
        EN + "The corpora on which Reader was trained.\n\nArticle 43 is followed.\n\nThe documents are those of Annex IV.",
    ],
)
def test_what_has_learned_beside_duties_of_the_ai_act_is_ai_without_that_word(text: str) -> None:
    assert facts(text).ai is True


@pytest.mark.parametrize(
    "text",
    [
        NL + "Er is geen lerende software.\n\nDe EU-conformiteitsverklaring volgt.\n\nZie bijlage IV bij 2023/1230.",
        NL + "De EU-conformiteitsverklaring van de pomp volgt.\n\nHet dossier heeft de vorm van bijlage IV.",
        EN + "There is no learned model in it.\n\nThe EU declaration of conformity is in the crate.\n\nSee Annex IV.",
        EN + "Staff are trained on site.\n\nThe EU declaration of conformity is in the crate.\n\nSee Annex IV.",
    ],
)
def test_a_file_and_a_declaration_of_a_thing_that_has_not_learned_are_no_ai(text: str) -> None:
    assert facts(text).ai is False


@pytest.mark.parametrize(
    ("text", "high"),
    [
        (NL + "Het AI-systeem doorloopt de procedure van bijlage VI.\n\nHet AI-systeem komt in de EU-databank.", True),
        (EN + "The AI system goes through the procedure of Annex VI.\n\nThe AI system is entered in the EU database.", True),
        (NL + "Het AI-systeem sorteert de post.\n\nHet AI-systeem komt in de EU-databank.", None),
        (EN + "The AI system sorts the mail.\n\nThe AI system is not high-risk.\n\nAnnex VI and Annex IV stay unused.", False),
    ],
)
def test_duties_of_high_risk_systems_alone_indicate_high_risk(text: str, high: bool | None) -> None:  # noqa: FBT001
    assert facts(text).high_risk is high
