"""Questions with their answers: what is asked binds nobody, until the answer says yes to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from contractcheck.detect.contents import Contents, in_order
from contractcheck.detect.passages import Passage
from contractcheck.detect.phrases import Lexicon
from contractcheck.detect.speech import Speech
from contractcheck.detect.statements import Actor, Fault, Scope, Statement, Weight, as_description
from contractcheck.model.rules import Language

_LABEL_ENDS = re.compile(r"\s*(?:\d[\d.]*[a-z]?(?!\w)|[:.)(|–-]|$)")
# Between the letter and the number of a label: "Q5".
_NUMBERED = re.compile(r"(?<=^[^\W\d])(?=\d)")
_SAID = re.compile(r"\s*(?:[.,;:!|–-]|$)")
_FIRST_WORDS = 6
_BARE_WORDS = 12
_SHORT_WORDS = 20
_DOERS = frozenset({Actor.SUPPLIER, Actor.BUYER, Actor.THIRD})
_QUOTES = frozenset('"“”„‘«')
_PASSES_ON = frozenset({Fault.HEDGED, Fault.CONDITIONAL})
_FREED = frozenset({Fault.DESCRIPTIVE, Fault.NEGATED})
_OF_PRONOUNS = frozenset({Fault.SHIFTED, Fault.ACTORLESS})
_PARTIES = ("party/buyer", "party/public-body", "party/third")


class Side(StrEnum):
    """The part of an exchange in which a statement stands."""

    QUESTION = "question"
    ANSWER = "answer"


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

    def settle(self, speech: Speech) -> Speech:
        """The same with the statements of a question in the force that the answer gives them."""
        statements = list(speech.of(self._concerned(speech.contents)))
        settled = self._settled(statements)
        changed = {id(before): after for before, after in zip(statements, settled, strict=True) if before is not after}
        return speech.changed(lambda each: changed.get(id(each), each)) if changed else speech

    def _concerned(self, contents: Contents) -> list[Passage]:
        """The passages that may bear a label, and those that follow them: up to the first under other headings."""
        labelled = {each.order for each in in_order(contents.holding(*_LABELS), contents.under(*_LABELS))}
        concerned: list[Passage] = []
        within: tuple[str, ...] | None = None
        for passage in contents.passages if labelled else ():
            goes_on = passage.order in labelled or within == passage.headings
            if goes_on or within is not None:
                concerned.append(passage)
            within = passage.headings if goes_on else None
        return concerned

    def _settled(self, statements: Sequence[Statement]) -> list[Statement]:
        """The statements in the same order, those of a question with the force that the answer gives them."""
        settled = list(statements)
        for each in self._exchanges(statements):
            answer = [statements[index] for index in each.answer]
            for index in each.question:
                settled[index] = self._answered(statements[index], answer)
            demotion = next((said.text for said in answer if self._says("demotes", said)), "")
            for index in each.answer if demotion else ():
                settled[index] = _as_wish(statements[index], demotion)
        return settled

    def _exchanges(self, statements: Sequence[Statement]) -> Iterator[_Exchange]:
        """The exchanges whose question and answer both bear a label."""
        current = _Exchange()
        side: Side | None = None
        for index, statement in enumerate(statements):
            before = statements[index - 1] if index else None
            own = self._side(statement, opens=before is None or before.passage is not statement.passage)
            if own is Side.QUESTION and current.answer:
                yield current
                current = _Exchange()
            leaves = before is not None and before.passage.headings != statement.passage.headings
            side = own or (None if leaves else side)
            if side is Side.QUESTION:
                current.question.append(index)
            elif side is Side.ANSWER and current.question:
                current.answer.append(index)
        if current.question and current.answer:
            yield current

    def _side(self, statement: Statement, *, opens: bool) -> Side | None:
        """The side that a statement opens: by its first words, its columns, its heading or, at its start, its block's number."""
        blocks = [block for block, _, _ in statement.passage.spans(statement.start, statement.end)]
        labels = [" ".join(statement.text.split(maxsplit=_FIRST_WORDS)[:_FIRST_WORDS])]
        labels += [block.cell.header for block in blocks if block.cell is not None]
        labels += [blocks[0].number] if opens and blocks else []
        labels += statement.headings[-1:]
        spaced = (_NUMBERED.sub(" ", label) for label in labels)
        stirring = (label for label in spaced if self._labels.stirs(label))
        return next((side for label in stirring for side in Side if self._opens(side, label, statement.language)), None)

    def _opens(self, side: Side, text: str, language: Language) -> bool:
        """Whether the text begins with a label of the side, alone or with its number ("Answer 4:")."""
        return any(
            not text[: match.start].strip(" *(|") and _LABEL_ENDS.match(text, match.end)
            for match in self._lexicon.find(f"exchange/{side}-label", text, language)
        )

    def _answered(self, asked: Statement, answer: Sequence[Statement]) -> Statement:
        """A statement of the question as it counts after the answer."""
        agrees = self._begins("yes", answer) and not self._begins("no", answer)
        asks = "?" in asked.text and self._says("asks-duty", asked)
        if asks and agrees:
            return replace(asked, weigh=lambda: self._affirmed(asked, answer[0]))
        if asks and self._begins("no", answer) and _is_bare(answer):
            return replace(asked, weigh=lambda: _denied(asked, answer[0]))
        if "?" in asked.text and (said := self._taking_up(answer)):
            return replace(asked, weigh=lambda: _told(asked, said))
        upheld = agrees or any(self._says("upholds", each) for each in answer)
        return asked if upheld and self._quotes(asked) else as_description(asked)

    def _taking_up(self, answer: Sequence[Statement]) -> Statement | None:
        """What a short answer says of the matter by a pronoun alone: "The Buyer does that"."""
        short = sum(len(each.text.split()) for each in answer) <= _SHORT_WORDS
        named = (each for each in answer if short and "?" not in each.text and each.actor in _DOERS)
        return next((each for each in named if self._says("pronoun", each)), None)

    def _says(self, term: str, statement: Statement) -> bool:
        return self._lexicon.holds(f"exchange/{term}", statement.text, statement.language)

    def _begins(self, word: str, answer: Sequence[Statement]) -> bool:
        """Whether the answer begins with yes or no, after its label."""
        text = answer[0].text
        found = self._lexicon.find(f"exchange/{word}", text, answer[0].language)
        return any(len(text[: match.start].split()) < _FIRST_WORDS and _SAID.match(text, match.end) for match in found)

    def _quotes(self, asked: Statement) -> bool:
        """Whether the question quotes a requirement."""
        names = self._says("cites", asked) or self._lexicon.holds("reference/article", asked.text, asked.language)
        return not _QUOTES.isdisjoint(asked.text) and names

    def _affirmed(self, asked: Statement, answer: Statement) -> Weight:
        """The duty that was asked for, with the hedges and conditions of the yes. Who asks "must we" is the tenderer."""
        party = any(self._lexicon.holds(term, asked.text, asked.language) for term in _PARTIES)
        freed = _FREED if party else _FREED | _OF_PRONOUNS
        own = (scope for scope in asked.scopes if scope.fault not in freed)
        scopes = (*own, *_passed_on(answer.scopes, len(asked.text)))
        return Weight(asked.actor if party else Actor.SUPPLIER, scopes, mandatory=True)


def _denied(asked: Statement, answer: Statement) -> Weight:
    return Weight(asked.actor, (Scope(Fault.NEGATED, 0, len(asked.text), answer.text),), mandatory=False)


def _told(asked: Statement, said: Statement) -> Weight:
    """What was asked about as the answer disposes of it."""
    scopes = tuple(Scope(scope.fault, 0, len(asked.text), scope.cue) for scope in said.scopes)
    return Weight(said.actor, scopes, mandatory=False)


def _as_wish(statement: Statement, demotion: str) -> Statement:
    wish = Scope(Fault.HEDGED, 0, len(statement.text), demotion)
    return replace(statement, weigh=lambda: Weight(statement.actor, (*statement.scopes, wish), mandatory=False))


def _passed_on(scopes: Iterable[Scope], length: int) -> Iterator[Scope]:
    return (Scope(scope.fault, 0, length, scope.cue) for scope in scopes if scope.fault in _PASSES_ON)


def _is_bare(answer: Sequence[Statement]) -> bool:
    """Whether the answer says little more than yes or no."""
    return sum(len(each.text.split()) for each in answer) <= _BARE_WORDS
