"""What was found of a family so far, as later statements look back at it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from contractcheck.detect.citations import citation, numbers_of
from contractcheck.detect.statements import Statement

if TYPE_CHECKING:
    from contractcheck.detect.candidates import Candidate

_LETTER = re.compile(r"\(?[a-z]\)?")


class Found:
    """The candidates so far, and the numbers and, under the same headings, letters by which passages of the family can be cited.

    `ahead` are the numbers of all statements about the `subject`, for a text may cite what comes later.
    """

    def __init__(self, subject: Iterable[Statement]) -> None:
        self.candidates: list[Candidate] = []
        self.ahead = {number: citation(number) for each in subject for number in numbers_of(each)}
        self.numbers: dict[str, re.Pattern[str]] = {}
        self.letters: dict[tuple[str, ...], dict[str, re.Pattern[str]]] = {}

    def add(self, candidate: Candidate) -> None:
        self.candidates.append(candidate)
        for number in numbers_of(candidate.statement) if candidate.of_subject else ():
            self.numbers.setdefault(number, citation(number))
        block, headings = candidate.statement.passage.block, candidate.statement.headings
        if _LETTER.fullmatch(block.number):
            letter = block.number.strip("()")
            self.letters.setdefault(headings, {})[letter] = citation(letter)
