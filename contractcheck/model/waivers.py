"""Gaps that an organisation accepts: "comply or explain", with a reason, an owner and a last day."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Waiver:
    """One accepted gap.

    It is about the clause with this id in the documents whose name fits the pattern `document`. Where `reasons` are given it
    holds only while the clause has no other reason than these, and with a `fingerprint` only while the finding has that one.
    `expires` is the last day (ISO) on which it holds.
    """

    clause: str
    why: str
    owner: str
    expires: str
    document: str = "*"
    reasons: tuple[str, ...] = ()
    fingerprint: str = ""


class WaiverState(StrEnum):
    """What became of a waiver in a run; UNUSED when no gap fits it, EXPIRED when its last day lies before the date of the run."""

    USED = "used"
    EXPIRED = "expired"
    UNUSED = "unused"


@dataclass(frozen=True, slots=True)
class WaiverUse:
    """A waiver with its state and the number of clauses that it covers."""

    waiver: Waiver
    state: WaiverState
    clauses: int
