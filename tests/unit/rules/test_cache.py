"""The cache of loaded rules: the same rules come back, and its troubles are nobody's."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from contractcheck.model.rules import Ruleset
from contractcheck.rules import cache
from contractcheck.rules.find import clauses_folder
from contractcheck.rules.load import load


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CONTRACTCHECK_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def _key(ruleset: Ruleset, *, cases: bool = False) -> cache.Key:
    return cache.Key(ruleset.sha256, clauses_folder().name, cases)


@pytest.mark.parametrize("cases", [True, False])
def test_the_second_load_gives_what_the_first_gave(folder: Path, *, cases: bool) -> None:
    first = load(cases=cases)
    assert cache.stored(_key(first, cases=cases)) == first == load(cases=cases)


def test_a_damaged_file_is_loaded_anew(folder: Path) -> None:
    whole = load(cases=False)
    for path in folder.iterdir():
        path.write_bytes(path.read_bytes()[:1000])
    assert load(cases=False) == whole


def test_changed_rules_are_not_taken_from_the_cache(folder: Path, tmp_path: Path) -> None:
    own = Path(shutil.copytree(clauses_folder(), tmp_path / "own"))
    load(own, cases=False)
    path = own / "ruleset.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("as_of: ", "as_of: '1999-01-01' # "), encoding="utf-8")
    assert load(own, cases=False).as_of == "1999-01-01"


def test_a_cache_that_cannot_be_written_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("CONTRACTCHECK_CACHE", str(tmp_path / "file"))
    assert load(cases=False).families


def test_an_empty_variable_means_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONTRACTCHECK_CACHE", "")
    assert cache.stored(_key(load(cases=False))) is None


def test_old_files_do_not_pile_up(folder: Path) -> None:
    ruleset = load(cases=False)
    for number in range(20):
        (folder / f"rules-{number}-old.msgpack").write_bytes(b"old")
    cache.store(_key(ruleset), ruleset)
    assert len(list(folder.glob("rules-*"))) == 8
    assert cache.stored(_key(ruleset)) == ruleset
