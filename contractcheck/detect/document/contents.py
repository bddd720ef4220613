"""A document as it is looked through: its blocks, the passages that they make, and which of them may hold what is looked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from contractcheck.detect.document.citations import figures_in, numbers_of
from contractcheck.detect.document.matrix import in_force
from contractcheck.detect.document.passages import Passage, passages
from contractcheck.detect.search.phrases import Lexicon
from contractcheck.model.document import Block
from contractcheck.model.rules import LANGUAGES

_AI = ("ai/noun", "ai/system")


class Contents:
    """The blocks and passages of a document, with an index of their words."""

    def __init__(self, blocks: Sequence[Block], lexicon: Lexicon) -> None:
        self.blocks = blocks
        self.passages = tuple(passages(in_force(blocks, lexicon)))
        self._place_of = {id(part.block): place for place, each in enumerate(self.passages) for part in each.own_parts}
        self._apart = [block for block in blocks if id(block) not in self._place_of]
        self._place_of |= {id(block): place for place, block in enumerate(self._apart, len(self.passages))}
        texts = (*map(_written, self.passages), *(block.text for block in self._apart))
        self._index = lexicon.index(enumerate(texts))
        self._under: dict[str, list[int]] = defaultdict(list)
        for place, passage in enumerate(self.passages):
            self._under[" ".join(passage.headings[-1:])].append(place)
        for block in self._apart:
            self._under[" ".join(block.headings[-1:])] += ()
        above = (heading for passage in self.passages for heading in passage.headings)
        self._headings = tuple(dict.fromkeys((*self._under, *above)))
        self._of_headings = lexicon.index(enumerate(self._headings))
        self._lexicon = lexicon
        self.naming_ai: frozenset[int] = frozenset()

    def name(self, document: str, first: int) -> None:
        """Let the passages bear the document's name, and their orders begin with `first`, as in a dossier."""
        self.passages = tuple(replace(each, order=each.order + first, document=document) for each in self.passages)

    def holding(self, *terms: str) -> list[Passage]:
        """The passages that may hold a phrase of one of the terms, in reading order."""
        return self._at(self._index.holding(*terms))

    def under(self, *terms: str) -> list[Passage]:
        """The passages of which the nearest heading may hold a phrase of one of the terms, in reading order."""
        return self._at(place for heading in self.headings(*terms) for place in self._under.get(heading, ()))

    def under_path(self, headings: tuple[str, ...]) -> Sequence[Passage]:
        """The passages of which these are the headings, in reading order."""
        return self._articles.get(headings, ())

    @cached_property
    def _articles(self) -> Mapping[tuple[str, ...], Sequence[Passage]]:
        found: dict[tuple[str, ...], list[Passage]] = defaultdict(list)
        for passage in self.passages:
            found[passage.headings].append(passage)
        return found

    def numbered(self, numbers: Iterable[str]) -> list[Passage]:
        """The passages that can be cited by one of the numbers, in reading order."""
        return in_order(*(self._numbers.get(number, ()) for number in numbers))

    @cached_property
    def _numbers(self) -> Mapping[str, Sequence[Passage]]:
        found: dict[str, list[Passage]] = defaultdict(list)
        for passage in self.passages:
            for number in numbers_of(passage):
                found[number].append(passage)
        return found

    def nearest_headings(self, *terms: str) -> list[str]:
        """The headings nearest to some block that may hold a phrase of one of the terms."""
        return [heading for heading in self.headings(*terms) if heading in self._under]

    def headings(self, *terms: str) -> list[str]:
        """All headings that may hold a phrase of one of the terms."""
        return [self._headings[number] for number in sorted(self._of_headings.holding(*terms))]

    def is_headed(self, passage: Passage, term: str) -> bool:
        """Whether a phrase of the term stands in one of the two nearest headings of the passage."""
        return any(self._lexicon.holds(term, each, language) for each in passage.headings[-2:] for language in LANGUAGES)

    def naming(self, name: str) -> list[Passage]:
        """The passages that have all words of a name, in reading order."""
        return self._at(self._index.with_words(name))

    def with_figures(self, figures: Collection[str]) -> list[Passage]:
        """The passages that have one of these runs of figures, in reading order."""
        return self._at({place for each in figures for place in self._figures.get(each, ())})

    @cached_property
    def _figures(self) -> Mapping[str, Sequence[int]]:
        """From each run of figures to the places of the passages that have it."""
        found: dict[str, list[int]] = defaultdict(list)
        for place, passage in enumerate(self.passages):
            for figures in figures_in(passage.text):
                found[figures].append(place)
        return found

    @cached_property
    def every(self) -> Sequence[str]:
        """The texts of all blocks, in reading order."""
        return [block.text for block in self.blocks]

    def texts(self, *terms: str) -> list[str]:
        """The texts of the blocks that may hold a phrase of one of the terms, in reading order."""
        return [block.text for block in self.blocks_holding(*terms)]

    def blocks_holding(self, *terms: str) -> list[Block]:
        """These blocks."""
        found = self._index.holding(*terms)
        return [block for block in self.blocks if self._place_of[id(block)] in found] if found else []

    def reword(self, masked: Callable[[str], str], names_system: Callable[[str], bool]) -> None:
        """Let passages be found by the words that stand in place of the names of AI systems too, and tell which name AI."""
        pairs = ((place, passage.text, masked(passage.text)) for place, passage in enumerate(self.passages))
        self._index.add((place, new) for place, text, new in pairs if new != text)
        speaking = frozenset(self.headings(*_AI))
        paths = {path for path in self._articles if not speaking.isdisjoint(path) or names_system(" ".join(path))}
        own = {each.order for each in self.passages if each.headings in paths or names_system(each.text)}
        self.naming_ai = frozenset(own | {each.order for each in self.holding(*_AI)})
        """The orders of the passages in or above which words of AI or the name of a system may stand."""

    def _at(self, places: Iterable[int]) -> list[Passage]:
        return [self.passages[place] for place in sorted(places) if place < len(self.passages)]


def in_order(*groups: Iterable[Passage]) -> list[Passage]:
    """The passages of all groups once, in reading order."""
    found = {passage.order: passage for group in groups for passage in group}
    return [found[order] for order in sorted(found)]


def _written(passage: Passage) -> str:
    """All that is written with a passage: its text, the heads of its columns, the numbers of its blocks."""
    numbers = (part.block.number for part in passage.parts)
    return " ".join((passage.text, *passage.headers, *numbers))
