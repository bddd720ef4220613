"""`python -m benchmarks [SECTION...]` measures the figures of docs/performance.md."""

from __future__ import annotations

import argparse
import gc
import io
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import version
from itertools import product
from pathlib import Path

import docx
import pdfplumber
import pypdfium2
from docx.table import Table

from benchmarks import batches
from benchmarks.measure import Line, compared, medians, process
from benchmarks.texts import dense, docx_of, pdf_of, realistic
from contractcheck.checker import Checker, packaged_rules
from contractcheck.ingest.limits import COLLECT_AFTER
from contractcheck.ingest.reader import read
from contractcheck.model.settings import Input, Settings

SECTIONS = ("start", "pdf", "docx", "scaling", "workers", "memory")
_NUMBERS_APART = 1_000_000
_PAGES_BEFORE = 100
_KINDS = {"realistic": realistic, "dense": dense}
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
    for (label, kind), pages in product(_KINDS.items(), (40, 200)):
        data = pdf_of(pages, kind=kind)
        name = f"check of a {label} pdf of {pages} pages"
        tasks = {
            name: _checks(checker, "a.pdf", partial(pdf_of, kind=kind), pages, runs),
            "pdfplumber": lambda data=data: _pdfplumber(data),
            "pypdfium2": lambda data=data: _pypdfium2(data),
        }
        yield from compared(medians(tasks, runs), name, _goals(label, {"pdfplumber": "at most 0.1", "pypdfium2": "at most 6"}))


def docx_(runs: int) -> Iterator[Line]:
    """A whole check against python-docx's iteration over all text, warm."""
    rules = packaged_rules()
    checker = Checker(rules)
    for (label, kind), pages in product(_KINDS.items(), (40, 300)):
        data = docx_of(pages, kind=kind)
        name = f"check of a {label} docx of {pages} pages"
        tasks = {
            name: _checks(checker, "a.docx", partial(docx_of, kind=kind), pages, runs),
            "its reading": lambda data=data: read(data, "a.docx", rules.outline),
            "python-docx": lambda data=data: _python_docx(data),
        }
        yield from compared(medians(tasks, runs), name, _goals(label, {"python-docx": "at most 3"}))


def scaling(runs: int) -> Iterator[Line]:
    """The time per page of ever longer documents, warm."""
    checker = Checker(packaged_rules())
    for label, kind in _KINDS.items():
        per_page = {}
        for pages in (1, 10, 100, 1000):
            task = {"check": _checks(checker, "a.docx", partial(docx_of, kind=kind), pages, runs)}
            per_page[pages] = medians(task, runs)["check"] / pages
            yield Line(f"{label} docx of {pages} pages, per page", f"{per_page[pages] * 1000:.1f} ms")
        goal = _goals(label, {"": "at most 1.2"})[""]
        yield Line(f"{label} docx per page, 1,000 against 100 pages", f"{per_page[1000] / per_page[100]:.2f} x", goal)


def _goals(label: str, goals: dict[str, str]) -> dict[str, str]:
    """The goals are about realistic documents."""
    return goals if label == "realistic" else dict.fromkeys(goals, "")


def workers(_runs: int) -> Iterator[Line]:
    """Processes side by side."""
    yield from batches.workers(200)


def memory(_runs: int) -> Iterator[Line]:
    """Memory over a long run."""
    yield from batches.memory(2_000)


_SPACY = "import spacy; spacy.blank('nl')"
_MEASURES = dict(zip(SECTIONS, (start, pdf, docx_, scaling, workers, memory), strict=True))


def _checks(checker: Checker, name: str, make: Callable[[int, int], bytes], pages: int, runs: int) -> Callable[[], object]:
    """A check that has another document at each call, so that nothing is known of its text; a process that has checked before."""
    documents = [make(pages, run * _NUMBERS_APART) for run in range(runs)]
    waiting = iter(documents)
    checker.check(Input(name, data=make(_PAGES_BEFORE, -_NUMBERS_APART)), Settings())
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
    gc.set_threshold(*COLLECT_AFTER)  # as in the processes of the program
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    print(f"{platform.machine()}, Python {platform.python_version()}, {libraries}; medians of {chosen.runs} runs\n")
    print("| Section | Measure | Value | Goal |\n| --- | --- | --- | --- |")
    for section in chosen.sections or SECTIONS:
        for line in _MEASURES[section](chosen.runs):
            print(f"| {section} | {line.what.strip()} | {line.value} | {line.goal} |")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
