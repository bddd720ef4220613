"""The areas of annex III and the product route: in which of them the text uses its system."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from contractcheck.detect.document.contents import Contents
from contractcheck.detect.document.passages import Passage
from contractcheck.detect.grammar.languages import Languages
from contractcheck.detect.purchase.context import Context
from contractcheck.detect.search.phrases import Lexicon
from contractcheck.model.rules import Area, Language

_ABOUT_AI = 2
_IN_TITLE = 2
_ENOUGH = 2
_NEAR = 60
# As many areas in one passage are a list of what the law, or a ban, covers.
_LISTED = 3


@dataclass(frozen=True, slots=True)
class FoundArea:
    """An area with its passages (start, end), those that speak of the AI first."""

    id: str
    places: tuple[tuple[Passage, int, int], ...]


class AreaReader:
    """Weighs how often a text speaks of each area: double where it speaks of AI in the same breath, and in its title."""

    def __init__(self, areas: Sequence[Area], lexicon: Lexicon, languages: Languages) -> None:
        self._areas = areas
        self._lexicon = lexicon
        self._languages = languages

    def read(self, contents: Contents, context: Context) -> tuple[FoundArea, ...]:
        """The areas of the purchase, the one that weighs most first; none where all that is said of them is one stray word."""
        title = " ".join(contents.passages[0].headings[:1]) if contents.passages else ""
        spoken = {area.id: contents.holding(area.term) for area in self._areas}
        listed = self._listed(spoken, context)
        kept = {area: [each for each in passages if each.order not in listed] for area, passages in spoken.items()}
        weighed = [(area, *self._weigh(area, title, kept[area.id], context)) for area in self._areas]
        found = sorted((each for each in weighed if each[1]), key=lambda each: -each[1])
        if sum(weight for _, weight, _ in found) < _ENOUGH:
            return ()
        return tuple(FoundArea(area.id, places) for area, _, places in found)

    def _listed(self, spoken: Mapping[str, Sequence[Passage]], context: Context) -> frozenset[int]:
        """The passages, by their order, that name so many areas that they are no use of the system."""
        possible = Counter(passage.order for passages in spoken.values() for passage in passages)
        counted = Counter(
            passage.order
            for area in self._areas
            for passage in spoken[area.id]
            if possible[passage.order] >= _LISTED
            and self._lexicon.holds(area.term, passage.text, self._languages.of_passage(passage.text, context.main))
        )
        return frozenset(order for order, count in counted.items() if count >= _LISTED)

    def _weigh(
        self, area: Area, title: str, passages: Sequence[Passage], context: Context
    ) -> tuple[int, tuple[tuple[Passage, int, int], ...]]:
        weight = _IN_TITLE if self._lexicon.holds(area.term, title, context.main) else 0
        places = sorted(self._places(area, passages, context), key=lambda each: -each[0])
        return weight + sum(each[0] for each in places), tuple(each[1:] for each in places)

    def _places(self, area: Area, passages: Sequence[Passage], context: Context) -> Iterator[tuple[int, Passage, int, int]]:
        for passage in passages:
            language = self._languages.of_passage(passage.text, context.main)
            if self._is_other(passage, language):
                continue
            for match in self._lexicon.find(area.term, passage.text, language):
                before = passage.text[max(0, match.start - _NEAR) : match.start].rsplit(". ", 1)[-1]
                if not self._lexicon.holds("area/denied", before, language):
                    about = self._lexicon.holds("ai/noun", context.masked(passage.text), language)
                    yield (_ABOUT_AI if about or context.names_system(passage.text) else 1), passage, match.start, match.end
                    break

    def _is_other(self, passage: Passage, language: Language) -> bool:
        """Whether the words of areas in the passage stand for other things, or it is headed as a ban."""
        nearest = " ".join(passage.headings[-1:])
        return self._lexicon.holds("area/not", passage.text, language) or self._lexicon.holds(
            "area/not-heading", nearest, language
        )
