"""A command line whose pipeline returns a report made by hand."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import ModuleType

import pytest

from contractcheck.model.report import Report
from contractcheck.model.settings import Input, Settings
from tests.build_report import document, report


@dataclass
class Pipeline:
    """Stands in for the pipeline: answers with `answer`, keeps what it was asked."""

    answer: Report = field(default_factory=lambda: report(document()))
    error: Exception | None = None
    inputs: tuple[Input, ...] = ()
    settings: Settings = field(default_factory=Settings)

    def check_files(self, inputs: Sequence[Input], settings: Settings) -> Report:
        self.inputs, self.settings = tuple(inputs), settings
        if self.error:
            raise self.error
        return self.answer


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> Pipeline:
    made = Pipeline()
    module = ModuleType("contractcheck.checker")
    module.__dict__["check_files"] = made.check_files
    monkeypatch.setitem(sys.modules, "contractcheck.checker", module)
    return made
