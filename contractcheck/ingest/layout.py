"""Which blocks are headings, told from their labels, their looks and their neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence

from contractcheck.ingest.labels import Label, Style, read_label, split_label
from contractcheck.ingest.raw import RawBlock
from contractcheck.model.document import BlockKind
from contractcheck.model.outline import OutlineWords

_LONGEST_HEADING = 120
_LONGEST_MARKED_HEADING = 250
_WORDS_OF_A_SENTENCE = 8
_SENTENCE_END = re.compile(r"[.;:,]$")
_CONTENTS_LINE = re.compile(r"(?:\.\s?){4,}\s*\d{1,4}$")
_CAPITALS = re.compile(r"(?:[^\W\d_a-z\u00df-\u00ff]|[ '\u2019&/,-]){5,60}")
_STARTS_LARGE = re.compile(r"[^a-z\u00df-\u00ff]")
# Tuples, as a member of an enumeration is found sooner in one of few than by its hash.
_NAMED = (Style.ARTICLE, Style.ANNEX)
_LIST_STYLES = (Style.LETTERS, Style.BULLET)
_FIGURES = (Style.DOTTED, Style.INTEGER)
_WITHOUT_LABEL = (BlockKind.CELL, BlockKind.NOTE)


class Layout:
    """The blocks of a document with their labels. Lines of a table of contents and blocks without text are left out."""

    def __init__(self, raws: Sequence[RawBlock], words: OutlineWords) -> None:
        self.raws = tuple(
            raw for raw in raws if raw.text and not (raw.kind is None and _CONTENTS_LINE.search(raw.text[-_LONGEST_HEADING:]))
        )
        self._words = words
        self.labels = tuple(self._label(raw) for raw in self.raws)

    def is_heading(self, index: int) -> bool:
        """Whether the block at `index` is a heading."""
        raw, label = self.raws[index], self.labels[index]
        if raw.kind is BlockKind.HEADING:
            return not _is_sentence(raw.text)
        if not _may_be_heading(raw, label):
            return False
        if raw.prominent or self._opens_section(index):
            return True
        if label and label.style in _NAMED:
            return not self._has_sibling(index)
        return self._is_bare_name(raw.text) or (raw.kind is None and self._stands_out(index))

    def _label(self, raw: RawBlock) -> Label | None:
        if raw.kind in _WITHOUT_LABEL:
            return None
        if raw.label:
            return read_label(raw.label, self._words)
        return split_label(raw.text, self._words)

    def _is_bare_name(self, text: str) -> bool:
        """Whether a line is nothing but the label of an article or annex; its title then stands on the next line."""
        label = split_label(text, self._words, heading=True)
        return label is not None and label.style in _NAMED and label.width == len(text)

    def _neighbours(self, index: int) -> tuple[Label | None, ...]:
        return tuple(self.labels[near] for near in (index - 1, index + 1) if 0 <= near < len(self.labels))

    def _has_sibling(self, index: int) -> bool:
        """Whether a neighbour has a label of the same form: then it is a list of annexes, not their headings."""
        label = self.labels[index]
        return any(label and near and _form(near) == _form(label) for near in self._neighbours(index))

    def _opens_section(self, index: int) -> bool:
        """Whether the next block is numbered under this one ("7 Monitoring", then "7.1 ...")."""
        following = self.labels[index + 1] if index + 1 < len(self.labels) else None
        if following is None or following.style is not Style.DOTTED:
            return False
        own = self.labels[index] or split_label(self.raws[index].text, self._words, heading=True)
        return own is not None and own.number != "" and following.number.startswith(f"{own.number}.")

    def _stands_out(self, index: int) -> bool:
        """Whether a line without marks is a heading: numbered and not in a list of such lines, or all in capitals."""
        label = self.labels[index]
        if label is None:
            return bool(_CAPITALS.fullmatch(self.raws[index].text))
        following = self.labels[index + 1] if index + 1 < len(self.labels) else None
        leads_list = following is not None and following.style in _LIST_STYLES
        return label.style in _FIGURES and not leads_list and not self._has_sibling(index)


def _form(label: Label) -> tuple[Style, str]:
    """What labels of one row have in common: the style, and the word of those that have one."""
    return label.style, label.number.split()[0].lower() if label.style in _NAMED else ""


def _may_be_heading(raw: RawBlock, label: Label | None) -> bool:
    """Whether a block without a heading style has the form of a heading: short, no sentence, no item of a list."""
    if label is None and raw.kind is BlockKind.ITEM:
        return False
    if label and label.style in _LIST_STYLES and not (raw.prominent and label.core.isupper()):
        return False
    text = raw.text[label.width :] if label else raw.text
    if len(text) > _LONGEST_HEADING or _SENTENCE_END.search(raw.text) or (text.endswith("?") and not raw.prominent):
        return False
    # A subtitle in a size of its own may start small.
    return not text or bool(_STARTS_LARGE.match(text)) or (raw.prominent and raw.level > 0)


def _is_sentence(text: str) -> bool:
    """Whether text in a heading style is a clause that only borrows the style for its number."""
    ends = text.endswith((".", ";", ":")) and len(text.split()) >= _WORDS_OF_A_SENTENCE
    return ends or len(text) > _LONGEST_MARKED_HEADING
