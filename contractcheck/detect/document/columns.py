"""Columns of a table of requirements: the norm, remarks on it that bind nobody, and the supplier's answer to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from contractcheck.detect.document.legend import Legend
from contractcheck.detect.document.passages import Part, Passage
from contractcheck.detect.document.statements import Fault, Scope, Statement
from contractcheck.detect.search.phrases import Lexicon
from contractcheck.model.rules import Language

_WORDS_OF_A_NORM = 5
_WORDS_OF_A_REFUSAL = 4
_QUALIFIES = (Fault.HEDGED, Fault.CONDITIONAL)


class Column(StrEnum):
    """What the cells of a column are for."""

    NORM = "norm"
    REMARK = "remark"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring cells of one kind, from `start` to `end` of the passage; the whole of a passage that is no row."""

    start: int
    end: int
    column: Column
    parts: tuple[Part, ...]

    @property
    def headers(self) -> tuple[str, ...]:
        """The column heads of its cells."""
        return tuple(part.block.cell.header for part in self.parts if part.block.cell and part.block.cell.header)


class Columns:
    """Tells the columns of a row apart by their heads."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def stretches(self, passage: Passage, language: Language, legend: Legend) -> list[Stretch]:
        """The passage in order, cut where the kind of column changes."""
        if not passage.is_row:
            return [Stretch(0, len(passage.text), Column.NORM, passage.parts)]
        kinds = self._kinds(passage.parts, language, legend)
        found: list[Stretch] = []
        for part, kind in zip(passage.parts, kinds, strict=True):
            last = found[-1] if found else None
            if last is not None and last.column is kind:
                found[-1] = replace(last, end=part.start + part.length, parts=(*last.parts, part))
            else:
                found.append(Stretch(part.start, part.start + part.length, kind, (part,)))
        return found

    def _kinds(self, parts: Sequence[Part], language: Language, legend: Legend) -> list[Column]:
        """What each cell is for; every cell is read as the norm where none states it, and where one asks a question."""
        kinds: list[Column] = []
        for part in parts:
            kinds.append(self._kind(part, language, legend, answered=Column.ANSWER in kinds))
        norms = (part for part, kind in zip(parts, kinds, strict=True) if kind is Column.NORM)
        return kinds if any(self._is_norm(part, language) for part in norms) else [Column.NORM] * len(parts)

    def _kind(self, part: Part, language: Language, legend: Legend, *, answered: bool) -> Column:
        """A note after an answer belongs to the answer, before it to the requirement."""
        if self._is_headed(part, "column/answer", language) or self._is_mark(part, language, legend):
            return Column.ANSWER
        if self._is_headed(part, "column/note", language):
            return Column.ANSWER if answered else Column.REMARK
        return Column.REMARK if self._is_headed(part, "column/background", language) else Column.NORM

    def _is_mark(self, part: Part, language: Language, legend: Legend) -> bool:
        """Whether the cell is a mark that the legend explains as an answer: "C" for "conform"."""
        meaning = legend.get(part.block.text, "")
        return any(self._lexicon.holds(term, meaning, language) for term in ("answer/assent", "answer/refusal"))

    def _is_headed(self, part: Part, term: str, language: Language) -> bool:
        return part.block.cell is not None and self._lexicon.holds(term, part.block.cell.header, language)

    def _is_norm(self, part: Part, language: Language) -> bool:
        text = part.block.text
        return (
            not text.endswith("?")
            and len(text.split()) >= _WORDS_OF_A_NORM
            and (self._lexicon.holds("duty/finite", text, language) or self._lexicon.holds("duty/verb", text, language))
        )

    def as_answer(self, statement: Statement, legend: Legend) -> Statement:
        """The statement of an answer: one that begins with a refusal denies the requirement."""
        own = statement.text.split(" | ")[0]
        first = legend.get(own, " ".join(own.split()[:_WORDS_OF_A_REFUSAL]))
        if not self._lexicon.holds("answer/refusal", first, statement.language):
            return statement
        denial = Scope(Fault.NEGATED, 0, len(statement.text), first)
        return statement.with_more(lambda: [denial])

    def answered(self, norm: Statement, answers: Sequence[Statement]) -> Statement:
        """The norm with the reserves that the answers make."""
        return norm.with_more(lambda: self._reserves(norm, answers))

    def _reserves(self, norm: Statement, answers: Sequence[Statement]) -> Iterator[Scope]:
        """The hedges and conditions of the answers, over the whole norm; that the supplier "can" do it says yes."""
        for answer in answers:
            for scope in answer.scopes:
                if scope.fault in _QUALIFIES and not self._lexicon.holds("permission/verb", scope.cue, answer.language):
                    yield replace(scope, start=0, end=len(norm.text))

    @staticmethod
    def as_remark(statement: Statement) -> Statement:
        """The statement of a remark, which only explains."""
        explains = (Scope(Fault.DESCRIPTIVE, 0, len(statement.text), statement.text),)
        return replace(statement, weigh=lambda: replace(statement.weigh(), scopes=explains))
