"""The neighbour subjects in the terminal report: one line for each standing, with the place of each passage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from contractcheck.model.report import Standing, SubjectResult
from contractcheck.report import labels
from contractcheck.report.wording import Wording

Mark = tuple[Text, Text]
_SYMBOLS = {Standing.BINDING: ("✓", "green"), Standing.WEAK: ("!", "yellow"), Standing.NOT_FOUND: ("-", "dim")}


def also_lines(also: Sequence[SubjectResult], words: Wording) -> Iterator[Mark]:
    """A mark with its text for each standing that a subject has."""
    for standing, (symbol, style) in _SYMBOLS.items():
        shown = [_subject(each, words) for each in also if each.standing is standing]
        if shown:
            yield Text(f"{symbol} ", style=style), Text(f"{words(f'also.{standing}')}: {', '.join(shown)}")


def _subject(subject: SubjectResult, words: Wording) -> str:
    where = labels.place(subject.evidence[0], words) if subject.evidence else ""
    return f"{subject.title} ({where})" if where else subject.title
