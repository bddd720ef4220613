"""Ten dossiers with the statuses that the rubric gives them as a whole: adequate, weak, excluded, missing, undetermined."""

from __future__ import annotations

import pytest

from tests.unit.dossier.papers import (
    ASSESSMENT,
    DATA,
    FILE,
    MONITORING,
    REGISTRATION,
    contract,
    judged,
    notice,
    requirements,
    statuses,
)

ALL = (ASSESSMENT, FILE, DATA, MONITORING, REGISTRATION)
SILENT = "Partijen overleggen elk kwartaal."
RANKED = "Bij tegenstrijdigheid geldt deze rangorde: de overeenkomst, het programma van eisen, de algemene voorwaarden."
DENIED = "# Algemene voorwaarden\n\nLeverancier is niet gehouden het AI-systeem te registreren in de EU-databank."
MODULE = "De AI-module bij de ARBIT maakt integraal deel uit van deze overeenkomst."

DOSSIERS = {
    "clauses spread over contract and requirements": (
        {"contract__md": contract(ASSESSMENT, FILE), "pve__md": requirements(DATA, MONITORING, REGISTRATION)},
        "aaaaa",
    ),
    "nothing in the contract and nothing elsewhere": (
        {"contract__md": contract(SILENT), "leidraad__md": "# Aanbestedingsleidraad\n\nDe planning volgt later."},
        "mmmmm",
    ),
    "half a duty here and the other half there": (
        {
            "contract__md": contract("Leverancier bewaakt na de ingebruikname de prestaties van het AI-systeem."),
            "bijlage-1__md": "# Bijlage 1 Incidenten\n\nLeverancier meldt ernstige incidenten van het AI-systeem aan de Stad.",
        },
        "mmmam",
    ),
    "a note that repeals a requirement": (
        {"pve__md": requirements(*ALL), "nota__md": notice("Eis 15 vervalt.")},
        "aaaam",
    ),
    "a note that turns a requirement into a wish": (
        {
            "pve__md": requirements(*ALL),
            "nota__md": notice(
                "Eis 13 vervalt en wordt wens 2: Leverancier beschrijft bij voorkeur de herkomst en de belangrijkste kenmerken "
                "van de trainingsdata van het AI-systeem."
            ),
        },
        "aawaa",
    ),
    "an offer that deviates from a requirement by its number": (
        {"pve__md": requirements(*ALL), "inschrijving__md": "# Inschrijving\n\nAan eis 12 kunnen wij niet voldoen."},
        "awaaa",
    ),
    "general terms that deny the duty without an order of precedence": (
        {"contract__md": contract(*ALL), "voorwaarden__md": DENIED},
        "aaaaw",
    ),
    "general terms that deny the duty below the contract": (
        {"contract__md": contract(*ALL, RANKED), "voorwaarden__md": DENIED},
        "aaaaa",
    ),
    "a set by reference whose text is in the dossier and covers little": (
        {"contract__md": contract(MODULE), "module__md": f"# AI-module bij de ARBIT\n\n{ASSESSMENT}\n\n{FILE}\n"},
        "aammm",
    ),
    "an e-mail that promises everything": (
        {
            "contract__md": contract(SILENT),
            "bericht__eml": "From: a@b.nl\nSubject: contract\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n"
            + "\n\n".join(ALL),
        },
        "mmmmm",
    ),
    "a document that cannot be read": (
        {"contract__md": contract(ASSESSMENT), "bijlage__png": "\x01\x02\x03"},
        "auuuu",
    ),
}


@pytest.mark.parametrize(("documents", "expected"), DOSSIERS.values(), ids=list(DOSSIERS))
def test_a_labelled_dossier_gets_every_verdict_right(documents: dict[str, str], expected: str) -> None:
    assert statuses(judged(None, **documents)) == expected
