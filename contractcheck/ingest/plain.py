"""The reader for plain text: paragraphs by empty lines, by labels, and by lines that end before the margin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from contractcheck.ingest.labels import split_label
from contractcheck.ingest.raw import RawBlock, RawDocument
from contractcheck.ingest.tidy import tidy
from contractcheck.model.outline import OutlineWords

_FEWEST_WRAPPED_LINES = 8
_WIDEST_MARGIN = 130
_SHARE_WITHIN_MARGIN = 0.95
_RULE = re.compile(r"[=\-_*~#+.\s]{3,}$")
_SENTENCE_END = re.compile(r"[.;:!?]$")
_BROKEN_WORD = re.compile(r"[^\W\d_]-$")
_SHORT_WORD = 3


def read_plain(text: str, words: OutlineWords) -> RawDocument:
    """The raw blocks of a plain text."""
    lines = [line.rstrip() for line in text.expandtabs(4).splitlines()]
    paragraphs = _Paragraphs(words, _margin(lines))
    for line in lines:
        paragraphs.take(line)
    return RawDocument(tuple(paragraphs.blocks()), read=("text",))


def _margin(lines: Sequence[str]) -> int:
    """The column at which the lines were wrapped, 0 where each line is a paragraph."""
    lengths = sorted(len(line) for line in lines if line)
    if len(lengths) < _FEWEST_WRAPPED_LINES:
        return 0
    margin = lengths[int(len(lengths) * _SHARE_WITHIN_MARGIN)]
    return margin if margin <= _WIDEST_MARGIN else 0


@dataclass(slots=True)
class _Paragraph:
    lines: list[str]
    underlined: bool = False

    @property
    def text(self) -> str:
        """The lines as one text; a word broken at a hyphen stays one word."""
        text = self.lines[0]
        for line in self.lines[1:]:
            first = line.split(maxsplit=1)[0]
            glue = "" if _BROKEN_WORD.search(text) and first.islower() and len(first) > _SHORT_WORD else " "
            text = f"{text}{glue}{line.strip()}"
        return tidy(text)


@dataclass(slots=True)
class _Paragraphs:
    """Takes the lines one by one and puts those of a paragraph together."""

    words: OutlineWords
    margin: int
    _found: list[_Paragraph] = field(default_factory=list)
    _is_open: bool = False

    def take(self, line: str) -> None:
        if not line:
            self._is_open = False
        elif _RULE.match(line):
            self._underline()
        elif self._is_open and self._goes_on(self._found[-1].lines[-1], line):
            self._found[-1].lines.append(line)
        else:
            self._found.append(_Paragraph([line]))
            self._is_open = True

    def blocks(self) -> Iterator[RawBlock]:
        for paragraph in self._found:
            if text := paragraph.text:
                yield RawBlock(text, prominent=paragraph.underlined)

    def _underline(self) -> None:
        """A ruled line ends a paragraph; straight under a single line it marks a heading."""
        if self._is_open and len(self._found[-1].lines) == 1:
            self._found[-1].underlined = True
        self._is_open = False

    def _goes_on(self, before: str, line: str) -> bool:
        """Whether `line` continues the paragraph of the line `before` it."""
        if not self.margin:
            return False
        has_room = len(before) + 1 + len(line.split(maxsplit=1)[0]) <= self.margin
        if split_label(line.strip(), self.words):
            return not (has_room or _SENTENCE_END.search(before))
        return not has_room or (line.strip()[0].islower() and 2 * len(before) > self.margin)
