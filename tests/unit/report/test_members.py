"""The documents of a dossier, as every report for people lists them."""

from __future__ import annotations

import pytest

from contractcheck.model.dossier import DocumentRole, Dossier, DossierDocument, Precedence
from contractcheck.report.html import render as page
from contractcheck.report.markdown import render as markdown
from contractcheck.report.members import members
from contractcheck.report.wording import wording
from tests.build_report import document, report

DOSSIER = Dossier(
    (
        DossierDocument(
            "contract.docx", "", DocumentRole.CONTRACT, stated=False, was_read=True, carries=("conformity-assessment",)
        ),
        DossierDocument("bijlage.docx", "", DocumentRole.ANNEX, stated=False, was_read=False),
    ),
    Precedence((DocumentRole.CONTRACT, DocumentRole.OFFER), "text", "contract.docx", "Het contract gaat voor."),
)
LINES = [
    "contract.docx (contract): Conformiteitsbeoordeling",
    "bijlage.docx (niet gelezen)",
    "rangorde volgens contract.docx: contract > inschrijving",
]


def test_each_document_has_its_role_and_what_rests_on_it_and_a_stated_order_follows() -> None:
    assert list(members(document(dossier=DOSSIER), wording("terminal", "nl"))) == LINES


def test_a_single_document_is_no_list() -> None:
    assert list(members(document(), wording("terminal", "nl"))) == []


@pytest.mark.parametrize("render", [page, markdown])
def test_a_report_on_a_dossier_lists_them(render: object) -> None:
    made = render(report(document(dossier=DOSSIER))).decode()  # type: ignore[operator]
    shown = made.replace("&gt;", ">").replace("\\", "")
    assert all(line in shown for line in LINES)
