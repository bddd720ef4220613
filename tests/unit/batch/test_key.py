"""What makes a verdict another one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

import contractcheck
from contractcheck.batch import key
from contractcheck.batch.key import keys, without_passwords
from contractcheck.model.rules import Ruleset
from contractcheck.model.settings import ReadOptions, Settings
from contractcheck.rules.load import load


@pytest.fixture
def ruleset() -> Ruleset:
    return load(cases=False)


def test_the_same_file_under_the_same_rules_has_the_same_key(ruleset: Ruleset) -> None:
    assert keys(ruleset, Settings()).of("00", "a.md") == keys(ruleset, Settings()).of("00", "a.md")


def test_content_name_settings_and_rules_each_change_the_key(ruleset: Ruleset) -> None:
    other = replace(ruleset, sha256="1" * 64)
    found = {
        keys(ruleset, Settings()).of("00", "a.md"),
        keys(ruleset, Settings()).of("01", "a.md"),
        keys(ruleset, Settings()).of("00", "b.md"),
        keys(ruleset, Settings(purchase="ai")).of("00", "a.md"),
        keys(other, Settings()).of("00", "a.md"),
    }
    assert len(found) == 5


def test_whether_the_text_model_is_asked_changes_the_key(ruleset: Ruleset) -> None:
    alone = keys(ruleset, Settings(rules_only=True))
    assert alone.of("00", "a.md") != keys(ruleset, Settings()).of("00", "a.md")


def test_a_password_is_no_part_of_what_is_kept() -> None:
    settings = Settings(reading=ReadOptions(passwords=("geheim",)))
    assert "geheim" not in str(msgspec.to_builtins(without_passwords(settings)))


def test_another_version_of_the_tool_or_of_a_reader_changes_the_key(ruleset: Ruleset, monkeypatch: pytest.MonkeyPatch) -> None:
    found = {keys(ruleset, Settings()).of("00", "a.md")}
    monkeypatch.setattr(contractcheck, "__version__", "99")
    found.add(keys(ruleset, Settings()).of("00", "a.md"))
    monkeypatch.setattr(key, "version", lambda _: "99")
    found.add(keys(ruleset, Settings()).of("00", "a.md"))
    assert len(found) == 3


def test_another_version_of_an_external_reader_changes_the_key(
    ruleset: Ruleset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "tesseract"
    monkeypatch.setenv("PATH", str(tmp_path))
    found = {keys(ruleset, Settings()).of("00", "a.md")}
    for version in ("1", "22"):
        program.write_text(version, encoding="utf-8")
        program.chmod(0o700)
        found.add(keys(ruleset, Settings()).of("00", "a.md"))
    assert len(found) == 3
