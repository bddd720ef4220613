"""What the rules are built from, wherever it was read: plain values that know their places."""

from __future__ import annotations

from typing import Any, Protocol

from contractcheck.errors import ClauseFileError
from contractcheck.rules.yaml_ import KeyPath


class RuleSource(Protocol):
    """A rule file; `path` is its path with the folder that it stands in, for people."""

    @property
    def path(self) -> str: ...

    @property
    def data(self) -> Any: ...

    def fault(self, place: KeyPath, message: str, *, key: bool = False, offset: int | None = None) -> ClauseFileError:
        """An error at the value at `place`, at the character `offset` of its text, or at its key."""
        ...

    def position(self, place: KeyPath, *, key: bool = False, offset: int | None = None) -> tuple[int, int]:
        """Line and column, or row and column, of the value at `place`, from 1."""
        ...

    def where(self, place: KeyPath) -> str:
        """The place of a key, for people."""
        ...
