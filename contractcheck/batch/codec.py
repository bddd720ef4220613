"""A DocumentReport as bytes and back, without loss."""

from __future__ import annotations

import json

import msgspec

from contractcheck.model.report import DocumentReport


def encode(report: DocumentReport) -> bytes:
    """The report as ASCII JSON, which has a form for every character that a document can hold."""
    return json.dumps(msgspec.to_builtins(report), separators=(",", ":")).encode("ascii")


def decode(data: bytes) -> DocumentReport:
    """The report that was encoded; raises ValueError or msgspec.ValidationError for anything else."""
    return msgspec.convert(json.loads(data), DocumentReport)
