"""A settings file gives what options are by default; the command line wins, and folders that are checked give no settings."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest

from contractcheck.cli.main import program
from contractcheck.cli.settings_file import SettledCommand
from contractcheck.rules.find import schemas_folder
from tests.program import Run
from tests.unit.cli.conftest import Pipeline

SCHEMA = json.loads((schemas_folder() / "settings.schema.json").read_text(encoding="utf-8"))["properties"]
OF_RULES = program.commands["rules"]
assert isinstance(OF_RULES, click.Group)
SETTLED = [each for each in (*program.commands.values(), *OF_RULES.commands.values()) if isinstance(each, SettledCommand)]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.md").write_text("# Contract\n", encoding="utf-8")
    return tmp_path


def write(folder: Path, text: str, name: str = "contractcheck.toml") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_the_file_in_the_working_folder_is_used_and_named(run: Run, pipeline: Pipeline, place: Path) -> None:
    write(place, 'report-language = "en"\npurchase = "high-risk"\narea = "III.4"\nas-of = 2027-01-31\n')
    answer = run("check", "draft.md")
    settings = pipeline.settings
    assert (settings.report_language, settings.purchase, settings.area) == ("en", "high-risk", "III.4")
    assert settings.as_of == "2027-01-31"
    assert "Settings: contractcheck.toml" in answer.err


def test_the_text_model_is_left_out_for_good_in_the_file(run: Run, pipeline: Pipeline, place: Path) -> None:
    write(place, "rules-only = true\n")
    run("check", "draft.md")
    assert pipeline.settings.rules_only


def test_the_command_line_wins(run: Run, pipeline: Pipeline, place: Path) -> None:
    write(place, 'report-language = "en"\n')
    run("check", "draft.md", "--report-language", "nl")
    assert pipeline.settings.report_language == "nl"


def test_a_named_file_is_used_instead(run: Run, pipeline: Pipeline, place: Path) -> None:
    write(place, 'report-language = "en"\n')
    named = write(place / "house", 'report-language = "nl"\n', "ours.toml")
    assert "Settings:" not in run("check", "draft.md", "--settings", named).err
    assert pipeline.settings.report_language == "nl"


def test_no_settings_uses_none(run: Run, pipeline: Pipeline, place: Path) -> None:
    write(place, 'report-language = "en"\n')
    run("check", "draft.md", "--no-settings")
    assert pipeline.settings.report_language == "auto"


def test_settings_and_no_settings_exclude_each_other(run: Run, place: Path) -> None:
    answer = run("check", "draft.md", "--no-settings", "--settings", "a.toml")
    assert (answer.code, "leave one of them out" in answer.err) == (2, True)


@pytest.mark.parametrize("inside", [".", "..", "suppliers"])
def test_a_folder_that_is_checked_gives_no_settings(
    run: Run, pipeline: Pipeline, place: Path, monkeypatch: pytest.MonkeyPatch, inside: str
) -> None:
    folder = place / "suppliers"
    write(folder, 'report-language = "en"\n')
    monkeypatch.chdir(place if inside == "suppliers" else folder)
    answer = run("check", "--dossier", inside)
    assert pipeline.settings.report_language == "auto"
    assert ("is not used" in answer.err) is (inside != "suppliers")


def test_the_purchase_of_the_command_line_drops_an_area_of_the_file(run: Run, pipeline: Pipeline, place: Path) -> None:
    write(place, 'area = "III.4"\n')
    run("check", "draft.md", "--purchase", "none")
    assert (pipeline.settings.purchase, pipeline.settings.area) == ("none", None)


def test_a_playbook_is_found_from_the_folder_of_the_file(run: Run, place: Path) -> None:
    named = write(place / "house", 'playbook = "rules"\n', "ours.toml")
    write(place / "house" / "rules", "playbook:\n  name: Waterland\n", "playbook.yaml")
    assert "+ Waterland" in run("rules", "list", "--settings", named).out


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('purchase = "ai"\nreport-langage = "en"\n', "2:1: 'report-langage' is no key here"),
        ('report-language = "de"\n', "1:19: 'de' is not one of auto, nl, en"),
        ('fail-on = "weak"\n[purchase]\nkind = "ai"\n', "2:2: a text was expected, a mapping came"),
        ('max-seconds = "long"\n', "1:15: a whole number was expected, 'long' came"),
        ("purchase = \n", "1:12: this is no TOML"),
        ('purchase = "ai', "1:15: this is no TOML"),
    ],
)
def test_a_fault_is_named_with_line_and_column(run: Run, place: Path, text: str, message: str) -> None:
    write(place, text)
    answer = run("check", "draft.md")
    assert (answer.code, f"contractcheck.toml:{message}" in answer.err) == (2, True), answer.err


def test_a_named_file_that_is_not_there_is_said(run: Run, place: Path) -> None:
    answer = run("check", "draft.md", "--settings", "none.toml")
    assert (answer.code, "none.toml:1:1: the file cannot be read" in answer.err) == (2, True)


def test_help_needs_no_sound_settings(run: Run, place: Path) -> None:
    write(place, "broken")
    assert run("check", "--help").code == 0


@pytest.mark.parametrize("key", SCHEMA)
def test_every_key_is_an_option_with_the_same_choices(key: str) -> None:
    found = [option for command in SETTLED for option in command.params if f"--{key}" in option.opts]
    choices = {tuple(option.type.choices) for option in found if isinstance(option.type, click.Choice)}
    assert found
    assert tuple(SCHEMA[key].get("enum", ())) in (choices or {()})


def test_every_command_that_judges_or_prints_wording_takes_a_playbook() -> None:
    names = {each.name for each in SETTLED if any("--playbook" in option.opts for option in each.params)}
    assert names >= {"check", "annotate", "batch", "evaluate", "clause", "module", "explain", "parse", "list"}
