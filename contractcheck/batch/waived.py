"""The rows of a store about waivers, and a waiver out of its row."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

import msgspec

from contractcheck.batch.text import storable
from contractcheck.model.report import DocumentReport
from contractcheck.model.waivers import Waiver


def waiver_id(waiver: Waiver) -> str:
    """64 hexadecimal digits that are the same for waivers that say the same."""
    return hashlib.sha256(msgspec.json.encode(waiver)).hexdigest()


def waiver_rows(run: int, waivers: Iterable[Waiver], as_of: str) -> list[dict[str, Any]]:
    """A row for each waiver that a run was given, once; `as_of` is the day (ISO) of the run."""
    return [
        {
            "run": run,
            "id": waiver_id(each),
            "position": position,
            "clause": each.clause,
            "document": storable(each.document),
            "reasons": " ".join(each.reasons),
            "fingerprint": each.fingerprint,
            "why": storable(each.why),
            "owner": storable(each.owner),
            "expires": each.expires,
            "expired": each.expires < as_of,
        }
        for position, each in enumerate(dict.fromkeys(waivers))
    ]


def waived_rows(run: int, path: str, report: DocumentReport) -> list[dict[str, Any]]:
    """A row for each clause of a document that a waiver covers; `path` as the run has it."""
    return [
        {"run": run, "path": path, "clause": clause.id, "waiver": waiver_id(clause.waiver)}
        for clause in report.clauses
        if clause.waiver
    ]


def waiver_of(row: Any) -> Waiver:
    """The waiver in a row."""
    return Waiver(row.clause, row.why, row.owner, row.expires, row.document, tuple(row.reasons.split()), row.fingerprint)
