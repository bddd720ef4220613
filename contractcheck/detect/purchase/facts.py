"""Facts of the purchase that the text shows: is it AI, is it high-risk, in which area, who is the provider."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from contractcheck.detect.document.contents import Contents
from contractcheck.detect.document.passages import Passage
from contractcheck.detect.grammar.languages import Languages
from contractcheck.detect.parties.roles import Role
from contractcheck.detect.purchase.areas import AreaReader
from contractcheck.detect.purchase.context import Context
from contractcheck.detect.search.phrases import Lexicon
from contractcheck.model.rules import Area, Language


@dataclass(frozen=True, slots=True)
class Fact:
    """A ground found in a passage; `code` as in the report ("ai", "not-ai", "high-risk", "not-high-risk", "area:III.4")."""

    code: str
    passage: Passage
    start: int
    end: int

    def is_beside(self, other: Fact) -> bool:
        """Whether both stand in one sentence of one passage."""
        between = self.passage.text[min(self.end, other.end) : max(self.start, other.start)]
        return self.passage is other.passage and _SENTENCE_END.search(between) is None


@dataclass(frozen=True, slots=True)
class Facts:
    """What the text says about the purchase; None where it is silent or unclear."""

    ai: bool | None
    high_risk: bool | None
    area: str | None
    provider: str | None
    grounds: tuple[Fact, ...]


class FactReader:
    """Reads the facts of a document."""

    def __init__(self, lexicon: Lexicon, languages: Languages, areas: Sequence[Area]) -> None:
        self._lexicon = lexicon
        self._languages = languages
        self._areas = AreaReader(areas, lexicon, languages)

    def read(self, contents: Contents, context: Context) -> Facts:
        """The facts with the passages that show them; one ground per code."""
        found = self._all(_TERMS, contents, context) | self._all(_RISK_TERMS, contents, context, whole=True)
        found["not-ai"] += self._advised(found, context)
        for code, headed in self._headed(found["not-ai"], contents, context).items():
            found[code] += headed
        ai = _is_ai(found)
        areas = self._areas.read(contents, context) if ai else ()
        high = _high_risk(found, in_area=bool(areas)) if ai else False
        codes = ["not-ai"] if not ai else ["ai", *(["high-risk"] if high else ["not-high-risk"] if high is False else [])]
        shown = found | {"high-risk": found["high-risk"] or found["ai-law"]}
        grounds = [shown[code][0] for code in codes if shown.get(code)]
        grounds += [Fact(f"area:{each.id}", *place) for each in areas[:1] for place in each.places[:1]]
        provider = context.parties.provider.value if ai and context.parties.provider is Role.BUYER else None
        return Facts(ai, high, areas[0].id if areas and high else None, provider, tuple(grounds))

    def remarks(self, contents: Contents, context: Context) -> tuple[Fact, ...]:
        """The first place of each term `notice/<code>`, in the order of the codes."""
        found = self._all({name: name for name in self._lexicon.names("notice/")}, contents, context, whole=True)
        return tuple(fact for facts in found.values() for fact in facts[:1])

    def _without_other_risks(self, text: str, language: Language) -> str:
        """The text, as long as before, with "High Risk Activities" and the like of every contract crossed out."""
        for match in self._lexicon.find("purchase/other-risk", text, language):
            text = text[: match.start] + "x" * (match.end - match.start) + text[match.end :]
        return text

    def _headed(self, denied: Sequence[Fact], contents: Contents, context: Context) -> dict[str, list[Fact]]:
        """The first passages under headings that speak of AI ("AI Act"), where no passage under them denies it."""
        apart = {heading for fact in denied for heading in fact.passage.headings}
        speaking = frozenset(contents.headings(*map(_TERMS.__getitem__, _HEADED))) - apart
        first = {heading: each for each in reversed(contents.passages) for heading in each.headings if heading in speaking}
        return {code: self._under(code, first, context) for code in _HEADED}

    def _under(self, code: str, first: Mapping[str, Passage], context: Context) -> list[Fact]:
        """The facts of a code that headings show, each by the first passage under it."""
        shown = (each for heading, each in first.items() if self._is_headed(heading, _TERMS[code], context))
        return [Fact(code, each, 0, len(each.text)) for each in shown]

    def _is_headed(self, heading: str, term: str, context: Context) -> bool:
        apart = ("purchase/not-ai", "purchase/not-ai-heading")
        return self._lexicon.holds(term, context.without_namesakes(heading), context.main) and not any(
            self._lexicon.holds(each, heading, context.main) for each in apart
        )

    def _advised(self, found: Mapping[str, Collection[Fact]], context: Context) -> list[Fact]:
        """The passages under a heading about AI as a tool of those who write, judge or perform."""
        spoken = (*found["ai"], *found["ai-certain"])
        return [
            fact
            for fact in spoken
            if self._lexicon.holds("purchase/not-ai-heading", " ".join(fact.passage.headings[-1:]), context.main)
        ]

    def _all(
        self, terms: Mapping[str, str], contents: Contents, context: Context, *, whole: bool = False
    ) -> dict[str, list[Fact]]:
        """The facts of each code, one for each sentence, or each whole passage, in which its term stands."""
        found: dict[str, list[Fact]] = {code: [] for code in terms}
        for passage in contents.holding(*terms.values()):
            text = context.without_namesakes(passage.text)
            language = self._languages.of_passage(text, context.main)
            for start, sentence in [(0, self._without_other_risks(text, language))] if whole else _sentences(text):
                for code, term in terms.items():
                    for match in self._lexicon.outside(term, sentence, language)[:1]:
                        found[code].append(Fact(code, passage, start + match.start, start + match.end))
        return found


_SPOKEN = 2
_SENTENCE_END = re.compile(r"(?<=[.?!;])\s+(?=[A-Z\"“‘(])")
_TERMS = {
    "ai": "purchase/ai",
    "ai-beside": "purchase/ai-beside",
    "ai-certain": "purchase/ai-certain",
    "ai-learnt": "purchase/ai-learnt",
    "ai-law": "purchase/ai-law",
    "not-ai": "purchase/not-ai",
    "not-learnt": "purchase/not-learnt",
}
_HEADED = ("ai", "ai-certain")
_RISK_TERMS = {
    "high-risk": "purchase/high-risk",
    "not-high-risk": "purchase/not-high-risk",
    "called-high-risk": "purchase/called-high-risk",
}


def _is_ai(found: Mapping[str, Sequence[Fact]]) -> bool:
    """AI is bought when a passage surely speaks of it, or two may, outside the passages about other AI.

    Or when nothing is said of other AI, something has learned, and two passages speak of duties as the AI Act has them.
    """
    certain, spoken, beside = (_apart(found[code], found["not-ai"]) for code in ("ai-certain", "ai", "ai-beside"))
    affirmed = _apart(spoken, found["not-learnt"])
    if certain or (affirmed and _passages((*affirmed, *beside)) >= _SPOKEN):
        return True
    learnt = affirmed or _apart(found["ai-learnt"], found["not-learnt"])
    return bool(learnt) and not found["not-ai"] and _has_duties(found)


def _has_duties(found: Mapping[str, Sequence[Fact]]) -> bool:
    """Whether two passages speak of duties as the AI Act has them for high-risk systems alone."""
    return _passages(found["ai-law"]) >= _SPOKEN


def _passages(facts: Collection[Fact]) -> int:
    return len({fact.passage.order for fact in facts})


def _high_risk(found: Mapping[str, Sequence[Fact]], *, in_area: bool) -> bool | None:
    """What the text calls its own system; else what it mentions; else what indicates it; else open.

    High risk is indicated by an area of annex III, and by duties that the AI Act has for high-risk systems alone.
    """
    denied = found["not-high-risk"]
    taken = {fact.passage.order for fact in denied}
    called, said = (
        [fact for fact in found[code] if fact.passage.order not in taken] for code in ("called-high-risk", "high-risk")
    )
    if denied:
        return len(called) >= len(denied)
    return True if said or in_area or _has_duties(found) else None


def _apart(facts: Sequence[Fact], others: Sequence[Fact]) -> list[Fact]:
    """The facts in whose sentence none of the others stands."""
    return [fact for fact in facts if not any(fact.is_beside(other) for other in others)]


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    starts = [0, *(match.end() for match in _SENTENCE_END.finditer(text))]
    return ((start, text[start:end]) for start, end in zip(starts, [*starts[1:], len(text)], strict=True))
