"""Each page, part and document is made unreadable in turn: what it held is then undetermined, and never called missing."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pypdfium2 as pdfium
import pytest
from pypdf import PdfReader, PdfWriter

from contractcheck.checker import Checker, packaged_rules
from contractcheck.model.report import Status
from contractcheck.model.settings import Input, ReadOptions, Settings
from tests.unit.dossier.papers import ASSESSMENT, DATA, FILE, MONITORING, PURPOSE, REGISTRATION, contract, requirements
from tests.unit.ingest.odt_files import odt
from tests.unit.ingest.odt_files import p as odt_p
from tests.unit.ingest.test_sheets import xlsx
from tests.unit.ingest.word_files import archive, p, package, row, table

SAMPLES = Path(__file__).parents[2] / "samples"
ALL = (ASSESSMENT, FILE, DATA, MONITORING, REGISTRATION)
SETTINGS = Settings(purchase="high-risk", reading=ReadOptions(ocr="never"))


@cache
def checker() -> Checker:
    return Checker(packaged_rules())


def statuses(name: str, data: bytes) -> set[Status]:
    return {clause.status for clause in checker().check(Input(name, data=data), SETTINGS).clauses}


def _pages(path: Path) -> Iterator[tuple[str, bytes]]:
    """The pdf with each page in turn as a picture of itself."""
    data = path.read_bytes()
    for index in range(len(PdfReader(io.BytesIO(data)).pages)):
        picture, made, writer = io.BytesIO(), io.BytesIO(), PdfWriter()
        pdfium.PdfDocument(data)[index].render(scale=2, grayscale=True).to_pil().save(picture, "PDF")
        for number, page in enumerate(PdfReader(io.BytesIO(data)).pages):
            writer.add_page(PdfReader(picture).pages[0] if number == index else page)
        writer.write(made)
        yield f"{path.name} page {index + 1}", made.getvalue()


def _parts(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """The packed file with each part in turn damaged, empty or gone."""
    with ZipFile(io.BytesIO(data)) as sound:
        contents = {part: sound.read(part) for part in sound.namelist()}
    for part in contents:
        for how, content in (("damaged", b"PK\x03\x04<kapot"), ("empty", b""), ("gone", None)):
            made = io.BytesIO()
            with ZipFile(made, "w", ZIP_DEFLATED) as archive_made:
                for other, kept in contents.items():
                    changed = content if other == part else kept
                    if changed is not None:
                        archive_made.writestr(other, changed)
            yield f"{name} {part} {how}", made.getvalue()


def _word() -> bytes:
    """A clause in each kind of part that can hold one."""
    notes = '<w:{0} w:id="2">{1}</w:{0}>'
    marks = '<w:r><w:t>Zie de noten.</w:t><w:footnoteReference w:id="2"/><w:endnoteReference w:id="2"/></w:r>'
    return package(
        p("Overeenkomst AI-systeem") + p(PURPOSE) + p(ASSESSMENT) + table(row("Eis", FILE)) + p(DATA) + p(marks),
        footnotes=notes.format("footnote", p(MONITORING)),
        endnotes=notes.format("endnote", p(REGISTRATION)),
    )


SHEET = [["Nr.", "Eis"], *([f"E-{number}", text] for number, text in enumerate((PURPOSE, *ALL), start=1))]
ODT = odt("".join(odt_p(text) for text in ("Overeenkomst AI-systeem", PURPOSE, *ALL)), styles_="")
DOSSIER = archive({"contract.md": contract(ASSESSMENT, FILE), "pve.md": requirements(DATA, MONITORING), "bijlage.docx": _word()})
SOUND = {
    "alles.docx": _word(),
    "contract-adequate-nl.docx": (SAMPLES / "contract-adequate-nl.docx").read_bytes(),
    "contract.odt": ODT,
    "eisen.xlsx": xlsx({"Eisen": SHEET}),
    "dossier.zip": DOSSIER,
}


@pytest.mark.parametrize("name", SOUND)
def test_the_sound_file_has_every_clause(name: str) -> None:
    assert Status.MISSING not in statuses(name, SOUND[name])


@pytest.mark.parametrize("name", ["contract-adequate-nl.pdf", "contract-adequate-en.pdf", "requirements-mixed-nl.pdf"])
def test_a_page_that_is_a_picture_makes_nothing_missing(name: str) -> None:
    before = statuses(name, (SAMPLES / name).read_bytes())
    for what, data in _pages(SAMPLES / name):
        assert Status.MISSING not in statuses(name, data) - before, what


@pytest.mark.parametrize("name", SOUND)
def test_a_part_that_is_damaged_empty_or_gone_makes_nothing_missing(name: str) -> None:
    # What is not in an archive at all cannot be told from what never was.
    unknowable = {"dossier.zip": "gone"}.get(name, "none")
    found = {what: statuses(name, data) for what, data in _parts(name, SOUND[name]) if not what.endswith(unknowable)}
    assert [what for what, each in found.items() if Status.MISSING in each] == []
