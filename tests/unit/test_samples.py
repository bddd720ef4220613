"""The samples agree with themselves: source, Word file, pdf and expected result of each belong together."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from contractcheck.ingest.reader import read
from contractcheck.model.outline import OutlineWords
from contractcheck.rules.load import load

SAMPLES = Path(__file__).parents[2] / "samples"
SOURCES = sorted((SAMPLES / "source").glob("*.md"))


@pytest.fixture(scope="module")
def words() -> OutlineWords:
    return load(cases=False).outline


def numbered_texts(path: Path, words: OutlineWords) -> list[tuple[str, str]]:
    return [(block.number, block.text) for block in read(path.read_bytes(), path.name, words).blocks if block.text]


def test_there_are_at_least_ten_samples() -> None:
    assert len(SOURCES) >= 10


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_every_source_is_rendered_and_nothing_else_is(ending: str) -> None:
    assert {path.stem for path in SAMPLES.glob(f"*.{ending}")} == {path.stem for path in SOURCES}


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_a_word_sample_reads_with_the_texts_and_numbers_of_its_source(source: Path, words: OutlineWords) -> None:
    assert numbered_texts(SAMPLES / f"{source.stem}.docx", words) == numbered_texts(source, words)


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_a_sample_expects_a_known_status_and_reasons_for_every_family(source: Path) -> None:
    expected = json.loads((SAMPLES / "expected" / f"{source.stem}.json").read_text(encoding="utf-8"))
    rules = load(cases=False)
    assert list(expected["clauses"]) == [family.id for family in rules.families]
    for clause in expected["clauses"].values():
        assert {clause["status"], *clause["reasons"]} <= set(rules.notes)
        assert bool(clause["reasons"]) == (clause["status"] == "weak")
