"""What was found of a family so far, as later statements look back at it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from contractcheck.detect.document.citations import Numbers, figures_in, numbers_of
from contractcheck.detect.document.contents import Contents
from contractcheck.detect.document.passages import Passage
from contractcheck.detect.document.statements import Statement

if TYPE_CHECKING:
    from contractcheck.detect.clauses.candidates import Candidate

_REACH = 6
_LETTER = re.compile(r"\(?[a-z]\)?")


class Found:
    """The candidates so far, and the numbers and, under the same headings, letters by which passages of the family can be cited.

    `ahead` are the numbers of all statements about the `subject`, for a text may cite what comes later; `contents` tell where.
    `is_article` tells the words behind which a lone digit or letter is a citation.
    """

    def __init__(self, subject: Iterable[Statement], contents: Contents, is_article: Callable[[str], bool]) -> None:
        self.candidates: list[Candidate] = []
        self.numbers = Numbers()
        self.ahead = Numbers()
        for number in (number for each in subject for number in numbers_of(each.passage)):
            self.ahead.add(number)
        near = contents.with_figures(self.ahead.figures)
        self._citing = frozenset(each.order for each in near if self.ahead.are_cited(each.text, is_article))
        self.letters: dict[tuple[str, ...], Numbers] = {}

    def add(self, candidate: Candidate) -> None:
        self.candidates.append(candidate)
        for number in numbers_of(candidate.statement.passage) if candidate.of_subject else ():
            self.numbers.add(number)
        block, headings = candidate.statement.passage.block, candidate.statement.headings
        if _LETTER.fullmatch(block.number):
            self.letters.setdefault(headings, Numbers()).add(block.number.strip("()"))

    def ends_near(self, passage: Passage) -> bool:
        """Whether the last candidate stands shortly before the passage in the same article."""
        if not self.candidates:
            return False
        last = self.candidates[-1].statement.passage
        return passage.order - last.order <= _REACH and last.headings == passage.headings

    def may_be_continued(self, passage: Passage) -> bool:
        """Whether the passage may go on from a candidate: it stands near one, or has the number of one, here or to come."""
        return passage.order in self._citing or self.ends_near(passage)

    def which_may_cite(self, passages: Iterable[Passage]) -> list[Passage]:
        """Those with the figures of a number, or under the headings of a letter, above which a caption of its own may stand."""
        above = {path[:size] for path in self.letters for size in (len(path) - 1, len(path))}
        return [each for each in passages if each.headings in above or not figures_in(each.text).isdisjoint(self.numbers.figures)]

    def surroundings(self) -> frozenset[tuple[int, tuple[str, ...]]]:
        """The orders and headings of what stands near a candidate of the subject with elements, before or after it."""
        sure = [each.statement.passage for each in self.candidates if each.of_subject and each.elements]
        return frozenset((each.order + step, each.headings) for each in sure for step in range(-_REACH, _REACH + 1))
