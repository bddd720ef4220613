"""The same contract gets the same verdicts in whatever form it comes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from contractcheck.checker import check_files
from contractcheck.model.settings import Input, Settings
from tests.external import require

SAMPLES = Path(__file__).parents[2] / "samples"
FORMS = sorted(path for path in (SAMPLES / "forms").iterdir())


@cache
def verdicts(path: Path) -> dict[str, object]:
    (report,) = check_files([Input(path.name, path=path)], Settings()).reports
    purchase = {"ai": report.purchase.ai, "high risk": report.purchase.high_risk}
    return purchase | {clause.id: (clause.status, tuple(reason.code for reason in clause.reasons)) for clause in report.clauses}


@pytest.mark.parametrize("path", FORMS, ids=lambda path: str(path.name))
def test_a_sample_in_another_form_has_the_verdicts_of_its_word_file(path: Path) -> None:
    if path.name.endswith(".scan.pdf"):
        require("tesseract")
    assert verdicts(path) == verdicts(SAMPLES / f"{path.name.split('.')[0]}.docx")


@pytest.mark.parametrize("name", sorted({path.name.split(".")[0] for path in FORMS}))
def test_a_sample_as_pdf_has_the_verdicts_of_its_word_file(name: str) -> None:
    assert verdicts(SAMPLES / f"{name}.pdf") == verdicts(SAMPLES / f"{name}.docx")
