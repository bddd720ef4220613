"""Sentences that restrict what was said before them: "This obligation only applies where the Customer has ordered it"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, islice

from contractcheck.detect.document.citations import numbers_of
from contractcheck.detect.document.contents import Contents
from contractcheck.detect.document.passages import Passage
from contractcheck.detect.document.speech import Speech
from contractcheck.detect.document.statements import Fault, Scope, Statement
from contractcheck.detect.search.phrases import Lexicon
from contractcheck.model.document import BlockKind

_BACK, _VERB, _DENIES, _DONE = "restricts/back", "restricts/verb", "restricts/denies", "restricts/done"
# Words that may stand before "this obligation" at the start of a sentence.
_BEFORE = 8
_REACH = 6
# A provision by its number, which only a number of two parts or a word before it makes sure: "under 4.6".
_CITES = re.compile(r"(?<![\w.,€])\d{1,3}(?:\.\d{1,2}){1,3}(?![\w%]|[.,]\d)")
_WEAKENS = frozenset({Fault.NEGATED, Fault.HEDGED, Fault.CONDITIONAL})


class Restrictions:
    """Passes a condition or denial on to the sentences that it is about."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def settle(self, speech: Speech) -> Speech:
        """The same, with the statements that a later sentence restricts made conditional, or taken away in part."""
        restricting: dict[tuple[str, ...], list[Passage]] = defaultdict(list)
        citing: dict[str, list[Passage]] = defaultdict(list)
        for passage in self._concerned(speech.contents):
            restricting[passage.headings].append(passage)
            for number in _CITES.findall(passage.text):
                citing[number].append(passage)
        restricted = cache(lambda passage: tuple(self._restricted(passage, speech)))

        @cache
        def faults(passage: Passage) -> dict[int, tuple[Fault, str]]:
            near = (each for each in restricting.get(passage.headings, ()) if _may_mean(each, passage, speech.contents))
            by_number = (each for number in (numbers_of(passage) if citing else ()) for each in citing.get(number, ()))
            concerned = chain(near, by_number)
            return {id(meant): (fault, by.text) for each in concerned for fault, by, meant in restricted(each)}

        def settled(statement: Statement) -> Statement:
            found = faults(statement.passage).get(id(statement))
            return _restricted_by(statement, *found) if found else statement

        return speech.changed(settled)

    def _concerned(self, contents: Contents) -> list[Passage]:
        """The passages that may look back and lay a condition, and the notes."""
        verbs = {each.order for each in contents.holding(_VERB, _DENIES)}
        found = {each.order for each in contents.holding(_BACK, "restricts/pronoun") if each.order in verbs}
        found |= {each.order for each in contents.holding("restricts/all", _DONE)}
        found |= {each.order for each in contents.holding("restricts/waits") if each.order in verbs and _CITES.search(each.text)}
        return [each for each in contents.passages if each.order in found or _is_note(each)]

    def _restricted(self, passage: Passage, speech: Speech) -> Iterator[tuple[Fault, Statement, Statement]]:
        """The fault that a statement of the passage lays on one before it, and both."""
        own = speech.of_one(passage)
        for place, statement in enumerate(own):
            fault = self._fault(statement, is_note=not place and _is_note(passage))
            if fault is not None:
                yield from ((fault, statement, each) for each in self._meant(statement, own[:place], speech))
            elif self._says(_DONE, statement) and Fault.SHIFTED in statement.faults:
                meant = self._meant(statement, own[:place], speech)[-1:]
                yield from ((Fault.SHIFTED, statement, each) for each in meant if not self._says("party/supplier", each))

    def _meant(self, statement: Statement, before: Sequence[Statement], speech: Speech) -> Sequence[Statement]:
        """The statements before it in its passage, else those of the passage above; where it says so, all or the first ones."""
        passage = statement.passage
        if not self._says(_BACK, statement) and (cited := _CITES.findall(statement.text)):
            return [each for each in speech.of(speech.contents.numbered(cited)) if each.passage.order != passage.order]
        article = [each for each in speech.contents.under_path(passage.headings) if not each.is_row]
        above = [each for each in article if passage.order - _REACH <= each.order < passage.order]
        if self._says("restricts/first", statement) and above:
            return speech.of_one(article[0])
        if before or self._says("restricts/all", statement):
            return [*(before or speech.of(above))]
        return speech.of_one(above[-1]) if above and above[-1].order == passage.order - 1 else ()

    def _fault(self, statement: Statement, *, is_note: bool) -> Fault | None:
        """What the statement lays on those before it; a pronoun, or a condition found by other words, counts at its start."""
        if "?" in statement.text:
            return None
        named, opens = self._says(_BACK, statement), is_note or self._looks_back(statement)
        if not (named or opens or _CITES.search(statement.text)) or self._says("restricts/guard", statement):
            return None
        waits, takes = self._says("restricts/waits", statement), self._may_take_away(statement, opens=named and opens)
        # What its words rule out need not be weighed.
        if not (opens or waits or takes) or Fault.DESCRIPTIVE in statement.faults:
            return None
        if (waits or (opens and Fault.CONDITIONAL in statement.faults)) and Fault.DEVIATES not in statement.faults:
            tells = is_note or self._says(_VERB, statement) or self._says("restricts/all", statement)
            return Fault.CONDITIONAL if tells else None
        return Fault.DEVIATES if takes and self._takes_away(statement) else None

    def _may_take_away(self, statement: Statement, *, opens: bool) -> bool:
        about = opens or self._says("restricts/text", statement)
        return about and not self._says("mood/no-commitment", statement)

    def _takes_away(self, statement: Statement) -> bool:
        return self._says(_DENIES, statement) or (Fault.DEVIATES in statement.faults and bool(statement.faults & _WEAKENS))

    def _looks_back(self, statement: Statement) -> bool:
        """Whether its first words, before any verb or right behind the first, name the duty before it."""
        text, language = statement.text, statement.language
        return any(
            len(before) <= _BEFORE and not self._lexicon.holds("clause/finite", " ".join(before[:-1]), language)
            for term in (_BACK, "restricts/pronoun")
            for match in self._lexicon.find(term, text, language)
            for before in (text[: match.start].split(),)
        )

    def _says(self, term: str, statement: Statement) -> bool:
        return self._lexicon.holds(term, statement.text, statement.language)


def _may_mean(later: Passage, passage: Passage, contents: Contents) -> bool:
    """Whether the later passage stands near enough to look back at the other one, or that is the first of the article."""
    if later.order - _REACH <= passage.order <= later.order:
        return True
    return any(each is passage for each in islice((each for each in contents.under_path(passage.headings) if not each.is_row), 1))


def _is_note(passage: Passage) -> bool:
    return passage.block.kind is BlockKind.NOTE


def _restricted_by(statement: Statement, fault: Fault, cue: str) -> Statement:
    """The statement with the fault: a condition holds for all of it, a denial comes behind it and leaves it said."""
    start = len(statement.text) if fault is Fault.DEVIATES else 0
    return statement.with_more(lambda: [Scope(fault, start, len(statement.text), cue)])
