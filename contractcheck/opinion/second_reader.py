"""The second reader: what the text model makes of the passages on a family."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from contractcheck.errors import UsageError
from contractcheck.model.report import Status
from contractcheck.model.track import OpinionRecord
from contractcheck.opinion.weights import Share, Weights, load
from contractcheck.rules.find import clauses_folder

FILE = "opinion.npz"
_STATUSES = (Status.ADEQUATE, Status.WEAK, Status.EXCLUDED, Status.MISSING)
# No text makes the model surer than this of what it is not.
_LEAST = -7.0


@dataclass(frozen=True, slots=True)
class Opinion:
    """How likely the model takes each status, as a natural logarithm of at least -7, and its scores of reasons and elements."""

    statuses: Mapping[Status, float]
    reasons: Mapping[str, float]
    elements: Mapping[str, float]

    @property
    def status(self) -> Status:
        """The status that it takes to be the likeliest."""
        return max(self.statuses, key=lambda each: self.statuses[each])

    @property
    def reason(self) -> str:
        """The reason that it takes to be the likeliest if the passages are weak."""
        return max(self.reasons, key=lambda each: self.reasons[each])


class SecondReader:
    """Holds the weights that go with the rules of which `record` is part, and loads them when first asked."""

    def __init__(self, record: OpinionRecord) -> None:
        self._record = record

    def opinion(self, family: str, text: str) -> Opinion | None:
        """What the model makes of the text; None of none, or of a family that it did not learn of."""
        weights = weights_of(self._record.sha256)
        if not text or not weights.knows(family):
            return None
        scores = weights.scores(text, family)
        return Opinion(_likelihoods(scores), _part(scores, "reason:"), _part(scores, "element:"))

    def telling(self, family: str, text: str, status: Status, other: Status) -> tuple[Share, ...]:
        """The words of the text that speak for a status rather than the other, and against it, the most telling first."""
        shares = weights_of(self._record.sha256).shares(text, family, status.value, other.value)
        return tuple(sorted(shares, key=lambda each: -abs(each.value)))


@lru_cache(maxsize=1)
def weights_of(sha256: str) -> Weights:
    """The weights that come with contractcheck; UsageError where the file is not the one of the rules."""
    path = clauses_folder() / FILE
    data = path.read_bytes() if path.is_file() else b""
    if hashlib.sha256(data).hexdigest() != sha256:
        raise UsageError(f"'{path.name}' is not the text model of these rules: install contractcheck anew, or use --rules-only.")
    return load(path)


def _likelihoods(scores: Mapping[str, float]) -> dict[Status, float]:
    known = {status: scores[status.value] for status in _STATUSES if status.value in scores}
    top = max(known.values())
    total = top + math.log(math.fsum(math.exp(score - top) for score in known.values()))
    return {status: max(_LEAST, round(score - total, 4)) for status, score in known.items()}


def _part(scores: Mapping[str, float], prefix: str) -> dict[str, float]:
    return {name.removeprefix(prefix): score for name, score in scores.items() if name.startswith(prefix)}
