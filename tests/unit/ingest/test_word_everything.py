"""One Word file with every feature: each sentence exactly once, in order, with its number and place."""

from __future__ import annotations

import subprocess
from collections import Counter
from pathlib import Path

import pytest

from contractcheck.ingest.reader import read
from contractcheck.ingest.word import read_word
from contractcheck.model.document import BlockKind, Unread
from tests.external import require
from tests.unit.ingest.word_coverage import accounted, unaccounted
from tests.unit.ingest.word_files import WORDS, abstract, level, num, number, p, package, row, run, table, tc

ANNA = 'w:id="91" w:author="Anna" w:date="2026-03-01T10:00:00Z"'
SAMPLES = sorted((Path(__file__).parents[3] / "samples").glob("*.docx"))


def field(instruction: str, result: str = "") -> str:
    separated = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}' if result else ""
    begin = f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {instruction} </w:instrText></w:r>'
    return f'{begin}{separated}<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def control(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def ins(content: str) -> str:
    return f"<w:ins {ANNA}>{content}</w:ins>"


def deleted(text: str) -> str:
    return f"<w:del {ANNA}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


CONTENTS = "<w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj>"
EMPTY = "<w:showingPlcHdr/>"
BOX = f"<w:txbxContent>{p('In het kader geldt een termijn.')}</w:txbxContent>"
DRAWN = f"<w:drawing><wp:inline><wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp></wp:inline></w:drawing>"
OLDER = f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>"
ANCHOR = (
    f'<w:r><w:t>Zie het kader. </w:t><mc:AlternateContent><mc:Choice Requires="wps">{DRAWN}</mc:Choice>'
    f"<mc:Fallback>{OLDER}</mc:Fallback></mc:AlternateContent></w:r>"
)
ABOUT = '<w:commentRangeStart w:id="1"/>{}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'
CHARACTERS = (
    "<w:r><w:t>Een woord met een zacht</w:t><w:softHyphen/><w:t>e streep, een vaste</w:t><w:noBreakHyphen/><w:t>streep</w:t>"
    '<w:tab/><w:t>en</w:t><w:br/><w:t>een teken </w:t><w:sym w:font="Arial" w:char="00A7"/><w:t>.</w:t></w:r>'
)
BODY = (
    control(p("Inhoud") + p(field("TOC \\\\o", run("1 Levering 2"))), CONTENTS),
    p("Levering", '<w:pStyle w:val="Kop1"/>'),
    p("De leverancier levert het systeem.", number(1, 1)),
    p("het model;", number(1, 2)),
    p("de handleiding.", number(1, 2)),
    p("Zonder nummer, met een punt.", number(2)),
    p(run("Zie ") + field("REF _Ref1 \\r", run("artikel 1.1")) + run(" en ") + field("MACROBUTTON NoMacro [naam]") + run(".")),
    p(f'<w:fldSimple w:instr=" QUOTE Velden ">{run("Velden ")}</w:fldSimple>' + run("tellen mee.")),
    p(
        f'<w:hyperlink r:id="r1">{run("Een koppeling ")}</w:hyperlink><w:smartTag>{run("en een etiket ")}</w:smartTag>'
        f"<w:customXml>{run('en eigen XML.')}</w:customXml>"
    ),
    p(
        run("De termijn is ")
        + control(run("tien"), "")
        + run(" dagen, de boete ")
        + control(run("Klik hier"), EMPTY)
        + run(" euro.")
    ),
    control(p("Een blok in een besturingselement.")),
    p(run("Leverancier ") + deleted("kan") + ins(run("zal")) + run(" melden.")),
    p(f"<w:moveFrom {ANNA}>{run('Deze zin is verplaatst.')}</w:moveFrom>"),
    p("Deze alinea wordt ", f"<w:rPr><w:del {ANNA}/></w:rPr>"),
    p("samengevoegd."),
    p(f"<w:moveTo {ANNA}>{run('Deze zin is verplaatst.')}</w:moveTo>"),
    p(CHARACTERS),
    p(run("Zichtbaar en ") + run("verborgen.", "<w:vanish/>")),
    p(ANCHOR),
    p('<w:r><w:t>Een noot.</w:t><w:footnoteReference w:id="2"/></w:r>'),
    p('<w:r><w:t>Een eindnoot.</w:t><w:endnoteReference w:id="2"/></w:r>'),
    p(ABOUT.format(run("Hierover is een vraag."))),
    p(run("De grens is ") + "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>" + run(".")),
    p("<w:r><w:object/></w:r>"),
    '<w:altChunk r:id="r9"/><w:subDoc r:id="r8"/>',
    table(
        row("Nr.", "Eis", properties="<w:tblHeader/>"),
        control(row("E-1", "De leverancier registreert.")),
        row("E-2", tc(p("Met een tabel erin:") + table(row("binnen", "in")) + p("en weer verder."))),
        row("E-3", "Nieuw.", properties=f"<w:ins {ANNA}/>"),
        row(tc(p(deleted("E-4"))), tc(p(deleted("Weg."))), properties=f"<w:del {ANNA}/>"),
        row(tc(p("Over twee kolommen."), '<w:gridSpan w:val="2"/>')),
        row(tc(p("E-5"), '<w:vMerge w:val="restart"/>'), "Boven."),
        row(tc(p("Niet te zien."), "<w:vMerge/>"), "Onder."),
    ),
    p("Slot."),
)
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/>'
    '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
)
NUMBERING = (
    abstract(0, level(0, "Artikel %1"), level(1, "%1.%2"), level(2, "(%3)", "lowerLetter"))
    + abstract(1, level(0, "•", "bullet"))
    + num(1, 0)
    + num(2, 1)
)
NOTES = '<w:{0} w:id="-1" w:type="separator"><w:p/></w:{0}><w:{0} w:id="2">{1}</w:{0}>'
FILE = package(
    "".join(BODY),
    styles=STYLES,
    numbering=NUMBERING,
    footnotes=NOTES.format("footnote", p("Dit is de voetnoot.")),
    endnotes=NOTES.format("endnote", p("Dit is de eindnoot.")),
    header=p("Concept 3"),
    footer=p("Bladzijde 1"),
    comments=f'<w:comment w:id="1" w:author="Bram" w:date="2026-03-02T10:00:00Z">{p("Klopt dit?")}</w:comment>',
)
# Number and text; those of the table follow.
SENTENCES = [
    ("Artikel 1", "Levering"),
    ("1.1", "De leverancier levert het systeem."),
    ("(a)", "het model;"),
    ("(b)", "de handleiding."),
    ("", "Zonder nummer, met een punt."),
    ("", "Zie artikel 1.1 en ____."),
    ("", "Velden tellen mee."),
    ("", "Een koppeling en een etiket en eigen XML."),
    ("", "De termijn is tien dagen, de boete ____ euro."),
    ("", "Een blok in een besturingselement."),
    ("", "Leverancier zal melden."),
    ("", "Deze alinea wordt samengevoegd."),
    ("", "Deze zin is verplaatst."),
    ("", "Een woord met een zachte streep, een vaste-streep en een teken §."),
    ("", "Zichtbaar en verborgen."),
    ("", "Zie het kader."),
    ("", "In het kader geldt een termijn."),
    ("", "Een noot."),
    ("1", "Dit is de voetnoot."),
    ("", "Een eindnoot."),
    ("i", "Dit is de eindnoot."),
    ("", "Hierover is een vraag."),
    ("", "De grens is x."),
]
CELLS = [
    "Nr.", "Eis", "E-1", "De leverancier registreert.", "E-2", "Met een tabel erin:", "binnen", "in", "en weer verder.",
    "E-3", "Nieuw.", "Over twee kolommen.", "E-5", "Boven.", "Onder.",
]  # fmt: skip


def test_every_sentence_comes_once_and_in_order_with_its_number() -> None:
    found = [(block.number, block.text) for block in read(FILE, "alles.docx", WORDS).blocks if block.kind is not BlockKind.CELL]
    assert found == [*SENTENCES, ("", "Slot.")]


def test_every_cell_comes_once_and_in_order() -> None:
    assert [block.text for block in read(FILE, "alles.docx", WORDS).blocks if block.kind is BlockKind.CELL] == CELLS


def test_the_places_are_those_that_a_person_would_cite() -> None:
    places = {block.text: block.place for block in read(FILE, "alles.docx", WORDS).blocks}
    assert [places[text] for text in ("het model;", "De leverancier registreert.", "Boven.")] == ["1.1 (a)", "Eis E-1", "Eis E-5"]


def test_what_is_not_read_is_listed_and_what_a_person_should_know_is_remarked() -> None:
    found = read_word(FILE)
    assert set(found.unread) == {
        Unread("headers", "not-supported", holds_clauses=False),
        Unread("footers", "not-supported", holds_clauses=False),
        Unread("imported documents", "not-supported"),
        Unread("embedded objects", "not-supported"),
    }
    codes = ["tracked-changes", "hidden-text", "placeholders", "equations", "comment"]
    assert [remark.code for remark in found.remarks] == codes


def test_every_character_of_the_file_is_read_or_left_out_for_a_reason() -> None:
    lost, added = unaccounted(FILE)
    # The reader puts in two blanks of four lines, a hyphen and a paragraph sign that have no text of their own in the XML.
    assert (lost, dict(added)) == ({}, {"_": 8, "-": 1, "§": 1})
    assert set(accounted(FILE)) == {
        "read", "deleted", "instruction of a field", "table of contents", "not filled in", "second form of a drawing",
        "head or foot of a page", "comment", "beside a merged cell",
    }  # fmt: skip


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_every_character_of_a_sample_is_read(sample: Path) -> None:
    assert unaccounted(sample.read_bytes()) == ({}, {})


@pytest.mark.external("soffice")
@pytest.mark.parametrize("form", ["docx", "odt", "rtf", "doc"])
def test_a_file_saved_by_libreoffice_has_every_sentence_once_and_in_order(form: str, tmp_path: Path) -> None:
    saved = _saved(form, tmp_path)
    found = " ".join(block.text for block in read(saved, f"alles.{form}", WORDS).blocks)
    wanted = [text for _, text in SENTENCES[1:5]] + [
        "Leverancier zal melden.",
        "Een noot.",
        *CELLS[2:4],
        "Slot.",
    ]
    assert [found.count(text) for text in wanted] == [1] * len(wanted)
    assert sorted(wanted, key=found.index) == wanted


@pytest.mark.external("soffice")
def test_every_character_of_a_file_saved_by_libreoffice_is_read_or_left_out_for_a_reason(tmp_path: Path) -> None:
    lost, _ = unaccounted(_saved("docx", tmp_path))
    # LibreOffice writes what a field asks to type as text; it is a blank all the same.
    assert lost == Counter("[naam]")


def _saved(form: str, folder: Path) -> bytes:
    """The file opened by LibreOffice and saved in another form."""
    made = folder / "made"
    (folder / "alles.docx").write_bytes(FILE)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [require("soffice"), profile, "--headless", "--convert-to", form, "--outdir", made, folder / "alles.docx"]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (made / f"alles.{form}").read_bytes()
