"""The fields of a Word file: what of them is text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from contractcheck.ingest.word_package import Element, W
from contractcheck.ingest.word_styles import value

_CONTENTS_FIELDS = frozenset({"TOC", "TOA", "INDEX"})
# Fields that show the end of their own instruction, as in "[click here and type a name]".
_PROMPT_FIELDS = frozenset({"MACROBUTTON", "GOTOBUTTON"})
_MARK, _KIND = W + "fldChar", W + "fldCharType"


@dataclass(slots=True)
class _Field:
    """An open field: what it computes, and whether its result has begun."""

    instruction: str = ""
    in_result: bool = False

    @property
    def name(self) -> str:
        return self.instruction.split(" ", 1)[0].upper()

    @property
    def hides(self) -> bool:
        """Whether what stands in the field now is no text: an instruction, a prompt, or a table of contents or index."""
        return not self.in_result or self.name in _PROMPT_FIELDS or self.name in _CONTENTS_FIELDS


class Fields:
    """The open fields at a point of the text; `hide` says whether one of them hides what stands there."""

    def __init__(self, unclosed: frozenset[Element]) -> None:
        self._unclosed = unclosed
        self._open: list[_Field] = []
        self.hide = False

    def begin(self, instruction: str) -> None:
        """Open a field that is written with its instruction, whose result begins at once."""
        self._open.append(_Field(instruction.strip(), in_result=True))
        self._look()

    def end(self) -> bool:
        """Close the innermost field; whether it only says what somebody has to fill in."""
        is_prompt = bool(self._open) and self._open.pop().name in _PROMPT_FIELDS
        self._look()
        return is_prompt

    def pass_mark(self, mark: Element) -> bool:
        """Take in a `w:fldChar`; True at the end of a field that only says what somebody has to fill in."""
        kind = value(mark, _KIND)
        if kind == "end":
            return self.end()
        if kind == "begin" and mark not in self._unclosed:
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].in_result = True
        self._look()
        return False

    def instruct(self, text: str) -> None:
        """Take in a piece of the instruction of the innermost field."""
        if self._open and not self._open[-1].in_result:
            self._open[-1].instruction = (self._open[-1].instruction + text).lstrip()

    def _look(self) -> None:
        self.hide = any(each.hides for each in self._open)


def unclosed_fields(gone: frozenset[str], roots: Iterable[Element]) -> frozenset[Element]:
    """The marks that begin a field without an end; taken as fields they would hide all text after them.

    Marks in elements with the tags `gone` do not count.
    """
    unclosed: list[Element] = []
    for root in roots:
        opened: list[Element] = []
        for mark in root.iter(_MARK):
            if gone and next(mark.iterancestors(*gone), None) is not None:
                continue
            kind = value(mark, _KIND)
            if kind == "begin":
                opened.append(mark)
            elif kind == "end" and opened:
                opened.pop()
        unclosed.extend(opened)
    return frozenset(unclosed)
