"""Definitions of what is owed: "Training Statement means ..." where "the Supplier shall deliver the Training Statement"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from contractcheck.detect.document.speech import Speech
from contractcheck.detect.document.statements import MERE, Actor, Scope, Statement
from contractcheck.detect.search.phrases import Lexicon

_NAME = re.compile(r"^\W*((?:[A-Z][\w-]*\s){1,4}[A-Z][\w-]*|[A-Z][\w-]{3,})\W*$")
_BEFORE = 6


def owed(speech: Speech, lexicon: Lexicon) -> Speech:
    """The statements; the definition of a thing that the supplier must hand over counts as the duty that calls it by name."""
    watch = lexicon.watch("mood/definition")

    def counting(each: Statement) -> Statement:
        return each.settled(lambda: scopes(each)) if watch.stirs(each.text, each.language) else each

    def scopes(each: Statement) -> Iterable[Scope]:
        return _of_duty(each) if _is_owed(each, speech, lexicon) else each.scopes

    return speech.changed(counting)


def _is_owed(definition: Statement, speech: Speech, lexicon: Lexicon) -> bool:
    name = _defined(definition, lexicon)
    return bool(name) and any(
        _hands_over(name, each, lexicon) and each.actor is Actor.SUPPLIER and not each.faults
        for each in speech.of([passage for passage in speech.contents.passages if name in passage.text])
        if each is not definition and name in each.text
    )


def _defined(statement: Statement, lexicon: Lexicon) -> str:
    """The capitalised name that the statement defines; "" where it defines none."""
    for match in lexicon.find("mood/definition", statement.text, statement.language):
        if name := _NAME.match(statement.text[: match.start]):
            return name[1]
    return ""


def _hands_over(name: str, statement: Statement, lexicon: Lexicon) -> bool:
    """Whether a verb of handing over stands shortly before the name."""
    before = (statement.text[: match.start()] for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", statement.text))
    return any(lexicon.holds("duty/hands-over", " ".join(text.split()[-_BEFORE:]), statement.language) for text in before)


def _of_duty(statement: Statement) -> Iterator[Scope]:
    return (scope for scope in statement.scopes if scope.fault not in MERE)
