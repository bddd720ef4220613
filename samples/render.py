"""Render the samples: Word from the Markdown sources, with styles and automatic numbering, and pdf from the Word files.

Run `python samples/render.py [NAME ...]`, by default for every source. LibreOffice (`soffice`) must be on the path. In a source
every block is one line: a heading, a numbered clause ("4.2 ..."), a list item ("a. ...", "(b) ...", "- ..."), a quotation
("> ..."), a row of a table or a paragraph. Word computes the numbers; a source whose printed number differs is refused.
"""
# ruff: noqa: INP001  a script, not a module of the package

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from itertools import groupby
from math import sqrt
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Length, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table
from docx.text.paragraph import Paragraph

FOLDER = Path(__file__).parent
ARTICLE = re.compile(r"(Artikel )?(\d+)(\.?) (.+)")
ANNEX = re.compile(r"(Bijlage|Schedule) (\d+|[A-Z]) (.+)")
CLAUSE = re.compile(r"(\d+\.\d+) (.+)")
ITEM = re.compile(r"(\([a-zA-Z]\)|[a-zA-Z]\.|\d+\.) (.+)")
STYLED = {"- ": "List Bullet", "> ": "Quote"}
FONT = "Arial"
TEXT_WIDTH = 14.65  # centimetres between the margins of an A4 page
CREATED = datetime(2026, 11, 2, 9, 0)  # noqa: DTZ001  Word's core properties hold a time without a zone
ZIP_TIME = (2026, 11, 2, 9, 0, 0)


@dataclass(frozen=True, slots=True)
class Level:
    """A level of an automatic list: Word's name of the number format and its level text, such as "%1.%2"."""

    number_format: str
    text: str


def value(number: int, number_format: str) -> str:
    if number_format == "decimal":
        return str(number)
    letter = chr(ord("a") + number - 1)
    return letter.upper() if number_format == "upperLetter" else letter


@dataclass(slots=True)
class AutomaticList:
    """A list that Word numbers, with the counters that Word will have reached."""

    id: int
    levels: tuple[Level, ...]
    counters: list[int] = field(default_factory=list)

    def number(self, paragraph: Paragraph, level: int, printed: str) -> None:
        """Give the paragraph its automatic number; ValueError when that is not the printed one."""
        label = self.advance(level)
        if label != printed:
            raise ValueError(f'the source says "{printed}" where Word counts "{label}"; correct the source')
        properties: Any = paragraph._p.get_or_add_pPr()  # noqa: SLF001  python-docx has no public way
        number = properties.get_or_add_numPr()
        number.get_or_add_ilvl().val = level
        number.get_or_add_numId().val = self.id

    def advance(self, level: int) -> str:
        counters = (self.counters + [0] * len(self.levels))[: level + 1]
        counters[level] += 1
        self.counters = counters
        label = self.levels[level].text
        for index, counter in enumerate(counters):
            label = label.replace(f"%{index + 1}", value(counter, self.levels[index].number_format))
        return label


def level_xml(index: int, level: Level) -> str:
    left = 567 * max(index, 1)
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{level.number_format}"/><w:suff w:val="tab"/>'
        f'<w:lvlText w:val="{level.text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:tabs><w:tab w:val="num" w:pos="{left}"/></w:tabs><w:ind w:left="{left}" w:hanging="567"/></w:pPr></w:lvl>'
    )


def item_level(label: str, position: int) -> Level:
    """The level whose first number is printed like `label`: "a.", "(a)", "A.", "1."."""
    sign = label.strip("().")
    number_format = "decimal" if sign.isdigit() else "upperLetter" if sign.isupper() else "lowerLetter"
    return Level(number_format, label.replace(sign, f"%{position}"))


class Writer:
    """Writes the blocks of one source into a Word document."""

    def __init__(self, title: str, language: str) -> None:
        self.document: Document = docx.Document()
        self.main: AutomaticList | None = None
        self.annexes: AutomaticList | None = None
        self.items: AutomaticList | None = None
        self.inside_clause = False
        set_up(self.document, title, language)

    def new_list(self, *levels: Level) -> AutomaticList:
        numbering = self.document.part.numbering_part.element
        number = 100 + len(numbering.findall(qn("w:abstractNum")))
        body = "".join(level_xml(index, level) for index, level in enumerate(levels))
        kind = '<w:multiLevelType w:val="multilevel"/>'
        abstract = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{kind}{body}</w:abstractNum>')
        numbering.insert(0, abstract)
        return AutomaticList(numbering.add_num(number).numId, levels)

    def write(self, line: str) -> None:
        if line.startswith("#"):
            self.heading(*line.split(" ", 1))
        elif line[:2] in STYLED:
            self.document.add_paragraph(line[2:], STYLED[line[:2]])
        elif clause := CLAUSE.fullmatch(line):
            self.clause(*clause.groups())
        elif item := ITEM.fullmatch(line):
            self.item(*item.groups())
        else:
            self.document.add_paragraph(line)

    def heading(self, marks: str, text: str) -> None:
        self.items, self.inside_clause = None, False
        if len(marks) == 1:
            self.document.add_paragraph(text, "Title")
        elif article := ARTICLE.fullmatch(text):
            word, number, stop, title = article.groups(default="")
            self.article(f"{word}{number}{stop}", f"{word}%1{stop}", title)
        elif annex := ANNEX.fullmatch(text):
            self.annex(*annex.groups())
        else:
            self.document.add_heading(text, 1)

    def article(self, label: str, pattern: str, title: str) -> None:
        if self.main is None:
            dotted = "(%3)" if pattern == "%1." else "%3."
            self.main = self.new_list(Level("decimal", pattern), Level("decimal", "%1.%2"), Level("lowerLetter", dotted))
        self.main.number(self.document.add_heading(title, 1), 0, label)

    def annex(self, word: str, number: str, title: str) -> None:
        if self.annexes is None:
            self.annexes = self.new_list(Level("decimal" if number.isdigit() else "upperLetter", f"{word} %1"))
        self.annexes.number(self.document.add_heading(title, 1), 0, f"{word} {number}")

    def clause(self, label: str, text: str) -> None:
        if self.main is None:
            raise ValueError(f'clause "{label}" stands before the first article; put it under one')
        self.inside_clause = True
        self.main.number(self.document.add_paragraph(text), 1, label)

    def item(self, label: str, text: str) -> None:
        paragraph = self.document.add_paragraph(text)
        if self.inside_clause and self.main is not None:
            self.main.number(paragraph, 2, label)
            return
        if self.items is None:
            self.items = self.new_list(item_level(label, 1))
        self.items.number(paragraph, 0, label)

    def table(self, rows: list[list[str]]) -> None:
        table = self.document.add_table(len(rows), len(rows[0]), "Table Grid")
        for column, width in zip(table.columns, widths(rows), strict=True):
            column.width = width
        for row, texts in zip(table.rows, rows, strict=True):
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001
            for cell, text, column in zip(row.cells, texts, table.columns, strict=True):
                cell.text, cell.width = text, column.width
        mark_header(table)
        self.document.add_paragraph()


def widths(rows: list[list[str]]) -> list[Length]:
    """Widths that fill the page and follow the longest text of each column, within bounds."""
    weights = [min(max(sqrt(max(map(len, column))), 3.5), 12.0) for column in zip(*rows, strict=True)]
    return [Cm(TEXT_WIDTH * weight / sum(weights)) for weight in weights]


def mark_header(table: Table) -> None:
    """Make the first row bold, keep it with the next and let Word repeat it on every page."""
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001
    for cell in table.rows[0].cells:
        cell.paragraphs[0].paragraph_format.keep_with_next = True
        for run in cell.paragraphs[0].runs:
            run.bold = True


def set_up(document: Document, title: str, language: str) -> None:
    for name, size in (("Normal", 10.5), ("Title", 18), ("Heading 1", 12)):
        set_font(document.styles[name], size)
    document.styles["Normal"].paragraph_format.space_after = Pt(6)
    languages = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    languages.set(qn("w:val"), {"nl": "nl-NL", "en": "en-GB"}[language])
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, "", ""
    properties.created = properties.modified = CREATED
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.header.paragraphs[0].text = title
    write_footer(section.footer.paragraphs[0], language)


def set_font(style: ParagraphStyle, size: float) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.rPr.rFonts
    for key in [key for key in fonts.attrib if "Theme" in key]:
        del fonts.attrib[key]
    fonts.set(qn("w:hAnsi"), FONT)


def write_footer(paragraph: Paragraph, language: str) -> None:
    page, of = ("Pagina", "van") if language == "nl" else ("Page", "of")
    for text, instruction in ((f"{page} ", "PAGE"), (f" {of} ", "NUMPAGES")):
        paragraph.add_run(text)
        simple = OxmlElement("w:fldSimple")
        simple.set(qn("w:instr"), instruction)
        paragraph._p.append(simple)  # noqa: SLF001


def render(source: Path) -> bytes:
    """The Word file for one source; its language is the end of its name ("contract-weak-nl")."""
    lines = [line for line in source.read_text(encoding="utf-8").splitlines() if line]
    writer = Writer(lines[0].removeprefix("# "), source.stem[-2:])
    for is_table, group in groupby(lines, key=lambda line: line.startswith("|")):
        if is_table:
            rows = [row.strip("|").split("|") for row in group if not set(row) <= set("|-")]
            writer.table([[cell.strip() for cell in row] for row in rows])
            continue
        for line in group:
            writer.write(line)
    return packed(writer.document)


def packed(document: Document) -> bytes:
    """The document's bytes with a fixed time on every part, so that rendering again changes nothing."""
    saved, fixed = BytesIO(), BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as parts, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as out:
        for name in parts.namelist():
            out.writestr(zipfile.ZipInfo(name, ZIP_TIME), parts.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


def to_pdf(documents: list[Path]) -> None:
    """Convert with LibreOffice under a profile of its own, so that an open office program does not interfere."""
    office = shutil.which("soffice")
    if office is None:
        sys.exit("LibreOffice (soffice) was not found, which makes the pdf files; install it and run this again.")
    with tempfile.TemporaryDirectory() as profile:
        options = [
            f"-env:UserInstallation={Path(profile).as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(FOLDER),
        ]
        subprocess.run([office, *options, *map(str, documents)], check=True, stdout=subprocess.DEVNULL)  # noqa: S603


def changed(source: Path) -> Path | None:
    """Write the Word file of a source; None when it already was the same and has its pdf, which differs on every conversion."""
    document, content = FOLDER / f"{source.stem}.docx", render(source)
    if document.exists() and document.read_bytes() == content and document.with_suffix(".pdf").exists():
        return None
    document.write_bytes(content)
    return document


def main(names: list[str]) -> None:
    documents = []
    for name in names or sorted(path.stem for path in (FOLDER / "source").glob("*.md")):
        source = FOLDER / "source" / f"{name}.md"
        try:
            documents.append(changed(source))
        except (OSError, ValueError) as error:
            sys.exit(f"{source.name} was not rendered: {error}")
    if new := [document for document in documents if document is not None]:
        to_pdf(new)


if __name__ == "__main__":
    main(sys.argv[1:])
