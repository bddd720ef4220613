"""Which passages of a clause a short report shows."""

from __future__ import annotations

from collections.abc import Sequence

from contractcheck.model.report import Basis, ClauseResult, Evidence, Status

# A shorter sentence mostly announces or answers another one ("Yes, that is the case.").
_FEW_WORDS = 8
_AGAINST = {"negated", "deviates"}


def telling(clause: ClauseResult) -> Evidence | None:
    """The passage that shows why the clause has its status: the first with a fault that is a reason, else the first that binds.

    Of a contradicted clause it is what takes the duty away, of a clause by reference what makes the set part of the contract.
    None where there is no passage.
    """
    if clause.basis is Basis.REFERENCE:
        return clause.evidence[0] if clause.evidence else None
    codes = {reason.code for reason in clause.reasons}
    wrong = codes | _AGAINST if "contradicted" in codes else codes
    faulty = [each for each in clause.evidence if wrong & set(each.faults)]
    firm = [each for each in clause.evidence if not each.faults and len(each.quote.split()) >= _FEW_WORDS]
    return next(iter((*faulty, *firm, *clause.evidence)), None)


def worth_reading(clause: ClauseResult) -> Sequence[Evidence]:
    """All passages of a gap or of a verdict that is less sure; of another clause the one that tells most."""
    is_sure = clause.status is Status.ADEQUATE and not (clause.confidence and clause.confidence.doubt)
    most = telling(clause)
    return [most] if is_sure and most else clause.evidence
