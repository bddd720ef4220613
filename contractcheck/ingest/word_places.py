"""Where the blocks of a Word file stand in its XML, so that something can be written beside their words."""

from __future__ import annotations

from dataclasses import dataclass

from contractcheck.ingest.raw import RawDocument
from contractcheck.ingest.word_own import OwnRange
from contractcheck.ingest.word_package import Element


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a block's text as it was read, before spaces were tidied, and the element that it came from."""

    element: Element
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """The paragraph of a block (the last one where several were joined) with the pieces of its text.

    `reference` is the mark in the body where the block is a note, else None.
    """

    paragraph: Element
    pieces: tuple[Piece, ...]
    reference: Element | None = None


@dataclass(frozen=True, slots=True)
class PlacedDocument:
    """The raw blocks of a Word file, each with its place, the root of the main part, and what contractcheck proposed in it."""

    raw: RawDocument
    places: tuple[Place, ...]
    root: Element
    own: tuple[OwnRange, ...] = ()
