"""Rules go out as a workbook and come back with every value; a fault in a cell is named by sheet and cell."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contractcheck.errors import ClauseFileError
from contractcheck.rules import cells, yaml_
from contractcheck.rules.export import workbook
from contractcheck.rules.find import clauses_folder, rule_files
from contractcheck.rules.import_ import files
from contractcheck.rules.load import faults_of, load
from contractcheck.rules.sheet_file import SheetFile
from contractcheck.rules.write import as_yaml
from tests.external import require
from tests.program import Run

PLAYBOOK = Path(__file__).parents[3] / "samples" / "playbook"
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"], include_characters='\n\t"'), min_size=1)
BOTH = st.fixed_dictionaries({"nl": TEXTS, "en": TEXTS})


def data_of(folder: Path) -> dict[str, Any]:
    return {path.relative_to(folder).as_posix(): yaml_.read(path, path.name).data for path in rule_files(folder)}


def there_and_back(folder: Path) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as place:
        book = Path(place) / "rules.xlsx"
        book.write_bytes(workbook(folder))
        return {file.path.partition("/")[2]: file.data for file in files(book)}


def of_one_file(data: dict[str, Any], name: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as place:
        (Path(place) / name).write_text(as_yaml(SheetFile(name, data, "", {})), encoding="utf-8")
        return there_and_back(Path(place))


@pytest.mark.parametrize("folder", [clauses_folder(), PLAYBOOK], ids=["ours", "a playbook"])
def test_every_value_comes_back(folder: Path) -> None:
    assert there_and_back(folder) == data_of(folder)


@settings(max_examples=25, deadline=None)
@given(st.dictionaries(st.from_regex(r"[a-z]{1,5}", fullmatch=True), BOTH, min_size=1, max_size=3))
def test_any_texts_of_notes_come_back_in_their_order(notes: dict[str, Any]) -> None:
    data = {"notes": {code: {"message": text, "explanation": text} for code, text in notes.items()}}
    found = of_one_file(data, "notes.yaml")
    assert found == {"notes.yaml": data}
    assert list(found["notes.yaml"]["notes"]) == list(notes)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "name": TEXTS,
                "lang": st.sampled_from(["nl", "en"]),
                "text": TEXTS,
                "family": st.just("logbook"),
                "status": st.just("weak"),
            },
            optional={"reasons": st.lists(st.sampled_from(["hedged", "shifted"]), unique=True), "known_miss": TEXTS},
        ),
        min_size=1,
    )
)
def test_any_cases_come_back_with_lists_that_are_absent_or_empty(cases: list[dict[str, Any]]) -> None:
    assert of_one_file({"cases": cases}, "terms.cases.yaml") == {"terms.cases.yaml": {"cases": cases}}


@given(TEXTS | st.just(""))
def test_any_text_comes_back_from_its_cell(text: str) -> None:
    assert cells.read_text(cells.written(text)) == text


@given(st.lists(TEXTS | st.just("")))
def test_any_list_comes_back_from_its_cell(texts: list[str]) -> None:
    assert cells.read_list(cells.written(texts)) == texts


@pytest.mark.parametrize(("cell", "text"), [(2.0, "2"), (1.5, "1.5"), (True, "true")])
def test_what_a_spreadsheet_made_of_a_text_is_read_as_it_shows(cell: object, text: str) -> None:
    assert cells.read_text(cell) == text


@pytest.mark.parametrize(("cell", "value"), [("ja", True), ("NO", False), (True, True), ("perhaps", "perhaps")])
def test_true_and_false_are_read_in_both_languages(cell: object, value: object) -> None:
    assert cells.read_boolean(cell) == value


def edited(clauses: Path, sheet: str, cell: str, value: object) -> Path:
    book = clauses.parent / "rules.xlsx"
    book.write_bytes(workbook(clauses))
    opened = openpyxl.load_workbook(book)
    (opened[sheet] if sheet in opened.sheetnames else opened.create_sheet(sheet))[cell] = value
    opened.save(book)
    return book


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "message"),
    [
        ("cases", "C2", "de", "sheet 'cases - cases', cell C2: 'de' is not one of nl, en"),
        ("family - elements", "E2", "perhaps", "true or false was expected"),
        ("terms - words", "D3", "log (book", "cell D3: in the phrase 'log (book': '(' is not closed"),
        ("family - elements", "F2", "logbook/keep", "no term is called 'logbook/keep'; did you mean 'logbook/kept'?"),
        ("family - elements", "C1", "titel.nl", "cell C1: no column is called 'titel.nl'"),
        ("remarks", "A1", "x", "sheet 'remarks', cell A1: no sheet of rules is called 'remarks'"),
        ("terms - words", "B2", "diary", "cell B2: no row of sheet 'terms - terms' is called 'diary'"),
        ("terms - terms", "A2", "other.yaml", "cell A2: no row of sheet 'terms' has the file 'other.yaml'"),
        ("terms", "A2", "../terms.yaml", "cell A2: '../terms.yaml' is no file of rules"),
        ("notes", "A3", "notes/reasons.yaml", "cell A3: the file 'notes/reasons.yaml' has a row already"),
        ("family", "E2", '"a', ""),
        ("family", "E2", '"a" b"', "this begins and ends with a quote"),
    ],
)
def test_a_fault_is_named_by_sheet_and_cell(clauses: Path, sheet: str, cell: str, value: object, message: str) -> None:
    found = faults_after(edited(clauses, "cases - cases" if sheet == "cases" else sheet, cell, value))
    assert any(message in fault for fault in found) if message else found == []


def faults_after(book: Path) -> list[str]:
    try:
        return [str(fault) for fault in faults_of(files(book))]
    except ClauseFileError as fault:
        return [str(fault)]


def test_an_edit_arrives_in_the_rules(run: Run, clauses: Path, tmp_path: Path) -> None:
    book = edited(clauses, "terms - words", "D2", "dagboek*")
    assert run("rules", "import", book, "--output", tmp_path / "made").code == 0
    assert load(tmp_path / "made").terms["logbook"].nl == ("dagboek*",)


def test_nothing_is_written_where_there_is_a_fault(run: Run, clauses: Path, tmp_path: Path) -> None:
    book = edited(clauses, "cases - cases", "C2", "de")
    answer = run("rules", "import", book, "--output", tmp_path / "made")
    assert (answer.code, (tmp_path / "made").exists()) == (2, False)
    assert answer.out.startswith("rules.xlsx, sheet 'cases - cases', cell C2: ")


def test_a_playbook_is_checked_over_our_rules(run: Run, tmp_path: Path) -> None:
    book = tmp_path / "own.xlsx"
    run("rules", "export", PLAYBOOK, "--output", book)
    assert run("rules", "import", book, "--output", tmp_path / "own").code == 0
    assert data_of(tmp_path / "own") == data_of(PLAYBOOK)


def test_a_folder_in_use_is_left_alone(run: Run, tmp_path: Path) -> None:
    book = tmp_path / "own.xlsx"
    run("rules", "export", PLAYBOOK, "--output", book)
    answer = run("rules", "import", book, "--output", tmp_path)
    assert (answer.code, "is not empty" in answer.err) == (2, True)


def test_the_same_rules_give_the_same_bytes(clauses: Path) -> None:
    assert workbook(clauses) == workbook(clauses)


@pytest.mark.external("soffice")
def test_every_value_comes_back_from_a_workbook_that_libreoffice_saved(run: Run, tmp_path: Path) -> None:
    book = tmp_path / "own.xlsx"
    run("rules", "export", PLAYBOOK, "--output", book)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [require("soffice"), profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"]
    subprocess.run([*command, tmp_path / "saved", book], check=True, capture_output=True, timeout=120)
    assert {file.path.partition("/")[2]: file.data for file in files(tmp_path / "saved" / "own.xlsx")} == data_of(PLAYBOOK)


def test_what_is_no_workbook_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_text("no workbook", encoding="utf-8")
    answer = run("rules", "import", tmp_path / "a.xlsx", "--output", tmp_path / "b")
    assert (answer.code, "cannot be read as a workbook" in answer.err) == (2, True)
