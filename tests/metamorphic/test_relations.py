"""Documents made from one another: when a passage changes, the verdict moves exactly as the rubric says, or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from ruamel.yaml import YAML

from contractcheck.checker import Checker, packaged_rules
from contractcheck.model.report import ClauseResult
from contractcheck.model.settings import Input, Settings
from tests.metamorphic.cases import Application, applications

_KNOWN = Path(__file__).with_name("known-misses.yaml")


@cache
def checker() -> Checker:
    return Checker(packaged_rules())


@cache
def clauses(file: str, text: str) -> Mapping[str, ClauseResult]:
    report = checker().check(Input(file, data=text.encode()), Settings())
    return MappingProxyType({clause.id: clause for clause in report.clauses})


def known_misses() -> dict[str, str]:
    """The reason for each application that is not yet judged as it should be."""
    groups = YAML(typ="safe").load(_KNOWN.read_text("utf-8"))["misses"] or []
    return {case: group["reason"] for group in groups for case in group["cases"]}


def cases() -> Iterator[Any]:
    known = known_misses()
    for application in applications():
        for family in application.families:
            case = f"{application.title} [{family}]"
            marks = [pytest.mark.xfail(reason=known[case])] if case in known else []
            yield pytest.param(application, family, id=case, marks=marks)


@pytest.mark.parametrize(("application", "family"), list(cases()))
def test_the_verdict_is_the_one_that_the_relation_asks_for(application: Application, family: str) -> None:
    clause = clauses(application.file, application.text)[family]
    reasons = {reason.code for reason in clause.reasons}
    assert clause.status == application.status
    assert reasons <= application.reasons
    assert reasons or not application.reasons
    if application.lacking:
        assert application.lacking in {each.id for each in clause.elements if not each.binding}


def test_every_known_miss_is_an_application() -> None:
    titles = {f"{each.title} [{family}]" for each in applications() for family in each.families}
    assert sorted(set(known_misses()) - titles) == []
