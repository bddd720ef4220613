"""The other commands and the program as a whole."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from contractcheck import __version__
from tests.program import Run

HEAVY = ("spacy", "docx", "lxml", "pdfplumber", "pypdfium2", "jsonschema", "rich", "ruamel", "numpy")


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["--version"]])
def test_help_loads_no_heavy_library(arguments: list[str]) -> None:
    code = (
        f"import sys; from contractcheck.cli.main import main; main({arguments}); print([m for m in {HEAVY} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_version_is_that_of_the_package(run: Run) -> None:
    assert run("--version").out == f"contractcheck, version {__version__}\n"


def test_without_a_command_the_help_is_shown_as_wrong_use(run: Run) -> None:
    answer = run()
    assert answer.code == 2
    assert "Commands:" in answer.err


def test_an_unknown_command_suggests_the_nearest(run: Run) -> None:
    answer = run("chekc")
    assert (answer.code, answer.out) == (2, "")
    assert "Did you mean 'check'?" in answer.err


@pytest.mark.parametrize("command", ["check", "explain", "parse", "schema", "completion", "rules"])
def test_every_command_has_help(run: Run, command: str) -> None:
    assert run(command, "--help").out.startswith(f"Usage: contractcheck {command}")


def test_the_help_of_check_gives_examples_and_exit_codes(run: Run) -> None:
    text = run("check", "--help").out
    assert "contractcheck check draft.docx\n" in text
    assert "  3  a file or a required clause could not be judged" in text


def test_explain_answers_in_the_language_asked_for(run: Run) -> None:
    assert "WHAT AN ADEQUATE TEXT SAYS" in run("explain", "conformity-assessment", "--language", "en").out
    assert "DIT MOET EEN GOEDE TEKST ZEGGEN" in run("explain", "conformity-assessment", "--language", "nl").out


def test_explain_without_a_topic_lists_the_topics(run: Run) -> None:
    assert "- eu-database-registration/before-use" in run("explain").out


def test_explain_of_an_unknown_topic_is_wrong_use(run: Run) -> None:
    answer = run("explain", "conformity-asessment")
    assert answer.code == 2
    assert "did you mean conformity-assessment" in answer.err


def test_rules_list_names_every_clause(run: Run) -> None:
    text = run("rules", "list").out
    assert [name for name in ("conformity-assessment", "eu-database-registration") if f"\n{name}  " in text] != []


def test_the_rules_that_come_with_the_program_have_no_faults(run: Run) -> None:
    answer = run("rules", "check")
    assert (answer.code, answer.out.rpartition(": ")[2]) == (0, "no faults\n")


def test_rules_check_lists_each_fault_with_its_place(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ruleset.yaml").write_text("ruleset:\n  nmae: x\n", encoding="utf-8")
    answer = run("rules", "check", tmp_path)
    assert answer.code == 2
    assert f"{tmp_path.name}/ruleset.yaml:2:3: " in answer.out


def test_rules_check_of_no_folder_is_wrong_use(run: Run, tmp_path: Path) -> None:
    answer = run("rules", "check", tmp_path / "gone")
    assert answer.code == 2
    assert "is no folder" in answer.err


def test_parse_shows_the_blocks_of_a_document(run: Run, tmp_path: Path) -> None:
    (tmp_path / "contract.md").write_text(
        "# Artikel 7 Registratie\n\n7.1 Leverancier registreert het systeem.\n", encoding="utf-8"
    )
    answer = run("parse", tmp_path / "contract.md")
    assert answer.code == 0
    assert "    Leverancier registreert het systeem.\n" in answer.out
    assert "| 7.1 |" in answer.out


def test_parse_gives_json_on_request(run: Run, tmp_path: Path) -> None:
    (tmp_path / "contract.md").write_text("Leverancier registreert het systeem.\n", encoding="utf-8")
    content = json.loads(run("parse", tmp_path / "contract.md", "--format", "json").out)
    assert [block["text"] for block in content["blocks"]] == ["Leverancier registreert het systeem."]


def test_parse_of_a_missing_file_is_one_sentence_and_exit_code_3(run: Run, tmp_path: Path) -> None:
    answer = run("parse", tmp_path / "weg.docx")
    assert (answer.code, answer.out) == (3, "")
    assert answer.err == "contractcheck: There is no file 'weg.docx': check the name and the folder.\n"


def test_parse_of_a_folder_is_one_sentence_and_exit_code_3(run: Run, tmp_path: Path) -> None:
    answer = run("parse", tmp_path)
    assert answer.code == 3
    assert "is a folder" in answer.err


def test_the_report_schema_is_published(run: Run) -> None:
    assert json.loads(run("schema", "report").out)["$id"] == "urn:contractcheck:schema:report:1.4"


def test_schema_without_a_name_lists_the_schemas(run: Run) -> None:
    assert {"family", "report", "terms"} <= set(run("schema").out.split())


def test_an_unknown_schema_is_wrong_use(run: Run) -> None:
    answer = run("schema", "reprot")
    assert answer.code == 2
    assert "choose one of" in answer.err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_completion_script_calls_the_program(run: Run, shell: str) -> None:
    assert "_CONTRACTCHECK_COMPLETE" in run("completion", shell).out


def test_the_shell_completes_an_option() -> None:
    asked = {"_CONTRACTCHECK_COMPLETE": "bash_complete", "COMP_WORDS": "contractcheck check --fail", "COMP_CWORD": "2"}
    done = subprocess.run(
        [sys.executable, "-m", "contractcheck"], env=os.environ | asked, capture_output=True, text=True, check=False
    )
    assert done.stdout == "plain,--fail-on\n"


def test_parse_of_an_archive_shows_what_can_be_read_and_names_the_rest(run: Run, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "dossier.zip", "w") as made:
        made.writestr("a.bin", bytes(range(1, 8)))
        made.writestr("b.txt", "Leverancier meldt incidenten.")
    answer = run("parse", str(tmp_path / "dossier.zip"))
    assert "Leverancier meldt incidenten." in answer.out
    assert answer.err.startswith("a.bin: The file holds bytes that are no text")
