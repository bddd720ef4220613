"""Near misses of the families that a document does not address."""

from __future__ import annotations

from collections.abc import Iterable

from contractcheck.assess.quotes import quote
from contractcheck.detect.clauses.near import Near
from contractcheck.model.report import NearMiss


def near_misses_of(document: str, family: str, nearest: Iterable[Near]) -> tuple[NearMiss, ...]:
    """The quotes of a family's near misses with the codes of what failed, in the order given."""
    return tuple(
        NearMiss(quote(document, each.statement.passage, each.statement.start, each.statement.end), each.failed.value)
        for each in nearest
        if each.family == family
    )
