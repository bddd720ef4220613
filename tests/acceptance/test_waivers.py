"""Waivers from the command line and from Python, for single files, dossiers and batches."""

from __future__ import annotations

import json
import re
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

import contractcheck
from tests.batch_files import folder_of, query
from tests.program import Run

WEAK = Path(__file__).parents[2] / "samples" / "contract-weak-en.docx"
DAY = "2026-12-01"


@pytest.fixture
def waivers(run: Run, tmp_path: Path) -> Path:
    """The waivers that `contractcheck waivers` begins for a weak contract, filled in."""
    return filled(run("waivers", WEAK).out, tmp_path / "waivers.yaml")


def filled(text: str, path: Path) -> Path:
    for key, value in (("why", "A pilot."), ("owner", "Head of procurement"), ("expires", "2027-12-31")):
        text = text.replace(f'{key}: ""', f'{key}: "{value}"')
    path.write_text(text, encoding="utf-8")
    return path


def test_waived_gaps_make_the_exit_code_clean(run: Run, waivers: Path) -> None:
    assert run("check", WEAK, "--fail-on", "weak", "--quiet").code == 1
    assert run("check", WEAK, "--fail-on", "weak", "--quiet", "--waivers", waivers, "--as-of", DAY).code == 0


def test_waivers_without_a_day_are_refused(run: Run, waivers: Path) -> None:
    answer = run("check", WEAK, "--waivers", waivers)
    assert (answer.code, answer.err.count("\n")) == (2, 1)
    assert "--as-of" in answer.err


def test_an_expired_waiver_warns_and_counts_no_longer(run: Run, waivers: Path) -> None:
    answer = run("check", WEAK, "--fail-on", "weak", "--quiet", "--waivers", waivers, "--as-of", "2028-01-01")
    assert answer.code == 1
    assert "held until 31 December 2027 and no longer counts" in answer.err


def test_a_draft_that_is_not_filled_in_is_refused_at_its_place(run: Run, tmp_path: Path) -> None:
    draft = tmp_path / "draft.yaml"
    assert run("waivers", WEAK, "--output", draft).code == 0
    answer = run("check", WEAK, "--waivers", draft, "--as-of", DAY)
    assert answer.code == 2
    assert re.search(r"draft\.yaml:\d+:\d+: this is empty", answer.err)


def test_a_draft_never_replaces_a_file(run: Run, waivers: Path) -> None:
    before = waivers.read_text(encoding="utf-8")
    assert run("waivers", WEAK, "--output", waivers).code == 2
    assert waivers.read_text(encoding="utf-8") == before


def test_a_dossier_can_be_waived(run: Run, tmp_path: Path) -> None:
    waivers = filled(run("waivers", WEAK).out, tmp_path / "waivers.yaml")
    answer = run("check", "--dossier", WEAK, "--fail-on", "weak", "--quiet", "--waivers", waivers, "--as-of", DAY)
    assert (answer.code, answer.err) == (0, "")


def test_a_review_copy_says_nothing_of_waived_gaps(run: Run, waivers: Path, tmp_path: Path) -> None:
    answer = run("annotate", WEAK, "-o", tmp_path / "copy.docx", "--waivers", waivers, "--as-of", DAY)
    assert answer.out == "copy.docx (comments: 1)\n"


def test_python_takes_the_same_file(waivers: Path) -> None:
    report = contractcheck.check(WEAK, waivers=waivers, as_of=DAY)
    assert {clause.waiver.owner for clause in report.clauses if clause.waiver} == {"Head of procurement"}
    with pytest.raises(contractcheck.UsageError, match="as_of"):
        contractcheck.check(WEAK, waivers=waivers)


@pytest.fixture
def signed(run: Run, tmp_path: Path) -> Path:
    """The workbook of a report, in Dutch, in which an officer accepted the gaps of every clause in the sign-off sheet."""
    path = tmp_path / "afhandeling.xlsx"
    run("check", WEAK, "--format", "xlsx", "--output", path, "--report-language", "nl")
    return decided(path, "aanvaard met toelichting", "Hoofd Inkoop", date(2027, 12, 31), "Een proef.")


def decided(path: Path, decision: str, by: object, until: object, why: object) -> Path:
    """The workbook with a decision on every clause."""
    book = load_workbook(path)
    sheet = book["Afhandeling"]
    for row in range(2, sheet.max_row):
        for column, value in ((4, decision), (5, by), (7, until), (8, why)):
            sheet.cell(row, column).value = value
    book.save(path)
    return path


def test_a_workbook_that_was_signed_off_is_a_file_of_waivers(run: Run, signed: Path) -> None:
    assert run("check", WEAK, "--fail-on", "weak", "--quiet", "--waivers", signed, "--as-of", DAY).code == 0
    report = contractcheck.check(WEAK, waivers=signed, as_of=DAY)
    accepted = {(each.waiver.owner, each.waiver.expires, each.waiver.why) for each in report.clauses if each.waiver}
    assert accepted == {("Hoofd Inkoop", "2027-12-31", "Een proef.")}


def test_a_decision_in_a_workbook_is_about_its_own_document_and_words(run: Run, signed: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.docx"
    other.write_bytes(WEAK.read_bytes())
    assert run("check", other, "--fail-on", "weak", "--quiet", "--waivers", signed, "--as-of", DAY).code == 1
    changed = tmp_path / WEAK.name
    changed.write_bytes((WEAK.parent / "supplier-terms-mixed-en.docx").read_bytes())
    assert run("check", changed, "--fail-on", "weak", "--quiet", "--waivers", signed, "--as-of", DAY).code == 1


def test_decisions_other_than_to_accept_waive_nothing(run: Run, signed: Path) -> None:
    decided(signed, "herstellen", None, None, None)
    assert run("check", WEAK, "--fail-on", "weak", "--quiet", "--waivers", signed, "--as-of", DAY).code == 1


def test_the_workbook_of_a_check_with_waivers_carries_the_decisions_on(run: Run, signed: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.xlsx"
    run("check", WEAK, "--format", "xlsx", "--output", again, "--report-language", "nl", "--waivers", signed, "--as-of", DAY)
    assert run("check", WEAK, "--fail-on", "weak", "--quiet", "--waivers", again, "--as-of", DAY).code == 0


@pytest.mark.parametrize(
    ("decision", "place", "says"),
    [
        (("Hoofd Inkoop", date(2027, 12, 31), None), "cell H2", "this is empty"),
        ((None, date(2027, 12, 31), "Een proef."), "cell E2", "this is empty"),
        (("Hoofd Inkoop", None, "Een proef."), "cell G2", "is no day"),
        (("Hoofd Inkoop", "eind 2027", "Een proef."), "cell G2", "is no day"),
    ],
)
def test_a_decision_that_lacks_something_is_told_with_its_cell(
    run: Run, signed: Path, decision: tuple[object, object, object], place: str, says: str
) -> None:
    decided(signed, "aanvaard met toelichting", *decision)
    answer = run("check", WEAK, "--waivers", signed, "--as-of", DAY)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert f"sheet 'Afhandeling', {place}:" in answer.err
    assert says in answer.err


def test_a_document_cannot_be_accepted_as_a_whole(run: Run, signed: Path) -> None:
    book = load_workbook(signed)
    book["Afhandeling"].cell(book["Afhandeling"].max_row, 4).value = "aanvaard met toelichting"
    book.save(signed)
    assert "a gap is accepted per clause" in run("check", WEAK, "--waivers", signed, "--as-of", DAY).err


def test_a_workbook_without_the_sheet_or_a_column_of_it_is_refused_in_one_sentence(run: Run, signed: Path) -> None:
    book = load_workbook(signed)
    book["Afhandeling"].delete_cols(9)
    book.save(signed)
    answer = run("check", WEAK, "--waivers", signed, "--as-of", DAY)
    assert (answer.code, answer.err.count("\n")) == (2, 1)
    assert "the column 'Fingerprint' or 'Kenmerk' is missing" in answer.err
    del book["Afhandeling"]
    book.save(signed)
    answer = run("check", WEAK, "--waivers", signed, "--as-of", DAY)
    assert (answer.code, answer.err.count("\n")) == (2, 1)
    assert "has no sheet 'Afhandeling' or 'Sign-off'" in answer.err


def test_a_file_that_is_no_workbook_is_refused_in_one_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "waivers.xlsx").write_bytes(b"PK")
    answer = run("check", WEAK, "--waivers", tmp_path / "waivers.xlsx", "--as-of", DAY)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert "cannot be read as a workbook" in answer.err


@pytest.fixture
def batch(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a batch on two suppliers with two documents, of which each lacks the same."""
    monkeypatch.chdir(tmp_path)
    folder_of(tmp_path / "suppliers" / "acme", 1)
    folder_of(tmp_path / "suppliers" / "beta", 1)
    return lambda *options: run("batch", "suppliers", "-r", "--jobs", 1, "--out", "out", *options)


def test_a_batch_waives_by_folder_and_checks_only_those_documents_anew(batch: Run, run: Run, tmp_path: Path) -> None:
    (draft,) = [run("waivers", tmp_path / "suppliers/acme/contract-0000.md").out]
    waivers = filled(draft.replace('"contract-0000.md"', '"acme/*"'), tmp_path / "waivers.yaml")
    assert batch("--as-of", DAY).code == 1
    answer = batch("--waivers", waivers, "--as-of", DAY)
    assert "of which 1 unchanged" in answer.out
    waived = {
        name: json.loads((tmp_path / f"out/suppliers/{name}/contract-0000.md.json").read_text(encoding="utf-8"))["summary"][
            "waived"
        ]
        for name in ("acme", "beta")
    }
    assert waived["acme"] > 0
    assert waived["beta"] == 0


def test_a_batch_warns_of_waivers_that_no_gap_fits(batch: Run, run: Run, tmp_path: Path) -> None:
    waivers = filled(run("waivers", WEAK).out, tmp_path / "waivers.yaml")
    assert "is not needed" in batch("--waivers", waivers, "--as-of", DAY).err


def test_a_run_of_a_batch_tells_what_became_of_its_waivers(batch: Run, run: Run, tmp_path: Path) -> None:
    text = run("waivers", tmp_path / "suppliers/acme/contract-0000.md").out.replace('"contract-0000.md"', '"acme/*"')
    waivers = filled(text, tmp_path / "waivers.yaml")
    old = "  - {clause: dataset-provenance, why: A pilot., owner: Buyer, expires: 2026-01-01}\n"
    unused = '  - {document: "gamma/*", clause: dataset-provenance, why: A pilot., owner: Buyer, expires: 2027-01-01}\n'
    waivers.write_text(waivers.read_text(encoding="utf-8") + old + unused, encoding="utf-8")
    batch("--waivers", waivers, "--as-of", DAY)
    uses = json.loads(run("runs", "waivers", "--format", "json").out)
    assert [(use["state"], use["clauses"]) for use in uses] == [("used", 1)] * 4 + [("expired", 0), ("unused", 0)]
    shown = run("runs", "waivers", "--report-language", "en").out.splitlines()
    assert shown[4].split()[:4] == ["expired", "Dataset", "provenance", "*"]
    assert shown[4].endswith("(Buyer, until 1 January 2026, holds for: 0): A pilot.")
    dutch = run("runs", "waivers", "--report-language", "nl").out.splitlines()
    assert dutch[4].startswith("verlopen    Herkomst van datasets ")
    assert dutch[4].endswith("(Buyer, t/m 1 januari 2026, geldt voor: 0): A pilot.")


def test_runs_tell_a_waived_gap_from_an_open_one(batch: Run, run: Run, tmp_path: Path) -> None:
    text = run("waivers", tmp_path / "suppliers/acme/contract-0000.md").out.replace('"contract-0000.md"', '"acme/*"')
    waivers = filled(text, tmp_path / "waivers.yaml")
    batch("--as-of", DAY)
    batch("--waivers", waivers, "--as-of", DAY)
    shown = run("runs", "show", "--report-language", "en").out
    assert shown.count("missing (accepted by Head of procurement until 31 December 2027)") == 4
    assert shown.count(" missing\n") == 4
    changes = run("runs", "diff", "--report-language", "en").out.splitlines()
    assert {line.split("  ")[-1].strip() for line in changes} == {"missing -> missing (accepted)"}
    assert {line.split("  ")[0] for line in changes} == {"suppliers/acme/contract-0000.md"}


def test_a_document_that_was_not_checked_again_keeps_its_waivers_in_the_new_run(batch: Run, run: Run, tmp_path: Path) -> None:
    waivers = filled(run("waivers", tmp_path / "suppliers/acme/contract-0000.md").out, tmp_path / "waivers.yaml")
    for _ in range(2):
        answer = batch("--waivers", waivers, "--as-of", DAY)
    assert "of which 2 unchanged" in answer.out
    assert [use["clauses"] for use in json.loads(run("runs", "waivers", 2, "--format", "json").out)] == [2] * 4


def test_a_deleted_run_takes_its_waivers_along(batch: Run, run: Run, tmp_path: Path) -> None:
    waivers = filled(run("waivers", tmp_path / "suppliers/acme/contract-0000.md").out, tmp_path / "waivers.yaml")
    batch("--waivers", waivers, "--as-of", DAY)
    run("runs", "delete", 1, "--yes")
    for table in ("waivers", "waived"):
        assert query(tmp_path / "reviews.db", f"select count(*) from {table}") == [(0,)]  # noqa: S608
    left = b"".join(path.read_bytes() for path in tmp_path.glob("reviews.db*"))
    assert b"Head of procurement" not in left


def test_a_store_from_before_there_were_tables_of_waivers_gets_them_with_what_its_runs_used(
    batch: Run, run: Run, tmp_path: Path
) -> None:
    waivers = filled(run("waivers", tmp_path / "suppliers/acme/contract-0000.md").out, tmp_path / "waivers.yaml")
    batch("--as-of", DAY)
    batch("--waivers", waivers, "--as-of", DAY)
    before = [run("runs", kind, number).out for kind in ("show", "waivers") for number in (1, 2)]
    with sqlite3.connect(tmp_path / "reviews.db") as store:
        store.executescript("drop table waived; drop table waivers; update store set version = 1")
    assert [run("runs", kind, number).out for kind in ("show", "waivers") for number in (1, 2)] == before
    assert query(tmp_path / "reviews.db", "select version from store") == [(2,)]


def test_a_store_of_a_later_version_is_refused_in_one_sentence(batch: Run, run: Run, tmp_path: Path) -> None:
    batch()
    with sqlite3.connect(tmp_path / "reviews.db") as store:
        store.execute("update store set version = 3")
    answer = run("runs", "list")
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert "was made by a later version" in answer.err


def test_the_workbook_of_a_document_in_a_batch_says_who_accepts_a_gap(batch: Run, run: Run, tmp_path: Path) -> None:
    waivers = filled(run("waivers", tmp_path / "suppliers/acme/contract-0000.md").out, tmp_path / "waivers.yaml")
    batch("--waivers", waivers, "--as-of", DAY, "--formats", "xlsx,csv", "--report-language", "en")
    sheet = load_workbook(tmp_path / "out/suppliers/acme/contract-0000.md.xlsx")["Findings"]
    column = next(cell.column for cell in sheet[1] if cell.value == "Accepted gap")
    told = [cell.value for (cell,) in sheet.iter_rows(min_row=2, min_col=column, max_col=column) if cell.value]
    assert told == ["Gap accepted by Head of procurement until 31 December 2027: A pilot."] * 4
    assert (tmp_path / "out/suppliers/acme/contract-0000.md.csv").read_text(encoding="utf-8-sig").count(told[0]) == 4
