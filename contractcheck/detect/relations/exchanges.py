"""Questions with their answers, as they stand in a document: by their labels, or by question marks where it is called so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from contractcheck.detect.document.contents import in_order
from contractcheck.detect.document.passages import Passage
from contractcheck.detect.document.speech import Speech
from contractcheck.detect.document.statements import Statement
from contractcheck.detect.relations.answers import Answers
from contractcheck.detect.search.phrases import Lexicon
from contractcheck.model.rules import LANGUAGES, Language

_LABEL_ENDS = re.compile(r"\s*(?:\d[\d.]*[a-z]?(?!\w)|[:.)(|–-]|$)")
# Between the letter and the number of a label: "Q5".
_NUMBERED = re.compile(r"(?<=^[^\W\d])(?=\d)")
_FIRST_WORDS = 6


class Side(StrEnum):
    """The part of an exchange in which a statement stands."""

    QUESTION = "question"
    ANSWER = "answer"


_DOCUMENT = "exchange/document"
_LABELS = tuple(f"exchange/{side}-label" for side in Side)


@dataclass(slots=True)
class _Exchange:
    """The indexes of the statements of a question and of the answer below it."""

    question: list[int] = field(default_factory=list)
    answer: list[int] = field(default_factory=list)


class Exchanges:
    """Reads the questions and answers of a tender or an interview together."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._labels = lexicon.watch(*_LABELS)
        self._answers = Answers(lexicon)

    def settle(self, speech: Speech) -> Speech:
        """The same with the statements of a question in the force that the answer gives them, and answers with what they mean."""
        statements = list(speech.of(self._concerned(speech)))
        settled = self._settled(statements)
        pairs = zip(statements, settled, strict=True)
        changed = {id(before): after for before, after in pairs if before is not after}
        if not changed:
            return speech
        pointed = [each.passage for each in settled if each.opening]
        return speech.changed(lambda each: changed.get(id(each), each), pointed_at=pointed)

    def _concerned(self, speech: Speech) -> list[Passage]:
        """The passages that bear a label, and those that follow them: up to the first under other headings.

        All passages under a heading that tells of questions and answers. None where there is no such heading and no label of
        the one side or the other.
        """
        contents = speech.contents
        possible = in_order(contents.holding(*_LABELS), contents.under(*_LABELS))
        sides = {each.order: self._sides(speech.of_one(each)) for each in possible}
        labelled = {order for order, found in sides.items() if found}
        telling = frozenset(contents.headings(_DOCUMENT))
        paths = {each.headings for each in contents.passages if not telling.isdisjoint(each.headings)} if telling else ()
        called = {path for path in paths if self._are_called_so(path)}
        if not called and len(frozenset().union(*sides.values())) < len(Side):
            return []
        concerned: list[Passage] = []
        within: tuple[str, ...] | None = None
        for passage in contents.passages:
            goes_on = passage.order in labelled or within == passage.headings
            if goes_on or within is not None or passage.headings in called:
                concerned.append(passage)
            within = passage.headings if goes_on else None
        return concerned

    def _sides(self, statements: Sequence[Statement]) -> frozenset[Side]:
        """The sides that the statements of a passage open."""
        found = (self._side(each, opens=not place, headed=True) for place, each in enumerate(statements))
        return frozenset(side for side in found if side)

    def _are_called_so(self, headings: Sequence[str]) -> bool:
        """Whether a heading says that what stands below are questions with answers."""
        return any(self._lexicon.holds(_DOCUMENT, heading, language) for heading in headings for language in LANGUAGES)

    def _settled(self, statements: Sequence[Statement]) -> list[Statement]:
        """The statements in the same order, those of an exchange as they count together."""
        settled = list(statements)
        for each in self._exchanges(statements):
            question, answer = ([statements[index] for index in side] for side in (each.question, each.answer))
            counted = self._answers.counted(question, answer)
            for index, statement in zip((*each.question, *each.answer), counted, strict=True):
                settled[index] = statement
        return settled

    def _exchanges(self, statements: Sequence[Statement]) -> Iterator[_Exchange]:
        """The exchanges that have both a question and an answer."""
        current = _Exchange()
        side: Side | None = None
        for index, statement in enumerate(statements):
            before = statements[index - 1] if index else None
            side = self._side_of(statement, before, side)
            if side is Side.QUESTION and current.answer:
                yield current
                current = _Exchange()
            if side is Side.QUESTION:
                current.question.append(index)
            elif side is Side.ANSWER and current.question:
                current.answer.append(index)
        if current.question and current.answer:
            yield current

    def _side_of(self, statement: Statement, before: Statement | None, side: Side | None) -> Side | None:
        """The side of a statement after one of the side given: by a label, else by its question mark, else as before."""
        opens = before is None or before.passage is not statement.passage
        if own := self._side(statement, opens=opens, headed=before is None or before.headings[-1:] != statement.headings[-1:]):
            return own
        if before is not None and opens and (before.passage.headings != statement.passage.headings or before.passage.is_row):
            side = None
        if not self._are_called_so(statement.passage.headings) or statement.passage.is_row:
            return side
        if opens and _asks(statement.passage, statement.start):
            return Side.QUESTION
        is_over = side is Side.QUESTION and not _asks(statement.passage, statement.start)
        return Side.ANSWER if is_over else side

    def _side(self, statement: Statement, *, opens: bool, headed: bool) -> Side | None:
        """The side that a statement opens: by its first words, its columns, its heading or, at its start, its block's number."""
        blocks = [block for block, _, _ in statement.passage.spans(statement.start, statement.end)]
        labels = [" ".join(statement.text.split(maxsplit=_FIRST_WORDS)[:_FIRST_WORDS])]
        labels += [block.cell.header for block in blocks if block.cell is not None]
        labels += [blocks[0].number] if opens and blocks else []
        labels += statement.headings[-1:] if headed else ()
        spaced = (_NUMBERED.sub(" ", label) for label in labels)
        stirring = (label for label in spaced if self._labels.stirs(label))
        return next((side for label in stirring for side in Side if self._opens(side, label, statement.language)), None)

    def _opens(self, side: Side, text: str, language: Language) -> bool:
        """Whether the text begins with a label of the side, alone or with its number ("Answer 4:")."""
        return any(
            not text[: match.start].strip(" *(|") and _LABEL_ENDS.match(text, match.end)
            for match in self._lexicon.find(f"exchange/{side}-label", text, language)
        )


def _asks(passage: Passage, start: int) -> bool:
    """Whether a question mark stands in the passage from `start` on, outside a quotation."""
    return re.search(r"\?(?![\w\"”])", passage.text[start:]) is not None
