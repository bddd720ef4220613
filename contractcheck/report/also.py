"""The neighbour subjects in a few lines: one for each standing, with the place of each passage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contractcheck.model.report import Standing, SubjectResult
from contractcheck.report import labels
from contractcheck.report.wording import Wording


def lines(also: Sequence[SubjectResult], words: Wording) -> Iterator[tuple[Standing, str]]:
    """Each standing that a subject has, with its name and these subjects."""
    for standing in (Standing.BINDING, Standing.WEAK, Standing.NOT_FOUND):
        shown = [_subject(each, words) for each in also if each.standing is standing]
        if shown:
            yield standing, f"{words(f'also.{standing}')}: {', '.join(shown)}"


def _subject(subject: SubjectResult, words: Wording) -> str:
    where = labels.place(subject.evidence[0], words) if subject.evidence else ""
    return f"{subject.title} ({where})" if where else subject.title
