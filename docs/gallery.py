"""Pictures of every report of the samples for `docs/gallery.md`; needs Chromium and LibreOffice.

python docs/gallery.py [FOLDER]
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image, ImageChops
from playwright.sync_api import Browser, sync_playwright
from rich.console import Console
from rich.text import Text

from contractcheck.annotate.copy import review_copy
from contractcheck.checker import Checker, packaged_rules, report_of
from contractcheck.model.report import DocumentReport
from contractcheck.model.settings import Input, ReportLanguage, Settings
from contractcheck.report import REPORTERS
from contractcheck.report.display import Display

SAMPLES = Path(__file__).parents[1] / "samples"
SHOWN: dict[ReportLanguage, str] = {"nl": "contract-weak-nl", "en": "supplier-terms-mixed-en"}
AS_OF = "2026-12-01"
WAIVER: dict[str, str] = {
    language: f"""waivers:
  - document: "contract-weak-*.docx"
    clause: dataset-provenance
    why: {why}
    owner: {owner}
    expires: 2027-12-31
"""
    for language, owner, why in (
        ("nl", "Hoofd Inkoop", "Een proef met eigen gegevens."),
        ("en", "Head of procurement", "A pilot with our own data."),
    )
}
DESK, PHONE = {"width": 1280, "height": 1000}, {"width": 320, "height": 700}
WIDEST, QUALITY, MARGIN = 900, 78, 16


class Gallery:
    """Checks samples and keeps their pictures in a folder."""

    def __init__(self, folder: Path, scratch: Path, browser: Browser) -> None:
        self._folder, self._scratch, self._browser = folder, scratch, browser
        self._rules = packaged_rules()
        self._checker = Checker(self._rules)

    def draw(self) -> None:
        for language, name in SHOWN.items():
            report = self._check(f"{name}.docx", language)
            self._terminal(report, language)
            self._page(report, language)
            self._keep(f"pdf-{language}", self._paper(self._drawn("pdf", language, report)))
            self._copies(name, report, language)
            self._workbook(language)
            self._overview(language)

    def _check(self, name: str, language: ReportLanguage) -> DocumentReport:
        return self._checker.check(Input(name, path=SAMPLES / name), Settings(report_language=language))

    def _drawn(self, form: str, language: ReportLanguage, *reports: DocumentReport) -> bytes:
        settings = Settings(report_language=language)
        return REPORTERS[form](report_of(self._rules, settings, reports), Display(100, color=True))

    def _terminal(self, report: DocumentReport, language: ReportLanguage) -> None:
        console = Console(record=True, width=100, file=StringIO(), force_terminal=True)
        console.print(Text.from_ansi(self._drawn("terminal", language, report).decode()))
        page = self._scratch / "terminal.html"
        page.write_text(console.export_html(inline_styles=True), encoding="utf-8")
        self._keep(f"terminal-{language}", self._shot(page, {"width": 1000, "height": 1000}, full=True))

    def _page(self, report: DocumentReport, language: ReportLanguage) -> None:
        page = self._scratch / "page.html"
        page.write_bytes(self._drawn("html", language, report))
        self._keep(f"page-{language}", self._shot(page, DESK))
        self._keep(f"page-dark-{language}", self._shot(page, DESK, scheme="dark"))
        self._keep(f"page-phone-{language}", self._shot(page, PHONE))

    def _copies(self, name: str, report: DocumentReport, language: ReportLanguage) -> None:
        """The review copies: a Word file with comments and proposals, a pdf with highlights."""
        settings = Settings(report_language=language)
        data = (SAMPLES / f"{name}.docx").read_bytes()

        def judged(changed: bytes) -> DocumentReport:
            return self._checker.check(Input(f"{name}.docx", data=changed), settings)

        copy = self._scratch / f"{name}.docx"
        copy.write_bytes(review_copy(data, copy.name, report, self._rules, judged).data)
        self._keep(f"word-{language}", self._paper(self._converted(copy), page=1))
        paper = (SAMPLES / f"{name}.pdf").read_bytes()
        marked = review_copy(paper, f"{name}.pdf", self._check(f"{name}.pdf", language), self._rules).data
        self._keep(f"highlights-{language}", self._paper(marked, page=1))

    def _workbook(self, language: ReportLanguage) -> None:
        reports = [self._check(path.name, language) for path in sorted(SAMPLES.glob("*.docx"))]
        book = self._scratch / "overview.xlsx"
        book.write_bytes(self._drawn("xlsx", language, *reports))
        self._keep(f"workbook-{language}", self._paper(self._converted(book)))

    def _overview(self, language: ReportLanguage) -> None:
        """The overview of a batch over the samples, in which one gap is accepted."""
        out, waivers = self._scratch / "reports", self._scratch / "waivers.yaml"
        waivers.write_text(WAIVER[language], encoding="utf-8")
        options = ["--include", "*.docx", "--formats", "html", "--report-language", language, "--as-of", AS_OF, "--quiet"]
        files = ["--store", str(self._scratch / f"{language}.db"), "--out", str(out), "--waivers", str(waivers)]
        command = [sys.executable, "-m", "contractcheck", "batch", SAMPLES.name, *options, *files]
        subprocess.run(command, check=False, cwd=SAMPLES.parent)  # it finds gaps, so its exit code is not 0
        self._keep(f"overview-{language}", self._shot(out / "overview.html", DESK))

    def _converted(self, file: Path) -> bytes:
        """The pdf that LibreOffice makes of a file."""
        profile = f"-env:UserInstallation={(self._scratch / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(self._scratch), str(file)]
        subprocess.run(command, check=True, capture_output=True)
        return file.with_suffix(".pdf").read_bytes()

    def _paper(self, pdf: bytes, page: int = 0) -> Image.Image:
        document = pypdfium2.PdfDocument(pdf)
        return document[min(page, len(document) - 1)].render(scale=1.5).to_pil()

    def _shot(self, page: Path, size: Any, *, scheme: Any = "light", full: bool = False) -> Image.Image:
        context = self._browser.new_context(viewport=size, color_scheme=scheme)
        shown = context.new_page()
        shown.goto(page.as_uri())
        picture = Image.open(BytesIO(shown.screenshot(full_page=full)))
        context.close()
        return picture

    def _keep(self, name: str, picture: Image.Image) -> None:
        small = _trimmed(picture.convert("RGB"))
        small.thumbnail((WIDEST, 4 * WIDEST))
        small.save(self._folder / f"{name}.webp", quality=QUALITY, method=6)


def _trimmed(picture: Image.Image) -> Image.Image:
    """The picture without the empty rest of its paper."""
    empty = Image.new("RGB", picture.size, picture.getpixel((picture.width - 1, picture.height - 1)))
    box = ImageChops.difference(picture, empty).getbbox()
    return picture.crop((0, 0, picture.width, min(box[3] + MARGIN, picture.height))) if box else picture


@contextmanager
def _chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield browser
        browser.close()


def main(folder: Path) -> None:
    """Draw every picture into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, _chromium() as browser:
        Gallery(folder, Path(scratch), browser).draw()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "gallery")
