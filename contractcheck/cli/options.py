"""Values of options that need more than a type."""

from __future__ import annotations

import locale
import os
from datetime import datetime

import click

from contractcheck.model.rules import LANGUAGES, Language

AREAS = ("I", *(f"III.{point}" for point in range(1, 9)))


def iso_date(_context: click.Context, _parameter: click.Parameter, value: datetime | None) -> str | None:
    """An option's date as YYYY-MM-DD."""
    return value.date().isoformat() if value else None


def default_language() -> Language:
    """English where the user's environment is English, else Dutch."""
    chosen = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), None)
    return "en" if (chosen or locale.getlocale()[0] or "").lower().startswith("en") else "nl"


revisions_option = click.option(
    "--revisions",
    type=click.Choice(("accepted", "original", "all")),
    default="accepted",
    show_default=True,
    help="Tracked changes in Word files: as if accepted, as if rejected, or old and new text alike.",
)

language_option = click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default=default_language,
    show_default="that of the environment, else nl",
    help="Language of the explanation.",
)
