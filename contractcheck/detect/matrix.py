"""Tables that say who does what: a mark in the column of a party ("Supplier | R/A"), or a party in the column of the doer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from contractcheck.detect.passages import Passage
from contractcheck.detect.phrases import Lexicon
from contractcheck.detect.statements import Actor
from contractcheck.model.document import Block
from contractcheck.model.rules import Language

_MARKS = ("matrix/does", "matrix/answers")


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

    def _named(self, cells: list[Block]) -> Iterator[list[Actor]]:
        """The parties in a column for the one who acts, then those whose column bears a mark, the surest mark first."""
        yield [self.party_in(cell.text) for cell in cells if self._is("matrix/owner-header", _head(cell))]
        for mark in _MARKS:
            yield [self.party_in(_head(cell)) for cell in cells if self._is(mark, cell.text)]

    def _is(self, term: str, text: str) -> bool:
        """Whether the text is one of the phrases and nothing more."""
        return text.strip(" .*").casefold() in self.lexicon.phrases(term, self.language)


def _head(cell: Block) -> str:
    return cell.cell.header if cell.cell is not None else ""
