"""Model clauses and the names and words that they are written with."""

from __future__ import annotations

from dataclasses import dataclass

from contractcheck.model.texts import Text


@dataclass(frozen=True, slots=True)
class Piece:
    """The wording of one element inside the whole model clause, and where it is added alone (`alone`, None: the same).

    Names stand as {supplier}, {buyer} and {system}.
    """

    element: str
    text: Text
    alone: Text | None = None


@dataclass(frozen=True, slots=True)
class ModelClause:
    """The model wording of a family, in the order of the clause."""

    family: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class PartyNames:
    """A pair of names for supplier and buyer that a kind of conditions uses, for example "arbit"."""

    id: str
    title: Text
    supplier: Text
    buyer: Text


@dataclass(frozen=True, slots=True)
class Drafting:
    """The names and words that model clauses are written with; `usual` is the id of the names where a contract gives none."""

    system: Text
    article: Text
    numbered: Text
    commencement: Text
    annex: Text
    opening: Text
    parties: tuple[PartyNames, ...]
    usual: str = "gibit"
