"""Openings: sentences that say who must do what a section, schedule or table holds, wherever they stand themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from contractcheck.detect.document.contents import Contents
from contractcheck.detect.document.opened import Opening
from contractcheck.detect.document.passages import Passage
from contractcheck.detect.document.statements import Actor, Fault, Statement
from contractcheck.detect.force.pipeline import Pipeline
from contractcheck.detect.grammar.languages import Languages
from contractcheck.detect.purchase.context import Context
from contractcheck.detect.search.phrases import Lexicon
from contractcheck.model.rules import Language

_LABEL = re.compile(r"\s+(\d{1,3}(?:\.\d+)*|[A-Z]\d{0,2}|[IVX]{1,5})(?![\w])")
_MARK = re.compile(r"\s*[\"“'‘*]*([A-Z]{1,2}\d?)(?!\w)")
_CAPTION_WORDS = 12
_REACH = 12
_OF_NOBODY = frozenset({Fault.ACTORLESS, Fault.SHIFTED})

Headings = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Pointer:
    """A sentence that lays on the supplier what stands under the headings or captions that `reach` allows."""

    opening: Opening
    reach: Callable[[Passage, str], bool]


@dataclass(frozen=True, slots=True)
class _Labelled:
    """Reaches the passages under a heading that bears a label, or in a table with a caption that opens with it."""

    labels: tuple[re.Pattern[str], ...]

    def __call__(self, passage: Passage, caption: str) -> bool:
        return any(
            any(label.search(heading) for heading in passage.headings) or label.match(caption) is not None
            for label in self.labels
        )


@dataclass(frozen=True, slots=True)
class Openings:
    """By section and by part of the document, the text that says who must do all that it holds.

    A sentence in an annex is about the parts of the annex too; one right below the `title` is about its own part alone.
    """

    sections: dict[Headings, Opening]
    pointers: tuple[_Pointer, ...]
    captions: dict[int, str]
    title: Headings

    def of(self, passage: Passage) -> Opening:
        """What opens the part in which the passage stands; empty where nothing does."""
        caption = self.captions.get(passage.order, "")
        pointed = next((each.opening for each in self.pointers if each.reach(passage, caption)), None)
        paths = (passage.headings[:depth] for depth in range(len(passage.headings) - 1, 0, -1))
        above = (path for path in paths if path != self.title)
        own = next((self.sections[path] for path in (passage.headings, *above) if path in self.sections), Opening())
        return pointed or own

    def pointed_at(self, every: Sequence[Passage]) -> tuple[Passage, ...]:
        """The passages with an opening that is a duty of its own."""
        return tuple(each for each in every if self.of(each).duty) if self.pointers else ()


class OpeningReader:
    """Finds the openings of documents."""

    def __init__(self, lexicon: Lexicon, languages: Languages, pipeline: Pipeline) -> None:
        self._lexicon = lexicon
        self._languages = languages
        self._pipeline = pipeline

    def read(self, contents: Contents, context: Context) -> Openings:
        sections: dict[Headings, Opening] = {}
        for passage, _ in self.saying("actor/opening", contents, context):
            if passage.headings:
                sections.setdefault(passage.headings, Opening(passage.text))
        pointers = tuple(
            pointer
            for passage, _ in self.saying("opening/pointer", contents, context, beside="opening/binds")
            for pointer in self._pointers(passage, context)
        )
        pointers += tuple(
            pointer for lead, rows in _introduced(contents.passages) for pointer in self._introductions(lead, rows, context)
        )
        tops = {passage.headings[:1] for passage in contents.passages if passage.headings}
        title = next(iter(tops)) if len(tops) == 1 else ()
        return Openings(sections, _first_to_reach(pointers), _captions(contents.passages) if pointers else {}, title)

    def saying(self, term: str, contents: Contents, context: Context, *, beside: str = "") -> Iterator[tuple[Passage, Language]]:
        """The passages that hold a phrase of the term, and have words for that `beside` it, with their language."""
        near = {each.order for each in contents.holding(beside or term)}
        for passage in (each for each in contents.holding(term) if each.order in near):
            language = self._languages.of_passage(passage.text, context.main)
            if self._lexicon.holds(term, passage.text, language):
                yield passage, language

    def _pointers(self, passage: Passage, context: Context) -> Iterator[_Pointer]:
        for each in self._statements(passage, context):
            points = self._says("opening/pointer", each) and self._says("opening/binds", each)
            if points and self._binds(each):
                text = "" if self._says("opening/whoever", each) else each.masked
                yield _Pointer(Opening(text, each.masked), self._reach(each))

    def _introductions(self, lead: Passage, rows: frozenset[int], context: Context) -> Iterator[_Pointer]:
        """The sentence that leads into a table, where it lays what follows on the supplier."""
        for each in self._statements(lead, context)[-1:]:
            if self._says("opening/binds", each) and each.actor is Actor.SUPPLIER and not each.faults:
                yield _Pointer(Opening(each.masked, each.masked), lambda passage, _: passage.order in rows)

    def _statements(self, passage: Passage, context: Context) -> list[Statement]:
        return self._pipeline.statements(self._pipeline.spoken(passage, context), context)

    def _binds(self, statement: Statement) -> bool:
        """Whether it lays a firm duty on the supplier, or on whichever party a row names."""
        if self._says("opening/whoever", statement):
            return statement.faults <= _OF_NOBODY
        # "Rows marked W are wishes" in the same sentence weakens other rows.
        spared = {Fault.HEDGED} if self._mark(statement) else set()
        return statement.actor is Actor.SUPPLIER and not statement.faults - spared

    def _reach(self, statement: Statement) -> Callable[[Passage, str], bool]:
        """What the sentence points at: parts by their number, every row, else what follows it in its own section."""
        own = statement.passage
        labels = list(self._labels(statement))
        if labels and not self._says("opening/near", statement):
            return _Labelled(tuple(labels))
        if mark := self._mark(statement):
            return lambda passage, _: passage.is_row and any(part.block.text.strip() == mark for part in passage.parts)
        if self._says("opening/everywhere", statement):
            return lambda passage, _: passage.is_row
        if own.is_row or own.lead or not own.headings:
            return lambda *_: False
        if self._says("opening/back", statement):
            return lambda passage, _: own.order - _REACH <= passage.order < own.order and passage.headings == own.headings
        return lambda passage, _: passage.order > own.order and passage.headings[: len(own.headings)] == own.headings

    def _mark(self, statement: Statement) -> str:
        """The mark of the rows that the sentence means: "M" of "the rows marked M"; "" where it means no mark."""
        found = self._lexicon.find("opening/marked", statement.text, statement.language)
        marks = (_MARK.match(statement.text, match.end) for match in found)
        return next((mark[1] for mark in marks if mark), "")

    def _labels(self, statement: Statement) -> Iterator[re.Pattern[str]]:
        """Expressions for the headings of the parts that the sentence names: "Schedule 3", and "3" where it opens a heading."""
        for match in self._lexicon.find("opening/part", statement.text, statement.language):
            if label := _LABEL.match(statement.text, match.end):
                word, number = statement.text[match.start : match.end], re.escape(label[1])
                alone = self._lexicon.holds("opening/chapter", word, statement.language)
                opens = rf"|^\W*{number}(?![\w.]*\d)[\s.):–—-]" if alone else ""
                yield re.compile(rf"\b(?i:{re.escape(word)})\s+{number}(?!\w){opens}")

    def _says(self, term: str, statement: Statement) -> bool:
        return self._lexicon.holds(term, statement.text, statement.language)


def _first_to_reach(pointers: Iterable[_Pointer]) -> tuple[_Pointer, ...]:
    """The pointers without those that reach what an earlier one does: the same label in another article."""
    first: dict[Callable[[Passage, str], bool], _Pointer] = {}
    for each in pointers:
        first.setdefault(each.reach, each)
    return tuple(first.values())


def _introduced(every: Sequence[Passage]) -> Iterator[tuple[Passage, frozenset[int]]]:
    """The passages that end with a colon and stand directly above a table, with the orders of its rows."""
    before: Passage | None = None
    for row, group in groupby(every, key=lambda passage: passage.is_row):
        members = list(group)
        if row and before is not None and before.text.rstrip().endswith(":"):
            yield before, frozenset(each.order for each in members)
        before = members[-1]


def _captions(every: Sequence[Passage]) -> dict[int, str]:
    """By the order of a row, the short paragraph directly above its table."""
    captions: dict[int, str] = {}
    caption = ""
    for passage in every:
        if passage.is_row:
            captions[passage.order] = caption
        else:
            caption = passage.text.strip() if len(passage.text.split()) <= _CAPTION_WORDS else ""
    return captions
