"""Mutated files of each kind give a document or one sentence: no fault of the program, no crash, no hang."""

from __future__ import annotations

import os
import random
from email.message import EmailMessage
from pathlib import Path
from zipfile import ZipFile

import pytest

from contractcheck.errors import UnreadableDocument
from contractcheck.ingest import guarded
from contractcheck.ingest.files import input_bytes
from contractcheck.model.outline import OutlineWords
from contractcheck.model.settings import Input, ReadOptions
from tests.fuzz.mutate import mutated
from tests.unit.ingest.outlook_files import message as outlook_message
from tests.unit.ingest.test_sheets import xlsx
from tests.unit.ingest.test_word_everything import FILE as EVERYTHING

_SEED = 20261122
_COUNT = int(os.environ.get("CONTRACTCHECK_FUZZ", "300"))
_WORDS = OutlineWords(article=("artikel", "clause"), annex=("bijlage", "annex"))
# A small file is read in well under a second; this is for a busy machine.
_HOW = ReadOptions(ocr="never", seconds=60)
_NEVER = {"cut-off", "too-slow", "too-much-memory"}
_SAMPLES = Path(__file__).parents[2] / "samples"
_RTF = (
    rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\*\revtbl{Unknown;}{Anna;}}\f0\b Artikel 1 Levering\b0\par "
    rb"De leverancier {\deleted\revauthdel1 kan}{\revised\revauth1\revdttm9 zal} \'e9\'e9n systeem leveren.{\*\bkmkstart a}\par}"
)
_HTML = "<h1>Artikel 1</h1><table><tr><td>E-1</td><td>De leverancier levert <b>één</b> systeem.</td></tr></table>".encode()


def _docx() -> bytes:
    return (_SAMPLES / "contract-weak-nl.docx").read_bytes()


def _email() -> bytes:
    letter = EmailMessage()
    letter["From"], letter["Subject"], letter["Date"] = "a@voorbeeld.example", "Offerte", "Mon, 02 Feb 2026 10:00:00 +0100"
    letter.set_content("Bijgaand onze offerte.\n")
    letter.add_attachment(_docx(), maintype="application", subtype="octet-stream", filename="offerte.docx")
    letter.set_boundary("grens")
    return letter.as_bytes()


def _zip(folder: Path) -> bytes:
    path = folder / "dossier.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("contract.docx", _docx())
        archive.writestr("offerte.rtf", _RTF)
    return path.read_bytes()


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A sound file of each kind by its name."""
    return {
        "a.docx": _docx(),
        "a.pdf": (_SAMPLES / "contract-weak-nl.pdf").read_bytes(),
        "table.pdf": (_SAMPLES / "requirements-mixed-nl.pdf").read_bytes(),
        "columns.pdf": (_SAMPLES / "forms" / "contract-weak-nl.two-columns.pdf").read_bytes(),
        "scan.pdf": (_SAMPLES / "forms" / "contract-weak-nl.scan.pdf").read_bytes(),
        "everything.docx": EVERYTHING,
        "a.odt": (_SAMPLES / "forms" / "contract-weak-nl.odt").read_bytes(),
        "a.rtf": _RTF,
        "b.rtf": (_SAMPLES / "forms" / "contract-weak-nl.rtf").read_bytes(),
        "a.xlsx": xlsx({"Eisen": [["Nr.", "Eis"], ["E-1", "De leverancier levert één systeem."]]}),
        "a.html": _HTML,
        "a.eml": _email(),
        "a.msg": outlook_message("Offerte", "Bijgaand onze offerte.", attached={"offerte.rtf": _RTF}),
        "a.zip": _zip(tmp_path_factory.mktemp("seeds")),
    }


def _read(given: Input) -> str:
    """How the reading of an input ended: "read" or a code."""
    for each in guarded.members([given], _HOW).inputs:
        try:
            guarded.read(input_bytes(each), each.name, _WORDS, _HOW)
        except UnreadableDocument as error:
            if error.code in _NEVER:
                return error.code
    return "read"


@pytest.mark.parametrize("number", range(_COUNT))
def test_no_mutated_file_makes_the_program_fail_crash_or_hang(seeds: dict[str, bytes], number: int) -> None:
    name = list(seeds)[number % len(seeds)]
    data = mutated(seeds[name], random.Random(_SEED + number))  # noqa: S311  (no secret)
    assert _read(Input(name, data=data)) == "read"
