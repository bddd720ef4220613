"""Old Word files need LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from contractcheck.errors import UnreadableDocument
from contractcheck.ingest.reader import read
from tests.unit.ingest.word_files import WORDS, p, package

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2048) + "WordDocument".encode("utf-16-le")


def test_without_libreoffice_one_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(UnreadableDocument, match=r"save it as \.docx") as caught:
        read(OLD, "oud.doc", WORDS)
    assert caught.value.code == "legacy-format"


@pytest.fixture
def libreoffice(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A stand-in for LibreOffice that writes `result` and keeps the folder it worked in."""
    seen: dict[str, Any] = {"result": package(p("Leverancier meldt incidenten."))}

    def convert(command: list[str], **options: Any) -> None:
        folder = Path(command[command.index("--outdir") + 1])
        seen["folder"], seen["source"] = folder, Path(command[-1]).read_bytes()
        if seen["result"]:
            (folder / "old.docx").write_bytes(seen["result"])

    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(subprocess, "run", convert)
    return seen


def test_libreoffice_converts_an_old_word_file(libreoffice: dict[str, Any]) -> None:
    document = read(OLD, "oud.doc", WORDS)
    assert [block.text for block in document.blocks] == ["Leverancier meldt incidenten."]
    assert (libreoffice["source"], document.source.media_type) == (OLD, "application/msword")


def test_nothing_of_the_conversion_is_left_behind(libreoffice: dict[str, Any]) -> None:
    read(OLD, "oud.doc", WORDS)
    assert not libreoffice["folder"].exists()


def test_a_file_that_libreoffice_cannot_read_is_damaged(libreoffice: dict[str, Any]) -> None:
    libreoffice["result"] = b""
    with pytest.raises(UnreadableDocument) as caught:
        read(OLD, "oud.doc", WORDS)
    assert caught.value.code == "damaged"
