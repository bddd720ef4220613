"""The reader for RTF files: striprtf gives the text, marks put in before show where cells, rows and notes stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from striprtf.striprtf import rtf_to_text

from contractcheck.errors import UnreadableDocument
from contractcheck.ingest.comments import Comment, comment_remarks
from contractcheck.ingest.pictures import UNREAD_PICTURES, is_page
from contractcheck.ingest.raw import RawBlock, RawDocument
from contractcheck.ingest.rtf_revisions import reviewed
from contractcheck.ingest.tidy import tidy
from contractcheck.ingest.word_revisions import tracked_changes
from contractcheck.model.document import BlockKind, Cell, Remark, Unread
from contractcheck.model.settings import Revisions

_OPEN, _CELL, _ROW, _NOTE, _HEADING = "\x0e", "\x0f", "\x10", "\x11", "\x12"
_HEADING_STYLE = re.compile(r"\{\\s(\d+)(?!\d)[^{}]*\s(?:heading (\d)|title);\}", re.IGNORECASE)
_OUTLINE = re.compile(r"\\outlinelevel([0-8])(?!\d)")
_NOT_OURS = re.compile(f"[{_OPEN}-{_HEADING}]")
_MARKS = (
    (re.compile(r"\\trowd(?![a-z])"), _OPEN),
    (re.compile(r"\\cell(?![a-z])"), _CELL),
    (re.compile(r"\\row(?![a-z])"), _ROW),
)
_COMMENT = re.compile(r"\{\\\*\\annotation(?![a-z])")
_COMMENT_AUTHOR = re.compile(r"\{\\\*\\atnauthor ([^{}]*)\}")
_FOOTNOTE = re.compile(r"\{(?:\\\*)?\s*\\footnote(?![a-z])")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_UNREAD = {
    r"\\shptxt(?![a-z])": Unread("text boxes", "not-supported"),
    r"\\objdata(?![a-z])": Unread("embedded objects", "not-supported"),
    r"\\headerf?[lr]?(?![a-z])": Unread("headers", "not-supported", holds_clauses=False),
    r"\\footerf?[lr]?(?![a-z])": Unread("footers", "not-supported", holds_clauses=False),
}
_LEVEL = re.compile(f"{_HEADING}(\\d)")
_HIDDEN = re.compile(r"\\v(?![a-z0-9])[^{}]*? ([^{}\\]+)")
_EQUATION = re.compile(r"\\moMath(?![a-zA-Z])")
_PICTURE_WIDTH, _PICTURE_HEIGHT = (re.compile(rf"\\pic{side}goal(\d{{1,9}})") for side in "wh")
_TWIPS_PER_POINT = 20
_LINE = re.compile(r"\\line(?![a-z]) ?")


def read_rtf(data: bytes, revisions: Revisions = "accepted") -> RawDocument:
    """The raw blocks of an RTF file. Raises UnreadableDocument when its groups or characters are broken."""
    view = reviewed(_NOT_OURS.sub(" ", data.decode("latin-1")), revisions)
    source, notes = _apart(view.source)
    text = _text(source)
    blocks = tuple(_blocks(text, [tidy(_text(_group(note))) for note in notes]))
    read = {"text", *(["tables"] if any(block.cell for block in blocks) else []), *(["footnotes"] if notes else [])}
    unread = (*(part for pattern, part in _UNREAD.items() if re.search(pattern, source)), *_pictures(source))
    changes = tuple(replace(change, text=tidy(_text(_group(change.text)))) for change in view.changes)
    remarks = (*tracked_changes(changes, revisions), *_remarks(source), *comment_remarks(_comments(source)))
    return RawDocument(blocks, read=tuple(sorted(read)), unread=unread, remarks=remarks, changes=changes)


def _pictures(source: str) -> tuple[Unread, ...]:
    sizes = zip(_PICTURE_WIDTH.findall(source), _PICTURE_HEIGHT.findall(source), strict=False)
    is_any = any(is_page(int(width) / _TWIPS_PER_POINT, int(height) / _TWIPS_PER_POINT) for width, height in sizes)
    return (UNREAD_PICTURES,) if is_any else ()


def _remarks(source: str) -> Iterator[Remark]:
    """What a person should know: striprtf reads hidden text, and leaves equations out."""
    hidden = sum(len("".join(match[1].split())) for match in _HIDDEN.finditer(source))
    if hidden:
        yield Remark("hidden-text", (("characters", str(hidden)),))
    if equations := len(_EQUATION.findall(source)):
        yield Remark("equations", (("count", str(equations)),))


def _comments(source: str) -> Iterator[Comment]:
    authors = list(_COMMENT_AUTHOR.finditer(source))
    for match in _COMMENT.finditer(source):
        author = next((each[1] for each in reversed(authors) if each.end() <= match.start()), "")
        group = "{" + source[match.end() : _group_end(source, match.start())]
        yield Comment(_text(_group(author)), "", _text(_group(group)))


def _group(content: str) -> str:
    """Part of a file as a file of its own."""
    return "{\\rtf1\\ansi " + content + "}"


def _apart(source: str) -> tuple[str, list[str]]:
    """The file with a mark in the place of each footnote, and the footnotes."""
    pieces, notes, position = [], [], 0
    for match in _FOOTNOTE.finditer(source):
        if match.start() >= position:
            end = _group_end(source, match.start())
            pieces += [source[position : match.start()], _NOTE]
            notes.append("{" + source[match.end() : end])
            position = end
    marked = "".join((*pieces, source[position:]))
    marked = _LINE.sub("\\\\tab ", marked)
    marked = _OUTLINE.sub(lambda match: f"{_HEADING}{int(match[1]) + 1}", _with_headings(marked))
    for pattern, mark in _MARKS:
        marked = pattern.sub(mark, marked)
    return marked, notes


def _with_headings(source: str) -> str:
    """The file with the level of a heading style written out where a paragraph has the style."""
    styles = list(_HEADING_STYLE.finditer(source))
    levels = {match[1]: int(match[2] or 1) - 1 for match in styles}
    head, text = (source[: styles[-1].end()], source[styles[-1].end() :]) if styles else ("", source)
    return head + re.sub(
        r"\\s(\d+)(?!\d)", lambda match: match[0] + (f"\\outlinelevel{levels[match[1]]}" if match[1] in levels else ""), text
    )


def _group_end(source: str, start: int) -> int:
    """Where the group that opens at `start` has closed."""
    depth = 0
    for match in _BRACE.finditer(source, start):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth == 0:
            return match.end()
    return len(source)


def _text(source: str) -> str:
    try:
        return str(rtf_to_text(source, errors="replace"))  # type: ignore[no-untyped-call]
    except Exception as error:
        raise UnreadableDocument(
            "damaged", "The RTF file is damaged; open it in a word processor and save it as .docx."
        ) from error


def _blocks(text: str, notes: list[str]) -> Iterator[RawBlock]:
    """Paragraphs and table cells in order; rows that follow each other without text between are one table."""
    table, row, waiting = -1, 0, iter(notes)
    for chunk in re.split(f"({_OPEN}.*?{_ROW})", text, flags=re.DOTALL):
        if chunk.startswith(_OPEN):
            table, row = (table, row + 1) if row else (table + 1, 1)
            for column, content in enumerate(chunk.strip(_OPEN + _ROW).split(_CELL)[:-1]):
                yield from _lines(content.replace(_OPEN, ""), waiting, Cell(table, row - 1, column))
        elif chunk.strip():
            row = 0
            yield from _lines(re.sub(f"[{_OPEN}{_CELL}{_ROW}]", "\n", chunk), waiting, None)


def _lines(content: str, notes: Iterator[str], cell: Cell | None) -> Iterator[RawBlock]:
    for line in content.split("\n"):
        heading = _LEVEL.search(line)
        if text := tidy(_LEVEL.sub("", line).replace(_NOTE, "")):
            kind = BlockKind.CELL if cell else BlockKind.HEADING if heading else None
            yield RawBlock(text, kind, level=int(heading[1]) if heading and not cell else 0, cell=cell)
        for _ in range(line.count(_NOTE)):
            if note := next(notes, ""):
                yield RawBlock(note, BlockKind.NOTE)
