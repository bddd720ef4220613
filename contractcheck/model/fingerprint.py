"""What tells one finding from another, wherever in a document it stands."""

from __future__ import annotations

import hashlib

from contractcheck.model.report import ClauseResult

_DIGITS = 16


def fingerprint(clause: ClauseResult) -> str:
    """Sixteen hexadecimal digits over clause, status, reasons and quoted words.

    Number, heading, page, case and white space play no part, so a finding that only moves keeps its fingerprint.
    """
    quotes = sorted({" ".join(each.quote.lower().split()) for each in clause.evidence})
    reasons = sorted(reason.code for reason in clause.reasons)
    text = "\0".join((clause.id, clause.status.value, " ".join(reasons), *quotes))
    return hashlib.sha256(text.encode("utf-8", errors="replace")).hexdigest()[:_DIGITS]
