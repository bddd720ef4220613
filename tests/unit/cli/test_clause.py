"""`contractcheck clause` and `contractcheck module`."""

from __future__ import annotations

from pathlib import Path

from tests.program import Run


def test_a_clause_is_printed_with_the_names_asked_for(run: Run) -> None:
    text = run("clause", "conformity-assessment", "--language", "nl", "--parties", "arbit").out
    assert text.startswith("Conformiteitsbeoordeling\n\nWederpartij voert voor het AI-systeem")


def test_a_clause_with_a_number_numbers_its_paragraphs(run: Run) -> None:
    text = run("clause", "dataset-provenance", "--language", "en", "--article", "9").out
    assert text.startswith("Clause 9 Dataset provenance\n\n9.1 The Supplier shall provide the Buyer")
    assert "Clause 9 applies from the signature" in text


def test_the_missing_piece_stands_on_its_own(run: Run) -> None:
    answer = run("clause", "eu-database-registration", "--element", "before-use", "--language", "en", "--system", "Firstline")
    assert answer.out == (
        "The Supplier shall complete the registration in the EU database before Firstline is delivered or put into service.\n"
    )


def test_the_names_come_from_a_document(run: Run, tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("Opdrachtnemer levert aan Afnemer. Afnemer betaalt Opdrachtnemer.", encoding="utf-8")
    text = run("clause", "technical-documentation", "--language", "nl", "--names-from", draft).out
    assert "Opdrachtnemer verstrekt Afnemer" in text


def test_an_unknown_clause_element_or_party_is_wrong_use(run: Run) -> None:
    assert "There is no clause called 'logbook': choose one of conformity-assessment" in run("clause", "logbook").err
    assert "choose one of assessment" in run("clause", "conformity-assessment", "--element", "x").err
    assert "choose one of arbit, gibit, mcc-ai" in run("clause", "conformity-assessment", "--parties", "x").err


def test_the_annex_is_written_as_word(run: Run, tmp_path: Path) -> None:
    assert run("module", "--language", "nl", "-o", tmp_path / "annex.docx").code == 0
    assert (tmp_path / "annex.docx").read_bytes().startswith(b"PK")


def test_an_annex_by_another_name_is_refused(run: Run, tmp_path: Path) -> None:
    answer = run("module", "-o", tmp_path / "annex.pdf")
    assert (answer.code, "ends in .docx" in answer.err) == (2, True)
