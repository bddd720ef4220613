"""`python -m benchmarks [SECTION...]` measures the figures of docs/performance.md."""

from __future__ import annotations

import argparse
import io
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path

import docx
import pdfplumber
import pypdfium2
from docx.table import Table

from benchmarks import batches
from benchmarks.measure import Line, compared, medians, process
from benchmarks.texts import docx_of, pdf_of
from contractcheck.checker import Checker, packaged_rules
from contractcheck.model.settings import Input, Settings

SECTIONS = ("start", "pdf", "docx", "scaling", "workers", "memory")
_NUMBERS_APART = 1_000_000
_LIBRARIES = ("spacy", "pypdfium2", "pdfplumber", "python-docx")


def start(runs: int) -> Iterator[Line]:
    """Whole processes."""
    help_, click = process("-m", "contractcheck", "--help"), process("-c", "import click")
    times = medians({"contractcheck --help": help_, "import click": click}, runs)
    yield from compared(times, "contractcheck --help", {"import click": "at most 3"})
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "ten.docx"
        file.write_bytes(docx_of(10))
        check = process("-m", "contractcheck", "check", str(file))
        times = medians({"first verdict, docx of 10 pages": check, "spacy.blank('nl')": process("-c", _SPACY)}, runs)
    yield from compared(times, "first verdict, docx of 10 pages", {"spacy.blank('nl')": "at most 1.6"})


def pdf(runs: int) -> Iterator[Line]:
    """A whole check against the plain text extraction of two libraries, warm."""
    checker = Checker(packaged_rules())
    for pages in (40, 200):
        data = pdf_of(pages)
        name = f"check of a pdf of {pages} pages"
        tasks = {
            name: _checks(checker, "a.pdf", pdf_of, pages, runs),
            f"pdfplumber, {pages} pages": lambda data=data: _pdfplumber(data),
            f"pypdfium2, {pages} pages": lambda data=data: _pypdfium2(data),
        }
        goals = {f"pdfplumber, {pages} pages": "at most 0.1", f"pypdfium2, {pages} pages": "at most 6"}
        yield from compared(medians(tasks, runs), name, goals)


def docx_(runs: int) -> Iterator[Line]:
    """A whole check against python-docx's iteration over all text, warm."""
    checker = Checker(packaged_rules())
    for pages in (40, 300):
        data = docx_of(pages)
        name, reference = f"check of a docx of {pages} pages", f"python-docx, {pages} pages"
        tasks = {
            name: _checks(checker, "a.docx", docx_of, pages, runs),
            reference: lambda data=data: _python_docx(data),
        }
        yield from compared(medians(tasks, runs), name, {reference: "at most 3"})


def scaling(runs: int) -> Iterator[Line]:
    """The time per page of ever longer documents, warm."""
    checker, per_page = Checker(packaged_rules()), {}
    for pages in (1, 10, 100, 1000):
        task = {"check": _checks(checker, "a.docx", docx_of, pages, runs)}
        per_page[pages] = medians(task, runs)["check"] / pages
        yield Line(f"docx of {pages} pages, per page", f"{per_page[pages] * 1000:.1f} ms")
    yield Line("  per page, 1,000 against 100 pages", f"{per_page[1000] / per_page[100]:.2f} x", "at most 1.2")


def workers(_runs: int) -> Iterator[Line]:
    """Processes side by side."""
    yield from batches.workers(200)


def memory(_runs: int) -> Iterator[Line]:
    """Memory over a long run."""
    yield from batches.memory(2000)


_SPACY = "import spacy; spacy.blank('nl')"
_MEASURES = dict(zip(SECTIONS, (start, pdf, docx_, scaling, workers, memory), strict=True))


def _checks(checker: Checker, name: str, make: Callable[[int, int], bytes], pages: int, runs: int) -> Callable[[], object]:
    """A check that has another document at each call, so that nothing is known of its text; one has been checked before."""
    documents = [make(pages, run * _NUMBERS_APART) for run in range(runs)]
    waiting = iter(documents)
    checker.check(Input(name, data=make(10, -_NUMBERS_APART)), Settings())
    return lambda: checker.check(Input(name, data=next(waiting)), Settings())


def _pdfplumber(data: bytes) -> int:
    with pdfplumber.open(io.BytesIO(data)) as document:
        return sum(len(page.extract_text()) for page in document.pages)


def _pypdfium2(data: bytes) -> int:
    document = pypdfium2.PdfDocument(data)
    try:
        return sum(len(page.get_textpage().get_text_bounded()) for page in document)
    finally:
        document.close()


def _python_docx(data: bytes) -> list[str]:
    texts = []
    for item in docx.Document(io.BytesIO(data)).iter_inner_content():
        texts += [cell.text for row in item.rows for cell in row.cells] if isinstance(item, Table) else [item.text]
    return texts


def main() -> None:
    """Measure the sections that were named, or all, and print a table in Markdown."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure contractcheck beside its references.")
    parser.add_argument("sections", nargs="*", choices=[*SECTIONS, []], default=[], metavar="SECTION")
    parser.add_argument("--runs", type=int, default=5)
    chosen = parser.parse_args()
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    print(f"{platform.machine()}, Python {platform.python_version()}, {libraries}; medians of {chosen.runs} runs\n")
    print("| Section | Measure | Value | Goal |\n| --- | --- | --- | --- |")
    for section in chosen.sections or SECTIONS:
        for line in _MEASURES[section](chosen.runs):
            print(f"| {section} | {line.what.strip()} | {line.value} | {line.goal} |")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
