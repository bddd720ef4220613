"""A Word file as offices write it: notes, a text box, content controls, merged cells, comments and tracked changes of others."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree

from contractcheck.annotate.copy import review_copy
from contractcheck.annotate.remarks import to_repair
from contractcheck.annotate.review import Review
from contractcheck.annotate.word_file import WordFile, part_of
from contractcheck.annotate.word_withdraw import accepted, withdrawn
from contractcheck.checker import check_files, packaged_rules
from contractcheck.ingest.word_package import Element, W, parse
from contractcheck.model.report import DocumentReport
from contractcheck.model.settings import Input, ReadOptions, Revisions, Settings
from tests.office import converted, settled
from tests.program import Run
from tests.word_rules import faults

pytestmark = pytest.mark.external("soffice")
SOURCE = Path(__file__).parent / "files" / "contract-in-revision.fodt"
OUTLINE = packaged_rules().outline
MAIN, COMMENTS = "word/document.xml", "word/comments.xml"
VIEWS: tuple[Revisions, ...] = ("accepted", "original", "all")


def report(data: bytes, view: Revisions = "accepted") -> DocumentReport:
    """The report by the rules alone: what is tested is what is written into the file, not how it is judged."""
    settings = Settings(reading=ReadOptions(revisions=view), rules_only=True)
    return check_files([Input("contract.docx", data=data)], settings).reports[0]


def in_control(element: Element) -> None:
    """Put an element into a content control of its own."""
    control, content = etree.Element(W + "sdt"), etree.Element(W + "sdtContent")
    parent = element.getparent()
    assert parent is not None
    parent.replace(element, control)
    control.extend([etree.Element(W + "sdtPr"), content])
    content.append(element)


def with_controls(data: bytes) -> bytes:
    """The file with one content control around words of a passage and one around a whole paragraph."""
    main = parse(part_of(data, MAIN) or b"")
    in_control(next(each for each in main.iter(W + "r") if "spant zich in" in "".join(each.itertext())))
    in_control(next(each for each in main.iter(W + "p") if "op werkdagen open" in "".join(each.itertext())))
    return with_part(data, MAIN, etree.tostring(main, xml_declaration=True, encoding="UTF-8", standalone=True))


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            new.writestr(entry, content if entry == name else old.read(entry))
    return made.getvalue()


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return with_controls(converted(SOURCE, "docx:MS Word 2007 XML", tmp_path_factory.mktemp("draft")))


@pytest.fixture(scope="module")
def review(draft: bytes) -> Review:
    return review_copy(draft, "contract.docx", report(draft), packaged_rules(), report)


@pytest.fixture(scope="module")
def saved(draft: bytes, review: Review, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Mapping[str, bytes]]:
    return settled({"draft": draft, "copy": review.data}, tmp_path_factory.mktemp("saved"))


def texts(data: bytes) -> list[str]:
    return [placed.block.text for placed in WordFile(data, OUTLINE).blocks.values()]


def test_it_holds_all_that_it_is_made_for(draft: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(draft)) as package:
        names, main = set(package.namelist()), package.read(MAIN).decode()
    assert {f"word/{name}.xml" for name in ("footnotes", "endnotes", "comments", "header1", "footer1", "numbering")} <= names
    kinds = (
        "ins",
        "del",
        "sdt",
        "txbxContent",
        "gridSpan",
        "vMerge",
        "footnoteReference",
        "endnoteReference",
        "commentReference",
    )
    assert [kind for kind in kinds if not re.search(rf"<w:{kind}\b", main)] == []


def test_every_passage_that_is_not_in_order_has_a_comment_and_a_proposal(review: Review) -> None:
    assert (review.comments, review.proposals) == (6, 5)
    assert (review.not_proposed, review.unplaced, review.kept_comments, review.kept_proposals) == ((), (), (), ())


def test_the_other_parts_keep_their_bytes(draft: bytes, review: Review) -> None:
    with zipfile.ZipFile(io.BytesIO(draft)) as old, zipfile.ZipFile(io.BytesIO(review.data)) as new:
        assert {name for name in new.namelist() if name not in old.namelist() or old.read(name) != new.read(name)} == {
            MAIN,
            COMMENTS,
        }


def test_only_paragraphs_with_a_remark_have_other_bytes_than_before(draft: bytes, review: Review) -> None:
    before, after = (re.findall(rb"<w:p>(?:(?!<w:p>).)*?</w:p>", part_of(each, MAIN) or b"") for each in (draft, review.data))
    changed = [b"".join(re.findall(rb"<w:t\b[^>]*>([^<]*)", each)).decode() for each in before if each not in after]
    assert len(before) > 20
    assert [text.split()[0:2] for text in changed] == [
        ["Overeenkomst", "Wegwijs"],
        ["Leverancier", "spant"],
        ["Leverancier", "verstrekt"],
        ["De", "gegevens"],
    ]


def test_comments_and_changes_of_others_keep_their_bytes(draft: bytes, review: Review) -> None:
    others = re.findall(rb'<w:comment [^>]*w:author="Anna".*?</w:comment>', part_of(draft, COMMENTS) or b"")
    changes = re.findall(rb'<w:(?:ins|del) [^>]*w:author="Anna"[^>]*>', part_of(draft, MAIN) or b"")
    assert (len(others), len(changes) > 2) == (1, True)
    assert all(each in (part_of(review.data, COMMENTS) or b"") for each in others)
    assert all(each in (part_of(review.data, MAIN) or b"") for each in changes)


def test_the_copy_has_no_fault_that_the_draft_has_not(draft: bytes, review: Review) -> None:
    assert faults(review.data) - faults(draft) == {}


@pytest.mark.parametrize("view", VIEWS)
def test_the_copy_has_the_verdicts_and_quotes_of_the_draft_in_every_view(view: Revisions, draft: bytes, review: Review) -> None:
    ours, theirs = report(review.data, view), report(draft, view)
    assert [(each.id, each.status, each.reasons, each.evidence) for each in ours.clauses] == [
        (each.id, each.status, each.reasons, each.evidence) for each in theirs.clauses
    ]


def test_a_second_run_gives_the_same_bytes(review: Review) -> None:
    again = review_copy(review.data, "contract.docx", report(review.data), packaged_rules(), report)
    assert again.data == review.data


def test_what_contractcheck_wrote_can_be_withdrawn_and_leaves_the_text_as_it_was(draft: bytes, review: Review) -> None:
    assert texts(withdrawn(review.data, OUTLINE).file.data) == texts(draft)


def test_an_edited_proposal_is_left_alone_with_a_notice(review: Review, run: Run, tmp_path: Path) -> None:
    edited = (part_of(review.data, MAIN) or b"").replace(b"monitort Leverancier de prestaties", b"volgt Leverancier alles")
    (tmp_path / "draft.docx").write_bytes(with_part(review.data, MAIN, edited))
    answer = run("annotate", tmp_path / "draft.docx", "--propose", "-o", tmp_path / "again.docx")
    assert answer.code == 0
    assert "Voorstellen die iemand heeft bewerkt, zijn blijven staan: 1 (Monitoring na het in de handel brengen)." in answer.out
    kept = part_of((tmp_path / "again.docx").read_bytes(), MAIN) or b""
    assert kept.count(b"volgt Leverancier alles") == 1
    assert b"monitort Leverancier de prestaties" not in kept


def test_everything_required_is_adequate_once_the_proposals_are_accepted(review: Review) -> None:
    assert to_repair(report(accepted(WordFile(review.data, OUTLINE)))) == ()


def test_new_articles_stand_before_the_signature(review: Review) -> None:
    found = texts(accepted(WordFile(review.data, OUTLINE)))
    assert found.index("Slot") < found.index("Registratie in de EU-databank") < found.index("Getekend te Hoogmeer.")


def test_everything_required_is_adequate_once_libreoffice_accepted_all(saved: Mapping[str, Mapping[str, bytes]]) -> None:
    assert to_repair(report(saved["accepted"]["copy"])) == ()


def test_the_text_is_that_of_the_draft_once_libreoffice_rejected_all(saved: Mapping[str, Mapping[str, bytes]]) -> None:
    assert texts(saved["rejected"]["copy"]) == texts(saved["rejected"]["draft"])


def test_libreoffice_keeps_the_verdicts(draft: bytes, saved: Mapping[str, Mapping[str, bytes]]) -> None:
    found = [[(each.id, each.status) for each in report(data).clauses] for data in (saved["kept"]["copy"], draft)]
    assert found[0] == found[1]
