"""The reader for Markdown. Labels stay as they are written, except a list numbered 1, 1, 1, which counts on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from contractcheck.ingest.markdown_inline import is_strong, plain_text
from contractcheck.ingest.raw import RawBlock, RawDocument
from contractcheck.model.document import BlockKind, Cell

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#*)?[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})")
_NOTE = re.compile(r" {0,3}\[\^([^\]]+)\]:[ \t]*(.*)$")
_LINK_TARGET = re.compile(r" {0,3}\[[^\]^]+\]:[ \t]*\S+")
_QUOTE = re.compile(r"(?: {0,3}>[ \t]?)+")
# Properties of the file above its text, in lines "name: value"; the title among them.
_PROPERTIES = re.compile(r"\A---[ \t]*\n[a-z][\w-]*:.*\n(?:[a-z][\w-]*:.*\n|[ \t]*(?:[-#].*|[ \t]\S.*)?\n)*?---[ \t]*(?:\n|\Z)")
_TITLE = re.compile(r"(?m)^title:[ \t]*(.*)$")
# Beside the marks of Markdown those that come along from a word processor: dashes, dots, squares.
_BULLET = re.compile(r"([ \t]*)[-*+\u2022\u2013\u2014\u25aa\u25cf\u25e6\u2023\u00b7][ \t]+(?=\S)")
_ORDERED = re.compile(r"([ \t]*)(\(?(?:\d{1,3}|[a-z]|[ivxl]{1,6}|(?<=\()[A-Z])[.)])[ \t]+(?=\S)")
_CLAUSE = re.compile(r"[ \t]*(?:\d{1,3}|[A-Z]|[IVX]{1,5})(?:\.\d{1,2}){1,5}\.?[ \t]+(?=[^a-z\s])")
_TABLE_LINE = re.compile(r"[ \t]*\|")
_WHOLE_ROW = re.compile(r"[ \t]*\|.*\|[ \t]*$")
_SEPARATOR = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$")
_COLUMN = re.compile(r"(?<!\\)\|")
_SENTENCE_END = re.compile(r"[.;:!?)\"\u201d*][ \t]*$")
# "**Answer 43**" numbers the text below it and opens no section.
_LABEL_ALONE = re.compile(r"\W*[^\W\d]+(?:\s+[\w.-]*\d[\w.]*)?\W*")
_QUOTES = "\"'"
_SIGNS = re.compile(r"(?m)^ {0,3}#{1,6}[ \t]+\S|^[ \t]*\|.*\|[ \t]*\n[ \t]*\|?[ \t]*:?-{2,}|^ {0,3}\*\*\S.*\*\*")


def looks_like_markdown(text: str) -> bool:
    """Whether the text has Markdown headings, tables or strong lines."""
    return bool(_SIGNS.search(text))


def read_markdown(text: str) -> RawDocument:
    """The raw blocks of a Markdown text."""
    reader = _Reader()
    for line in _COMMENT.sub("", _without_properties(text)).splitlines():
        quote = _QUOTE.match(line)
        reader.take(line[quote.end() :] if quote else line)
    reader.close()
    return RawDocument(tuple(reader.blocks), read=("text",))


def _without_properties(text: str) -> str:
    """The text with its properties replaced by the title among them, as a heading."""
    match = _PROPERTIES.match(text)
    if match is None:
        return text
    title = _TITLE.search(match[0])
    heading = f"# {title[1].strip().strip(_QUOTES)}\n\n" if title else ""
    return heading + text[match.end() :]


@dataclass(slots=True)
class _Open:
    """The block that the next line may continue."""

    kind: BlockKind
    lines: list[str]
    level: int = 0
    label: str = ""


@dataclass(slots=True)
class _Reader:
    """Takes the lines one by one; `blocks` are the closed ones."""

    blocks: list[RawBlock] = field(default_factory=list)
    _open: _Open | None = None
    _rows: list[str] = field(default_factory=list)
    _tables: int = 0
    _indents: list[int] = field(default_factory=list)
    _counts: dict[int, tuple[str, int]] = field(default_factory=dict)

    def take(self, line: str) -> None:
        wrapped = self._open is not None and self._open.kind is BlockKind.PARAGRAPH
        if (_WHOLE_ROW if wrapped else _TABLE_LINE).match(line):
            self._close_block()
            self._rows.append(line)
            return
        self._close_table()
        if not line.strip() or _FENCE.match(line):
            self._close_block()
        elif not (self._heading(line) or self._rule(line) or self._note(line) or self._item(line)):
            self._continue(line)

    def close(self) -> None:
        """The text ends."""
        self._close_table()
        self._close_block()

    def _heading(self, line: str) -> bool:
        match = _HEADING.match(line)
        if match:
            self._end_lists()
            self._start(BlockKind.HEADING, match[2] or "", level=len(match[1]))
            self._close_block()
        return match is not None

    def _rule(self, line: str) -> bool:
        underline = _UNDERLINE.match(line)
        if underline and self._open and self._open.kind is BlockKind.PARAGRAPH:
            self._open.kind, self._open.level = BlockKind.HEADING, 1 if underline[1][0] == "=" else 2
            self._close_block()
            return True
        if _RULE.match(line):
            self._close_block()
            return True
        return bool(_LINK_TARGET.match(line)) and self._open is None

    def _note(self, line: str) -> bool:
        match = _NOTE.match(line)
        if match:
            self._start(BlockKind.NOTE, match[2], label=match[1])
        return match is not None

    def _item(self, line: str) -> bool:
        match = _BULLET.match(line) or _ORDERED.match(line)
        if match is None or not self._may_start_item():
            return False
        level = self._level(len(match[1].expandtabs(4)))
        text = line[match.end() :] if match.re is _BULLET else line[match.end(1) :]
        label = self._counted(level, match[2]) if match.re is _ORDERED else ""
        self._start(BlockKind.ITEM, text[len(match[2]) :] if label else text, level=level, label=label)
        return True

    def _may_start_item(self) -> bool:
        """Whether a marker opens an item here; inside a wrapped sentence it does not."""
        return self._open is None or self._open.kind is BlockKind.ITEM or bool(_SENTENCE_END.search(self._open.lines[-1]))

    def _level(self, indent: int) -> int:
        self._indents = [earlier for earlier in self._indents if earlier < indent]
        self._indents.append(indent)
        return len(self._indents)

    def _counted(self, level: int, label: str) -> str:
        """The number of an item whose label repeats the one before it ("1.", "1."); "" where the label is its own."""
        before, count = self._counts.get(level, ("", 0))
        count = count + 1 if label == before else 0
        self._counts[level] = (label, count)
        digits = label.strip("().")
        return label.replace(digits, str(int(digits) + count)) if count and digits.isdigit() else ""

    def _continue(self, line: str) -> None:
        if self._open is None:
            if not line[:1].isspace():
                self._end_lists()
            self._start(BlockKind.PARAGRAPH, line)
        elif (_CLAUSE.match(line) and _SENTENCE_END.search(self._open.lines[-1])) or self._is_caption_before(line):
            self._start(BlockKind.PARAGRAPH, line)
        else:
            self._open.lines.append(line)

    def _is_caption_before(self, line: str) -> bool:
        """Whether the open paragraph is one bold line, the caption of the plain text that goes on below it."""
        above = self._open
        if above is None or above.kind is not BlockKind.PARAGRAPH or len(above.lines) > 1:
            return False
        bold = above.lines[0].strip()
        return is_strong(bold) and not is_strong(line.strip()) and not _LABEL_ALONE.fullmatch(bold)

    def _end_lists(self) -> None:
        self._indents.clear()
        self._counts.clear()

    def _start(self, kind: BlockKind, text: str, level: int = 0, label: str = "") -> None:
        self._close_block()
        self._open = _Open(kind, [text], level, label)

    def _close_block(self) -> None:
        if self._open is None:
            return
        source = " ".join(line.strip().removesuffix("\\") for line in self._open.lines)
        text = plain_text(source)
        if text:
            prominent = self._open.kind is BlockKind.PARAGRAPH and is_strong(source)
            self.blocks.append(RawBlock(text, self._open.kind, self._open.label, self._open.level, prominent))
        self._open = None

    def _close_table(self) -> None:
        rows, self._rows = self._rows, []
        if not rows:
            return
        has_header = len(rows) > 1 and bool(_SEPARATOR.match(rows[1].strip()))
        texts = [[plain_text(cell) for cell in _cells(row)] for row in rows if not _SEPARATOR.match(row.strip())]
        headers = texts[0] if has_header else []
        if has_header and not any(headers):
            del texts[0]
        for row, cells in enumerate(texts):
            for column, text in enumerate(cells):
                header = headers[column] if row and column < len(headers) else ""
                if text:
                    self.blocks.append(RawBlock(text, BlockKind.CELL, cell=Cell(self._tables, row, column, header)))
        self._tables += 1


def _cells(row: str) -> list[str]:
    return _COLUMN.split(row.strip().removeprefix("|").removesuffix("|"))
