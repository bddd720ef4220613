"""The pdf report: readable, complete, and a plain sentence where its library is absent."""

from __future__ import annotations

import importlib
import io
import os
import sys

import pypdf
import pytest

from contractcheck.errors import UsageError
from contractcheck.report.pdf import render
from tests.build_page import EFFORT, page_document
from tests.build_report import report


@pytest.fixture
def pango() -> None:
    """WeasyPrint finds the Pango library; else the test is skipped, or fails where everything must be installed."""
    try:
        importlib.import_module("weasyprint")
    except OSError:
        if os.environ.get("CONTRACTCHECK_REQUIRE_EXTERNAL") == "1":
            raise
        pytest.skip("the Pango library is not installed")


@pytest.mark.usefixtures("pango")
def test_the_pdf_holds_the_findings_and_the_text() -> None:
    text = " ".join(
        " ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(render(report(page_document())))).pages
    )
    assert text.count(EFFORT) == 2
    assert "Vraag een plicht zonder voorbehoud." in text


@pytest.mark.usefixtures("pango")
def test_the_same_report_gives_the_same_pdf() -> None:
    assert render(report(page_document())) == render(report(page_document()))


def test_without_its_library_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(UsageError, match="install contractcheck"):
        render(report(page_document()))
