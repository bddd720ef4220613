"""Defined names that hide a condition: "Registrable System: a system that both parties have placed on the list".

A duty about the thing with that name is owed only where the condition is met, though its own sentence does not say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from contractcheck.detect.document.speech import Speech
from contractcheck.detect.document.statements import Fault, Scope, Statement
from contractcheck.detect.grammar.segments import segment_end, segment_start
from contractcheck.detect.parties.parties import Parties
from contractcheck.detect.parties.roles import Role
from contractcheck.detect.purchase.context import Context
from contractcheck.detect.search.phrases import Lexicon
from contractcheck.model.rules import LANGUAGES

# Its first phrase stands for each name of the supplier in a definition.
_SUPPLIER = "definition/supplier"
_PARTIES = ("party/supplier", "party/buyer", "party/public-body", "party/company")
_HIDES, _HARMLESS = "definition/hides", "definition/harmless"
# Between a name and what it means.
_SIGNS = frozenset(":=–—")
_VERB, _OPENER = "definition/verb", "definition/opener"
_QUOTED = r"[\"“„‘'*]+([^\"”’'*]{3,60})[\"”’'*]+"
_CAPITALISED = r"([A-Z][\w-]{2,}(?:\s[\w-]+){0,2}(?=:\s)|[A-Z][\w-]{2,}(?:\s[A-Z][\w-]+){0,3})"
_NAME = rf"(?:{_QUOTED}|{_CAPITALISED})"
# A number or a dash, an article, the name, and what says that it is defined: "1.4 “Cleared Set”: ...", "A Cleared Set is ...".
_OPENS = re.compile(rf"^[\W\d.]*(?:\w{{1,3}}\s)?{_NAME}\s*(.{{0,60}})", re.DOTALL)
# The name behind the verb: "In this article Cleared Set means", "In dit artikel betekent Vrijgavebesluit:".
_BEHIND = re.compile(rf"\s(?:\w{{1,3}}\s)?{_NAME}\s*(?::|[a-z])")


class ConditionalNames:
    """Finds the names that a document defines by what somebody is free to decide, and the duties that are about them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def settle(self, speech: Speech, context: Context) -> Speech:
        """The same, with the statements made conditional that are about a thing which such a name stands for."""
        names = dict(self._names(speech, context))
        return speech.changed(lambda each: self._settled(each, names)) if names else speech

    def _names(self, speech: Speech, context: Context) -> Iterator[tuple[str, str]]:
        """The names, each with the sentence that defines it."""
        verbs, openers = ({each.order for each in speech.contents.holding(term)} for term in (_VERB, _OPENER))
        hiding = speech.contents.holding(_HIDES)
        defining = verbs | openers | {each.order for each in hiding if not _SIGNS.isdisjoint(each.text)}
        for each in speech.of(each for each in hiding if each.order in defining):
            order = each.passage.order
            name = self._defined(each.text, by_verb=order in verbs, opened=order in openers)
            if name and self._is_thing(name, context) and self._hides(each.text, name, context.parties):
                yield name, each.text

    def _defined(self, text: str, *, by_verb: bool, opened: bool) -> str:
        """The name that the text defines, `by_verb` or by words that may open what it means; "" where it defines none."""
        if by_verb and (name := self._behind_verb(text)):
            return name[1] or name[2]
        opens = _OPENS.match(text)
        if opens is None:
            return ""
        after = opens[3].lstrip("\"”’'* ")
        defines = after[:1] in _SIGNS or (opened and self._opens_with(_OPENER, after))
        return (opens[1] or opens[2]) if defines else ""

    def _behind_verb(self, text: str) -> re.Match[str] | None:
        verbs = (match for language in LANGUAGES for match in self._lexicon.find(_VERB, text, language))
        return next((name for verb in verbs if (name := _BEHIND.match(text, verb.end))), None)

    def _is_thing(self, name: str, context: Context) -> bool:
        """Whether the name is not that of a party."""
        asked = ((term, language) for term in _PARTIES for language in LANGUAGES)
        return name not in context.parties.names and not any(self._lexicon.holds(term, name, to) for term, to in asked)

    def _opens_with(self, term: str, text: str) -> bool:
        return any(match.start == 0 for language in LANGUAGES for match in self._lexicon.find(term, text, language))

    def _hides(self, text: str, name: str, parties: Parties) -> bool:
        """Whether the definition waits for what the supplier, its people or both parties want, or for an order or payment."""
        supplier = self._lexicon.phrases(_SUPPLIER, "nl")[0]
        for party, role in parties.names.items():
            text = text.replace(party, supplier) if role is Role.SUPPLIER and party != name else text
        told = text.replace(name, "", 1)
        return any(
            self._lexicon.holds(_HIDES, told, language) and not self._lexicon.holds(_HARMLESS, told, language)
            for language in LANGUAGES
        )

    def _settled(self, statement: Statement, names: Mapping[str, str]) -> Statement:
        named = next((name for name in names if name in statement.text and self._is_about(name, statement, names)), "")
        if not named:
            return statement
        start, end = _segment(statement.text, statement.text.index(named))
        return statement.with_more(lambda: [Scope(Fault.CONDITIONAL, start, end, names[named])])

    def _is_about(self, name: str, statement: Statement, names: Mapping[str, str]) -> bool:
        """Whether the statement uses the name, and is not the definition itself."""
        return names[name] != statement.text and bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", statement.text))


def _segment(text: str, place: int) -> tuple[int, int]:
    return segment_start(text, place), segment_end(text, place)
