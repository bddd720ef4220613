"""What an answer makes of a question: a yes binds what was asked, a no frees from it, a change of a requirement its force."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import partial

from contractcheck.detect.document.statements import Actor, Fault, Scope, Statement, Weight, as_description
from contractcheck.detect.search.phrases import Lexicon

_SAID = re.compile(r"\s*(?:[.,;:!|–-]|$)")
_LABEL = re.compile(r"^\W*[^\W\d]\s?\d+[a-z]?[.:]\W*$")
_FIRST_WORDS = 6
_WORD = 2
_BARE_WORDS = 12
_SHORT_WORDS = 20
_BRIEF_WORDS = 7
_EARLY = 5
_DOERS = frozenset({Actor.SUPPLIER, Actor.BUYER, Actor.THIRD})
_UNNAMED = frozenset({Actor.NONE, Actor.SUPPLIER})
_QUOTES = frozenset('"“”„‘«')
_PASSES_ON = frozenset({Fault.HEDGED, Fault.CONDITIONAL})
_FREED = frozenset({Fault.DESCRIPTIVE, Fault.NEGATED})
_OF_PRONOUNS = frozenset({Fault.SHIFTED, Fault.ACTORLESS})
_PARTIES = ("party/buyer", "party/public-body", "party/third")


class Disposal(StrEnum):
    """What an answer does with a requirement that the question names."""

    KEPT = "kept"
    DROPPED = "dropped"
    SOFTENED = "softened"
    OPEN = "open"


class Answers:
    """Weighs the statements of one question in view of its answer."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def counted(self, question: Sequence[Statement], answer: Sequence[Statement]) -> list[Statement]:
        """The statements of the question and of the answer, in order, as they count together."""
        disposal = self._disposal(question, answer)
        upheld = any(self._says("upholds", each) for each in answer)
        confirms = not upheld and any("?" in each.text and self._says("asks-confirm", each) for each in question)
        asked = [
            self._confirmed(each, answer) if confirms and "?" not in each.text else self._answered(each, answer, disposal)
            for each in question
        ]
        demotion = next((said.text for said in answer if self._says("demotes", said)), "")
        said = [_as_wish(each, demotion) for each in answer] if demotion else list(answer)
        return [*asked, *self._completed(question, said)]

    def _disposal(self, question: Sequence[Statement], answer: Sequence[Statement]) -> Disposal:
        """What becomes of a requirement that is named: by the words of the answer, else by its yes or no to a change."""
        if any(self._says("demotes", each) for each in answer):
            return Disposal.SOFTENED
        if any(self._says("replaces", each) for each in answer):
            return Disposal.OPEN
        if any(self._says("upholds", each) for each in answer):
            return Disposal.KEPT
        if any(self._says("drops", each) for each in answer):
            return Disposal.DROPPED
        return self._of_change(question, answer)

    def _of_change(self, question: Sequence[Statement], answer: Sequence[Statement]) -> Disposal:
        yes, no = self._begins("yes", answer), self._begins("no", answer)
        asks = [each for each in question if "?" in each.text]
        if any(self._says("asks-wish", each) for each in asks):
            return Disposal.KEPT if no else Disposal.SOFTENED if yes else Disposal.OPEN
        if any(self._says("asks-drop", each) for each in asks):
            return Disposal.KEPT if no else Disposal.DROPPED if yes else Disposal.OPEN
        return Disposal.KEPT if yes and not no else Disposal.OPEN

    def _answered(self, asked: Statement, answer: Sequence[Statement], disposal: Disposal) -> Statement:
        """A statement of the question as it counts after the answer."""
        asks, changes = "?" in asked.text, self._says("asks-drop", asked) or self._says("asks-wish", asked)
        if asks and not changes and disposal is not Disposal.SOFTENED:
            if self._says("asks-duty", asked):
                return self._duty(asked, answer)
            if said := self._taking_up(answer):
                return replace(asked, weigh=lambda: _told(asked, said))
        names = (asks and (changes or disposal is Disposal.SOFTENED)) or self._names_requirement(asked)
        return self._disposed(asked, answer[0], disposal) if names else as_description(asked)

    def _disposed(self, asked: Statement, said: Statement, disposal: Disposal) -> Statement:
        """A requirement that the question names, with what becomes of it."""
        match disposal:
            case Disposal.KEPT:
                return replace(asked, weigh=lambda: self._affirmed(asked, said))
            case Disposal.DROPPED:
                return replace(asked, weigh=lambda: _denied(asked, said))
            case Disposal.SOFTENED:
                return replace(asked, weigh=lambda: self._softened(asked, said))
            case Disposal.OPEN:
                return as_description(asked)

    def _confirmed(self, supposed: Statement, answer: Sequence[Statement]) -> Statement:
        """What the question supposes before it asks "Is that right?", as it counts after yes or no."""
        if self._begins("yes", answer) and not self._begins("no", answer):
            return replace(supposed, weigh=lambda: _supposed(supposed))
        return as_description(supposed)

    def _duty(self, asked: Statement, answer: Sequence[Statement]) -> Statement:
        """A duty that the question asks about, after yes, no or what the answer says of it."""
        no = self._begins("no", answer)
        if self._begins("yes", answer) and not no:
            return replace(asked, weigh=lambda: self._affirmed(asked, answer[0]))
        if said := self._taking_up(answer):
            return replace(asked, weigh=lambda: _told(asked, said))
        if no and _is_bare(answer):
            return replace(asked, weigh=lambda: _denied(asked, answer[0]))
        return as_description(asked)

    def _completed(self, question: Sequence[Statement], answer: Sequence[Statement]) -> Iterator[Statement]:
        """The answer, where it takes up what was asked or leaves it out, with the question as what it is about."""
        asks = [each for each in question if "?" in each.text]
        # "Where, by whom and when?" asks about what stands before.
        brief = any(len(each.text.split()) <= _BRIEF_WORDS for each in asks)
        brief = brief or any(self._says("takes-up", each) for each in asks)
        about = " ".join(each.masked for each in (question if brief else asks))
        duty = next((each for each in asks if self._says("asks-duty", each)), None)
        when = duty is not None and any(self._says("asks-when", each) for each in asks)
        who = any(self._says("asks-who", each) for each in asks)
        for place, each in enumerate(answer):
            first = all(self._is_word(before) for before in answer[:place])
            short = len(each.text.split()) <= _SHORT_WORDS
            names = first and who and short and each.actor in _DOERS
            takes_up = each.actor in _DOERS and self._takes_up(each)
            free = bool(about) and not each.opening and not self._is_word(each) and not self._disposes(each)
            if free and (names or takes_up):
                yield replace(each, opening=about, weigh=partial(_throughout, each))
            elif free and when and first and short and each.actor in _UNNAMED and duty is not None:
                yield replace(each, opening=about, weigh=partial(self._when, duty, each))
            else:
                yield each

    def _when(self, duty: Statement, said: Statement) -> Weight:
        """The weight of an answer that only says when, of the duty that the question takes for granted."""
        own = self._own(duty)
        scopes = (scope for scope in _throughout(said).scopes if scope.fault is not Fault.ACTORLESS)
        return Weight(own.actor, (*scopes, *own.scopes), mandatory=True)

    def _takes_up(self, statement: Statement) -> bool:
        """Whether a pronoun for the matter stands early, before anything else that it could mean."""
        found = self._lexicon.find("exchange/takes-up", statement.text, statement.language)
        early = any(len(statement.text[: match.start].split()) <= _EARLY for match in found)
        return early and self._lexicon.holds("duty/verb", statement.text, statement.language)

    def _disposes(self, statement: Statement) -> bool:
        """Whether the statement says what becomes of a requirement."""
        return any(self._says(term, statement) for term in ("replaces", "upholds", "drops", "demotes"))

    def _is_word(self, statement: Statement) -> bool:
        """Whether the statement is a label or says yes or no alone."""
        brief = len(statement.text.split()) <= _WORD
        answers = brief and any(self._says(term, statement) for term in ("yes", "no"))
        return (
            answers
            or (brief and self._lexicon.holds("exchange/answer-label", statement.text, statement.language))
            or bool(_LABEL.match(statement.text))
        )

    def _taking_up(self, answer: Sequence[Statement]) -> Statement | None:
        """What a short answer says of the matter by a pronoun alone: "The Buyer does that"."""
        short = sum(len(each.text.split()) for each in answer) <= _SHORT_WORDS
        named = (each for each in answer if short and "?" not in each.text and each.actor in _DOERS)
        return next((each for each in named if self._says("pronoun", each) and self._says("bears", each)), None)

    def _says(self, term: str, statement: Statement) -> bool:
        return self._lexicon.holds(f"exchange/{term}", statement.text, statement.language)

    def _begins(self, word: str, answer: Sequence[Statement]) -> bool:
        """Whether the answer begins with yes or no, after its label."""
        return any(
            len(each.text[: match.start].split()) < _FIRST_WORDS and _SAID.match(each.text, match.end)
            for place, each in enumerate(answer)
            if all(self._is_word(before) for before in answer[:place])
            for match in self._lexicon.find(f"exchange/{word}", each.text, each.language)
        )

    def _names_requirement(self, asked: Statement) -> bool:
        """Whether it tells what a requirement says, or quotes one."""
        if self._says("tells-requirement", asked):
            return True
        names = self._says("cites", asked) or self._lexicon.holds("reference/article", asked.text, asked.language)
        return not _QUOTES.isdisjoint(asked.text) and names

    def _affirmed(self, asked: Statement, answer: Statement) -> Weight:
        """The duty that was asked for, with the hedges and conditions of the yes. Who asks "must we" is the tenderer."""
        own = self._own(asked)
        return Weight(own.actor, (*own.scopes, *_passed_on(answer.scopes, len(asked.text))), mandatory=True)

    def _softened(self, asked: Statement, answer: Statement) -> Weight:
        own = self._own(asked)
        wish = Scope(Fault.HEDGED, 0, len(asked.text), answer.text)
        return Weight(own.actor, (*own.scopes, wish), mandatory=False)

    def _own(self, asked: Statement) -> Weight:
        """The weight of what is asked without the question."""
        party = any(self._lexicon.holds(term, asked.text, asked.language) for term in _PARTIES)
        bears = party and not self._says("tells-requirement", asked)
        freed = _FREED if bears else _FREED | _OF_PRONOUNS
        own = tuple(scope for scope in asked.scopes if scope.fault not in freed)
        return Weight(asked.actor if bears else Actor.SUPPLIER, own, mandatory=True)


def _supposed(asked: Statement) -> Weight:
    """What was supposed, which is right."""
    return Weight(asked.actor, tuple(scope for scope in asked.scopes if scope.fault not in _FREED), mandatory=True)


def _throughout(said: Statement) -> Weight:
    """The weight of an answer, each of its faults over the whole of it: what it is about stands in the question."""
    scopes = tuple(
        scope if scope.fault is Fault.NEGATED else replace(scope, start=0, end=len(said.text)) for scope in said.scopes
    )
    return Weight(said.actor, scopes, said.mandatory, said.early, said.late)


def _denied(asked: Statement, answer: Statement) -> Weight:
    return Weight(asked.actor, (Scope(Fault.NEGATED, 0, len(asked.text), answer.text),), mandatory=False)


def _told(asked: Statement, said: Statement) -> Weight:
    """What was asked about as the answer disposes of it."""
    scopes = tuple(
        Scope(scope.fault, 0, len(asked.text), scope.cue) for scope in said.scopes if not _only_opens(scope, said.actor)
    )
    return Weight(said.actor, scopes, mandatory=False)


def _only_opens(scope: Scope, actor: Actor) -> bool:
    """Whether a denial is the "no" to the supplier that stands before who does it instead."""
    return scope.fault is Fault.NEGATED and actor is not Actor.SUPPLIER


def _as_wish(statement: Statement, demotion: str) -> Statement:
    wish = Scope(Fault.HEDGED, 0, len(statement.text), demotion)
    return replace(statement, weigh=lambda: Weight(statement.actor, (*statement.scopes, wish), mandatory=False))


def _passed_on(scopes: Iterable[Scope], length: int) -> Iterator[Scope]:
    return (Scope(scope.fault, 0, length, scope.cue) for scope in scopes if scope.fault in _PASSES_ON)


def _is_bare(answer: Sequence[Statement]) -> bool:
    """Whether the answer says little more than yes or no."""
    return sum(len(each.text.split()) for each in answer) <= _BARE_WORDS
