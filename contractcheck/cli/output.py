"""Where a command's text goes: the console as it is, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from contractcheck.errors import UsageError
from contractcheck.model.waivers import WaiverUse
from contractcheck.report.display import Display
from contractcheck.report.files import replace

_NARROWEST, _WIDEST, _UNKNOWN = 60, 120, 100


@dataclass(frozen=True, slots=True)
class Target:
    """A report format and the file it goes to, None for standard output."""

    format: str
    path: Path | None


def targets(formats: Sequence[str], outputs: Sequence[str]) -> tuple[Target, ...]:
    """The Nth output for the Nth format; one format may go to standard output."""
    if len(outputs) > len(formats):
        raise UsageError(
            f"There are {len(outputs)} --output for {len(formats)} --format: give one --format before each --output."
        )
    paths = [None if output == "-" else Path(output) for output in outputs]
    paths += [None] * (len(formats) - len(outputs))
    _refuse_repeats(paths)
    return tuple(Target(name, path) for name, path in zip(formats, paths, strict=True))


def refuse_overwriting(chosen: Sequence[Target], files: Sequence[str]) -> None:
    """No report may replace a document that is being checked."""
    inputs = {Path(file).resolve() for file in files}
    for target in chosen:
        if target.path and inputs & {target.path.resolve(), *target.path.resolve().parents}:
            raise UsageError(
                f"'{target.path}' lies in a folder to check or is a file to check, so no report can be written there: "
                "name another --output."
            )


def refuse_binary_on_screen(chosen: Sequence[Target], binary: Collection[str]) -> None:
    """A report in one of these binary formats goes to a file or a pipe, never to a screen."""
    for target in chosen:
        if target.path is None and target.format in binary and sys.stdout.isatty():
            raise UsageError(
                f"A report as {target.format} cannot be shown on a screen: give it a file, as in --output report.{target.format}."
            )


def write(data: bytes, path: Path) -> None:
    """The data as a file, replacing an earlier one in one step."""
    try:
        replace(path.resolve(), data)
    except OSError as error:
        raise UsageError(
            f"Cannot write '{path}': {error.strerror or error}. Give a file in an existing folder to --output."
        ) from error


def console(*, no_color: bool = False) -> Display:
    """Standard output as it is: its width, whether it shows colours, and its encoding."""
    colorful = sys.stdout.isatty() and os.environ.get("TERM") != "dumb" and not os.environ.get("NO_COLOR")
    columns = shutil.get_terminal_size((_UNKNOWN, 1)).columns
    return Display(
        width=min(max(columns, _NARROWEST), _WIDEST),
        color=colorful and not no_color,
        encoding=getattr(sys.stdout, "encoding", None) or "utf-8",
    )


def show(text: str) -> None:
    """The text on standard output, with plain stand-ins where its encoding lacks a character."""
    from contractcheck.report.plain_text import fit

    display(fit(text, console().encoding))


def warn_of_waivers(uses: Sequence[WaiverUse]) -> None:
    """A line on standard error for each waiver that has expired or is not needed."""
    if not uses:
        return
    from contractcheck.report.labels import unfit
    from contractcheck.report.wording import wording

    for text in unfit(uses, {}, wording("terminal", "en")):
        click.echo(f"contractcheck: {text}", err=True)


def display(content: str | bytes, *, color: bool | None = None) -> None:
    """Text or bytes on standard output; a reader that has gone away is left to click."""
    try:
        click.echo(content, nl=False, color=color)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UsageError(
            f"Cannot write to standard output: {error.strerror or error}. Give a file to --output instead."
        ) from error


def _refuse_repeats(paths: Sequence[Path | None]) -> None:
    if paths.count(None) > 1:
        raise UsageError("Only one --format can go to standard output: give each other --format an --output.")
    places = [path.resolve() for path in paths if path]
    if len(set(places)) < len(places):
        raise UsageError("Two --output name the same file: give each --format a file of its own.")
