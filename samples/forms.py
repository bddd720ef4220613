"""Make the same samples in other forms, in `forms/`: in two justified columns, as a scan, and saved by LibreOffice.

Run `python samples/forms.py` after `python samples/render.py`. LibreOffice (`soffice`) must be on the path.
"""
# ruff: noqa: INP001  a script, not a module of the package

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import docx
import pypdfium2 as pdfium
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

FOLDER = Path(__file__).parent
FORMS = FOLDER / "forms"
NAMES = ("contract-adequate-en", "contract-weak-nl")
DOTS_PER_INCH = 200
POINTS_PER_INCH = 72
BLACK_BELOW = 160


def in_columns(source: Path, made: Path) -> None:
    """The Word file in two columns with justified text."""
    document = docx.Document(str(source))
    columns = OxmlElement("w:cols")
    columns.set(qn("w:num"), "2")
    columns.set(qn("w:space"), "400")
    document.sections[0]._sectPr.append(columns)  # noqa: SLF001
    for paragraph in document.paragraphs:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    document.save(str(made))


def scan(source: Path, made: Path) -> None:
    """Pictures of the pages in black and white, as an office scanner makes them."""
    document = pdfium.PdfDocument(source)
    pages = [page.render(scale=DOTS_PER_INCH / POINTS_PER_INCH, grayscale=True).to_pil() for page in document]
    pictures = [page.point(lambda shade: 255 * (shade >= BLACK_BELOW)).convert("1") for page in pages]
    pictures[0].save(made, "PDF", save_all=True, append_images=pictures[1:], resolution=DOTS_PER_INCH)


def convert(sources: list[Path], form: str) -> None:
    office = shutil.which("soffice")
    if office is None:
        sys.exit("LibreOffice (soffice) was not found, which makes the files; install it and run this again.")
    with tempfile.TemporaryDirectory() as profile:
        options = [f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--convert-to", form, "--outdir", str(FORMS)]
        subprocess.run([office, *options, *map(str, sources)], check=True, stdout=subprocess.DEVNULL)  # noqa: S603


def main() -> None:
    FORMS.mkdir(exist_ok=True)
    originals = [FOLDER / f"{name}.docx" for name in NAMES]
    with tempfile.TemporaryDirectory() as folder:
        columns = [Path(folder) / f"{each.stem}.two-columns.docx" for each in originals]
        for source, made in zip(originals, columns, strict=True):
            in_columns(source, made)
        convert(columns, "pdf")
    for form in ("odt", "rtf"):
        convert(originals, form)
    for each in originals:
        scan(each.with_suffix(".pdf"), FORMS / f"{each.stem}.scan.pdf")


if __name__ == "__main__":
    main()
