"""Days as people write them: "22 november 2026" and "22 November 2026"."""

from __future__ import annotations

from datetime import date
from typing import Final

from contractcheck.model.rules import Language

_MONTHS: Final[dict[Language, tuple[str, ...]]] = {
    "nl": (
        *("januari", "februari", "maart", "april", "mei", "juni"),
        *("juli", "augustus", "september", "oktober", "november", "december"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}


def written(day: str, language: Language) -> str:
    """An ISO date in words, in this language; a text that is no ISO date stays as it is."""
    try:
        found = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{found.day} {_MONTHS[language][found.month - 1]} {found.year}"
