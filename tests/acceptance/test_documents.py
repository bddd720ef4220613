"""Small documents in which the verdict follows from how the parts of a document hang together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from contractcheck.checker import Checker, packaged_rules
from contractcheck.model.settings import Input, Settings

DOCUMENTS: list[dict[str, Any]] = YAML(typ="safe").load(Path(__file__).with_name("documents.yaml"))


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(packaged_rules())


def _cases() -> Iterator[Any]:
    for document in DOCUMENTS:
        miss = document.get("known_miss")
        marks = [pytest.mark.xfail(strict=True, reason=str(miss))] if miss else []
        yield pytest.param(document, id=str(document["name"]), marks=marks)


@pytest.mark.parametrize("document", list(_cases()))
def test_the_verdict_follows_from_the_document(checker: Checker, document: dict[str, Any]) -> None:
    report = checker.check(Input("document.md", data=document["text"].encode()), Settings())
    clause = next(each for each in report.clauses if each.id == document["family"])
    assert (clause.status.value, [reason.code for reason in clause.reasons]) == (document["status"], document.get("reasons", []))
