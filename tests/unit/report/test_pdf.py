"""The pdf report: readable, complete, and a plain sentence where its library is absent."""

from __future__ import annotations

import io
import sys

import pypdf
import pytest

from contractcheck.errors import UsageError
from contractcheck.report.pdf import render
from tests.build_page import EFFORT, page_document
from tests.build_report import report


def test_the_pdf_holds_the_findings_and_the_text() -> None:
    text = " ".join(
        " ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(render(report(page_document())))).pages
    )
    assert text.count(EFFORT) == 2
    assert "Vraag een plicht zonder voorbehoud." in text


def test_the_same_report_gives_the_same_pdf() -> None:
    assert render(report(page_document())) == render(report(page_document()))


def test_without_its_library_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(UsageError, match="install contractcheck"):
        render(report(page_document()))
