"""The papers of the project agree with the program."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import click
import pytest
from ruamel.yaml import YAML

from contractcheck import __version__
from contractcheck.cli.main import program
from tests.program import Run

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [line.partition("#")[0].strip() for line in re.findall(r"^ {4}.*?(contractcheck (?!\\).*)$", README, re.MULTILINE)]
PUBLICCODE: dict[str, Any] = YAML(typ="safe").load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))


def _parse(command: click.Command, arguments: list[str], parent: click.Context | None = None) -> None:
    """Read the arguments as the program does, without running anything."""
    name = arguments[0]
    if isinstance(command, click.Group) and not name.startswith("-"):
        found = command.get_command(click.Context(command), name)
        assert found, f"no command {name}"
        _parse(found, arguments[1:] or ["--"], parent) if isinstance(found, click.Group) else found.make_context(
            name, arguments[1:]
        )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_in_the_readme_is_understood(command: str) -> None:
    words = shlex.split(re.split(r"[>|]", command)[0])[1:]
    if "--help" not in words:
        _parse(program, words)


def test_the_readme_shows_every_command() -> None:
    assert {command.split()[1] for command in COMMANDS} >= set(program.commands)


def test_the_report_in_the_readme_is_what_the_program_prints(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    (example,) = re.findall(r"```console\n\$ contractcheck (.*)\n([\s\S]*?)```", README)
    printed = run(*shlex.split(example[0])).out.splitlines()
    assert [line for line in example[1].splitlines() if line not in {*printed, "[...]"}] == []


def test_the_readme_begins_with_the_two_commands() -> None:
    assert re.findall(r"^ {4}(make \w+)", README, re.MULTILINE)[:2] == ["make demo", "make test"]


def test_the_public_code_file_names_the_version_and_licence_of_the_package() -> None:
    assert (PUBLICCODE["softwareVersion"], PUBLICCODE["legal"]["license"]) == (__version__, "EUPL-1.2")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_public_code_descriptions_have_the_length_that_the_standard_asks(language: str) -> None:
    description = PUBLICCODE["description"][language]
    assert len(description["shortDescription"]) <= 150
    assert 150 <= len(description["longDescription"]) <= 10000


def test_the_changelog_has_a_section_for_what_is_to_come_or_for_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## \[(Unreleased|{re.escape(__version__)})\]", changelog, re.MULTILINE)
