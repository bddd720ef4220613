"""Names that nothing introduces but that act: "Y registers the model"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from contractcheck.detect.document.contents import Contents
from contractcheck.detect.parties.dealings import TELLING, Dealings
from contractcheck.detect.parties.introductions import NAME, ROLE_WORDS
from contractcheck.detect.parties.roles import Role
from contractcheck.detect.search.phrases import Lexicon
from contractcheck.model.rules import LANGUAGES

_NO_NAMES = (
    *("party/not-a-name", "party/company", "party/first-person", "party/second-person", "party/third"),
    *(*ROLE_WORDS, "party/not-a-party", "party/product", "ai/thing", "ai/noun"),
)
_ACTING = re.compile(rf"(?<![\w.-])(?:(?:The|De|Het|the|de|het) )?({NAME}) ([a-z]+)")
# What stands before a name within a sentence, and of how many characters it is at most.
_WITHIN = re.compile(r"[a-z,] [\"“‘(]?\Z")
_LONGEST = 3


def acting(contents: Contents, known: Iterable[str], lexicon: Lexicon) -> dict[str, Role]:
    """The names that nothing introduces but that act, with the side of which the sentences on AI tell."""
    whole = "\n".join(contents.every)
    met = {(match[1], match[2]) for match in _ACTING.finditer(whole)}
    names = {name for name, verb in met if any(lexicon.holds("duty/verb", verb, language) for language in LANGUAGES)}
    dealings = Dealings(contents.texts(*TELLING), lexicon)
    sides = {
        name: dealings.side(name, of_ai=True)[0]
        for name in sorted(names - set(known))
        if not _is_one_of(_NO_NAMES, name, lexicon) and is_proper(name, whole)
    }
    bodies = {name for name in sides if _is_one_of(("party/body-name",), name, lexicon)}
    found = {name: role or (Role.BUYER if name in bodies else None) for name, role in sides.items()}
    return {name: role for name, role in found.items() if role is not None}


def is_proper(name: str, whole: str) -> bool:
    """Whether the document writes it with a capital within a sentence too, and never without."""
    written = re.finditer(rf"{re.escape(name)}\b", whole)
    if not any(_WITHIN.search(whole, max(0, each.start() - _LONGEST), each.start()) for each in written):
        return False
    small = name.lower()
    return small not in whole or re.search(rf"\b{re.escape(small)}\b", whole) is None


def _is_one_of(terms: Sequence[str], name: str, lexicon: Lexicon) -> bool:
    return any(lexicon.holds(term, name, language) for language in LANGUAGES for term in terms)
