"""What the words for the verdicts mean, for a reader who sees them for the first time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from contractcheck.model.report import Basis, ClauseResult, Status
from contractcheck.report.wording import Wording


def legend(clauses: Iterable[ClauseResult], words: Wording) -> Iterator[tuple[str, str]]:
    """Each word that is used of these clauses, with a sentence that explains it; `words` are those of the terminal report."""
    shown = list(clauses)
    counting = [clause for clause in shown if clause.required is not False]
    for status in Status:
        if any(clause.status is status for clause in counting):
            yield words(f"status.{status}"), words(f"means.{status}")
    if any(clause.basis is Basis.REFERENCE for clause in counting):
        yield words("by-reference"), words("means.by-reference")
    if len(counting) < len(shown):
        yield words("not-required"), words("means.not-required")
