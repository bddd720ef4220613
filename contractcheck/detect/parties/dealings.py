"""On which side a name stands by what the document tells of it: "X supplies", "developed by X", "hands the file to X"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from contractcheck.detect.parties.roles import Role
from contractcheck.detect.search.phrases import Lexicon
from contractcheck.model.rules import LANGUAGES, Language

TELLING = (
    "party/supplies",
    "party/buys",
    "party/supplied-by",
    "party/supplied-to",
    "party/given-to",
    "party/supplies-to",
)
"""The terms of which a text must hold a phrase to tell anything."""
_BREAK = re.compile(r"[.;:](?:\s|$)")
_NAMED = re.compile(r"[A-Z][\w&-]+\s*$")
_AFTER = 70
_BEFORE = 60
_WORDS = 6
# How many words may stand between the name and what it does.
_BETWEEN = 2


class Dealings:
    """What the texts of a document tell of names; those that cannot tell anything may be left out."""

    def __init__(self, texts: Sequence[str], lexicon: Lexicon) -> None:
        self._texts = texts
        self._lexicon = lexicon

    def side(self, name: str, *, of_ai: bool = False) -> tuple[Role | None, int]:
        """The side for which more is told of the name, and how much more; None and 0 where that is even.

        `of_ai`: only what sentences that speak of AI tell counts.
        """
        net = self.net(name, of_ai=of_ai)
        return (None if not net else Role.SUPPLIER if net > 0 else Role.BUYER), abs(net)

    def net(self, name: str, *, of_ai: bool = False) -> int:
        """How much more is told of the name that it supplies than that it buys."""
        pattern = re.compile(rf"(?<!\w){re.escape(name)}(?![\w-])")
        return sum(
            self._speaks(text, match.start(), match.end())
            for text in self._texts
            if name in text
            for match in pattern.finditer(text)
            if not of_ai or self._is_of_ai(text, match.start())
        )

    def _speaks(self, text: str, start: int, end: int) -> int:
        """1 where the words around the name make it the one who supplies, -1 where they make it the one who buys, else 0."""
        after = " ".join(_BREAK.split(text[end : end + _AFTER])[0].split()[:_WORDS])
        before = _BREAK.split(text[max(0, start - _BEFORE) : start])[-1]
        # "to the Province deliver", as a Dutch sentence ends, tells nothing of what the Province does.
        acts = not self._ends("actor/oblique", before)
        given = self._ends("party/supplied-by", before) - self._ends("party/supplied-to", before)
        signs = [
            acts and self._begins("party/supplies", after) - self._begins("party/buys", after),
            given if given and self._is_of_ai(text, start) else 0,
            -self._ends("party/given-to", before),
            self._inverted(before),
        ]
        return max(-1, min(1, sum(signs)))

    def _inverted(self, before: str) -> int:
        """1 for the subject behind its verb ("Today delivers X"), -1 for whom a name supplies ("Y supplies the X")."""
        for match in self._lexicon.find("party/supplies-to", before, "nl"):
            if self._is_article(before[match.end :], "nl"):
                ahead = _NAMED.search(before[: match.start])
                return -1 if ahead and not self._lexicon.holds("party/adverb", ahead[0], "nl") else 1
        return 0

    def _is_of_ai(self, text: str, place: int) -> bool:
        """Whether the sentence around the place speaks of AI."""
        sentence = _BREAK.split(text[:place])[-1] + _BREAK.split(text[place:])[0]
        return any(self._lexicon.holds("ai/noun", sentence, language) for language in LANGUAGES)

    def _begins(self, term: str, after: str) -> bool:
        return any(
            len(after[: match.start].split()) <= _BETWEEN
            for language in LANGUAGES
            for match in self._lexicon.find(term, after, language)
        )

    def _ends(self, term: str, before: str) -> bool:
        return any(
            self._is_article(before[match.end :], language)
            for language in LANGUAGES
            for match in self._lexicon.find(term, before, language)
        )

    def _is_article(self, words: str, language: Language) -> bool:
        rest = words.split()
        return not rest or (len(rest) == 1 and self._lexicon.holds("actor/article", rest[0], language))
