"""The program itself opens no file of outside origin; the processes that it starts for that do."""

from __future__ import annotations

import email
import multiprocessing
import os
import signal
import sys
import zipfile
from email.message import EmailMessage
from pathlib import Path
from typing import Any, NoReturn

import pytest
from lxml import etree

from contractcheck.annotate import guarded
from contractcheck.annotate.guarded import Task, review
from contractcheck.checker import Checker, check_files, packaged_rules
from contractcheck.errors import UnreadableDocument, UsageError
from contractcheck.model.report import Status
from contractcheck.model.settings import Input, ReadOptions, Settings
from tests.program import Run
from tests.unit.ingest.outlook_files import message
from tests.unit.ingest.word_files import archive

SAMPLES = Path(__file__).parents[2] / "samples"
WORD = (SAMPLES / "contract-weak-nl.docx").read_bytes()


def _mail() -> bytes:
    letter = EmailMessage()
    letter["From"], letter["Subject"] = "a@voorbeeld.example", "Offerte"
    letter.set_content("Bijgaand.\n")
    letter.add_attachment(WORD, maintype="application", subtype="octet-stream", filename="contract.docx")
    return letter.as_bytes()


FILES = {
    "contract.docx": WORD,
    "contract.pdf": (SAMPLES / "contract-weak-nl.pdf").read_bytes(),
    "dossier.zip": archive({"contract.docx": WORD, "binnen.zip": archive({"contract.docx": WORD})}),
    "bericht.eml": _mail(),
    "bericht.msg": message("Offerte", "Bijgaand.", attached={"contract.docx": WORD}),
}


@pytest.fixture
def opens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    packaged_rules()

    def refused(*_: Any, **__: Any) -> NoReturn:
        raise AssertionError("opened in the process of the program")

    for place, name in ((zipfile, "ZipFile"), (email, "message_from_bytes"), (etree, "fromstring")):
        monkeypatch.setattr(place, name, refused)
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    monkeypatch.setitem(sys.modules, "oxmsg", None)


@pytest.mark.parametrize("name", FILES)
def test_a_check_opens_no_file_itself(opens_nothing: None, name: str) -> None:
    report = Checker(packaged_rules()).check(Input(name, data=FILES[name]), Settings())
    assert Status.UNDETERMINED not in {clause.status for clause in report.clauses}


@pytest.mark.parametrize("name", ["contract-weak-nl.docx", "contract-weak-nl.pdf"])
def test_annotating_opens_no_file_itself(opens_nothing: None, run: Run, tmp_path: Path, name: str) -> None:
    assert run("annotate", SAMPLES / name, "-o", tmp_path / name).code == 0


def test_taking_names_from_a_draft_opens_no_file_itself(opens_nothing: None, run: Run) -> None:
    answer = run("clause", "dataset-provenance", "--language", "nl", "--names-from", SAMPLES / "contract-weak-nl.docx")
    assert answer.code == 0


def _task(data: bytes, name: str = "contract.docx", seconds: int = 120, *, propose: bool = False) -> Task:
    settings = Settings(reading=ReadOptions(seconds=seconds))
    return Task(name, data, check_files([Input(name, data=data)], settings).reports[0], settings, propose)


def test_a_file_that_cannot_be_annotated_gives_its_sentence() -> None:
    with pytest.raises(UnreadableDocument, match="damaged"):
        review(_task(archive({"word/document.xml": "<kapot"})))
    with pytest.raises(UsageError, match="leave out --propose"):
        review(_task(FILES["contract.pdf"], "contract.pdf", propose=True))


def test_an_annotating_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    task = _task(WORD)
    monkeypatch.setattr(guarded, "_READINGS", 0)
    with pytest.raises(UnreadableDocument) as caught:
        review(task)
    assert (caught.value.code, multiprocessing.active_children()) == ("too-slow", [])


def _dies(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGTERM)


def test_an_annotating_that_dies_costs_that_copy_only(monkeypatch: pytest.MonkeyPatch) -> None:
    task = _task(WORD)
    monkeypatch.setattr(guarded, "_work", _dies)
    with pytest.raises(UnreadableDocument) as caught:
        review(task)
    assert caught.value.code == "cut-off"
