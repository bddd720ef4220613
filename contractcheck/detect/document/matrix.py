"""Tables whose columns say more than their cells: who does what ("Supplier | R/A"), which wording is replaced ("Old text")."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from contractcheck.detect.document.legend import Legend
from contractcheck.detect.document.passages import Passage
from contractcheck.detect.document.statements import Actor
from contractcheck.detect.search.phrases import Lexicon
from contractcheck.model.document import Block
from contractcheck.model.rules import LANGUAGES, Language

# The marks of the one who acts, the surest first, with the words by which a document explains such a mark.
_MARKS = {"matrix/does": "matrix/acts", "matrix/answers": "matrix/answerable"}
_DIGIT = re.compile(r"\d")
_AROUND = " .*?"


@dataclass(frozen=True, slots=True)
class Matrix:
    """Reads rows in one language; `party_in` gives the party that a cell or the head of a column names.

    `legend` is what the document says of the marks.
    """

    lexicon: Lexicon
    language: Language
    legend: Legend
    party_in: Callable[[str], Actor]

    def assigned(self, passage: Passage) -> Actor:
        """Who does what the row says, by its marks; NONE where it marks nobody."""
        cells = [part.block for part in passage.parts if part.block.cell is not None]
        for found in self._named(cells):
            parties = [actor for actor in found if actor is not Actor.NONE]
            if parties:
                return Actor.SUPPLIER if Actor.SUPPLIER in parties else parties[0]
        return Actor.NONE

    def names_doer(self, passage: Passage) -> bool:
        """Whether a column says for each row who does it."""
        return any(self._is("matrix/owner-header", _head(part.block)) for part in passage.parts)

    def _named(self, cells: list[Block]) -> Iterator[list[Actor]]:
        """The parties in a column for the one who acts, then those whose column bears a mark, the surest mark first."""
        yield [self._doer(cell.text) for cell in cells if self._is("matrix/owner-header", _head(cell))]
        for mark in _MARKS:
            yield [self.party_in(_head(cell)) for cell in cells if self._bears(mark, cell.text)]

    def _bears(self, mark: str, text: str) -> bool:
        """Whether the cell bears the mark: by what the document says that it means, else by custom."""
        meaning = self.legend.get(text.strip(_AROUND))
        if meaning is None:
            return self._is(mark, text)
        holds = self.lexicon.holds
        return any(holds(_MARKS[mark], meaning, each) and not holds("negation/word", meaning, each) for each in LANGUAGES)

    def _doer(self, text: str) -> Actor:
        """The party that the cell names; a name that the document gives to nobody is that of the supplier, a date is no name."""
        known = self.party_in(text)
        named = text[:1].isupper() and not _DIGIT.search(text) and not self._is("matrix/everybody", text)
        return Actor.SUPPLIER if known is Actor.NONE and named else known

    def _is(self, term: str, text: str) -> bool:
        return _is_all(term, text, self.language, self.lexicon)


def in_force(blocks: Sequence[Block], lexicon: Lexicon) -> tuple[Block, ...]:
    """The blocks without the cells of a column whose wording is replaced by that of another."""
    return tuple(
        block
        for block in blocks
        if not _head(block) or not any(_is_all("matrix/replaced-header", _head(block), each, lexicon) for each in LANGUAGES)
    )


def _is_all(term: str, text: str, language: Language, lexicon: Lexicon) -> bool:
    """Whether the text is one of the phrases and nothing more."""
    return text.strip(_AROUND).casefold() in lexicon.phrases(term, language)


def _head(cell: Block) -> str:
    return cell.cell.header if cell.cell is not None else ""
