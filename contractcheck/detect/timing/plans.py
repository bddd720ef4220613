"""Plans: on which date, in which week or at which stage use begins, and what it waits for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from contractcheck.detect.search.phrases import Lexicon
from contractcheck.detect.timing.points import DATE, TIMES, Point, PointReader
from contractcheck.model.document import Block
from contractcheck.model.rules import LANGUAGES, Language

_SENTENCES = re.compile(r"(?<!\d)[.]\s|(?<=\d)[.]\s(?=[\"“(]?[A-Z])|;\s(?!\S+(?:\s\S+){0,3}[.\s]*$)")
_LONGEST = 16
_SHORTEST = 5
_BARE = 7
_ALONE = 2
# The number of a stage stands in the first column; the second may tell of what: "No. | Milestone".
_NUMBERED = 2
_WORDS_BEFORE = 3
_OPENS = re.compile(r"\s*(?:[:(=–—]|-\s|(?:on|over|is)\s)")
_SAYS = re.compile(r"\s+\w")
_STARTS = re.compile(r"(?:^|[,;:.(–—|-])\s*$")
# A stage added at the end of what is done in it: "performs the assessment, milestone 5".
_ADDED = re.compile(r"\w\s?[,;(–—-]\s*$")
_CLOSES = re.compile(r"\s*(?:[),;.]|$)")
_ENDS = re.compile(r"[\s.;,)|]*$")
_CITED = re.compile(r"(?<![\w.])(\d+(?:\.\d+)+|[A-Z]{1,3}-\d+)(?![\w]|\.\d)")
_Staged = tuple[str, Sequence[Point]]
"""A sentence with the stages that it names."""
_BY, _IN, _FROM = "moment/by", "moment/within", "moment/from"


@dataclass(frozen=True, slots=True)
class Plan:
    """Where on each scale use begins (`begins`), the numbers of what it waits for (`met`), labels of other moments (`others`).

    `apart` are the scales of stages that the document describes without a word of use, delivery or acceptance.
    """

    reader: PointReader
    begins: Mapping[str, int] = field(default_factory=dict)
    met: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()

    def is_due(self, text: str, cells: Sequence[Block], lexicon: Lexicon, language: Language) -> bool:
        """Whether a point in the text or in a cell of its row places it up to the start of use."""
        return any(self._placed(text, cells, lexicon, language))

    def is_late(self, text: str, lexicon: Lexicon, language: Language) -> bool:
        """Whether the text is due by a moment that lies behind the start of use, or that is defined as another one."""
        placed = list(self._placed(text, (), lexicon, language))
        named = (match.start() for label in self.others for match in re.finditer(rf"(?<!\w){re.escape(label)}(?!\w)", text))
        other = any(_holds(_BY, _last_words(text, place), lexicon) for place in named)
        if not other and (not placed or any(placed)):
            return False
        rest = re.sub("|".join(map(re.escape, self.others)), "", text) if self.others else text
        return not lexicon.holds("moment/before-use", rest, language)

    def waits_for(self, text: str, blocks: Iterable[Block]) -> bool:
        """Whether the start of use waits for what stands under the number of one of the blocks, or with which the text begins."""
        own = {number for block in blocks for number in (block.number, *block.place.split()[-1:])}
        return not self.met.isdisjoint(own) or text.split(":", 1)[0] in self.met

    def _placed(self, text: str, cells: Sequence[Block], lexicon: Lexicon, language: Language) -> Iterator[bool]:
        """For each point by which something is due: whether it lies up to the start of use."""
        for point in self.reader.of(text) if self.begins or self.apart else ():
            if point.scale in self.apart and _relation(point, text, lexicon, language) == _BY:
                yield False
            if point.scale in self.begins and (relation := _relation(point, text, lexicon, language)):
                begins = self.begins[point.scale]
                yield point.last < begins if relation == _IN else point.last <= begins
        for cell in cells if self.begins else ():
            if cell.cell is not None and cell.cell.column and len(cell.text.split()) <= _BARE:
                found = self.reader.of(cell.text)
                if not _holds(_FROM, cell.text, lexicon):
                    yield from (each.last <= self.begins[each.scale] for each in found if each.scale in self.begins)


@dataclass(frozen=True, slots=True)
class Prose:
    """The texts that may tell of a plan, and those among them that may tell of the start of use, a delivery or what use needs."""

    telling: Sequence[str]
    starting: Sequence[str]
    delivering: Sequence[str]
    needing: Sequence[str]


class PlanReader:
    """Reads the plan of one document."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._points = PointReader(lexicon)

    def read(
        self, prose: Prose, starting: Sequence[Sequence[Block]], early: Sequence[Sequence[Block]], others: frozenset[str]
    ) -> Plan:
        """The plan that the `prose` tells, and the rows that are the start of use (`starting`) or come before it."""
        staged = [(each, stages) for each in _sentences(prose.telling) if (stages := self._points.stages(each))]
        told = [*self._starts(prose.starting), *(point for each in staged for point in self._described(*each))]
        begins = _earliest([*told, *(point for row in starting for point in self._of_row(row))])
        if DATE not in begins:
            begins |= _earliest(self._delivered(prose.delivering))
        apart = self._apart(staged) - set(begins)
        met = {number for sentence in _sentences(prose.needing) for number in self._needed(sentence)}
        met |= {number for row in starting for number in self._needed_by(row)}
        met |= {number for row in early for number in _cited_in(row)}
        return Plan(self._points, begins, frozenset(met), others, frozenset(apart))

    def _starts(self, texts: Iterable[str]) -> Iterator[Point]:
        """The points at which a sentence lets use begin."""
        for sentence in _sentences(texts):
            stages, times = self._points.stages(sentence), self._points.times(sentence)
            if not (stages or times) or not self._says_start(sentence):
                continue
            yield from times if len({point.scale for point in times}) == len(times) else times[-1:]
            lone = len(stages) == 1 and not times and len(sentence.split()) <= _LONGEST
            if lone and _is_at(sentence, stages[0], self._lexicon):
                yield stages[0]

    def _described(self, sentence: str, stages: Sequence[Point]) -> Iterator[Point]:
        """The stages that the words behind them tell to be the start of use: "Gate 2: release", "phase 3 use"."""
        for point, told in _behind(sentence, stages):
            opens = _OPENS.match(told) or (_STARTS.search(sentence[: point.start]) and _SAYS.match(told))
            words = len(told.split())
            if (
                opens
                and words <= _LONGEST
                and (self._tells(told) or (words <= _SHORTEST and self._says("moment/use-noun", told)))
            ):
                yield point

    def _apart(self, staged: Iterable[_Staged]) -> set[str]:
        """The scales of which stages are described, none of them as a start, delivery or acceptance."""
        described: dict[str, bool] = {}
        for sentence, stages in staged:
            for point, told in _behind(sentence, stages):
                listed = point.start and _STARTS.search(sentence[: point.start])
                if len(told.split()) > 1 and (_OPENS.match(told) or listed):
                    described[point.scale] = described.get(point.scale, False) or self._says("moment/launch", told)
        return {scale for scale, launches in described.items() if not launches}

    def _of_row(self, row: Sequence[Block]) -> Iterator[Point]:
        """The points of a row that is the start of use, its own stage with them."""
        heads = (cell.cell.header for cell in row[:_NUMBERED] if cell.cell is not None)
        stages = (self._points.stage(head, row[0].text.strip(' .*()"')) for head in heads)
        yield from islice((stage for stage in stages if stage), 1)
        for cell in row:
            if len(cell.text.split()) <= _BARE:
                yield from (point for point in self._points.of(cell.text) if point.scale in TIMES)

    def _delivered(self, texts: Iterable[str]) -> Iterator[Point]:
        """The days on which the system is delivered."""
        for sentence in _sentences(texts):
            dates = [point for point in self._points.times(sentence) if point.scale == DATE]
            yield from dates[-1:] if dates and self._says("moment/delivered", sentence) else ()

    def _needed(self, sentence: str) -> Iterator[str]:
        """The numbers of what must be there before use: "L-12 ranking begins; precondition: L-09"."""
        cited = _CITED.findall(sentence)
        if cited and self._says("moment/needs", sentence):
            yield from cited if self._tells(sentence) or self._says("moment/launch", sentence) else ()

    def _needed_by(self, row: Sequence[Block]) -> Iterator[str]:
        for cell in row:
            if cell.cell is not None and (self._says("moment/needs", f"{cell.cell.header} {cell.text}")):
                yield from (match[1] for match in _CITED.finditer(cell.text))

    def _says_start(self, sentence: str) -> bool:
        return self._tells(sentence) and not self._says("moment/other-start", sentence)

    def _tells(self, text: str) -> bool:
        begins = self._says("moment/use-begins", text) or self._says("moment/use-from", text)
        return begins and not self._says("moment/relative", text)

    def _says(self, term: str, text: str) -> bool:
        return _holds(term, text, self._lexicon)


def _sentences(texts: Iterable[str]) -> Iterator[str]:
    return (each for text in texts for each in _SENTENCES.split(text))


def _behind(sentence: str, stages: Sequence[Point]) -> Iterator[tuple[Point, str]]:
    """Each stage with the words behind it, up to the next one."""
    ends = [*(point.start for point in stages[1:]), len(sentence)]
    for point, end in zip(stages, ends, strict=False):
        yield point, sentence[point.end : end]


def _earliest(points: Iterable[Point]) -> dict[str, int]:
    found: dict[str, int] = {}
    for point in points:
        found[point.scale] = min(found.get(point.scale, point.first), point.first)
    return found


def _relation(point: Point, text: str, lexicon: Lexicon, language: Language) -> str:
    """The term of the words that place something by the point: by, within, or none where it is only named."""
    if point.scale not in TIMES and _ADDED.search(text[: point.start]) and _CLOSES.match(text, point.end):
        return _IN
    before = _last_words(text, point.start)
    if lexicon.holds(_FROM, before, language):
        return ""
    if not before and lexicon.holds("moment/gate", text, language):
        return _BY
    if lexicon.holds(_IN, before, language) or (not before and _OPENS.match(text, point.end) and point.scale not in TIMES):
        return _IN
    alone = point.scale in TIMES and (_ENDS.match(text, point.end) or (not before and _OPENS.match(text, point.end)))
    return _BY if alone or lexicon.holds(_BY, before, language) else ""


def _is_at(sentence: str, stage: Point, lexicon: Lexicon) -> bool:
    """Whether the sentence places itself at the stage: "goes live at M3", "the go-live is milestone 5"."""
    before = _last_words(sentence, stage.start)
    return not _holds("moment/ahead", before, lexicon) and not _holds(_FROM, before, lexicon)


def _last_words(text: str, place: int) -> str:
    return " ".join(text[:place].split()[-_WORDS_BEFORE:])


def _cited_in(row: Sequence[Block]) -> Iterator[str]:
    """The numbers that stand alone in a cell."""
    for cell in row:
        if len(cell.text.split()) <= _ALONE and (match := _CITED.search(cell.text)):
            yield match[1]


def _holds(term: str, text: str, lexicon: Lexicon) -> bool:
    return any(lexicon.holds(term, text, language) for language in LANGUAGES)
