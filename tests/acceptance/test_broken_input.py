"""Broken input of each kind: one clear sentence, the right exit code, and the other files are still judged."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest

from contractcheck import checker
from contractcheck.assess.document import assess
from contractcheck.checker import packaged_rules
from contractcheck.model.document import Document
from contractcheck.model.report import DocumentReport
from contractcheck.rules import find
from tests.program import Run

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2048)
PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1"


def word(text: str = "De cateraar levert dagelijks verse broodjes.") -> bytes:
    document, stream = docx.Document(), io.BytesIO()
    document.add_paragraph(text)
    document.save(stream)
    return stream.getvalue()


def archive(name: str, content: bytes) -> bytes:
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as made:
        made.writestr(name, content)
    return stream.getvalue()


BROKEN = {
    "empty.docx": b"",
    "empty.pdf": b"",
    "blank.txt": b"  \n\n ",
    "cut.docx": word()[: len(word()) // 2],
    "cut.pdf": PDF,
    "encrypted.docx": OLE,
    "picture.docx": PNG,
    "picture.pdf": PNG,
    "junk.txt": bytes(range(256)) * 16,
    "junk.md": bytes(4096),
    "other.docx": archive("ppt/presentation.xml", b"not a Word file"),
    "nothing-inside.docx": archive("word/document.xml", b"<w:document"),
    "long.txt": b"De cateraar levert dagelijks verse broodjes. " * 1_200_000,
}


@pytest.fixture(params=BROKEN)
def broken(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / str(request.param)
    path.write_bytes(BROKEN[path.name])
    return path


def reports(text: str) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = json.loads(text)["reports"]
    return made


def sentence(report: dict[str, Any]) -> str:
    """The one notice of a file that could not be read."""
    (notice,) = report["notices"]
    assert notice["code"] == "unreadable-file"
    return str(notice["message"])


def test_a_broken_file_is_undetermined_with_one_sentence_that_names_no_exception(run: Run, broken: Path) -> None:
    answer = run("check", broken, "--format", "json")
    (report,) = reports(answer.out)
    assert (answer.code, answer.err) == (3, "")
    assert (report["outcome"], {clause["status"] for clause in report["clauses"]}) == ("undetermined", {"undetermined"})
    assert "Error" not in sentence(report)
    assert "\n" not in sentence(report)


def test_parse_of_a_broken_file_is_one_sentence(run: Run, broken: Path) -> None:
    answer = run("parse", broken)
    assert (answer.code, answer.out) == (3, "")
    assert answer.err.count("\n") == 1
    assert "Error" not in answer.err


def test_a_broken_file_does_not_stop_the_others(run: Run, tmp_path: Path) -> None:
    (tmp_path / "cut.docx").write_bytes(BROKEN["cut.docx"])
    (tmp_path / "catering.docx").write_bytes(word())
    answer = run("check", tmp_path / "cut.docx", tmp_path / "catering.docx", "--format", "json")
    assert answer.code == 3
    assert [report["outcome"] for report in reports(answer.out)] == ["undetermined", "not_applicable"]


@pytest.mark.parametrize("name", ["catering.pdf", "catering.txt", "catering", "catering.DOC"])
def test_the_content_decides_and_not_the_ending(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(word())
    answer = run("check", tmp_path / name, "--format", "json")
    assert (answer.code, reports(answer.out)[0]["outcome"]) == (0, "not_applicable")


@pytest.mark.parametrize("name", ["gone.docx", "gone/contract.pdf", "*.docx"])
def test_a_missing_file_says_that_it_is_not_there(run: Run, tmp_path: Path, name: str) -> None:
    answer = run("check", tmp_path / name, "--format", "json")
    assert answer.code == 3
    assert sentence(reports(answer.out)[0]).startswith("Er is geen bestand met deze naam")


@pytest.mark.parametrize(
    ("language", "words"), [("nl", "het einde van het bestand ontbreekt"), ("en", "the end of the file is missing")]
)
def test_the_cause_is_told_in_the_language_of_the_report(run: Run, tmp_path: Path, language: str, words: str) -> None:
    (tmp_path / "cut.docx").write_bytes(BROKEN["cut.docx"])
    arguments = ("check", tmp_path / "cut.docx", "--report-language", language)
    assert words in run(*arguments).out.lower()
    assert words in sentence(reports(run(*arguments, "--format", "json").out)[0]).lower()


def test_a_folder_says_to_name_the_files_in_it(run: Run, tmp_path: Path) -> None:
    answer = run("check", tmp_path, "--format", "json")
    assert answer.code == 3
    assert sentence(reports(answer.out)[0]).startswith("Dit is een map en geen bestand; noem de bestanden")


def test_a_file_without_permission_says_so(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "geheim.docx").write_bytes(word())
    read = Path.read_bytes

    # The superuser may read everything, so the refusal is made here.
    def refused(path: Path) -> bytes:
        if path.name == "geheim.docx":
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refused)
    answer = run("parse", tmp_path / "geheim.docx")
    assert answer.code == 3
    assert "may not be read" in answer.err


@pytest.fixture
def defect(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault in the program that shows on one file only."""

    def fail(document: Document, *rest: object) -> DocumentReport:
        if document.source.name == "strange.docx":
            raise KeyError("b7")
        return assess(document, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(checker, "assess", fail)


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """Two sound files, of which the first meets the defect."""
    paths = (tmp_path / "strange.docx", tmp_path / "catering.docx")
    for path in paths:
        path.write_bytes(word())
    return paths


@pytest.mark.usefixtures("defect")
def test_a_fault_of_the_program_costs_one_file_its_verdict_and_no_other(run: Run, pair: tuple[Path, Path]) -> None:
    answer = run("check", *pair, "--format", "json")
    strange, catering = reports(answer.out)
    assert (answer.code, answer.err) == (3, "")
    assert strange["coverage"]["unread"][0]["code"] == "internal"
    assert "KeyError" not in sentence(strange)
    assert catering["outcome"] == "not_applicable"


@pytest.mark.usefixtures("defect")
def test_debug_shows_the_traceback_of_the_fault_and_keeps_the_report(run: Run, pair: tuple[Path, Path]) -> None:
    answer = run("--debug", "check", *pair, "--format", "json")
    assert answer.code == 3
    assert len(reports(answer.out)) == 2
    assert "Traceback" in answer.err
    assert "KeyError: 'b7'" in answer.err


def test_a_broken_rule_file_stops_every_check_with_its_place(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ruleset.yaml").write_text("ruleset:\n  nmae: x\n", encoding="utf-8")
    (tmp_path / "catering.docx").write_bytes(word())
    monkeypatch.setattr(find, "clauses_folder", lambda: tmp_path)
    packaged_rules.cache_clear()
    answer = run("check", tmp_path / "catering.docx")
    assert (answer.code, answer.out) == (2, "")
    assert f"{tmp_path.name}/ruleset.yaml:2:3: " in answer.err
