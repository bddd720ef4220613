"""How a document calls its supplier and its buyer, and model wording with these names in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from contractcheck.detect.parties import Role, parties_of
from contractcheck.detect.phrases import Lexicon
from contractcheck.model.rules import Family, Language, Ruleset
from contractcheck.report.wording import wording

_OPENING = 60
_MOSTLY = 0.5
_ADEQUATE = "adequate"


@dataclass(frozen=True, slots=True)
class Names:
    """The names of supplier and buyer as they stand in a sentence, with their article where the document uses one."""

    supplier: str
    buyer: str


def names_in(texts: Sequence[str], ruleset: Ruleset, language: Language) -> Names:
    """The names that the document uses most; the usual words where it names nobody."""
    lexicon = Lexicon(ruleset.terms, ruleset.anchors)
    defined = parties_of(texts[:_OPENING], texts, lexicon).names
    found = {
        role: Counter(_role_words(texts, lexicon, role, language))
        + Counter({name: _count(name, texts) for name, own in defined.items() if own is role})
        for role in (Role.SUPPLIER, Role.BUYER)
    }
    return Names(*(_name(found[role], texts, role, language) for role in (Role.SUPPLIER, Role.BUYER)))


def model_clause(family: Family, names: Names, language: Language) -> str:
    """The wording that the rules hold up as adequate for a family, with the names of the document."""
    text = next(each.text for each in family.examples if each.status == _ADEQUATE).in_language(language)
    words = wording("annotate", language)
    text = _renamed(text, words("role.supplier"), names.supplier)
    return _renamed(text, words("role.buyer"), names.buyer)


def _renamed(text: str, usual: str, name: str) -> str:
    """The text with another name for a party, with a capital where a sentence begins."""
    for old in (usual, _capital(usual)):
        text = name.join(re.split(rf"(?<!\w){re.escape(old)}(?!\w)", text))
    return _capital(name).join(re.split(rf"(?:(?<=^)|(?<=[.!?] )){re.escape(name)}(?!\w)", text))


def _role_words(texts: Sequence[str], lexicon: Lexicon, role: Role, language: Language) -> Iterator[str]:
    """Each mention of a role by a word of its own ("Leverancier", "the bidder"); with a capital where the contract has one."""
    found = [text[match.start : match.end] for text in texts for match in lexicon.find(f"party/{role.value}", text, language)]
    capital = [word for word in found if word[0].isupper()]
    yield from capital if len(capital) > 1 else found


def _name(counts: Counter[str], texts: Sequence[str], role: Role, language: Language) -> str:
    words = wording("annotate", language)
    if not counts:
        return words(f"role.{role.value}")
    name = max(counts, key=lambda each: (counts[each], each))
    article = words("article.party")
    with_article = sum(len(re.findall(rf"\b{article} {re.escape(name)}\b", text, re.IGNORECASE)) for text in texts)
    return f"{article} {name}" if with_article > _MOSTLY * _count(name, texts) else name


def _count(name: str, texts: Sequence[str]) -> int:
    return sum(len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text)) for text in texts)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
