"""Values of options that need more than a type."""

from __future__ import annotations

import locale
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, TypeVar

import click

from contractcheck.model.rules import LANGUAGES, Language
from contractcheck.model.settings import ReadOptions

AREAS = ("I", *(f"III.{point}" for point in range(1, 9)))


def iso_date(_context: click.Context, _parameter: click.Parameter, value: datetime | None) -> str | None:
    """An option's date as YYYY-MM-DD."""
    return value.date().isoformat() if value else None


def default_language() -> Language:
    """English where the user's environment is English, else Dutch."""
    chosen = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), None)
    return "en" if (chosen or locale.getlocale()[0] or "").lower().startswith("en") else "nl"


playbook_option = click.option(
    "--playbook", type=click.Path(path_type=Path), metavar="DIR", help="Own rules, laid over those of contractcheck."
)

revisions_option = click.option(
    "--revisions",
    type=click.Choice(("accepted", "original", "all")),
    default="accepted",
    show_default=True,
    help="Tracked changes in Word files: as if accepted, as if rejected, or old and new text alike.",
)

password_option = click.option(
    "--password",
    envvar="CONTRACTCHECK_PASSWORD",
    metavar="TEXT",
    help="Password of protected files; the variable CONTRACTCHECK_PASSWORD keeps it off the screen.",
)

ocr_option = click.option(
    "--ocr",
    type=click.Choice(("auto", "never", "always")),
    default="auto",
    show_default=True,
    help="Read scanned pages of a pdf with Tesseract, where it is installed: those without text, none, or every page.",
)


_LIMIT_OPTIONS = (
    click.option(
        "--max-seconds",
        type=click.IntRange(1, 86_400),
        default=120,
        show_default=True,
        metavar="N",
        help="Give up on a file that takes longer to read; each recognised page gets as long again.",
    ),
    click.option(
        "--max-memory",
        type=click.IntRange(500, 1_000_000),
        default=4000,
        show_default=True,
        metavar="MB",
        help="Give up on a file that takes more memory to read (Linux only).",
    ),
)


def read_options(options: dict[str, Any]) -> ReadOptions:
    """How files are read, from the options of a command that has those on reading."""
    password = options["password"]
    return ReadOptions(
        options["revisions"], (password,) if password else (), options["ocr"], options["max_seconds"], options["max_memory"]
    )


language_option = click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default=default_language,
    show_default="that of the environment, else nl",
    help="Language of the explanation.",
)

report_language_option = click.option(
    "--report-language",
    type=click.Choice(("auto", *LANGUAGES)),
    default="auto",
    show_default=True,
    help="auto: that of the environment, else nl.",
)


def report_language(options: dict[str, Any]) -> Language:
    """The language of what is no report on one document, from the option --report-language."""
    chosen: Language | Literal["auto"] = options["report_language"]
    return default_language() if chosen == "auto" else chosen


rules_only_option = click.option(
    "--rules-only", is_flag=True, help="Judge by the fixed rules alone, without the text model that gives a second opinion."
)

_Command = TypeVar("_Command", bound=Callable[..., Any])
_PURCHASE_OPTIONS = (
    click.option(
        "--report-language",
        type=click.Choice(("auto", "nl", "en")),
        default="auto",
        show_default=True,
        help="auto: as the document.",
    ),
    click.option(
        "--purchase",
        type=click.Choice(("auto", "none", "ai", "high-risk")),
        default="auto",
        show_default=True,
        help="What is bought; auto reads it from the text.",
    ),
    click.option("--area", type=click.Choice(AREAS), help="Area of annex III, or I for a product under annex I."),
    click.option("--provider", type=click.Choice(("supplier", "buyer")), help="Who is the provider under the AI Act."),
    click.option(
        "--as-of",
        type=click.DateTime(("%Y-%m-%d",)),
        callback=iso_date,
        metavar="YYYY-MM-DD",
        help="Date for which the law is stated. [default: that of the rule set]",
    ),
    click.option(
        "--waivers",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Gaps that you accept: a YAML file, or a workbook of --format xlsx that was signed off; needs --as-of.",
    ),
    rules_only_option,
)


def purchase_options(command: _Command) -> _Command:
    """Add the options on the purchase, the language of the report, the law, accepted gaps and the text model, in this order."""
    for option in reversed(_PURCHASE_OPTIONS):
        command = option(command)
    return command


def limit_options(command: _Command) -> _Command:
    """Add the options on what the reading of one file may take."""
    for option in reversed(_LIMIT_OPTIONS):
        command = option(command)
    return command
