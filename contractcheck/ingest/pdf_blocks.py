"""The flow of a pdf as raw blocks: paragraphs and tables joined over pages, text with the place of each line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from contractcheck.ingest.pdf_flow import Column, LineCells, Notes, Part, TablePart
from contractcheck.ingest.pdf_lines import Line
from contractcheck.ingest.pdf_looks import Looks
from contractcheck.ingest.pdf_notes import Note
from contractcheck.ingest.pdf_paragraphs import Paragraph, ParagraphBuilder, usual_pitch
from contractcheck.ingest.pdf_words import Joiner
from contractcheck.ingest.raw import RawBlock
from contractcheck.model.document import BlockKind, Cell, LineBox

_SAME_COLUMN = 6.0
_LONGEST_HEAD = 40
_FEWEST_COLUMNS = 3
_SENTENCE_END = (".", ";", ":", "!", "?")
_BULLETS = frozenset("-\u2013\u2022\u00b7\u25aa\u25e6\u25cf\u25cb\u25a0\u25a1\u27a2*o")

Element = Paragraph | TablePart | Notes


def blocks_of(parts: Sequence[Part], body: float) -> tuple[RawBlock, ...]:
    """The blocks of the parts; `body` is the usual font size in points."""
    parts = _with_whole_notes(parts)
    lines = [line for part in parts for line in _lines(part)]
    builder = ParagraphBuilder(usual_pitch(line for part in parts if isinstance(part, Column) for line in part.lines))
    writer = _Writer(Joiner([line.text for line in lines]), builder, Looks(lines, body))
    return tuple(block for element in _elements(parts, builder) for block in writer.blocks(element))


def _with_whole_notes(parts: Iterable[Part]) -> list[Part]:
    """The parts, where a note that runs over to the next page stands on the page where it begins."""
    found: list[Part] = []
    begun: int | None = None
    for part in parts:
        own = part
        if isinstance(part, Notes) and begun is not None and not part.notes[0].label:
            before = found[begun]
            if isinstance(before, Notes):
                found[begun] = _continued(before, part.notes[0])
                own = Notes(part.notes[1:])
        if isinstance(own, Notes) and own.notes:
            begun = len(found)
        found.append(own)
    return found


def _continued(notes: Notes, rest: Note) -> Notes:
    last = notes.notes[-1]
    return Notes((*notes.notes[:-1], replace(last, lines=(*last.lines, *rest.lines))))


def _lines(part: Part) -> Iterator[Line]:
    if isinstance(part, Column):
        yield from part.lines
    elif isinstance(part, TablePart):
        yield from (line for row in part.rows for cell in row.values() for line in cell)
    else:
        yield from (line for note in part.notes for line in note.lines)


def _elements(parts: Iterable[Part], builder: ParagraphBuilder) -> Iterator[Element]:
    """Whole paragraphs and tables; what goes on after a page is joined, notes come after what they interrupt."""
    open_element: Element | None = None
    notes: list[Note] = []
    for part in parts:
        if isinstance(part, Notes):
            notes.extend(part.notes)
            continue
        for element in builder.paragraphs(part.lines) if isinstance(part, Column) else (part,):
            joined = _joined(open_element, element, builder)
            if joined is None:
                yield from _closed(open_element, notes)
                notes = []
            open_element = joined if joined is not None else element
    yield from _closed(open_element, notes)


def _closed(element: Element | None, notes: Sequence[Note]) -> Iterator[Element]:
    if element is not None:
        yield element
    if notes:
        yield Notes(tuple(notes))


def _joined(before: Element | None, after: Element, builder: ParagraphBuilder) -> Element | None:
    """Both as one element when the second goes on with the first, else None."""
    if isinstance(before, TablePart) and isinstance(after, TablePart):
        return _joined_tables(before, after) if before.closes_column and after.opens_column else None
    if isinstance(before, tuple) and isinstance(after, tuple):
        last, line = before[-1], after[0]
        is_break = last.page != line.page or line.baseline < last.baseline
        return (*before, *after) if is_break and builder.goes_on(before, line) else None
    return None


def _joined_tables(before: TablePart, after: TablePart) -> TablePart | None:
    if not _have_equal_columns(before.starts, after.starts):
        return None
    repeats_header = _texts(before.rows[0]) == _texts(after.rows[0])
    rows = after.rows[1:] if repeats_header else after.rows
    has_header = before.has_header or repeats_header
    if rows and before.rows and _goes_on(before.rows[-1], rows[0]):
        rows = (_joined_rows(before.rows[-1], rows[0]), *rows[1:])
        return replace(after, rows=(*before.rows[:-1], *rows), has_header=has_header, opens_column=before.opens_column)
    return replace(after, rows=(*before.rows, *rows), has_header=has_header, opens_column=before.opens_column)


def _have_equal_columns(starts: Sequence[float], others: Sequence[float]) -> bool:
    """Whether columns have the same number and the same widths, wherever the table stands on its page."""
    shifts = [one - other for one, other in zip(starts, others, strict=False)]
    return len(starts) == len(others) and max(shifts) - min(shifts) <= _SAME_COLUMN


def _texts(row: LineCells) -> dict[int, str]:
    return {place: " ".join(line.text for line in cell) for place, cell in row.items()}


def _goes_on(row: LineCells, following: LineCells) -> bool:
    """Whether a row at the top of a page is the rest of the one before: without its first cell, or in mid-sentence."""
    if not following or not set(following) <= set(row):
        return False
    if 0 in row and 0 not in following:
        return True
    starts = [cell[0].text[:1].islower() and not row[place][-1].text.endswith(_SENTENCE_END) for place, cell in following.items()]
    return all(starts)


def _joined_rows(row: LineCells, rest: LineCells) -> LineCells:
    return {place: (*cell, *rest.get(place, ())) for place, cell in row.items()}


def _looks_like_head(rows: Sequence[LineCells]) -> bool:
    """Whether the first row is the only bold one of the first two, or one of short words over three or more columns."""
    if len(rows) == 1:
        return False
    bold, second = (all(line.bold for cell in row.values() for line in cell) for row in rows[:2])
    if bold != second:
        return bold
    texts = _texts(rows[0]).values()
    columns = {place for row in rows for place in row}
    is_short = all(len(text) <= _LONGEST_HEAD and not any(letter.isdigit() for letter in text) for text in texts)
    return len(texts) == len(columns) >= _FEWEST_COLUMNS and is_short


@dataclass(slots=True)
class _Writer:
    """Turns elements into blocks and counts the tables."""

    joiner: Joiner
    builder: ParagraphBuilder
    looks: Looks
    tables: int = field(default=0)

    def blocks(self, element: Element) -> Iterator[RawBlock]:
        if isinstance(element, TablePart):
            yield from self._table(element)
            self.tables += 1
        elif isinstance(element, Notes):
            yield from (self._block(note.lines, kind=BlockKind.NOTE, label=note.label) for note in element.notes)
        else:
            yield from self._paragraph(element)

    def _paragraph(self, lines: Paragraph) -> Iterator[RawBlock]:
        text, boxes = self._text(lines)
        if text not in _BULLETS:
            is_prominent, level = self.looks.is_prominent(lines), self.looks.level(lines)
            yield RawBlock(text, prominent=is_prominent, level=level, page=lines[0].page, lines=boxes)

    def _table(self, table: TablePart) -> Iterator[RawBlock]:
        head = table.rows[0] if table.has_header or _looks_like_head(table.rows) else {}
        heads = {place: self._text(cell, is_cell=True)[0] for place, cell in head.items()}
        for index, row in enumerate(table.rows):
            for place in sorted(row):
                cell = Cell(self.tables, index, place, heads.get(place, "") if index else "")
                for paragraph in self.builder.cell_paragraphs(row[place]):
                    yield self._block(paragraph, kind=BlockKind.CELL, cell=cell)

    def _block(
        self, lines: Sequence[Line], *, kind: BlockKind | None = None, label: str = "", cell: Cell | None = None
    ) -> RawBlock:
        text, boxes = self._text(lines, is_cell=cell is not None)
        return RawBlock(text, kind, label, page=lines[0].page, cell=cell, lines=boxes)

    def _text(self, lines: Sequence[Line], *, is_cell: bool = False) -> tuple[str, tuple[LineBox, ...]]:
        """The lines as one text, with the characters of it that each line holds."""
        parts: list[str] = []
        boxes, start = [], 0
        for line, following in zip_longest(lines, lines[1:]):
            own, joint = line.text, ""
            if following:
                lost, joint = self.joiner.joint(own, following.text, is_full=is_cell and line.is_full)
                own = own.removesuffix(lost)
            end, shown = start + len(own), line.shown
            boxes.append(LineBox(start, end, line.page, shown.left, shown.top, shown.right, shown.bottom))
            parts += own, joint
            start = end + len(joint)
        return "".join(parts).rstrip(), tuple(boxes)
