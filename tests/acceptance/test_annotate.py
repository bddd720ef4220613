"""The review copies of the samples: opened again they say the same, and a second run changes nothing."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from contractcheck.annotate.copy import review_copy
from contractcheck.annotate.remarks import to_repair
from contractcheck.annotate.review import Review
from contractcheck.annotate.word_file import WordFile, part_of
from contractcheck.annotate.word_withdraw import accepted
from contractcheck.checker import check_files, packaged_rules
from contractcheck.ingest.word_package import W, parse
from contractcheck.model.document import BlockKind
from contractcheck.model.report import DocumentReport
from contractcheck.model.settings import Input, Settings
from tests.program import Run

SAMPLES = Path(__file__).parents[2] / "samples"
OUTLINE = packaged_rules().outline
FILES = sorted([*SAMPLES.glob("*.docx"), *SAMPLES.glob("*.pdf")])


def report(data: bytes, name: str) -> DocumentReport:
    return check_files([Input(name, data=data)], Settings()).reports[0]


def reviewed(data: bytes, name: str) -> Review:
    return review_copy(data, name, report(data, name), packaged_rules())


@cache
def sample(path: Path) -> Review:
    return reviewed(path.read_bytes(), path.name)


def verdicts(found: DocumentReport) -> list[object]:
    return [(clause.id, clause.status, clause.reasons, clause.evidence) for clause in found.clauses]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.name))
def test_the_copy_of_a_sample_has_the_same_verdicts_and_quotes(path: Path) -> None:
    assert verdicts(report(sample(path).data, path.name)) == verdicts(report(path.read_bytes(), path.name))


@pytest.mark.parametrize("name", ["contract-weak-nl.docx", "requirements-mixed-nl.docx"])
def test_a_second_run_on_the_copy_gives_the_same_bytes(name: str) -> None:
    first = sample(SAMPLES / name).data
    assert reviewed(first, name).data == first


def test_annotate_writes_a_copy_beside_the_document_and_says_what_is_in_it(run: Run, tmp_path: Path) -> None:
    draft = tmp_path / "draft.docx"
    draft.write_bytes((SAMPLES / "contract-weak-en.docx").read_bytes())
    answer = run("annotate", draft)
    assert (answer.code, answer.out) == (0, "draft.reviewed.docx (comments: 6)\n")
    assert draft.read_bytes() == (SAMPLES / "contract-weak-en.docx").read_bytes()
    assert (tmp_path / "draft.reviewed.docx").read_bytes() == sample(SAMPLES / "contract-weak-en.docx").data


WORD_FILES = sorted(SAMPLES.glob("*.docx"))


@cache
def proposed(path: Path) -> bytes:
    data = path.read_bytes()
    found = review_copy(data, path.name, report(data, path.name), packaged_rules(), lambda each: report(each, path.name))
    assert found.not_proposed == ()
    return found.data


@pytest.mark.parametrize("path", WORD_FILES, ids=lambda path: str(path.name))
def test_pending_proposals_change_no_verdict_and_no_quote(path: Path) -> None:
    assert verdicts(report(proposed(path), path.name)) == verdicts(report(path.read_bytes(), path.name))


@pytest.mark.parametrize("path", WORD_FILES, ids=lambda path: str(path.name))
def test_a_sample_is_adequate_on_all_that_counts_once_the_proposals_are_accepted(path: Path) -> None:
    found = report(accepted(WordFile(proposed(path), OUTLINE)), path.name)
    assert [clause.id for clause in to_repair(found)] == []


@pytest.mark.parametrize(
    ("name", "title"), [("sla-monitoring-nl", "Conformiteitsbeoordeling"), ("contract-mcc-en", "EU database")]
)
def test_a_new_article_is_in_the_language_of_the_contract_whatever_that_of_the_report(name: str, title: str) -> None:
    data, other = (SAMPLES / f"{name}.docx").read_bytes(), Settings(report_language="en" if name.endswith("nl") else "nl")

    def judged(copy: bytes) -> DocumentReport:
        return check_files([Input(name, data=copy)], other).reports[0]

    file = accepted(WordFile(review_copy(data, f"{name}.docx", judged(data), packaged_rules(), judged).data, OUTLINE))
    headings = [placed.block.text for placed in WordFile(file, OUTLINE).blocks.values() if placed.block.kind is BlockKind.HEADING]
    assert any(title in heading for heading in headings[-3:])


def test_a_new_article_looks_like_the_others_where_headings_bear_no_number() -> None:
    file = accepted(WordFile(proposed(SAMPLES / "brochure-nl.docx"), OUTLINE))
    kinds = {placed.block.text: placed.block.kind for placed in WordFile(file, OUTLINE).blocks.values()}
    assert kinds["Conformiteitsbeoordeling"] is BlockKind.HEADING


def test_what_takes_a_firm_duty_away_is_struck_and_no_second_duty_comes_in_its_place() -> None:
    file = accepted(WordFile(proposed(SAMPLES / "contract-weak-nl.docx"), OUTLINE))
    texts = [placed.block.text for placed in WordFile(file, OUTLINE).blocks.values()]
    assert "Vervallen." in texts
    assert not any("In afwijking van artikel 9" in text for text in texts)
    assert sum("ernstige incidenten" in text or "ernstig incident" in text for text in texts) == 1


def test_a_comment_at_another_passage_says_where_the_proposal_stands() -> None:
    told = [text for text in comments(proposed(SAMPLES / "sla-monitoring-nl.docx")) if text.startswith("Herkomst van datasets")]
    assert len(told) == 2
    assert "Voorstel: zie de bijgehouden wijziging bij art. 5.4." in told[0]
    assert "Voorstel: zie de bijgehouden wijziging op deze plaats." in told[1]


def test_sentences_that_follow_each_other_have_one_comment_and_are_struck_as_one() -> None:
    copy = proposed(SAMPLES / "contract-weak-nl.docx")
    assert len([text for text in comments(copy) if text.startswith("Technische documentatie")]) == 1
    struck = "".join(
        text for each in parse(part_of(copy, "word/document.xml") or b"").iter(W + "del") for text in each.itertext()
    )
    assert "heeft aanvaard. Tandemo verstrekt" in struck


def test_a_further_passage_of_a_clause_refers_to_the_first_comment_for_what_is_said_there() -> None:
    first, second = (text for text in comments(proposed(SAMPLES / "sla-monitoring-nl.docx")) if text.startswith("Herkomst van d"))
    assert "De wet: " in first
    assert "De wet: " not in second
    assert "zie de eerste opmerking over dit onderwerp" in second


def test_subjects_that_one_passage_weakens_each_get_an_article_of_their_own() -> None:
    document, stream = docx.Document(), BytesIO()
    document.add_paragraph("1.1 Leverancier levert een AI-systeem met een hoog risico, dat sollicitanten rangschikt.")
    document.add_paragraph("1.2 De AI-module bij de ARBIT kan van toepassing worden verklaard, indien partijen dat overeenkomen.")
    document.save(stream)

    def judged(copy: bytes) -> DocumentReport:
        return report(copy, "raam.docx")

    data = stream.getvalue()
    file = accepted(WordFile(review_copy(data, "raam.docx", judged(data), packaged_rules(), judged).data, OUTLINE))
    texts = [placed.block.text for placed in WordFile(file, OUTLINE).blocks.values()]
    assert texts[1] == "Vervallen."
    assert {"Conformiteitsbeoordeling", "Herkomst van datasets", "Registratie in de EU-databank"} <= set(texts)


def test_an_answer_in_a_table_is_replaced_in_its_cell() -> None:
    file = accepted(WordFile(proposed(SAMPLES / "nota-van-inlichtingen-nl.docx"), OUTLINE))
    cells = [each.block.text for each in WordFile(file, OUTLINE).blocks.values() if each.block.kind is BlockKind.CELL]
    assert any(text.startswith("Zolang het AI-systeem in gebruik is, monitort Opdrachtnemer") for text in cells)


def test_the_summary_of_a_copy_says_what_could_not_be_checked() -> None:
    name = "framework-arbit-module-nl"
    assert "kon niet worden nagegaan" in comments(sample(SAMPLES / f"{name}.docx").data)[0]
    assert any("kon niet worden nagegaan" in note for note in notes(sample(SAMPLES / f"{name}.pdf").data))


def notes(data: bytes) -> list[str]:
    """The texts of the notes in a pdf."""
    found = [each.get_object() for page in PdfReader(BytesIO(data)).pages for each in page.get("/Annots", ())]
    return [str(note["/Contents"]) for note in found if "/Contents" in note]


def comments(data: bytes) -> list[str]:
    """The texts of the comments in a Word file."""
    return ["".join(each.itertext()) for each in parse(part_of(data, "word/comments.xml") or b"").iter(W + "comment")]


def test_a_second_run_with_proposals_gives_the_same_bytes(run: Run, tmp_path: Path) -> None:
    (tmp_path / "draft.docx").write_bytes(proposed(SAMPLES / "contract-weak-nl.docx"))
    answer = run("annotate", tmp_path / "draft.docx", "--propose", "-o", tmp_path / "again.docx")
    assert (answer.code, answer.out) == (0, "again.docx (opmerkingen: 6, voorstellen: 5)\n")
    assert (tmp_path / "again.docx").read_bytes() == proposed(SAMPLES / "contract-weak-nl.docx")


def test_proposals_for_a_pdf_are_refused(run: Run, tmp_path: Path) -> None:
    answer = run("annotate", SAMPLES / "contract-weak-nl.pdf", "--propose", "-o", tmp_path / "copy.pdf")
    assert answer.code == 2
    assert "only a Word file can hold tracked changes" in answer.err


def test_a_pdf_gets_highlights_in_a_copy(run: Run, tmp_path: Path) -> None:
    answer = run("annotate", SAMPLES / "contract-weak-nl.pdf", "-o", tmp_path / "nagekeken.pdf")
    assert (answer.code, answer.out) == (0, "nagekeken.pdf (opmerkingen: 6)\n")
    assert (tmp_path / "nagekeken.pdf").read_bytes().startswith((SAMPLES / "contract-weak-nl.pdf").read_bytes())


def test_annotate_refuses_to_replace_the_document(run: Run, tmp_path: Path) -> None:
    draft = tmp_path / "draft.docx"
    draft.write_bytes(b"PK")
    answer = run("annotate", draft, "--output", draft)
    assert (answer.code, answer.out) == (2, "")
    assert "is the document itself" in answer.err


def test_annotate_of_a_text_says_which_formats_carry_comments(run: Run, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("Leverancier meldt incidenten.", encoding="utf-8")
    answer = run("annotate", tmp_path / "draft.txt")
    assert answer.code == 2
    assert "a Word (.docx) or pdf file was expected" in answer.err


def test_annotate_of_a_damaged_file_is_one_sentence_and_exit_code_3(run: Run, tmp_path: Path) -> None:
    (tmp_path / "draft.docx").write_bytes((SAMPLES / "contract-weak-en.docx").read_bytes()[:3000])
    answer = run("annotate", tmp_path / "draft.docx")
    assert (answer.code, answer.out, answer.err.count("\n")) == (3, "", 1)
    assert not (tmp_path / "draft.reviewed.docx").exists()
