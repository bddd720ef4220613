"""Pdf files as a word processor makes them."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from contractcheck.ingest.pdf import read_pdf
from contractcheck.ingest.raw import RawDocument
from tests.external import require

CLAUSES = tuple(
    " ".join(lines)
    for lines in (
        (
            "7.1 De leverancier beheert een systeem voor monitoring na het in de handel brengen en legt daarin vast",
            "hoe het AI-systeem bij de opdrachtgever presteert.",
        ),
        (
            "7.2 Ieder ernstig incident wordt onverwijld en uiterlijk binnen twee werkdagen aan de opdrachtgever gemeld,",
            "met de conformiteitsbeoordeling, de technische documentatie en de logbestanden die daarop betrekking hebben.",
        ),
        (
            "7.3 De opdrachtgever kan de leverancier verzoeken om de gegevensverzamelingen te beschrijven waarmee het",
            "AI-systeem is getraind, gevalideerd en getest, en de leverancier voldoet daaraan binnen tien werkdagen.",
        ),
    )
)
ITEMS = ("de beoogde doeleinden van het systeem;", "de ontwerpkeuzes en de aannames;", "de maatregelen voor menselijk toezicht.")
HEAD = ("Nr.", "Type", "Omschrijving")
REQUIREMENT = "De leverancier levert een beschrijving van de verrichte toetsen en van de uitkomsten daarvan voor eis E-{}."


def contract(*, columns: int = 1, pages: int = 3) -> Any:
    """A contract with a running head, clauses, a list and a table over several pages."""
    document = docx.Document()
    document.styles["Normal"].font.size = Pt(10)
    document.sections[0].header.paragraphs[0].text = "Raamovereenkomst 2026-77, concept"
    for article in range(1, 2 * pages):
        document.add_heading(f"Artikel {article} Verplichtingen van de leverancier", 2)
        for clause in CLAUSES:
            document.add_paragraph(clause.replace("7.", f"{article}.", 1))
        for item in ITEMS:
            document.add_paragraph(item, style="List Number")
    _add_table(document)
    shape = OxmlElement("w:cols")
    shape.set(qn("w:num"), str(columns))
    document.sections[0]._sectPr.append(shape)
    return document


def _add_table(document: Any) -> None:
    table = document.add_table(rows=1, cols=3, style="Table Grid")
    for cell, head in zip(table.rows[0].cells, HEAD, strict=True):
        cell.text = head
    for number in range(1, 41):
        for cell, text in zip(table.add_row().cells, (f"E-{number}", "Eis", REQUIREMENT.format(number)), strict=True):
            cell.text = text


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The settings of the word processor, so that a running one is left alone."""
    return tmp_path_factory.mktemp("office")


def rendered(document: Any, profile: Path, folder: Path) -> RawDocument:
    office = require("soffice")
    data = io.BytesIO()
    document.save(data)
    (folder / "contract.docx").write_bytes(data.getvalue())
    command = [office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "pdf", "--outdir", folder]
    subprocess.run([*command, folder / "contract.docx"], check=True, capture_output=True, timeout=120)
    return read_pdf((folder / "contract.pdf").read_bytes())


@pytest.mark.external("soffice")
@pytest.mark.parametrize("columns", [1, 2])
def test_a_contract_comes_out_whole_and_in_order(columns: int, profile: Path, tmp_path: Path) -> None:
    found = rendered(contract(columns=columns), profile, tmp_path)
    expected = []
    for article in range(1, 6):
        expected.append(f"Artikel {article} Verplichtingen van de leverancier")
        expected.extend(clause.replace("7.", f"{article}.", 1) for clause in CLAUSES)
        expected.extend(f"{3 * article - 3 + place}. {item}" for place, item in enumerate(ITEMS, start=1))
    assert [block.text for block in found.blocks if not block.cell] == expected
    assert (found.unread, found.remarks) == ((), ())


@pytest.mark.external("soffice")
def test_a_table_over_several_pages_is_one_table_with_its_heads(profile: Path, tmp_path: Path) -> None:
    found = rendered(contract(pages=1), profile, tmp_path)
    cells = [(block.cell, block.text) for block in found.blocks if block.cell]
    rows = [HEAD, *((f"E-{number}", "Eis", REQUIREMENT.format(number)) for number in range(1, 41))]
    assert [text for _, text in cells] == [text for row in rows for text in row]
    assert [(cell.table, cell.row, cell.column) for cell, _ in cells] == [
        (0, row, place) for row in range(41) for place in range(3)
    ]
    assert {cell.header for cell, _ in cells[3:]} == set(HEAD)
    assert found.pages is not None
    assert found.pages > 1
