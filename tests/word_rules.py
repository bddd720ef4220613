"""The rules that a Word file keeps to, so that Word opens it without repair."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from openxml_audit import OpenXmlValidator

from contractcheck.annotate.word_file import part_of
from contractcheck.ingest.word_package import Element, W, parse

_MAIN = "word/document.xml"
_RANGE = {W + "commentRangeStart": "start", W + "commentRangeEnd": "end", W + "commentReference": "reference"}
_REVISIONS = {W + name for name in ("ins", "del", "moveFrom", "moveTo")}


def faults(data: bytes) -> Counter[str]:
    """What is wrong with a Word file, each with its count: by the schema of the format, its constraints, and the rules here."""
    return Counter([*_by_the_standard(data), *_of_comments(data), *_of_revisions(data)])


def _by_the_standard(data: bytes) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "file.docx"
        file.write_bytes(data)
        # A validator keeps what it saw of one file for the next, so each file has its own.
        yield from (f"{each.part_uri}: {each.description}" for each in OpenXmlValidator().validate(file).errors)


def _of_comments(data: bytes) -> Iterator[str]:
    """Every comment of the main part has a start, an end and a reference, in this order and once."""
    known = {each.get(W + "id", "") for each in parse(part_of(data, "word/comments.xml") or b"<none/>").iter(W + "comment")}
    seen: dict[str, list[str]] = {}
    for element in parse(part_of(data, _MAIN) or b"").iter(*_RANGE):
        seen.setdefault(element.get(W + "id", ""), []).append(_RANGE[str(element.tag)])
    for identity in known | set(seen):
        if identity not in known or seen.get(identity, []) not in (["start", "end", "reference"], ["reference"]):
            yield f"comment {identity}: {seen.get(identity, [])}"


def _of_revisions(data: bytes) -> Iterator[str]:
    """Deleted text is told from text; revisions name their author, stand in none of their kind, and have ids of their own."""
    main = parse(part_of(data, _MAIN) or b"")
    revisions = list(main.iter(*_REVISIONS))
    yield from (
        f"id {identity} twice" for identity, count in Counter(each.get(W + "id") for each in revisions).items() if count > 1
    )
    yield from ("revision without author" for each in revisions if not each.get(W + "author"))
    yield from (f"{each.tag} in its own kind" for each in revisions if _inside(each, str(each.tag)))
    yield from ("text in a deletion" for each in main.iter(W + "t") if _inside(each, W + "del"))
    yield from ("deleted text outside a deletion" for each in main.iter(W + "delText") if not _inside(each, W + "del"))


def _inside(element: Element, tag: str) -> bool:
    return any(ancestor.tag == tag for ancestor in element.iterancestors())
