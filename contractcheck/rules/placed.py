"""A value made from a rule file, with the way back to its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from contractcheck.errors import ClauseFileError
from contractcheck.rules.source import RuleSource
from contractcheck.rules.yaml_ import KeyPath

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Placed(Generic[Value]):
    """A value with the file and the place in the file that it was made from."""

    value: Value
    file: RuleSource
    place: KeyPath

    def fault(self, *steps: str | int, message: str, key: bool = False, offset: int | None = None) -> ClauseFileError:
        """An error at the place that the steps lead to from this value."""
        return self.file.fault((*self.place, *steps), message, key=key, offset=offset)
