"""The verdict of the rules and the opinion of the text model, counted together.

Each status gets the likelihood that the model gives it, and the likelihood that the rules find what they found where that status
is right, as it was measured on texts that neither had seen. The status for which both together speak most is the verdict.
Where the rules find nothing but near misses, these count as a clause only if the model is sure of it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from contractcheck.assess.verdict import ACTOR, Verdict
from contractcheck.detect.document.statements import Statement
from contractcheck.model.report import Basis, Status
from contractcheck.model.rules import Family
from contractcheck.model.track import OpinionRecord
from contractcheck.opinion.second_reader import Opinion

_INCOMPLETE = "incomplete"
_CONTRADICTED = "contradicted"
# Near misses are a clause where the model gives less than this to their being none: of such, 35 of 36 were one in documents
# of authors whose texts it had not learned from.
_NO_CLAUSE = math.log(0.05)


@dataclass(frozen=True, slots=True)
class Counted:
    """A verdict with what each of the two readers found: `opinion` is None where only the rules were asked."""

    verdict: Verdict
    by_rules: Verdict
    opinion: Opinion | None = None

    @property
    def is_outweighed(self) -> bool:
        """Whether the model's opinion outweighs the rules."""
        return self.verdict.status is not self.by_rules.status

    @property
    def is_found(self) -> bool:
        """Whether the model takes for a clause what the rules only passed by."""
        return self.is_outweighed and self.by_rules.status is Status.MISSING

    @property
    def is_disputed(self) -> bool:
        """Whether the rules outweigh an opinion of the model that differs."""
        return self.opinion is not None and not self.is_outweighed and self.opinion.status is not self.verdict.status


def counted(
    verdict: Verdict, opinion: Opinion | None, family: Family, record: OpinionRecord, near: Sequence[Statement] = ()
) -> Counted:
    """The rules' verdict, or another where the opinion outweighs it; sets that cover the family are for the rules alone.

    `near` are the statements that the opinion is about where the rules found none.
    """
    if opinion is None or verdict.basis is Basis.REFERENCE:
        return Counted(verdict, verdict)
    if verdict.status is Status.MISSING:
        return Counted(_found(verdict, opinion, family, near), verdict, opinion)
    votes = votes_of(verdict.status, opinion, record)
    status = max(votes, key=lambda each: votes[each])
    return Counted(_as(status, verdict, opinion, family), verdict, opinion)


def votes_of(found: Status, opinion: Opinion, record: OpinionRecord) -> Mapping[Status, float]:
    """How much speaks for each status, as natural logarithms: what was found by the rules, and the opinion by its share.

    Nothing speaks for `missing`: words alone never take away a passage that the rules found to be about the family.
    """
    return {
        status: round(record.share * likelihood + math.log(record.likelihood(found, status)), 4)
        for status, likelihood in opinion.statuses.items()
        if status is not Status.MISSING
    }


def _found(verdict: Verdict, opinion: Opinion, family: Family, near: Sequence[Statement]) -> Verdict:
    """What the model makes of near misses, if it is sure that they are a clause."""
    if not near or opinion.statuses.get(Status.MISSING, 0.0) >= _NO_CLAUSE:
        return verdict
    return _as(opinion.status, replace(verdict, basis=Basis.TEXT, evidence=tuple(near)), opinion, family)


def _as(status: Status, verdict: Verdict, opinion: Opinion, family: Family) -> Verdict:
    """The verdict with another status and what follows from that."""
    nothing: frozenset[str] = frozenset()
    essential = frozenset(family.essential)
    if status is verdict.status:
        return verdict
    if status is Status.ADEQUATE:
        covered, binding = verdict.covered | essential, verdict.binding | essential
        return replace(verdict, status=status, reasons=(), covered=covered, binding=binding, lacking=())
    if status is Status.WEAK:
        return _weak(verdict, opinion, family)
    return replace(verdict, status=status, reasons=(), covered=nothing, binding=nothing, lacking=())


def _weak(verdict: Verdict, opinion: Opinion, family: Family) -> Verdict:
    """Weak for the reason that the model takes to be likeliest: what lacks is the element that it finds least."""
    reason, essential = opinion.reason, tuple(family.essential)
    covered = frozenset(each for each in essential if opinion.elements.get(each, 0.0) > 0) | verdict.covered
    if reason == _CONTRADICTED:
        return replace(verdict, status=Status.WEAK, reasons=(reason,), covered=covered, binding=covered, lacking=())
    if reason != _INCOMPLETE:
        return replace(verdict, status=Status.WEAK, reasons=(reason,), covered=covered, binding=frozenset(), lacking=essential)
    least = min(essential, key=lambda each: opinion.elements.get(each, 0.0))
    lacking = least if opinion.elements.get(least, 0.0) < 0 else ACTOR
    kept = covered - {lacking}
    return replace(verdict, status=Status.WEAK, reasons=(reason,), covered=kept, binding=kept, lacking=(lacking,))
