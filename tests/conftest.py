"""Fixtures for all tests."""

from __future__ import annotations

import pytest
from hypothesis import settings

from contractcheck.cli.main import main
from tests.program import Answer, Run

# How long an example takes says nothing about the fact that it shows.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the program with these arguments, in this process, on a screen 100 characters wide."""
    monkeypatch.setenv("COLUMNS", "100")

    def run_(*arguments: object) -> Answer:
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Answer(code, captured.out, captured.err)

    return run_
