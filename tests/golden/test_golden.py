"""Whole reports, kept as files: a change in what people or programs get to see shows up in review."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from contractcheck.report.csv_ import render as render_csv
from contractcheck.report.display import Display
from contractcheck.report.html import render as render_html
from contractcheck.report.json_ import render as render_json
from contractcheck.report.junit import render as render_junit
from contractcheck.report.markdown import render as render_markdown
from contractcheck.report.sarif import render as render_sarif
from contractcheck.report.terminal import render as render_terminal
from tests.build_page import page_document
from tests.build_report import catering_document, failing_document, report, unreadable_document

FOLDER = Path(__file__).parent
REWRITE = bool(os.environ.get("CONTRACTCHECK_REWRITE_GOLDEN"))
DUTCH = report(failing_document(), catering_document(), unreadable_document())
ENGLISH = report(failing_document(report_language="en", language="en"))

GOLDEN: dict[str, Callable[[], bytes]] = {
    "terminal-80-nl.txt": lambda: render_terminal(DUTCH, Display(80)),
    "terminal-120-nl.txt": lambda: render_terminal(DUTCH, Display(120)),
    "terminal-80-en.txt": lambda: render_terminal(ENGLISH, Display(80)),
    "terminal-80-ascii.txt": lambda: render_terminal(DUTCH, Display(80, encoding="ascii")),
    "terminal-80-color.txt": lambda: render_terminal(ENGLISH, Display(80, color=True)),
    "page-nl.html": lambda: render_html(report(page_document())),
    "report-nl.csv": lambda: render_csv(DUTCH),
    "report-nl.md": lambda: render_markdown(DUTCH),
    "report-en.md": lambda: render_markdown(ENGLISH),
    "report.sarif": lambda: render_sarif(DUTCH),
    "report.junit.xml": lambda: render_junit(DUTCH),
    "report.json": lambda: render_json(DUTCH),
}


@pytest.mark.parametrize("name", GOLDEN)
def test_the_report_is_as_it_was(name: str) -> None:
    rendered = GOLDEN[name]()
    if REWRITE:
        (FOLDER / name).write_bytes(rendered)
    # Git may have checked the file out with other line ends; csv has Windows line ends of its own.
    assert rendered.replace(b"\r\n", b"\n") == (FOLDER / name).read_bytes().replace(b"\r\n", b"\n")


def test_golden_files_are_not_being_rewritten() -> None:
    assert not REWRITE
