"""A dossier: several documents that belong to one purchase, each with its role."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal


class DocumentRole(StrEnum):
    """What a document is in the purchase, in the order of precedence that holds where nothing else is said.

    NOTICE is a note of information to tenderers, SET a known set of AI clauses, LETTER the text of an e-mail.
    """

    CONTRACT = "contract"
    NOTICE = "notice"
    REQUIREMENTS = "requirements"
    GUIDE = "guide"
    ANNEX = "annex"
    SET = "set"
    TERMS = "terms"
    OFFER = "offer"
    OTHER = "other"
    LETTER = "letter"


PrecedenceSource = Literal["settings", "text", "usual"]


@dataclass(frozen=True, slots=True)
class Precedence:
    """Roles from high to low; `document` and `quote` show the clause where the text itself states the order."""

    order: tuple[DocumentRole, ...]
    source: PrecedenceSource = "usual"
    document: str = ""
    quote: str = ""

    def rank(self, role: DocumentRole) -> int:
        """The place of a role, from 0; roles that the order does not name keep their usual places."""
        named = iter(self.order)
        return [next(named) if each in self.order else each for each in DocumentRole].index(role)

    def puts_above(self, higher: DocumentRole, lower: DocumentRole) -> bool:
        """Whether a stated order names both roles and puts the one above the other."""
        named = self.source != "usual" and higher in self.order and lower in self.order
        return named and self.rank(higher) < self.rank(lower)


@dataclass(frozen=True, slots=True)
class DossierSettings:
    """What the user says of a dossier: roles by the name of a document, and the order of precedence, empty where open."""

    roles: Mapping[str, DocumentRole] = field(default_factory=dict)
    precedence: tuple[DocumentRole, ...] = ()


@dataclass(frozen=True, slots=True)
class DossierDocument:
    """A document of a dossier; `stated` when the user gave its role, `carries` the families that rest on it."""

    name: str
    sha256: str
    role: DocumentRole
    stated: bool
    was_read: bool
    carries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """The documents of a dossier from high to low, and why they stand in that order."""

    documents: tuple[DossierDocument, ...]
    precedence: Precedence
