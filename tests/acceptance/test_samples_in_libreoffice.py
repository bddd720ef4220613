"""The review copies and workbooks of every sample, in both languages, opened and saved by LibreOffice without loss."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import openpyxl
import pytest

from contractcheck.annotate.copy import review_copy
from contractcheck.annotate.remarks import to_repair
from contractcheck.annotate.word_file import WordFile, part_of
from contractcheck.checker import Checker, packaged_rules, report_of
from contractcheck.ingest.word_package import W, parse
from contractcheck.model.report import DocumentReport
from contractcheck.model.rules import LANGUAGES, Language
from contractcheck.model.settings import Input, Settings
from contractcheck.report import REPORTERS
from contractcheck.report.display import Display
from tests.office import WAYS, converted, settled

pytestmark = pytest.mark.external("soffice")
SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.docx"))
OUTLINE = packaged_rules().outline
COPIES = [pytest.param(path, language, id=f"{path.stem} in {language}") for path in SAMPLES for language in LANGUAGES]
Saved = Mapping[str, Mapping[str, bytes]]


@cache
def checker() -> Checker:
    return Checker(packaged_rules())


def report(data: bytes, language: Language = "nl") -> DocumentReport:
    return checker().check(Input("sample.docx", data=data), Settings(report_language=language))


@cache
def proposed(path: Path, language: Language) -> bytes:
    """The review copy with proposals."""
    data = path.read_bytes()

    def judged(changed: bytes) -> DocumentReport:
        return report(changed, language)

    return review_copy(data, path.name, judged(data), packaged_rules(), judged).data


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Saved:
    """Each copy by its sample and language, and each sample by its name, as LibreOffice saves it."""
    copies = {f"{path.stem}.{language}": proposed(path, language) for path in SAMPLES for language in LANGUAGES}
    return settled(copies, tmp_path_factory.mktemp("copies"))


def comments(data: bytes) -> list[str]:
    return sorted("".join(each.itertext()) for each in parse(part_of(data, "word/comments.xml") or b"").iter(W + "comment"))


def changes(data: bytes) -> tuple[str, str]:
    """All that goes and all that comes by tracked changes."""
    main = parse(part_of(data, "word/document.xml") or b"")
    going = "".join(text.text or "" for text in main.iter(W + "delText"))
    return going, "".join(text.text or "" for each in main.iter(W + "ins") for text in each.iter(W + "t"))


def texts(data: bytes) -> list[str]:
    return [placed.block.text for placed in WordFile(data, OUTLINE).blocks.values()]


@pytest.mark.parametrize(("path", "language"), COPIES)
def test_every_comment_and_every_proposal_is_kept(saved: Saved, path: Path, language: Language) -> None:
    copy, kept = proposed(path, language), saved["kept"][f"{path.stem}.{language}"]
    assert comments(kept) == comments(copy)
    assert changes(kept) == changes(copy)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: str(path.stem))
def test_the_saved_copy_has_the_verdicts_of_the_sample(saved: Saved, path: Path) -> None:
    found = [report(data) for data in (saved["kept"][f"{path.stem}.nl"], path.read_bytes())]
    assert [(each.id, each.status) for each in found[0].clauses] == [(each.id, each.status) for each in found[1].clauses]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: str(path.stem))
def test_all_that_is_required_is_adequate_once_libreoffice_accepted_all(saved: Saved, path: Path) -> None:
    assert to_repair(report(saved["accepted"][f"{path.stem}.nl"])) == ()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: str(path.stem))
def test_the_text_is_that_of_the_sample_once_libreoffice_rejected_all(saved: Saved, path: Path) -> None:
    assert texts(saved["rejected"][f"{path.stem}.nl"]) == texts(path.read_bytes())


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: str(path.stem))
def test_the_text_does_not_depend_on_the_language_of_the_report(saved: Saved, path: Path, way: str) -> None:
    one, other = (texts(saved[way][f"{path.stem}.{language}"]) for language in LANGUAGES)
    assert one == other


def cells(data: bytes) -> list[list[list[object]]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [[[value for value in row if value is not None] for row in sheet.values] for sheet in book]


def filters(data: bytes) -> list[tuple[str, str | None]]:
    return [(sheet.title, sheet.auto_filter.ref) for sheet in openpyxl.load_workbook(io.BytesIO(data))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_of_all_samples_keeps_its_cells_and_filters(tmp_path: Path, language: Language) -> None:
    settings = Settings(report_language=language)
    reports = tuple(checker().check(Input(path.name, path=path), settings) for path in SAMPLES)
    file = tmp_path / "all.xlsx"
    file.write_bytes(REPORTERS["xlsx"](report_of(packaged_rules(), settings, reports), Display(100)))
    kept = converted(file, "xlsx:Calc MS Excel 2007 XML", tmp_path / "kept")
    assert cells(kept) == cells(file.read_bytes())
    assert filters(kept) == filters(file.read_bytes())
