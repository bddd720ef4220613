"""Review copies keep to the rules of the format, so that Word opens them without repair."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from pathlib import Path

import pytest

from contractcheck.annotate.copy import review_copy
from contractcheck.checker import check_files, packaged_rules
from contractcheck.model.report import DocumentReport
from contractcheck.model.settings import Input, Settings
from tests.word_rules import faults

FILES = sorted((Path(__file__).parents[2] / "samples").glob("*.docx"))
WEAK = next(path for path in FILES if path.name == "contract-weak-nl.docx")
MAIN = "word/document.xml"
RUN = "<w:r><w:t>Leverancier</w:t></w:r>"


def report(data: bytes, name: str) -> DocumentReport:
    return check_files([Input(name, data=data)], Settings()).reports[0]


@cache
def proposed(path: Path) -> bytes:
    """The review copy with proposals."""
    data = path.read_bytes()
    return review_copy(data, path.name, report(data, path.name), packaged_rules(), lambda each: report(each, path.name)).data


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.name))
def test_a_review_copy_has_no_fault_that_the_sample_has_not(path: Path) -> None:
    assert faults(proposed(path)) - faults(path.read_bytes()) == {}


def changed(data: bytes, part: str, pattern: str, replacement: str) -> bytes:
    """The Word file with the first place in a part that fits the pattern replaced."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, re.sub(pattern.encode(), replacement.encode(), text, count=1) if name == part else text)
    return made.getvalue()


@pytest.mark.parametrize(
    ("part", "pattern", "replacement", "fault"),
    [
        (MAIN, r"<w:commentRangeEnd [^>]*/>", "", "comment 0"),
        (MAIN, r"<w:commentReference [^>]*/>", "", "comment 0"),
        (MAIN, r'(<w:del [^>]*w:id=")\d+', r"\g<1>3", "id 3 twice"),
        (MAIN, r'(<w:ins [^>]*)w:author="[^"]*"', r"\1", "revision without author"),
        (MAIN, "<w:delText>([^<]*)</w:delText>", r"<w:t>\1</w:t>", "text in a deletion"),
        (MAIN, r"(<w:ins [^>]*>)", rf"\1<w:p>{RUN}</w:p>", "'p'"),
        (MAIN, r"<w:p>", rf"<w:p>{RUN}<w:pPr/>", "element 'pPr'"),
        ("word/comments.xml", r"(<w:comment [^>]*>)", rf"\1{RUN}", "element 'r'"),
    ],
)
def test_a_broken_copy_has_a_fault(part: str, pattern: str, replacement: str, fault: str) -> None:
    found = faults(changed(proposed(WEAK), part, pattern, replacement))
    assert any(fault in each.replace("Element", "element") for each in found - faults(WEAK.read_bytes())), found
