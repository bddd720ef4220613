"""What to propose for each clause that is not in order: what goes, what comes, and where."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum

from contractcheck.annotate.remarks import joined, own_span, to_repair
from contractcheck.model.document import Block, BlockKind
from contractcheck.model.report import ClauseResult, DocumentReport, Evidence, QuoteSpan

_STRUCK = frozenset({"hedged", "conditional", "shifted", "negated", "deviates"})


class Way(IntEnum):
    """How a clause is put in order, the least change first: strike what is wrong, replace or complete it, add an article."""

    STRIKE = 0
    PLACE = 1
    ARTICLE = 2


@dataclass(frozen=True, slots=True)
class Words:
    """The wording for one family in the language of the document: title, whole clause, and for each element what adds it."""

    title: str
    clause: str
    pieces: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Proposal:
    """The wording for one family, and the passages that it replaces.

    It comes in the place of the first passage (`replaces`), behind a passage that only lacks something (`follows`), or, where
    both are None, in a new article after the last one. Without a text the passages only go.
    """

    about: str
    title: str
    text: str
    strikes: tuple[QuoteSpan, ...] = ()
    replaces: QuoteSpan | None = None
    follows: QuoteSpan | None = None


def proposals_of(
    report: DocumentReport, blocks: Mapping[str, Block], wording: Mapping[str, Words], ways: Mapping[str, Way]
) -> tuple[Proposal, ...]:
    """One proposal for each clause in `ways`, each of which is not in order and has wording."""
    chosen = [clause for clause in to_repair(report) if clause.id in ways]
    made = [_proposal(clause, blocks, wording[clause.id], ways[clause.id]) for clause in chosen]
    return tuple(replace(each, replaces=None) if _is_crowded(each, made) else each for each in made)


def _is_crowded(own: Proposal, made: Iterable[Proposal]) -> bool:
    """Whether another proposal wants the same place; each then gets an article, so that it can be accepted by itself."""
    places = [each.replaces for each in made if each is not own and each.replaces]
    return any(own.replaces and _overlap(own.replaces, place) for place in places)


def _overlap(one: QuoteSpan, other: QuoteSpan) -> bool:
    return one.block == other.block and one.start < other.end and other.start < one.end


def first_ways(report: DocumentReport, wording: Collection[str]) -> dict[str, Way]:
    """What to try first for each clause that is not in order and has wording."""
    return {clause.id: _first_way(clause) for clause in to_repair(report) if clause.id in wording}


def _first_way(clause: ClauseResult) -> Way:
    """Where the whole duty stands elsewhere without reserve, what takes it away need only go."""
    is_said = all(each.binding for each in clause.elements if each.essential)
    return Way.STRIKE if is_said and _weak(clause) else Way.PLACE


def struck(proposals: Iterable[Proposal], block: str) -> list[tuple[int, int]]:
    """The stretches of a block that proposals strike out, joined where they meet."""
    found: list[tuple[int, int]] = []
    for start, end in sorted((span.start, span.end) for each in proposals for span in each.strikes if span.block == block):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _weak(clause: ClauseResult) -> list[Evidence]:
    return [evidence for evidence in clause.evidence if _STRUCK & set(evidence.faults)]


def _proposal(clause: ClauseResult, blocks: Mapping[str, Block], words: Words, way: Way) -> Proposal:
    weak = _weak(clause)
    strikes = tuple(own_span(evidence, blocks) for evidence in weak)
    made = Proposal(clause.id, words.title, words.clause, tuple(joined(strikes, blocks)))
    if way is not Way.PLACE:
        return made if way is Way.ARTICLE else replace(made, text="")
    if weak:
        first = next((span for evidence, span in zip(weak, strikes, strict=True) if _stands_alone(evidence, blocks)), None)
        return replace(made, replaces=first)
    lacking = clause.evidence[-1] if clause.evidence and [each.code for each in clause.reasons] == ["incomplete"] else None
    if lacking is None or not _stands_alone(lacking, blocks):
        return made
    return replace(made, text=_pieces(clause, words), follows=own_span(lacking, blocks))


def _pieces(clause: ClauseResult, words: Words) -> str:
    """What the clause lacks, or the whole clause where no single element says so."""
    lacking = [each.id for each in clause.elements if each.essential and not each.binding and each.id in words.pieces]
    return " ".join(words.pieces[each] for each in lacking) or words.clause


def _stands_alone(evidence: Evidence, blocks: Mapping[str, Block]) -> bool:
    """Whether a sentence can be replaced in its place: in a paragraph or as a whole cell, not under a lead-in, not in a note."""
    span = evidence.spans[0]
    block = blocks[span.block]
    if len(evidence.spans) > 1 or block.kind in {BlockKind.NOTE, BlockKind.HEADING}:
        return False
    return block.kind is not BlockKind.CELL or span.end - span.start >= len(block.text.strip())
