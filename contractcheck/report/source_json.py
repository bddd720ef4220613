"""The part of the JSON that says which file was read and how far, the same for `check` and `parse`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from contractcheck.model.document import Source, Unread


def source_json(source: Source) -> dict[str, Any]:
    return {
        "name": source.name,
        "sha256": source.sha256,
        "media_type": source.media_type,
        "pages": source.pages,
        "characters": source.characters,
    }


def coverage_json(read: Iterable[str], unread: Iterable[Unread]) -> dict[str, Any]:
    return {"read": list(read), "unread": [_unread(part) for part in unread]}


def _unread(part: Unread) -> dict[str, Any]:
    content = {"part": part.part, "code": part.code, "holds_clauses": part.holds_clauses, "page": part.page}
    return {**content, "document": part.document} if part.document else content
