"""Moments: the gates, milestones and dates of a plan that do not lie behind the day on which use begins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from contractcheck.detect.contents import Contents
from contractcheck.detect.phrases import Lexicon
from contractcheck.model.document import Block
from contractcheck.model.rules import LANGUAGES, Language

_LABEL = re.compile(r"[A-Z][\w.-]*(?:\s[\w.-]+){0,3}")
_DEFINED = re.compile(rf"[\"“‘*(]?({_LABEL.pattern})[\"”’*)]*\s*(?:=|:|–|—|\s-)?\s*$")
_SHORT = 6
_SENTENCE = 14
_LABEL_WORDS = 4
_NUMBER = re.compile(r"\s*(\d{1,3})\b")
_MARK = re.compile(r"[A-Z]+[ .-]?\d+[a-z]?")

_HEADS = ("moment/plan-header", "moment/other-header")

Row = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Moments:
    """The labels of moments up to the start of use, the rows (table, row) of plans that stand up to it, and its week.

    The week is counted as the document counts; 0 where it names none.
    """

    labels: frozenset[str] = frozenset()
    rows: frozenset[Row] = frozenset()
    week: int = 0

    def cover(self, text: str, cells: Sequence[Block], lexicon: Lexicon, language: Language) -> bool:
        """Whether the text is due by such a moment: by its row of a plan, a cell with the label alone, or "before X"."""
        places = {(cell.cell.table, cell.cell.row) for cell in cells if cell.cell is not None}
        due = (_bare(cell.text) for cell in cells if cell.cell is not None and cell.cell.column)
        if places & self.rows or any(text in self.labels for text in due) or self._named(text, lexicon, language):
            return True
        return any(0 < _week(cell, lexicon) <= self.week for cell in cells) if self.week else False

    def _named(self, text: str, lexicon: Lexicon, language: Language) -> bool:
        """Whether a word of time stands before one of the labels."""
        found = (
            match for label in self.labels if label in text for match in re.finditer(rf"(?<!\w){re.escape(label)}(?!\w)", text)
        )
        return any(
            lexicon.holds("moment/by", " ".join(text[: match.start()].split()[-_LABEL_WORDS:]), language) for match in found
        )


def moments_of(contents: Contents, lexicon: Lexicon) -> Moments:
    """Read the tables of gates and plans, and the sentences that define a moment as the start of use."""
    beginning = contents.blocks_holding("moment/use-begins")
    if not beginning:
        return Moments()
    labels = {label for block in beginning for label in _defined(block.text, lexicon)}
    rows: set[Row] = set()
    for _, cells in groupby(
        (block for block in contents.blocks if block.cell is not None), key=lambda block: block.cell and block.cell.table
    ):
        early = _up_to_use(list(cells), lexicon)
        labels |= {label for row in early if (label := _label(row[0].text))}
        rows |= {(row[0].cell.table, row[0].cell.row) for row in early if row[0].cell is not None}
    weeks = (_week_of_use(block.text, lexicon) for block in beginning if block.cell is None)
    return Moments(frozenset(labels), frozenset(rows), next((week for week in weeks if week), 0))


def _up_to_use(cells: Sequence[Block], lexicon: Lexicon) -> list[list[Block]]:
    """The rows of a plan up to the first that is itself the start of use; none where the table is no plan."""
    if not _is_plan({cell.cell.header for cell in cells if cell.cell is not None}, lexicon):
        return []
    rows = [list(row) for _, row in groupby(cells, key=lambda cell: cell.cell and cell.cell.row)]
    begins = next((place for place, row in enumerate(rows) if _begins(row, lexicon)), None)
    return rows[: begins + 1] if begins is not None else []


def _is_plan(heads: Iterable[str], lexicon: Lexicon) -> bool:
    """Whether a column says when, and none that the rows are requirements, which stand in no order of time."""
    whole = {_bare(head).casefold() for head in heads}
    plan, other = ({phrase for each in LANGUAGES for phrase in lexicon.phrases(term, each)} for term in _HEADS)
    return bool(whole & plan) and not whole & other


def _begins(row: Sequence[Block], lexicon: Lexicon) -> bool:
    """Whether a row is the start of use and nothing more."""
    # What a gate with a label means may take a sentence.
    longest = _SENTENCE if _label(row[0].text) else _SHORT
    return any(
        len(cell.text.split()) <= longest and _tells_start(cell.text, lexicon)
        for cell in row
        if cell.cell is not None and cell.text != cell.cell.header
    )


def _tells_start(text: str, lexicon: Lexicon) -> bool:
    return _holds("moment/use-begins", text, lexicon) and not _holds("moment/relative", text, lexicon)


def _defined(text: str, lexicon: Lexicon) -> Iterator[str]:
    """The labels that the text defines as the start of use: '"Start" is the evening on which X first hears real callers'."""
    for language in LANGUAGES:
        for match in lexicon.find("moment/defines", text, language):
            label = _DEFINED.search(text[: match.start])
            rest = re.split(r"[.;]\s", text[match.end :])[0]
            if label and lexicon.holds("moment/use-begins", rest, language):
                yield label[1]


def _week_of_use(text: str, lexicon: Lexicon) -> int:
    """The week in which a sentence of the text lets use begin: "the first family is ranked in week 15"; 0 for none."""
    for sentence in re.split(r"[.;]\s", text):
        if _tells_start(sentence, lexicon):
            for language in LANGUAGES:
                for match in lexicon.find("moment/week", sentence, language):
                    if number := _NUMBER.match(sentence, match.end):
                        return int(number[1])
    return 0


def _week(cell: Block, lexicon: Lexicon) -> int:
    """The number in a cell of the column of weeks; 0 for any other cell."""
    number = _NUMBER.fullmatch(cell.text)
    return int(number[1]) if number and cell.cell is not None and _holds("moment/week", cell.cell.header, lexicon) else 0


def _label(text: str) -> str:
    """The text of a cell as the label of a moment; "" where it is a sentence or a plain word."""
    bare = _bare(text)
    return bare if _MARK.fullmatch(bare) else ""


def _bare(text: str) -> str:
    return text.strip(' .*()"“”')


def _holds(term: str, text: str, lexicon: Lexicon) -> bool:
    return any(lexicon.holds(term, text, language) for language in LANGUAGES)
