"""Facts of the purchase that the text shows: is it AI, is it high-risk, in which area, who is the provider."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from contractcheck.detect.context import Context
from contractcheck.detect.languages import Languages
from contractcheck.detect.parties import Role
from contractcheck.detect.passages import Passage
from contractcheck.detect.phrases import Lexicon
from contractcheck.model.rules import Area


@dataclass(frozen=True, slots=True)
class Fact:
    """A ground found in a passage; `code` as in the report ("ai", "not-ai", "high-risk", "not-high-risk", "area:III.4")."""

    code: str
    passage: Passage
    start: int
    end: int


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
        self._areas = areas

    def read(self, passages: Sequence[Passage], context: Context) -> Facts:
        """The facts with the passages that show them; one ground per code."""
        found = self._all(_TERMS, passages, context)
        ai = self._is_ai(found)
        in_areas = self._all({area.id: area.term for area in self._areas}, passages, context) if ai else {}
        areas = [(area, in_areas[area.id][0]) for area in self._areas if in_areas.get(area.id)]
        high = _high_risk(found, bool(areas)) if ai else False
        codes = ["not-ai"] if not ai else ["ai", *(["high-risk"] if high else ["not-high-risk"] if high is False else [])]
        grounds = [found[code][0] for code in codes if found.get(code)]
        grounds += [Fact(f"area:{area.id}", fact.passage, fact.start, fact.end) for area, fact in areas[:2]]
        provider = context.parties.provider.value if ai and context.parties.provider is Role.BUYER else None
        return Facts(ai, high, areas[0][0].id if areas and high else None, provider, tuple(grounds))

    def remarks(self, passages: Sequence[Passage], context: Context) -> tuple[Fact, ...]:
        """The first place of each term `notice/<code>`, in the order of the codes."""
        found = self._all({name: name for name in self._lexicon.names("notice/")}, passages, context)
        return tuple(fact for facts in found.values() for fact in facts[:1])

    def _is_ai(self, found: dict[str, list[Fact]]) -> bool:
        """AI is bought when a passage surely speaks of it, or two may, outside the passages that deny it."""
        certain, spoken = _apart(found["ai-certain"], found["not-ai"]), _apart(found["ai"], found["not-ai"])
        return bool(certain) or len(spoken) >= _SPOKEN

    def _all(self, terms: Mapping[str, str], passages: Sequence[Passage], context: Context) -> dict[str, list[Fact]]:
        """The facts of each code, one for each passage in which its term stands."""
        found: dict[str, list[Fact]] = {code: [] for code in terms}
        watch = self._lexicon.watch(*terms.values())
        for passage in passages:
            if not watch.stirs(passage.text):
                continue
            language = self._languages.of_passage(passage.text, context.main)
            for code, term in terms.items():
                for match in islice(self._lexicon.find(term, passage.text, language), 1):
                    found[code].append(Fact(code, passage, match.start, match.end))
        return found


_SPOKEN = 2
_TERMS = {
    "ai": "purchase/ai",
    "ai-certain": "purchase/ai-certain",
    "not-ai": "purchase/not-ai",
    "high-risk": "purchase/high-risk",
    "not-high-risk": "purchase/not-high-risk",
}


def _high_risk(found: dict[str, list[Fact]], in_area: bool) -> bool | None:  # noqa: FBT001
    """What the text calls it; else an area of annex III indicates high risk; else open."""
    said, denied = _apart(found["high-risk"], found["not-high-risk"]), found["not-high-risk"]
    if said or denied:
        return len(said) >= len(denied)
    return True if in_area else None


def _apart(facts: list[Fact], others: list[Fact]) -> list[Fact]:
    """The facts whose passage is not one of the others'."""
    taken = {fact.passage.order for fact in others}
    return [fact for fact in facts if fact.passage.order not in taken]
