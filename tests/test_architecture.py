"""The shape of the code itself: sizes of functions and modules, and what becomes of errors."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted(path for folder in ("contractcheck", "training") for path in (ROOT / folder).rglob("*.py"))
LONGEST_FUNCTION = 40
LONGEST_MODULE = 300


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_fits_a_few_screens(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_no_function_is_longer_than_a_screen(path: Path) -> None:
    bodies = {node.name: (node.end_lineno or 0) - node.body[0].lineno + 1 for node in _functions(path)}
    assert {name: lines for name, lines in bodies.items() if lines > LONGEST_FUNCTION} == {}


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_whoever_catches_everything_says_what_went_wrong(path: Path) -> None:
    # The check of one file, and the processes that read and annotate it, turn any error into a report on that file.
    if _name(path) in {"contractcheck/checker.py", "contractcheck/ingest/worker.py", "contractcheck/annotate/guarded.py"}:
        return
    handlers = (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.ExceptHandler))
    broad = [node for node in handlers if node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"}]
    assert [node.lineno for node in broad if not any(isinstance(part, ast.Raise) for part in ast.walk(node))] == []
