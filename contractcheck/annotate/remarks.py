"""What the review copy says, drawn from a finished report: one remark for each passage that is not in order, and a summary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from contractcheck.model.document import Block, BlockKind
from contractcheck.model.report import ClauseResult, DocumentReport, Evidence, QuoteSpan
from contractcheck.report import labels
from contractcheck.report.exit_code import counting, is_open
from contractcheck.report.findings import words_on
from contractcheck.report.told import in_one_line, told
from contractcheck.report.verdict import verdict_line
from contractcheck.report.wording import wording

SUMMARY = "summary"
_FIRM = frozenset({"actorless"})


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark about a family, or the summary: its head, its paragraphs, and the words that it is about.

    `span` is None where the remark is about something that is not there; `after` then names the block that it belongs after.
    """

    about: str
    head: str
    lines: tuple[str, ...]
    span: QuoteSpan | None = None
    after: str = ""


def remarks_of(report: DocumentReport, blocks: Mapping[str, Block]) -> tuple[Remark, ...]:
    """The summary and the remarks in the order of the families; a clause that is in order or not required has none."""
    if not blocks:
        return ()
    writer = _Writer(report, blocks)
    return (writer.summary(), *(remark for clause in to_repair(report) for remark in writer.about(clause)))


def to_repair(report: DocumentReport) -> tuple[ClauseResult, ...]:
    """The clauses that count, are not adequate and are not waived."""
    return tuple(clause for clause in report.clauses if is_open(clause))


def faulty(clause: ClauseResult) -> tuple[Evidence, ...]:
    """The passages that make a clause weak; all of them where it only lacks something."""
    found = tuple(evidence for evidence in clause.evidence if set(evidence.faults) - _FIRM)
    return found or clause.evidence


def own_span(evidence: Evidence, blocks: Mapping[str, Block]) -> QuoteSpan:
    """The part of a quote in the block that it is about: the item and not its lead-in, the longest cell of a row."""
    if blocks[evidence.spans[-1].block].kind is BlockKind.CELL:
        return max(evidence.spans, key=lambda span: span.end - span.start)
    return evidence.spans[-1]


def joined(spans: Iterable[QuoteSpan], blocks: Mapping[str, Block]) -> list[QuoteSpan]:
    """The spans in their order, with those that follow each other in a block as one."""
    found: list[QuoteSpan] = []
    for span in spans:
        last = found[-1] if found else span
        follows = found and last.block == span.block and last.start <= span.start
        if follows and not blocks[span.block].text[last.end : span.start].strip():
            boxes = tuple(dict.fromkeys((*last.boxes, *span.boxes)))
            found[-1] = replace(last, end=max(last.end, span.end), boxes=boxes)
        else:
            found.append(span)
    return found


def belongs_after(clause: ClauseResult, report: DocumentReport, blocks: Mapping[str, Block]) -> str:
    """The last block of the article about the nearest related subject; the last block of the document where there is none."""
    families = [each.id for each in report.clauses]
    own = families.index(clause.id)
    near = sorted((each for each in report.clauses if each.evidence), key=lambda each: abs(families.index(each.id) - own))
    if not near:
        return list(blocks)[-1]
    headings = blocks[near[0].evidence[0].spans[-1].block].headings
    inside = [block.id for block in blocks.values() if headings and block.headings[: len(headings)] == headings]
    return (inside or list(blocks))[-1]


class _Writer:
    def __init__(self, report: DocumentReport, blocks: Mapping[str, Block]) -> None:
        self._report = report
        self._blocks = blocks
        self._words = wording("annotate", report.report_language)
        self._terms = words_on(report, report.report_language)
        self._explain = wording("explain", report.report_language)

    def summary(self) -> Remark:
        outcome = self._terms(f"outcome.{self._report.outcome}")
        head = self._words("summary", outcome=outcome, verdict=verdict_line(self._report, self._terms))
        lines = [self._head(clause) for clause in counting(self._report)] or [self._words("summary.nothing")]
        return Remark(SUMMARY, head, (*lines, *dict.fromkeys(self._notices())), after=next(iter(self._blocks)))

    def about(self, clause: ClauseResult) -> Iterator[Remark]:
        spans = joined([own_span(evidence, self._blocks) for evidence in faulty(clause)], self._blocks)
        for number, span in enumerate(spans):
            lines = self._shortly(clause) if number else self._lines(clause)
            yield Remark(clause.id, self._head(clause), tuple(lines), span)
        if not spans:
            place = belongs_after(clause, self._report, self._blocks)
            first, *others = self._lines(clause)
            lines = (f"{first} {self._words('here.missing')}", *others)
            yield Remark(clause.id, self._head(clause), lines, after=place)

    def _head(self, clause: ClauseResult) -> str:
        return self._words("head", title=clause.title, status=labels.status(clause, self._terms))

    def _shortly(self, clause: ClauseResult) -> Iterable[str]:
        """What a further passage of a clause says; the rest stands at the first."""
        yield from self._reasons(clause)
        yield self._words("see-first")

    def _reasons(self, clause: ClauseResult) -> list[str]:
        return [reason.message for reason in clause.reasons] or [self._terms(f"because.{clause.status}")]

    def _lines(self, clause: ClauseResult) -> Iterable[str]:
        yield from self._reasons(clause)
        if doubt := labels.doubt(clause, self._terms):
            yield doubt
        yield self._terms("to-do", advice=clause.advice)
        yield self._words("law", law=labels.law(clause.legal, self._explain))

    def _notices(self) -> Iterator[str]:
        # Proposals that were pending are replaced in this copy.
        notices = tuple(notice for notice in self._report.notices if notice.code != "pending-proposals")
        yield from (in_one_line(each, self._terms) for each in told(replace(self._report, notices=notices)))
        yield from (notice.message for notice in notices if notice.code == "unread-part")
        yield self._words("disclaimer")
