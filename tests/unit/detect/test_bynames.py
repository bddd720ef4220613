"""Names that a document gives to the things of a family."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractcheck.checker import packaged_rules
from contractcheck.detect.read import Reader
from contractcheck.ingest.reader import read

RULES = packaged_rules()
READER = Reader(RULES)
BOUGHT = "The Council buys an AI system from the Supplier.\n\n"
FILE = "The Supplier draws up a binder on the AI model with its architecture, its training and its test results.\n\n"


def elements(family: str, text: str) -> set[str]:
    reading = READER.read(read((BOUGHT + text).encode(), "draft.md", RULES.outline))
    return {element for each in reading.candidates if each.family == family for element in each.element_ids}


def test_a_common_name_in_another_article_is_about_the_same_thing() -> None:
    text = FILE + "## 9 Versions\n\nThe Supplier revises the binder at every release."
    assert "up-to-date" in elements("technical-documentation", text)


def test_a_common_name_of_another_thing_is_about_something_else() -> None:
    text = FILE + "## 9 Tenants\n\nThe Supplier revises the binder of the tenant at every visit."
    assert "up-to-date" not in elements("technical-documentation", text)


def test_a_common_name_before_the_thing_was_named_is_about_something_else() -> None:
    text = "## 3 Versions\n\nThe Supplier revises the binder at every release.\n\n## 4 Papers\n\n" + FILE
    assert "up-to-date" not in elements("technical-documentation", text)


@pytest.mark.parametrize(
    "naming",
    [
        '"Glass Box" means the technical documentation of the AI model.',
        "The Supplier draws up the technical documentation of the AI model, hereinafter the Glass Box.",
        "**Glass Box** – the technical documentation of the AI model.",
    ],
)
def test_a_defined_name_is_about_the_same_thing_wherever_it_stands(naming: str) -> None:
    text = f"## 1 Definitions\n\n{naming}\n\n## 9 Versions\n\nThe Supplier revises the Glass Box at every release."
    assert "up-to-date" in elements("technical-documentation", text)


@given(st.text(alphabet="abcdefg .,", max_size=60))
def test_a_stand_in_keeps_every_other_character_in_its_place(tail: str) -> None:
    document = read((BOUGHT + FILE + "## 9\n\nThe Supplier revises the binder. " + tail).encode(), "draft.md", RULES.outline)
    for candidate in READER.read(document).candidates:
        for _, match in candidate.elements:
            assert 0 <= match.start < match.end <= len(candidate.statement.text)
