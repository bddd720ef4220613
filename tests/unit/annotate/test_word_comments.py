"""Comments stand at the exact words and leave everything else as it was."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from contractcheck.annotate.remarks import Remark
from contractcheck.annotate.word_comments import with_comments
from contractcheck.annotate.word_file import part_of
from contractcheck.annotate.word_withdraw import withdrawn
from contractcheck.ingest.tidy import tidy
from contractcheck.ingest.word_package import W, parse
from contractcheck.model.report import QuoteSpan
from tests.unit.annotate.word_copies import block_texts, commented, is_subsequence, main_part, opened, ranges
from tests.unit.ingest.word_files import WORDS, number, p, package, row, run, table

BY_ANNA = 'w:id="90" w:author="Anna" w:date="2026-03-01T10:00:00Z"'
BOX = (
    "<w:r><w:drawing><wp:inline><wps:txbx><w:txbxContent><w:p><w:r><w:t>In een kader.</w:t></w:r></w:p></w:txbxContent>"
    "</wps:txbx></wp:inline></w:drawing></w:r>"
)
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>artikel 9</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def test_a_quote_inside_a_run_splits_the_run_and_keeps_its_look() -> None:
    data = commented(package(p(run("Leverancier zal tijdig melden.", "<w:b/>"))), "zal tijdig")
    assert ranges(data) == ["zal tijdig"]
    assert main_part(data).count(b"<w:rPr><w:b/></w:rPr>") == 3


@pytest.mark.parametrize(
    "content",
    [
        run("Leverancier ") + run("zal", "<w:i/>") + run(" tijdig melden."),
        run("Leverancier ") + f"<w:ins {BY_ANNA}>{run('zal tijdig')}</w:ins>" + run(" melden."),
        run("Leverancier ") + f'<w:hyperlink r:id="x">{run("zal ")}</w:hyperlink>' + run("tijdig melden."),
        run("Leverancier zal") + f"<w:del {BY_ANNA}><w:r><w:delText>kan</w:delText></w:r></w:del>" + run(" tijdig melden."),
        "<w:r><w:t>Leverancier</w:t><w:tab/><w:t>zal tijdig</w:t><w:br/><w:t>melden.</w:t></w:r>",
        "<w:r><w:t>Leverancier za</w:t><w:t>l tijdig melden.</w:t></w:r>",
    ],
    ids=["runs", "insertion", "hyperlink", "deletion", "one run with a tab", "two texts in a run"],
)
def test_a_comment_covers_the_quote_and_no_more(content: str) -> None:
    assert ranges(commented(package(p(content)), "zal tijdig")) == ["zal tijdig"]


def test_a_quote_with_signs_that_xml_escapes_is_found() -> None:
    data = package(p(run("Meld &lt;10 &amp; meer&#x20;fouten direct.")))
    assert ranges(commented(data, "& meer fouten")) == ["& meer fouten"]


def test_a_quote_in_a_table_cell_is_found() -> None:
    assert ranges(commented(package(table(row("Eis 1", "Leverancier meldt."))), "meldt")) == ["meldt"]


def test_a_quote_in_a_footnote_is_marked_at_its_number() -> None:
    notes = f'<w:footnote w:id="1">{p("Leverancier meldt niets.")}</w:footnote>'
    body = p(run("Tekst") + '<w:r><w:footnoteReference w:id="1"/></w:r>')
    data = commented(package(body, footnotes=notes), "meldt niets")
    content = main_part(data)
    assert content.index(b"commentRangeStart") < content.index(b"footnoteReference") < content.index(b"commentRangeEnd")


def test_a_quote_in_a_text_box_is_marked_at_the_box() -> None:
    content = main_part(commented(package(p(run("Voor.") + BOX)), "kader"))
    assert content.index(b"commentRangeStart") < content.index(b"w:drawing") < content.index(b"commentRangeEnd")


def test_the_other_parts_of_the_file_keep_their_bytes() -> None:
    data = package(p("Leverancier meldt."), styles="", footnotes="")
    copy = commented(data, "meldt")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        same = [name for name in archive.namelist() if part_of(copy, name) == archive.read(name)]
        assert set(archive.namelist()) - set(same) == {
            "[Content_Types].xml",
            "word/_rels/document.xml.rels",
            "word/document.xml",
        }


def test_comments_of_others_stay_and_numbers_are_not_used_twice() -> None:
    other = f'<w:comment w:id="7" w:author="Bram">{p("Klopt dit?")}</w:comment>'
    body = p(f'<w:commentRangeStart w:id="7"/>{run("Leverancier meldt.")}<w:commentRangeEnd w:id="7"/>')
    copy = commented(package(body, comments=other), "meldt")
    comments = part_of(copy, "word/comments.xml") or b""
    assert other.encode() in comments
    assert [each.get(W + "id") for each in parse(comments).iter(W + "comment")] == ["7", "8"]


def test_the_copy_opens_in_python_docx_with_its_comments() -> None:
    stream = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("Leverancier spant zich in om te melden.")
    document.save(stream)
    copy = docx.Document(io.BytesIO(commented(stream.getvalue(), "spant zich in")))
    assert [(each.author, each.paragraphs[0].text) for each in copy.comments] == [("contractcheck", "Kop")]


def test_a_part_in_utf_16_can_be_annotated() -> None:
    data = package(p("Leverancier meldt één keer."))
    text = '<?xml version="1.0" encoding="UTF-16"?>' + main_part(data).decode()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()} | {"word/document.xml": text.encode("utf-16")}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content)
    assert ranges(commented(stream.getvalue(), "één")) == ["één"]


def test_an_edited_comment_is_left_alone() -> None:
    copy = commented(package(p("Leverancier meldt.")), "meldt")
    part = part_of(copy, "word/comments.xml") or b""
    edited = opened(copy).with_xml(main_part(copy), {"word/comments.xml": part.replace(b"Regel", b"Mijn regel")})
    again = withdrawn(edited.data, WORDS)
    assert again.comments == ("family",)
    assert ranges(again.file.data) == ["meldt"]


def test_an_answered_comment_is_left_alone() -> None:
    copy = commented(package(p("Leverancier meldt.")), "meldt")
    part = part_of(copy, "word/comments.xml") or b""
    word14 = b'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    parts = {
        "word/comments.xml": part.replace(b"<w:p>", b"<w:p " + word14 + b' w14:paraId="0A">'),
        "word/commentsExtended.xml": b'<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
        b'<w15:commentEx w15:paraId="0B" w15:paraIdParent="0A"/></w15:commentsEx>',
    }
    assert withdrawn(opened(copy).with_xml(main_part(copy), parts).data, WORDS).comments == ("family",)


def test_withdrawn_comments_are_gone_from_the_parts_in_which_word_keeps_track_of_them() -> None:
    copy = commented(package(p("Leverancier meldt.")), "meldt")
    word14 = b'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    others = {
        "Extended": b'<e xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
        b'<w15:commentEx w15:paraId="0A" w15:done="0"/><w15:commentEx w15:paraId="0B" w15:done="0"/></e>',
        "Ids": b'<e xmlns:w16cid="http://schemas.microsoft.com/office/word/2016/wordml/cid">'
        b'<w16cid:commentId w16cid:paraId="0A" w16cid:durableId="1A"/>'
        b'<w16cid:commentId w16cid:paraId="0B" w16cid:durableId="1B"/></e>',
        "Extensible": b'<e xmlns:w16cex="http://schemas.microsoft.com/office/word/2018/wordml/cex">'
        b'<w16cex:commentExtensible w16cex:durableId="1A"/><w16cex:commentExtensible w16cex:durableId="1B"/></e>',
    }
    own = (part_of(copy, "word/comments.xml") or b"").replace(b"<w:p>", b"<w:p " + word14 + b' w14:paraId="0A">')
    parts = {"word/comments.xml": own} | {f"word/comments{name}.xml": part for name, part in others.items()}
    again = withdrawn(opened(copy).with_xml(main_part(copy), parts).data, WORDS).file.data
    left = [part_of(again, f"word/comments{name}.xml") or b"" for name in others]
    assert [(part.count(b'A"'), part.count(b'B"')) for part in left] == [(0, 1), (0, 2), (0, 1)]


def test_withdrawn_comments_leave_no_trace_but_divided_runs() -> None:
    data = package(p("Leverancier meldt."))
    again = withdrawn(commented(data, "Leverancier meldt."), WORDS)
    assert main_part(again.file.data) == main_part(data)


TEXT = st.text(st.sampled_from("aé é<&\u00a0\u2011ﬁ.x "), min_size=1, max_size=8)
PIECES = st.one_of(
    TEXT.map(lambda text: run(_escaped(text))),
    TEXT.map(lambda text: run(_escaped(text), "<w:b/>")),
    TEXT.map(lambda text: f"<w:ins {BY_ANNA}>{run(_escaped(text))}</w:ins>"),
    TEXT.map(lambda text: f"<w:del {BY_ANNA}><w:r><w:delText>{_escaped(text)}</w:delText></w:r></w:del>"),
    TEXT.map(lambda text: f'<w:hyperlink r:id="x">{run(_escaped(text))}</w:hyperlink>'),
    TEXT.map(lambda text: f'<w:fldSimple w:instr="REF a">{run(_escaped(text))}</w:fldSimple>'),
    TEXT.map(lambda text: f"<w:sdt><w:sdtContent>{run(_escaped(text))}</w:sdtContent></w:sdt>"),
    TEXT.map(lambda text: f"<w:r><w:t>{_escaped(text)}</w:t><w:tab/><w:noBreakHyphen/><w:t>b</w:t><w:br/></w:r>"),
    st.sampled_from((FIELD, BOX, "<w:r/>", '<w:r><w:footnoteReference w:id="1"/></w:r>')),
)
PARAGRAPHS = st.lists(PIECES, min_size=1, max_size=5).map(lambda pieces: p("".join(pieces)))
BODIES = st.lists(
    st.one_of(PARAGRAPHS, PARAGRAPHS.map(lambda made: table(row(f"<w:tc>{made}</w:tc>")))), min_size=1, max_size=4
).map(lambda blocks: "".join(blocks) + p("Slot.", number(1)))
NOTES = f'<w:footnote w:id="1">{p("In een noot.")}</w:footnote>'


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


@given(BODIES, st.data())
def test_comments_anywhere_in_any_document_cover_their_words_and_change_nothing_else(body: str, draw: st.DataObject) -> None:
    data = package(body, footnotes=NOTES)
    file = opened(data)
    written = sorted(name for name, each in file.blocks.items() if each.block.text.strip(" "))
    assume(written)
    chosen = draw.draw(st.lists(st.sampled_from(written), min_size=1, max_size=3))
    spans = []
    for name in chosen:
        words = [match for match in file.blocks[name].block.text.split(" ") if match]
        word = draw.draw(st.sampled_from(words))
        start = file.blocks[name].block.text.index(word)
        spans.append(QuoteSpan(name, start, start + len(word)))
    copy = with_comments(file, [Remark("family", "Kop", ("Regel",), span) for span in spans]).data
    assert block_texts(copy) == block_texts(data)
    assert is_subsequence(main_part(data), main_part(copy))
    covered = ranges(copy)
    assert len(covered) == len(spans)
    texts = {span: file.blocks[span.block].block.text for span in spans}
    # No comment may stand in a note or a text box: it stands at the number or at the box.
    quotes = [text[span.start : span.end] for span, text in texts.items() if not text.startswith("In een ")]
    assert all(any(quote in tidy(text) for text in covered) for quote in quotes)
    assert block_texts(withdrawn(copy, WORDS).file.data) == block_texts(data)
