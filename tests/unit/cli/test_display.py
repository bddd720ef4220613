"""What the program finds out about the console."""

from __future__ import annotations

import io
import sys

import pytest

from contractcheck.cli.options import default_language
from contractcheck.cli.output import console, show
from contractcheck.errors import UsageError
from tests.program import Run


class _Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


def _terminal(monkeypatch: pytest.MonkeyPatch) -> io.BytesIO:
    """Standard output as a terminal that shows colours and knows cp1252; set in the test, as pytest sets its own before."""
    shown = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", _Terminal(shown, encoding="cp1252", write_through=True))
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    return shown


def test_a_terminal_gets_colours_in_its_own_encoding(monkeypatch: pytest.MonkeyPatch) -> None:
    _terminal(monkeypatch)
    assert (console().color, console().encoding) == (True, "cp1252")


def test_no_color_turns_colours_off(monkeypatch: pytest.MonkeyPatch) -> None:
    _terminal(monkeypatch)
    assert not console(no_color=True).color


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_the_environment_can_turn_colours_off(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    _terminal(monkeypatch)
    monkeypatch.setenv(name, value)
    assert not console().color


def test_an_empty_no_color_turns_nothing_off(monkeypatch: pytest.MonkeyPatch) -> None:
    _terminal(monkeypatch)
    monkeypatch.setenv("NO_COLOR", "")
    assert console().color


def test_a_pipe_gets_no_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding="utf-8"))
    assert not console().color


@pytest.mark.parametrize(("columns", "width"), [("20", 60), ("80", 80), ("120", 120), ("400", 120)])
def test_the_report_is_as_wide_as_the_screen_within_reason(monkeypatch: pytest.MonkeyPatch, columns: str, width: int) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert console().width == width


def test_text_survives_a_console_that_lacks_its_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = _terminal(monkeypatch)
    show("✓ één\n")
    assert shown.getvalue() == b"+ \xe9\xe9n\n"


@pytest.mark.parametrize(
    ("variable", "language"), [("en_GB.UTF-8", "en"), ("nl_NL.UTF-8", "nl"), ("nl_BE", "nl"), ("C.UTF-8", "nl")]
)
def test_the_language_of_the_environment_is_followed_with_dutch_as_default(
    monkeypatch: pytest.MonkeyPatch, variable: str, language: str
) -> None:
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    monkeypatch.setenv("LC_ALL", variable)
    assert default_language() == language


def test_a_full_disk_behind_standard_output_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(io.RawIOBase):
        def writable(self) -> bool:
            return True

        def write(self, _data: object) -> int:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(Full(), write_through=True))  # type: ignore[type-var]
    with pytest.raises(UsageError, match="Cannot write to standard output: No space left on device"):
        show("text\n")


def test_a_workbook_is_not_shown_on_a_screen(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    answer = run("check", "samples/catering-nl.docx", "--format", "xlsx")
    assert answer.code == 2
    assert "give it a file, as in --output report.xlsx" in answer.err
