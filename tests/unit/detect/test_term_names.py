"""The terms that the code names exist in the rules."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from contractcheck import assess, detect
from contractcheck.checker import packaged_rules

MODULES = [path for package in (detect, assess) for path in sorted(Path(package.__path__[0]).rglob("*.py"))]
_NAME = re.compile(r"[a-z-]+(/[a-z-]+)+")
_PREFIX = re.compile(r"[a-z-]+/")


def constants(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def of_every_family(path: Path) -> Iterator[str]:
    """The ends of terms that the code asks of a family, as "subject" in `f"{family.id}/subject"` and `_holds("subject", x)`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.JoinedStr(values=[ast.FormattedValue(value=ast.Attribute(attr="id")), ast.Constant(value=str(rest))]):
                yield rest.removeprefix("/")
            case ast.Call(func=ast.Attribute(attr="_holds"), args=[ast.Constant(value=str(rest)), *_]):
                yield rest


def names() -> set[str]:
    found = {text for path in MODULES for text in constants(path) if _NAME.fullmatch(text)}
    return {text for text in found if not text.startswith("multipart/")}


def test_the_scan_finds_names() -> None:
    assert {"party/supplier", "duty/verb", "purchase/ai"} <= names()
    assert {"subject", "look-alike"} <= {rest for path in MODULES for rest in of_every_family(path)}


@pytest.mark.parametrize("name", sorted(names()))
def test_a_term_named_in_the_code_exists(name: str) -> None:
    assert name in packaged_rules().terms


@pytest.mark.parametrize("rest", sorted({rest for path in MODULES for rest in of_every_family(path)}))
def test_a_term_that_the_code_asks_of_every_family_exists_for_some(rest: str) -> None:
    assert any(f"{family.id}/{rest}" in packaged_rules().terms for family in packaged_rules().families)


def test_every_family_has_words_for_its_subject() -> None:
    assert [family.id for family in packaged_rules().families if f"{family.id}/subject" not in packaged_rules().terms] == []


@pytest.mark.parametrize("prefix", sorted({text for path in MODULES for text in constants(path) if _PREFIX.fullmatch(text)}))
def test_a_group_of_terms_named_in_the_code_is_not_empty(prefix: str) -> None:
    assert any(name.startswith(prefix) for name in packaged_rules().terms)


def test_every_notice_that_a_term_gives_has_its_note() -> None:
    rules = packaged_rules()
    codes = {name.removeprefix("notice/") for name in rules.terms if name.startswith("notice/")}
    assert codes - set(rules.notes) == set()


def test_every_note_named_in_the_code_exists() -> None:
    (source,) = (path for path in MODULES if path.name == "notices.py")
    calls = (node for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    noted = (call.args[0] for call in calls if ast.unparse(call.func) == "self._note")
    codes = {code.value for code in noted if isinstance(code, ast.Constant)}
    assert "unread-part" in codes
    assert codes - set(packaged_rules().notes) == set()
