"""A playbook that adds a sixth subject works through every report and command without a line of Python."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

import contractcheck
from contractcheck.report import REPORTERS
from tests.program import Run

ROOT = Path(__file__).parents[2]
PLAYBOOK = ROOT / "samples" / "playbook"
DRAFT = ROOT / "samples" / "contract-weak-nl.docx"
TITLE = "Menselijk toezicht"


@pytest.mark.parametrize("form", [form for form in REPORTERS if form != "pdf"])
def test_every_form_of_report_shows_the_sixth_subject(run: Run, tmp_path: Path, form: str) -> None:
    out = tmp_path / f"report.{form}"
    run("check", DRAFT, "--playbook", PLAYBOOK, "--report-language", "nl", "--format", form, "--output", out)
    shown = text_of_workbook(out) if form == "xlsx" else out.read_text(encoding="utf-8-sig")
    assert TITLE in shown or "human-oversight" in shown


def test_a_report_on_paper_shows_the_sixth_subject(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("weasyprint")
    out = tmp_path / "report.pdf"
    run("check", DRAFT, "--playbook", PLAYBOOK, "--report-language", "nl", "--format", "pdf", "--output", out)
    assert TITLE in "".join(page.extract_text() for page in PdfReader(out).pages)


def test_the_review_copy_proposes_the_own_wording_with_the_names_of_the_contract(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "copy.docx"
    assert run("annotate", DRAFT, "--playbook", PLAYBOOK, "--propose", "-o", out).code == 0
    parts = docx.Document(io.BytesIO(out.read_bytes())).part.package.iter_parts()
    text = "".join(part.blob.decode("utf-8") for part in parts if str(part.partname).endswith(("document.xml", "comments.xml")))
    assert TITLE in text
    assert "stopknop" in text


def test_a_batch_judges_with_the_playbook(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "drafts"
    folder.mkdir()
    (folder / DRAFT.name).write_bytes(DRAFT.read_bytes())
    run("batch", folder, "--playbook", PLAYBOOK, "--store", tmp_path / "reviews.db", "--out", tmp_path / "out", "--jobs", "1")
    written = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "out").rglob("*.json"))
    assert '"human-oversight"' in written
    assert "human-oversight" in run("runs", "show", "--store", tmp_path / "reviews.db").out


def test_a_python_program_judges_with_the_playbook() -> None:
    report = contractcheck.check(DRAFT, playbook=PLAYBOOK)
    assert report.clauses[-1].id == "human-oversight"
    assert b"+ Gemeente Oostveen" in contractcheck.render(report, playbook=PLAYBOOK)


@pytest.mark.parametrize("command", ["explain", "clause"])
def test_explain_and_clause_know_the_sixth_subject(run: Run, command: str) -> None:
    assert (
        TITLE in run(command, "human-oversight", "--language", "nl", "--playbook", PLAYBOOK).out
        or "Human oversight" in run(command, "human-oversight", "--language", "nl", "--playbook", PLAYBOOK).out
    )


def test_the_annex_has_an_article_on_the_sixth_subject(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "annex.docx"
    run("module", "--playbook", PLAYBOOK, "--language", "nl", "-o", out)
    assert f"Artikel 6 {TITLE}" in [paragraph.text for paragraph in docx.Document(str(out)).paragraphs]


def text_of_workbook(path: Path) -> str:
    book = CalamineWorkbook.from_path(str(path))
    return "\n".join(str(cell) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row)


def test_an_evaluation_takes_labels_that_do_not_know_the_sixth_subject(run: Run, tmp_path: Path) -> None:
    for ending in ("md", "json"):
        (tmp_path / f"ha01.{ending}").write_bytes((ROOT / "tests" / "quality" / "documents" / f"ha01.{ending}").read_bytes())
    figures = tmp_path / "figures.json"
    assert run("evaluate", tmp_path, "--playbook", PLAYBOOK, "--report", figures).code == 0
    assert "+ Gemeente Oostveen" in figures.read_text(encoding="utf-8")


def test_explain_says_in_which_purchase_an_element_is_essential(run: Run) -> None:
    out = run("explain", "eu-database-registration/proof", "--language", "en", "--playbook", PLAYBOOK).out
    assert 'In a purchase "high-risk" it is essential.' in out
