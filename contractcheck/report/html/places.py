"""Every passage that the page shows in its place in the text, with the part of the page that speaks of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from contractcheck.model.report import ClauseResult, DocumentReport, Evidence, SubjectResult
from contractcheck.report.html.passages import Passage

FACTS, NOTICES, ALSO = "facts", "notices", "also"


def passages_of(document: DocumentReport, anchor: str) -> tuple[Passage, ...]:
    """The passages of the clauses first, since where passages overlap the first one gives its colour."""
    return (
        *(passage for number, clause in enumerate(document.clauses, start=1) for passage in _of_clause(clause, number, anchor)),
        *_aside((ground.evidence for ground in document.purchase.grounds), f"{anchor}-{FACTS}"),
        *_aside((evidence for notice in document.notices for evidence in notice.evidence), f"{anchor}-{NOTICES}"),
        *(passage for number, each in enumerate(document.also, start=1) for passage in _of_subject(each, number, anchor)),
    )


def _of_clause(clause: ClauseResult, number: int, anchor: str) -> Iterator[Passage]:
    home = f"{anchor}-c{number}"
    found = [("q", place, each) for place, each in enumerate(clause.evidence, start=1)]
    found += [("n", place, near.evidence) for place, near in enumerate(clause.near_misses, start=1)]
    for kind, place, evidence in found:
        yield Passage(f"{home}-{kind}{place}", home, f"c{number}", str(number), clause.title, evidence, near=kind == "n")


def _of_subject(subject: SubjectResult, number: int, anchor: str) -> Iterator[Passage]:
    yield from _aside(subject.evidence, f"{anchor}-{ALSO}{number}", subject.title)


def _aside(passages: Iterable[Evidence], home: str, title: str = "") -> Iterator[Passage]:
    for place, evidence in enumerate(dict.fromkeys(passages), start=1):
        yield Passage(f"{home}-q{place}", home, "aside-mark", "", title, evidence)
