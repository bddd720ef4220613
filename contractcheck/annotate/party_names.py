"""How a document calls its supplier and its buyer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from contractcheck.detect.parties import Role, parties_of
from contractcheck.detect.phrases import Lexicon
from contractcheck.model.drafting import USUAL, Names, usual_names
from contractcheck.model.rules import Language, Ruleset
from contractcheck.report.wording import wording

_OPENING = 60
_MOSTLY = 0.5


def names_in(texts: Sequence[str], ruleset: Ruleset, language: Language) -> Names:
    """The names that the document uses most; the usual words where it names nobody."""
    lexicon = Lexicon(ruleset.terms, ruleset.anchors)
    defined = parties_of(texts[:_OPENING], texts, lexicon).names
    found = {
        role: Counter(_role_words(texts, lexicon, role, language))
        + Counter({name: _count(name, texts) for name, own in defined.items() if own is role})
        for role in (Role.SUPPLIER, Role.BUYER)
    }
    usual = usual_names(ruleset, USUAL, language)
    supplier = _name(found[Role.SUPPLIER], texts, language) or usual.supplier
    buyer = _name(found[Role.BUYER], texts, language) or usual.buyer
    return replace(usual, supplier=supplier, buyer=buyer)


def _role_words(texts: Sequence[str], lexicon: Lexicon, role: Role, language: Language) -> Iterator[str]:
    """Each mention of a role by a word of its own ("Leverancier", "the bidder"); with a capital where the contract has one."""
    found = [text[match.start : match.end] for text in texts for match in lexicon.find(f"party/{role.value}", text, language)]
    capital = [word for word in found if word[0].isupper()]
    yield from capital if len(capital) > 1 else found


def _name(counts: Counter[str], texts: Sequence[str], language: Language) -> str:
    """The name most used, with its article where that mostly stands before it; "" where there is none."""
    if not counts:
        return ""
    name = max(counts, key=lambda each: (counts[each], each))
    article = wording("annotate", language)("article.party")
    with_article = sum(len(re.findall(rf"\b{article} {re.escape(name)}\b", text, re.IGNORECASE)) for text in texts)
    return f"{article} {name}" if with_article > _MOSTLY * _count(name, texts) else name


def _count(name: str, texts: Sequence[str]) -> int:
    return sum(len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text)) for text in texts)
