"""What a paper says that somebody must give: "The Supplier delivers a data sheet. The sheet states the origin of the data"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from contractcheck.detect.document.speech import Speech
from contractcheck.detect.document.statements import MERE, Actor, Fault, Scope, Statement
from contractcheck.detect.search.phrases import Lexicon

_TELLS = "paper/tells"
_NO_PAPERS = ("ai/noun", "ai/system", "party/product", "party/supplier", "party/buyer", "party/public-body")
_OPENS = re.compile(r"^\W*(?:De|Het|Dit|Deze|Die|Dat|The|This|That)\s+((?:[\w-]+\s+){1,3})")
_SHORTEST = 4
_REACH = 2
_PASSED_ON = frozenset({Fault.HEDGED, Fault.CONDITIONAL, Fault.SHIFTED})


def told(speech: Speech, lexicon: Lexicon) -> Speech:
    """The statements; what a paper contains is owed by whoever must give it, as firmly as that."""
    watch = lexicon.watch(_TELLS)

    def counting(each: Statement) -> Statement:
        paper = _paper(each, lexicon) if watch.stirs(each.text, each.language) else ""
        return each.settled(lambda: scopes(each, paper)) if paper else each

    def scopes(each: Statement, paper: str) -> Iterable[Scope]:
        if not each.faults or not each.faults <= MERE:
            return each.scopes
        given = next((before for before in _before(each, speech) if _gives(before, paper, lexicon)), None)
        return each.scopes if given is None else _as_firm_as(given, each)

    return speech.changed(counting)


def _paper(statement: Statement, lexicon: Lexicon) -> str:
    """The thing with which the statement opens, where it says what that contains; "" where it does not."""
    opening = _OPENS.match(statement.masked)
    for match in lexicon.find(_TELLS, statement.masked, statement.language) if opening else ():
        words = statement.masked[: match.start].split()[1:]
        if words and opening and match.start <= opening.end() and _is_paper(words[-1], lexicon, statement):
            return words[-1].casefold()
    return ""


def _is_paper(word: str, lexicon: Lexicon, statement: Statement) -> bool:
    return len(word) >= _SHORTEST and not any(lexicon.holds(term, word, statement.language) for term in _NO_PAPERS)


def _before(statement: Statement, speech: Speech) -> Iterator[Statement]:
    """The statements before it, the nearest first: in its own passage, then in those shortly above."""
    passage = statement.passage
    above = [each for each in speech.contents.under_path(passage.headings) if 0 < passage.order - each.order <= _REACH]
    own = speech.of_one(passage)
    place = next((number for number, each in enumerate(own) if each is statement), 0)
    yield from reversed([*speech.of(above), *own[:place]])


def _gives(statement: Statement, paper: str, lexicon: Lexicon) -> bool:
    """Whether somebody must give or make the paper, under its whole name or a longer one ("source list" for "list")."""
    if not any(word.endswith(paper) for word in re.findall(r"[\w-]+", statement.text.casefold())):
        return False
    acts = statement.actor not in (Actor.NONE, Actor.LAW) and lexicon.holds("paper/given", statement.text, statement.language)
    return acts and statement.faults <= _PASSED_ON


def _as_firm_as(given: Statement, statement: Statement) -> Iterator[Scope]:
    """The faults of the one that says who must give the paper, for the whole of the statement."""
    return (Scope(fault, 0, len(statement.text), given.text) for fault in sorted(given.faults))
