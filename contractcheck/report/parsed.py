"""`contractcheck parse`: a Document as text or JSON, to see what was read and what was not."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from typing import Any

from contractcheck.model.document import Block, Document, Remark, Unread
from contractcheck.report.plain_text import clean
from contractcheck.report.source_json import coverage_json, source_json


def as_text(document: Document, width: int) -> str:
    """One paragraph per block: id, kind, place, page and text; then the remarks and the parts read and unread."""
    return "".join(f"{line}\n" for line in _lines(document, width))


def as_json(*documents: Document, packed: bool = False) -> bytes:
    """The document as indented UTF-8 JSON with a closing newline; those of an archive or e-mail under "documents"."""
    content = [_content(document) for document in documents]
    text = json.dumps({"documents": content} if packed else content[0], ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", errors="backslashreplace")


def _lines(document: Document, width: int) -> Iterator[str]:
    source = document.source
    pages = "" if source.pages is None else f", {source.pages} pages"
    yield f"{clean(source.name)}: {source.media_type}{pages}, {source.characters} characters, {len(document.blocks)} blocks"
    for block in document.blocks:
        yield from ("", _label(block))
        yield textwrap.fill(clean(block.text), width, initial_indent="    ", subsequent_indent="    ")
    yield ""
    yield from (f"remark: {_remark(remark)}" for remark in document.remarks)
    yield from (f"read: {part}" for part in document.read)
    yield from (f"not read: {_unread(part)}" for part in document.unread)


def _label(block: Block) -> str:
    level = f" {block.depth}" if block.depth else ""
    page = f"p. {block.page}" if block.page else ""
    cell = f"row {block.cell.row + 1}, column {block.cell.column + 1}" if block.cell else ""
    heading = f"under {clean(block.headings[-1])}" if block.headings else ""
    recognised = "ocr" if block.recognised else ""
    facts = (f"{block.id} {block.kind.value}{level}", clean(block.place or block.number), cell, page, recognised, heading)
    return " | ".join(fact for fact in facts if fact)


def _remark(remark: Remark) -> str:
    details = ", ".join(f"{name} {clean(value)}" for name, value in remark.details)
    return f"{remark.code} ({details})" if details else remark.code


def _unread(part: Unread) -> str:
    return f"{clean(part.part)} ({part.code})" + ("" if part.holds_clauses else ", holds no clauses")


def _content(document: Document) -> dict[str, Any]:
    return {
        "source": source_json(document.source),
        "blocks": [_block(block) for block in document.blocks],
        "coverage": coverage_json(document.read, document.unread),
        "remarks": [{"code": remark.code, "details": dict(remark.details)} for remark in document.remarks],
    }


def _block(block: Block) -> dict[str, Any]:
    cell = block.cell
    place = cell and {"table": cell.table, "row": cell.row, "column": cell.column, "header": cell.header}
    return {
        "id": block.id,
        "kind": block.kind.value,
        "number": block.number,
        "place": block.place,
        "depth": block.depth,
        "headings": list(block.headings),
        "page": block.page,
        "cell": place,
        "text": block.text,
    } | ({"ocr": True} if block.recognised else {})
