"""The documents of a dossier in words, as the reports list them."""

from __future__ import annotations

from collections.abc import Iterator

from contractcheck.model.dossier import Dossier
from contractcheck.model.report import DocumentReport
from contractcheck.report.plain_text import clean
from contractcheck.report.wording import Wording


def members(document: DocumentReport, words: Wording) -> Iterator[str]:
    """Each document with its role and the clauses that rest on it, then the order of precedence where it is not the usual one."""
    if document.dossier:
        titles = {clause.id: clean(clause.title) for clause in document.clauses}
        for each in document.dossier.documents:
            role = words(f"role.{each.role}") if each.was_read else words("role.unread")
            carried = ", ".join(titles[family] for family in each.carries)
            yield f"{clean(each.name)} ({role})" + (f": {carried}" if carried else "")
        yield from _precedence(document.dossier, words)


def _precedence(dossier: Dossier, words: Wording) -> Iterator[str]:
    if dossier.precedence.source != "usual":
        order = " > ".join(words(f"role.{role}") for role in dossier.precedence.order)
        yield words(f"precedence.{dossier.precedence.source}", order=order, document=clean(dossier.precedence.document))
