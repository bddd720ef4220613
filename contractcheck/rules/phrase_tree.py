"""The tree of a phrase. What its parts look like in writing is described in `notation`."""

from __future__ import annotations

from dataclasses import dataclass

DEFAULT_GAP = 8


class PhraseError(ValueError):
    """A phrase that breaks the notation; `position` counts characters from 0."""

    def __init__(self, position: int, message: str) -> None:
        super().__init__(message)
        self.position = position


@dataclass(frozen=True, slots=True)
class Word:
    """A word as written, without asterisks; `open_start` and `open_end` allow more letters on that side."""

    text: str
    open_start: bool = False
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """At most `max` words of any kind, inside the sentence."""

    max: int = DEFAULT_GAP


@dataclass(frozen=True, slots=True)
class Reference:
    """Any phrase of the term with this name."""

    name: str


@dataclass(frozen=True, slots=True)
class Sequence:
    """Items one after another; never empty."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """One of two or more alternatives."""

    options: tuple[Sequence, ...]


@dataclass(frozen=True, slots=True)
class Optional:
    """Something that may be left out."""

    content: Sequence


Item = Word | Gap | Reference | Either | Optional


def references(sequence: Sequence) -> tuple[str, ...]:
    """The names of the terms that a phrase refers to, in order, with repeats."""
    return tuple(name for item in sequence.items for name in _names(item))


def _names(item: Item) -> tuple[str, ...]:
    match item:
        case Reference(name):
            return (name,)
        case Either(options):
            return tuple(name for option in options for name in references(option))
        case Optional(content):
            return references(content)
        case _:
            return ()
