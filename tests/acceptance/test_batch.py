"""`contractcheck batch` from folders to store, reports and overview, and what another run makes of it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.batch_files import contract, folder_of, query
from tests.program import Answer, Run


@pytest.fixture
def batch(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a batch on the folder `suppliers`, with one worker and the store `reviews.db`."""
    monkeypatch.chdir(tmp_path)
    folder_of(tmp_path / "suppliers" / "acme", 2)
    folder_of(tmp_path / "suppliers" / "beta", 1, start=2)

    def batch_(*options: object) -> Answer:
        return run("batch", "suppliers", "-r", "--jobs", 1, "--out", "out", *options)

    return batch_


def _summary(answer: Answer) -> str:
    return next(line for line in answer.out.splitlines() if line.startswith("Documents:"))


def test_every_document_has_its_report_and_a_line_in_the_overview(batch: Run, tmp_path: Path) -> None:
    answer = batch("--formats", "json,terminal", "--report-language", "nl")
    assert answer.code == 1
    assert _summary(answer) == "Documents: 3, of which 0 unchanged (fail 3)"
    report = json.loads((tmp_path / "out/suppliers/acme/contract-0001.md.json").read_text(encoding="utf-8"))
    assert report["reports"][0]["source"]["name"] == "contract-0001.md"
    assert "NIET IN ORDE" in (tmp_path / "out/suppliers/beta/contract-0002.md.txt").read_text(encoding="utf-8")
    assert (tmp_path / "out/overview.html").read_text(encoding="utf-8").count('href="suppliers/') == 3


def test_the_report_of_a_batch_is_that_of_a_check(batch: Run, run: Run, tmp_path: Path) -> None:
    batch()
    alone = run("check", tmp_path / "suppliers/acme/contract-0000.md", "--format", "json")
    assert (tmp_path / "out/suppliers/acme/contract-0000.md.json").read_text(encoding="utf-8") == alone.out


def test_a_second_run_checks_only_what_changed(batch: Run, tmp_path: Path) -> None:
    batch()
    (tmp_path / "suppliers/acme/contract-0001.md").write_text(contract(9), encoding="utf-8")
    assert _summary(batch()).startswith("Documents: 3, of which 2 unchanged")


def test_other_settings_are_another_verdict(batch: Run) -> None:
    batch()
    assert _summary(batch("--purchase", "none")) == "Documents: 3, of which 0 unchanged (not_applicable 3)"


def test_a_report_that_is_gone_is_drawn_again_without_a_new_check(batch: Run, tmp_path: Path) -> None:
    batch()
    (report,) = (tmp_path / "out").rglob("contract-0002.md.json")
    report.unlink()
    assert _summary(batch()).startswith("Documents: 3, of which 3 unchanged")
    assert report.exists()


def test_a_report_shows_the_document_as_it_is_now(batch: Run, tmp_path: Path) -> None:
    document, report = tmp_path / "suppliers/beta/contract-0002.md", tmp_path / "out/suppliers/beta/contract-0002.md.json"
    texts = [contract(2), "# Catering\n\nDe cateraar levert dagelijks verse broodjes.\n", contract(2)]
    outcomes = []
    for text in texts:
        document.write_text(text, encoding="utf-8")
        batch()
        outcomes.append(json.loads(report.read_text(encoding="utf-8"))["reports"][0]["outcome"])
    assert outcomes == ["fail", "not_applicable", "fail"]


def test_a_bad_file_is_undetermined_and_tried_again(batch: Run, tmp_path: Path) -> None:
    (tmp_path / "suppliers/acme/cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type")
    first, second = batch(), batch()
    assert first.code == second.code == 3
    assert "Could not be judged: suppliers/acme/cut.pdf" in first.out
    assert _summary(second) == "Documents: 4, of which 3 unchanged (fail 3, undetermined 1)"


def test_the_same_verdict_is_kept_once_in_however_many_runs(batch: Run, tmp_path: Path) -> None:
    (tmp_path / "suppliers/acme/cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type")
    batch()
    batch()
    assert query(tmp_path / "reviews.db", "select count(*) from documents") == [(4,)]
    assert query(tmp_path / "reviews.db", "select count(*) from findings") == [(20,)]


def test_what_was_left_alone_is_said(batch: Run, tmp_path: Path) -> None:
    (tmp_path / "suppliers/photo.jpg").write_bytes(b"\xff\xd8\xff")
    assert 'Left alone for their endings: 1 (.jpg 1); --include "*" takes them.' in batch().out


def test_the_runs_are_listed_shown_and_compared(batch: Run, run: Run, tmp_path: Path) -> None:
    batch("--group-by", "folder")
    (tmp_path / "suppliers/beta/contract-0002.md").write_text(
        contract(2).replace("zorg voor", "zo mogelijk zorg voor"), encoding="utf-8"
    )
    batch("--group-by", "folder")
    assert [line.split()[0] for line in run("runs", "list").out.splitlines()] == ["1", "2"]
    assert [row["supplier"] for row in json.loads(run("runs", "show", 1, "--format", "json").out)] == ["acme", "beta"]
    (change,) = run("runs", "diff", "--report-language", "en").out.splitlines()
    assert re.split(" {2,}", change) == [
        "beta",
        "Registration in the EU database",
        "adequate -> weak",
        "suppliers/beta/contract-0002.md",
    ]


def test_the_store_tells_of_its_runs_in_dutch(batch: Run, run: Run) -> None:
    batch()
    batch()
    dutch = ("--report-language", "nl")
    assert run("runs", "list", *dutch).out.count("voltooid") == 2
    assert "    Registratie in de EU-databank           in orde\n" in run("runs", "show", *dutch).out
    assert run("runs", "diff", *dutch).out == "Er is niets veranderd.\n"
    assert run("runs", "waivers", *dutch).out == "Bij deze run zijn geen afwijkingen aanvaard.\n"
    assert run("runs", "delete", 1, 2, "--yes", *dutch).out == "Uit reviews.db gehaald: 1, 2\n"
    assert run("runs", "list", *dutch).out == "Er staan geen runs in de opslag.\n"


def test_files_of_one_dossier_are_judged_as_one_purchase(batch: Run, run: Run, tmp_path: Path) -> None:
    other = "# Bijlage\n\nHet AI-systeem rangschikt sollicitanten.\n"
    (tmp_path / "suppliers/beta/bijlage.md").write_text(other, encoding="utf-8")
    batch("--group-by", "folder")
    report = json.loads((tmp_path / "out/suppliers/beta/dossier.json").read_text(encoding="utf-8"))["reports"][0]
    together = json.loads(run("check", "--dossier", "suppliers/beta", "--format", "json").out)["reports"][0]
    assert [clause["status"] for clause in report["clauses"]] == [clause["status"] for clause in together["clauses"]]
    assert {each["name"] for each in report["dossier"]["documents"]} == {"bijlage.md", "contract-0002.md"}
    assert "of which 2 unchanged" in batch("--group-by", "folder").out


def test_a_dossier_is_checked_again_when_one_of_its_files_changed(batch: Run, tmp_path: Path) -> None:
    batch("--group-by", "folder")
    (tmp_path / "suppliers/acme/contract-0001.md").write_text(contract(7), encoding="utf-8")
    assert "Documents: 2, of which 1 unchanged" in batch("--group-by", "folder").out


def test_a_deleted_run_leaves_no_text_in_the_store(batch: Run, run: Run, tmp_path: Path) -> None:
    batch()
    assert b"sollicitanten" in (tmp_path / "reviews.db").read_bytes()
    assert run("runs", "delete", 1, "--yes").code == 0
    left = b"".join(path.read_bytes() for path in tmp_path.glob("reviews.db*"))
    assert b"sollicitanten" not in left
    assert run("runs", "list", "--report-language", "en").out == "The store holds no runs.\n"


def test_deleting_one_run_keeps_what_another_needs(batch: Run, run: Run) -> None:
    batch()
    batch()
    run("runs", "delete", 1, "--yes")
    assert len(json.loads(run("runs", "show", 2, "--format", "json").out)) == 3


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["batch", "nowhere"], "There is no folder 'nowhere'"),
        (["batch", ".", "--out", "o", "--formats", "word"], "'word' was given to --formats: choose from"),
        (["batch", ".", "--formats", "json"], "give --out a folder"),
        (["batch", ".", "--group-by", "colour"], "choose file, folder or csv:MAP"),
        (["batch", ".", "--group-by", "csv:none.csv"], "The map 'none.csv' could not be read"),
        (["batch", ".", "--store", "mysql://host/x"], "expected postgresql://"),
        (["batch", ".", "--store", "no/such/folder/x.db"], "The store 'no/such/folder/x.db' cannot be written"),
        (["batch", ".", "--store", "text.md"], "It is no store of contractcheck or it is damaged"),
        (["runs", "list", "--store", "none.db"], "There is no store 'none.db'"),
        (["runs", "show", "--store", "empty.db"], "The store has 0 runs"),
    ],
)
def test_wrong_use_gives_one_sentence_and_exit_code_2(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], sentence: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "text.md").write_text("no store " * 1000, encoding="utf-8")
    (tmp_path / "empty.db").touch()
    answer = run(*arguments)
    assert (answer.code, answer.out) == (2, "")
    assert sentence in answer.err
    assert answer.err.count("\n") == 1
