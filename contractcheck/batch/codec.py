"""A DocumentReport as bytes and back, without loss but for the texts of the documents, which a store does not keep."""

from __future__ import annotations

import json
from dataclasses import replace

import msgspec

from contractcheck.model.report import DocumentReport


def encode(report: DocumentReport) -> bytes:
    """The report as ASCII JSON, which has a form for every character that a document can hold."""
    return json.dumps(msgspec.to_builtins(replace(report, texts=())), separators=(",", ":")).encode("ascii")


def decode(data: bytes) -> DocumentReport:
    """The report that was encoded; raises ValueError or msgspec.ValidationError for anything else."""
    return msgspec.convert(json.loads(data), DocumentReport)
