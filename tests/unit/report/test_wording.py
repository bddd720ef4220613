"""The reports' own labels."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from string import Formatter

import pytest

from contractcheck.model.report import Outcome, Status
from contractcheck.report.wording import texts, wording

REPORTS = sorted(file.name.removesuffix(".yaml") for file in (files("contractcheck.report") / "wording").iterdir())
LABELS = [(report, key) for report in REPORTS for key in texts(report)]


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize(("report", "key"), LABELS)
def test_a_label_has_text_and_the_same_placeholders_in_both_languages(report: str, key: str) -> None:
    text = texts(report)[key]
    assert text.nl.strip()
    assert text.en.strip()
    assert _fields(text.nl) == _fields(text.en)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_status_and_outcome_has_a_word_of_its_own(language: str) -> None:
    words = wording("terminal", language)  # type: ignore[arg-type]
    for kind, members in (("status", Status), ("outcome", Outcome)):
        shown = [words(f"{kind}.{member}") for member in members]
        assert len(set(shown)) == len(shown)


@pytest.mark.parametrize("key", sorted({key for _, key in LABELS}))
def test_every_label_is_used(key: str) -> None:
    paths = [path for path in Path(str(files("contractcheck"))).rglob("*") if path.suffix in {".py", ".j2"}]
    source = "".join(path.read_text(encoding="utf-8") for path in paths)
    group = key.partition(".")[0]
    assert re.search(rf"""["']{re.escape(key)}["']|["']{re.escape(group)}\.{{""", source)
