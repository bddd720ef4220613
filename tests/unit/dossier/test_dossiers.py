"""Roles, precedence, annexes and conflicts of the documents of a dossier, and how the report shows them."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from contractcheck.checker import check_files
from contractcheck.model.dossier import DocumentRole, DossierSettings, Precedence
from contractcheck.model.report import DocumentReport, Notice
from contractcheck.model.settings import Input
from contractcheck.report.display import Display
from contractcheck.report.json_ import as_json, render
from contractcheck.report.terminal import render as as_screen
from tests.by_rules import BY_RULES
from tests.unit.dossier.papers import (
    ASSESSMENT,
    DATA,
    FILE,
    MONITORING,
    PURPOSE,
    REGISTRATION,
    contract,
    judged,
    notice,
    requirements,
    statuses,
)
from tests.unit.ingest.word_files import archive, p, package, run

TITLES = {
    "# Overeenkomst AI-systeem": DocumentRole.CONTRACT,
    "# Draft agreement on the scoring model": DocumentRole.CONTRACT,
    "# Tweede nota van inlichtingen": DocumentRole.NOTICE,
    "# Bijlage 2 Programma van eisen": DocumentRole.REQUIREMENTS,
    "# Aanbestedingsleidraad": DocumentRole.GUIDE,
    "# Algemene inkoopvoorwaarden bij de overeenkomst": DocumentRole.TERMS,
    "# Offer of Lumen Ltd": DocumentRole.OFFER,
    "# Bijlage 3 bij de overeenkomst": DocumentRole.ANNEX,
    "# AI-module bij de ARBIT": DocumentRole.SET,
    "# Verslag": DocumentRole.OTHER,
}


def roles(report: DocumentReport) -> dict[str, DocumentRole]:
    return {each.name: each.role for each in report.dossier.documents} if report.dossier else {}


def notices(report: DocumentReport, code: str) -> list[Notice]:
    return [each for each in report.notices if each.code == code]


@pytest.mark.parametrize(("title", "role"), TITLES.items(), ids=list(TITLES))
def test_the_title_tells_the_role(title: str, role: DocumentRole) -> None:
    assert roles(judged(None, stuk__md=f"{title}\n\nTekst van het stuk.")) == {"stuk.md": role}


def test_where_the_title_is_silent_the_file_name_tells_the_role() -> None:
    assert roles(judged(None, nota_van_inlichtingen__md="# Vragen\n\nTekst.")) == {"nota_van_inlichtingen.md": "notice"}


def test_the_user_can_state_the_role() -> None:
    report = judged(DossierSettings(roles={"stuk.md": DocumentRole.OFFER}), stuk__md="# Overeenkomst\n\nTekst.")
    assert report.dossier is not None
    assert [(each.role, each.stated) for each in report.dossier.documents] == [("offer", True)]


def test_the_text_states_the_order_of_precedence() -> None:
    text = "Bij strijdigheid geldt deze rangorde: de nota van inlichtingen, de overeenkomst, de inschrijving."
    report = judged(None, contract__md=contract(text))
    assert report.dossier is not None
    assert (report.dossier.precedence.source, report.dossier.precedence.order) == ("text", ("notice", "contract", "offer"))


def test_an_order_of_precedence_in_a_list_is_read() -> None:
    listed = "Er geldt een rangorde:\n\na. de nota van inlichtingen;\n\nb. de overeenkomst;\n\nc. de inschrijving."
    report = judged(None, contract__md=contract(listed))
    assert report.dossier is not None
    assert report.dossier.precedence.order == ("notice", "contract", "offer")


def test_a_stated_order_leaves_the_other_roles_in_their_usual_places() -> None:
    order = Precedence((DocumentRole.REQUIREMENTS, DocumentRole.NOTICE), "text")
    ranked = sorted(DocumentRole, key=order.rank)
    assert ranked[:4] == [DocumentRole.CONTRACT, DocumentRole.REQUIREMENTS, DocumentRole.NOTICE, DocumentRole.GUIDE]


def test_the_order_of_the_user_goes_before_that_of_the_text() -> None:
    settings = DossierSettings(precedence=(DocumentRole.OFFER, DocumentRole.CONTRACT))
    text = "Er geldt deze rangorde: de overeenkomst, de inschrijving."
    report = judged(settings, contract__md=contract(text), inschrijving__md="# Inschrijving\n\nTekst.")
    assert report.dossier is not None
    assert [each.name for each in report.dossier.documents] == ["inschrijving.md", "contract.md"]


def test_evidence_names_its_document_and_the_dossier_what_each_carries() -> None:
    report = judged(None, contract__md=contract(ASSESSMENT), pve__md=requirements(FILE))
    evidence = {clause.id: [each.document for each in clause.evidence] for clause in report.clauses if clause.evidence}
    assert evidence == {"conformity-assessment": ["contract.md"], "technical-documentation": ["pve.md"]}
    assert report.dossier is not None
    assert [each.carries for each in report.dossier.documents] == [("conformity-assessment",), ("technical-documentation",)]


def test_an_annex_named_but_not_there_is_a_notice() -> None:
    text = contract("De prijzen staan in Bijlage 7.", "De contacten staan in Bijlage 1.")
    report = judged(None, contract__md=text, bijlage_1__md="# Bijlage 1 Contacten\n\nTekst.")
    assert [each.message for each in notices(report, "annex-absent")] == [
        "Het document verwijst naar Bijlage 7, maar die zit niet in het bestand."
    ]


def test_annexes_of_the_law_and_annexes_called_by_a_name_that_is_there_are_not_absent() -> None:
    text = contract("De eisen staan in het programma van eisen (Bijlage 2).", "Zie bijlage IV van de AI-verordening.")
    report = judged(None, contract__md=text, pve__md=requirements("Leverancier levert."))
    assert notices(report, "annex-absent") == []


MODULE = "De AI-module bij de ARBIT maakt integraal deel uit van deze overeenkomst."
SETS = {
    "not there": ({"contract__md": contract(MODULE)}, ["de AI-module bij de ARBIT"]),
    "a document of the dossier": ({"contract__md": contract(MODULE), "module__md": f"# AI-module bij de ARBIT\n\n{FILE}"}, []),
    "an annex of the contract": ({"contract__md": contract(MODULE) + f"\n# Bijlage 2 AI-module bij de ARBIT\n\n{FILE}\n"}, []),
    "part of the law": (
        {"contract__md": contract("Op Leverancier rusten alle verplichtingen van een aanbieder (artikel 16).")},
        [],
    ),
}


@pytest.mark.parametrize(("documents", "titles"), SETS.values(), ids=list(SETS))
def test_a_set_that_is_made_part_of_the_contract_and_not_there_is_a_notice(documents: dict[str, str], titles: list[str]) -> None:
    found = [each.message for each in notices(judged(None, **documents), "set-absent")]
    assert found == [f"Het document maakt {title} van toepassing, maar die tekst zit niet in het bestand." for title in titles]


def test_an_annex_at_the_end_of_a_document_is_there() -> None:
    text = contract("De prijzen staan in Bijlage 7.") + "\n# Bijlage 7 Prijzen\n\nTekst."
    assert notices(judged(None, contract__md=text), "annex-absent") == []


def test_a_changed_requirement_and_a_deviating_offer_are_named_with_both_places() -> None:
    report = judged(
        None,
        pve__md=requirements(ASSESSMENT, FILE),
        nota__md=notice(f"Eis 11 luidt voortaan: {ASSESSMENT}"),
        inschrijving__md="# Inschrijving\n\nAan eis 12 kunnen wij niet voldoen.",
    )
    (changed,), (deviates,) = notices(report, "requirement-changed"), notices(report, "offer-deviates")
    assert (changed.family, {each.document for each in changed.evidence}) == ("conformity-assessment", {"nota.md", "pve.md"})
    assert (deviates.family, {each.document for each in deviates.evidence}) == (
        "technical-documentation",
        {"pve.md", "inschrijving.md"},
    )


def test_names_that_the_contract_gives_hold_in_its_annexes() -> None:
    parties = "Gemeente Veldzicht, hierna: de Stad, en Rekenlicht B.V., hierna: Rekenlicht, leverancier.\n\n"
    text = f"# Overeenkomst\n\n{parties}{PURPOSE}\n"
    annex = f"# Bijlage 1\n\n{REGISTRATION.replace('Leverancier', 'Rekenlicht')}\n"
    assert statuses(judged(None, contract__md=text, bijlage__md=annex))[-1] == "a"


def test_a_dossier_of_which_nothing_can_be_read_is_undetermined() -> None:
    report = judged(None, a__bin="\x01\x02")
    assert (statuses(report), report.outcome) == ("uuuuu", "undetermined")
    assert [each.message.split(":")[0] for each in notices(report, "unreadable-file")] == ["a.bin"]


def test_a_document_that_cannot_be_read_leaves_nothing_missing() -> None:
    assert statuses(judged(None, contract__md=contract(ASSESSMENT), bijlage__png="\x01\x02\x03")) == "auuuu"


def test_an_empty_folder_is_undetermined(tmp_path: Path) -> None:
    (report,) = check_files([Input("leeg", path=tmp_path)], replace(BY_RULES, dossier=DossierSettings())).reports
    assert statuses(report) == "uuuuu"


def test_an_archive_is_judged_as_one_purchase_without_being_asked() -> None:
    data = archive({"contract.md": contract(ASSESSMENT, FILE), "pve.md": requirements(DATA, MONITORING, REGISTRATION)})
    (report,) = check_files([Input("dossier.zip", data=data)], BY_RULES).reports
    assert (statuses(report), report.source.name) == ("aaaaa", "dossier.zip")


def test_a_settings_file_in_the_dossier_is_a_notice() -> None:
    report = judged(None, contract__md=contract(ASSESSMENT), contractcheck__toml="x")
    assert [each.message for each in notices(report, "settings-ignored")] == [
        "Niet gebruikt: contractcheck.toml. Instellingen komen nooit uit het dossier zelf."
    ]


def test_tracked_changes_in_one_document_count_for_the_dossier() -> None:
    change = 'w:id="1" w:author="Anna" w:date="2026-03-01T10:00:00Z"'
    word = package(p("Bijlage 1") + p(f"<w:ins {change}>{run(REGISTRATION)}</w:ins>"))
    inputs = [Input("contract.md", data=contract(ASSESSMENT).encode()), Input("bijlage.docx", data=word)]
    (report,) = check_files(inputs, replace(BY_RULES, dossier=DossierSettings())).reports
    assert [each.family for each in notices(report, "pending-insertion")] == ["eu-database-registration"]
    assert [each.message.split(":")[0] for each in notices(report, "tracked-changes")] == ["bijlage.docx"]


DOSSIER = {
    "contract__md": contract(ASSESSMENT, "Er geldt deze rangorde: de overeenkomst, het programma van eisen."),
    "pve__md": requirements(FILE),
}


def test_the_json_describes_the_dossier_and_keeps_to_its_schema() -> None:
    inputs = [Input(name.replace("__", "."), data=text.encode()) for name, text in DOSSIER.items()]
    report = check_files(inputs, replace(BY_RULES, dossier=DossierSettings()))
    render(report)
    dossier = as_json(report)["reports"][0]["dossier"]
    assert dossier["documents"][1] == {
        "name": "pve.md",
        "sha256": hashlib.sha256(DOSSIER["pve__md"].encode()).hexdigest(),
        "role": "requirements",
        "stated": False,
        "read": True,
        "clauses": ["technical-documentation"],
    }
    assert (dossier["precedence"]["source"], dossier["precedence"]["document"]) == ("text", "contract.md")


def test_the_json_of_one_file_says_nothing_of_dossiers() -> None:
    report = check_files([Input("contract.md", data=contract(ASSESSMENT).encode())], BY_RULES)
    assert "dossier" not in as_json(report)["reports"][0]


def test_the_screen_lists_the_documents_and_names_them_at_each_passage() -> None:
    inputs = [Input(name.replace("__", "."), data=text.encode()) for name, text in DOSSIER.items()]
    screen = as_screen(check_files(inputs, replace(BY_RULES, dossier=DossierSettings())), Display(width=120)).decode()
    assert "- pve.md (programma van eisen): Technische documentatie" in screen
    assert "- rangorde volgens contract.md: contract > programma van eisen" in screen
    assert "Technische documentatie (pve.md, Eis 11)" in screen


def test_the_same_dossier_gives_the_same_report_in_any_order_of_files() -> None:
    forth, back = judged(None, **DOSSIER), judged(None, **dict(reversed(DOSSIER.items())))
    assert (forth.clauses, forth.source.sha256) == (back.clauses, back.source.sha256)
