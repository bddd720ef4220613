"""Tables whose columns say more than their cells: who does what ("Supplier | R/A"), which wording is replaced ("Old text")."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from contractcheck.detect.passages import Passage
from contractcheck.detect.phrases import Lexicon
from contractcheck.detect.statements import Actor
from contractcheck.model.document import Block
from contractcheck.model.rules import LANGUAGES, Language

_MARKS = ("matrix/does", "matrix/answers")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Matrix:
    """Reads rows in one language; `party_in` gives the party that a cell or the head of a column names."""

    lexicon: Lexicon
    language: Language
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
            yield [self.party_in(_head(cell)) for cell in cells if self._is(mark, cell.text)]

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
    return text.strip(" .*?").casefold() in lexicon.phrases(term, language)


def _head(cell: Block) -> str:
    return cell.cell.header if cell.cell is not None else ""
