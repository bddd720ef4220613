"""Moments: the gates, milestones and dates of a plan that do not lie behind the day on which use begins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from contractcheck.detect.document.contents import Contents
from contractcheck.detect.search.phrases import Lexicon
from contractcheck.detect.timing.plans import Plan, PlanReader, Prose
from contractcheck.model.document import Block
from contractcheck.model.rules import LANGUAGES, Language

_LABEL = re.compile(r"[A-Z][\w.-]*(?:\s[\w.-]+){0,3}")
_DEFINED = re.compile(rf"[\"“‘*(]?({_LABEL.pattern})[\"”’*)]*\s*(?:=|:|–|—|\s-)?\s*$")
_SHORT = 6
_SENTENCE = 14
_LABEL_WORDS = 4
_NUMBER = re.compile(r"\s*(\d{1,3})\b")
_MARK = re.compile(r"[A-Z]+[ .-]?\d+[a-z]?")

_BEGINS, _DEFINES, _WEEK = "moment/use-begins", "moment/defines", "moment/week"
_STARTS, _DELIVERED, _NEEDS = (_BEGINS, "moment/use-from"), "moment/delivered", "moment/needs"
_TELLING = (*_STARTS, "moment/use-noun", _DELIVERED, _DEFINES, _NEEDS, "moment/stage-label")
_OF_USE = (_BEGINS, "moment/use-from", "moment/launch")
_HEADS = ("moment/plan-header", "moment/other-header")

Row = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Moments:
    """The labels of moments up to the start of use, the rows (table, row) of plans that stand up to it, and its week.

    The week is counted as the document counts; 0 where it names none. `plan` is what the document tells of dates and stages.
    """

    labels: frozenset[str] = frozenset()
    rows: frozenset[Row] = frozenset()
    week: int = 0
    plan: Plan | None = None

    def cover(self, text: str, cells: Sequence[Block], lexicon: Lexicon, language: Language) -> bool:
        """Whether the text is due by such a moment: by its row of a plan, a cell with the label alone, or "before X"."""
        places = {(cell.cell.table, cell.cell.row) for cell in cells if cell.cell is not None}
        due = (_bare(cell.text) for cell in cells if cell.cell is not None and cell.cell.column)
        if places & self.rows or any(text in self.labels for text in due) or self._named(text, lexicon, language):
            return True
        if self.plan is not None and (self.plan.waits_for(text, cells) or self.plan.is_due(text, cells, lexicon, language)):
            return True
        return any(0 < _week(cell, lexicon) <= self.week for cell in cells) if self.week else False

    def exclude(self, text: str, lexicon: Lexicon, language: Language) -> bool:
        """Whether the text is due by a moment that lies behind the start of use or is another one."""
        return self.plan is not None and self.plan.is_late(text, lexicon, language)

    def _named(self, text: str, lexicon: Lexicon, language: Language) -> bool:
        """Whether a word of time stands before one of the labels."""
        found = (
            match for label in self.labels if label in text for match in re.finditer(rf"(?<!\w){re.escape(label)}(?!\w)", text)
        )
        return any(
            lexicon.holds("moment/by", " ".join(text[: match.start()].split()[-_LABEL_WORDS:]), language) for match in found
        )


def moments_of(contents: Contents, lexicon: Lexicon) -> Moments:
    """Read the tables of gates and plans, and the sentences that tell when use begins or define a moment."""
    telling = contents.blocks_holding(*_TELLING)
    if not telling:
        return Moments()
    defined = {each for block in contents.blocks_holding(_DEFINES) for each in _defined(block.text, lexicon)}
    labels = {label for label, is_use in defined if is_use}
    tables = list(_tables(contents.blocks))
    early = [row for table in tables for row in _up_to_use(table, lexicon)]
    labels |= {label for row in early if (label := _label(row[0].text))}
    rows = {(row[0].cell.table, row[0].cell.row) for row in early if row[0].cell is not None}
    beginning = {id(block) for block in contents.blocks_holding(_BEGINS)}
    weeks = (
        _week_of_use(block.text, lexicon) for block in contents.blocks_holding(_WEEK) if id(block) in beginning and not block.cell
    )
    found = Moments(frozenset(labels), frozenset(rows), next((week for week in weeks if week), 0))
    rows_beginning = (row for table in tables for row in table if any(id(cell) in beginning for cell in row))
    starting = [row for row in rows_beginning if _begins(row, lexicon)]
    due = [row for table in tables for row in table if _is_due(row, found, lexicon)]
    others = frozenset(label for label, _ in defined) - labels
    return replace(found, plan=PlanReader(lexicon).read(_prose(contents), starting, due, others))


def _prose(contents: Contents) -> Prose:
    """What the document tells of a plan outside tables."""
    asked = (_TELLING, _STARTS, (_DELIVERED,), (_NEEDS,))
    return Prose(*([block.text for block in contents.blocks_holding(*terms) if block.cell is None] for terms in asked))


def _tables(blocks: Iterable[Block]) -> Iterator[list[list[Block]]]:
    """The tables of the document as rows of cells."""
    cells = (block for block in blocks if block.cell is not None)
    for _, table in groupby(cells, key=lambda block: block.cell and block.cell.table):
        yield [list(row) for _, row in groupby(table, key=lambda cell: cell.cell and cell.cell.row)]


def _is_due(row: Sequence[Block], moments: Moments, lexicon: Lexicon) -> bool:
    """Whether a cell of the row says that it is due before use begins."""
    heads = [cell for cell in row if cell.cell is not None and cell.cell.column and len(cell.text.split()) <= _SHORT]
    named = any(moments.cover(cell.text, (cell,), lexicon, language) for cell in heads for language in LANGUAGES)
    return named or any(_holds("moment/ahead", cell.text, lexicon) and _holds(_BEGINS, cell.text, lexicon) for cell in heads)


def _up_to_use(rows: list[list[Block]], lexicon: Lexicon) -> list[list[Block]]:
    """The rows of a plan up to the first that is itself the start of use; none where the table is no plan."""
    if not _is_plan({cell.cell.header for row in rows for cell in row if cell.cell is not None}, lexicon):
        return []
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
    return _holds(_BEGINS, text, lexicon) and not _holds("moment/relative", text, lexicon)


def _defined(text: str, lexicon: Lexicon) -> Iterator[tuple[str, bool]]:
    """The labels that the text defines as a moment, and whether it is the start of use or comes before it.

    '"Start" is the evening on which X first hears real callers'.
    """
    for language in LANGUAGES:
        for sentence in re.split(r"[.;]\s", text):
            found = lexicon.find(_DEFINES, sentence, language)
            match = min(found, key=lambda each: each.start, default=None)
            label = _DEFINED.search(sentence[: match.start]) if match else None
            if match and label:
                rest = sentence[match.start :]
                is_use = _holds("moment/launch", label[1], lexicon) or any(
                    lexicon.holds(term, rest, language) for term in _OF_USE
                )
                yield _name(label[1], lexicon), is_use


def _name(label: str, lexicon: Lexicon) -> str:
    """The label without an article before it: "Switch Day" of "The Switch Day"."""
    first, _, rest = label.partition(" ")
    return rest if rest and _holds("moment/opener", first, lexicon) else label


def _week_of_use(text: str, lexicon: Lexicon) -> int:
    """The week in which a sentence of the text lets use begin: "the first family is ranked in week 15"; 0 for none."""
    for sentence in re.split(r"[.;]\s", text):
        if _tells_start(sentence, lexicon):
            for language in LANGUAGES:
                for match in lexicon.find(_WEEK, sentence, language):
                    if number := _NUMBER.match(sentence, match.end):
                        return int(number[1])
    return 0


def _week(cell: Block, lexicon: Lexicon) -> int:
    """The number in a cell of the column of weeks; 0 for any other cell."""
    number = _NUMBER.fullmatch(cell.text)
    return int(number[1]) if number and cell.cell is not None and _holds(_WEEK, cell.cell.header, lexicon) else 0


def _label(text: str) -> str:
    """The text of a cell as the label of a moment; "" where it is a sentence or a plain word."""
    bare = _bare(text)
    return bare if _MARK.fullmatch(bare) else ""


def _bare(text: str) -> str:
    return text.strip(' .*()"“”')


def _holds(term: str, text: str, lexicon: Lexicon) -> bool:
    return any(lexicon.holds(term, text, language) for language in LANGUAGES)
