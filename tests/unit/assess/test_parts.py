"""The names of unread parts."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from contractcheck import ingest
from contractcheck.assess.parts import part_name
from contractcheck.checker import packaged_rules
from contractcheck.model.document import Unread


@pytest.mark.parametrize(
    ("unread", "dutch", "english"),
    [
        (Unread("page 3", "no-text", page=3), "bladzijde 3", "page 3"),
        (Unread("attachment prijzen.xlsx", "not-supported"), "de bijlage prijzen.xlsx", "the attachment prijzen.xlsx"),
        (Unread("attachment {x}.pdf", "not-supported"), "de bijlage {x}.pdf", "the attachment {x}.pdf"),
        (
            Unread("attachment on page 12", "not-supported", page=12),
            "een bijlage op bladzijde 12",
            "an attachment on page 12",
        ),
        (Unread("images", "no-text"), "de afbeeldingen", "the images"),
        (Unread("footnotes", "damaged"), "de voetnoten", "the footnotes"),
        (Unread("embedded objects", "not-supported"), "de ingesloten objecten", "the embedded objects"),
        (Unread("letterhead", "damaged"), "letterhead", "letterhead"),
    ],
)
def test_a_part_is_named_in_the_language_of_the_report(unread: Unread, dutch: str, english: str) -> None:
    rules = packaged_rules()
    assert (part_name(unread, rules, "nl"), part_name(unread, rules, "en")) == (dutch, english)


def test_every_part_that_a_reader_names_and_that_holds_clauses_has_a_name_in_the_rules() -> None:
    sources = (path.read_text(encoding="utf-8") for path in Path(ingest.__path__[0]).glob("*.py"))
    calls = (node for source in sources for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    firsts = [call.args[0] for call in calls if ast.unparse(call.func) == "Unread" and "holds_clauses" not in ast.unparse(call)]
    names = {first.value for first in firsts if isinstance(first, ast.Constant)}
    assert {"form", "diagrams"} <= names
    assert [name for name in sorted(names) if "part-" + name.replace(" ", "-") not in packaged_rules().notes] == []
