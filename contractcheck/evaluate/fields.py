"""The fields of a label, each checked when it is taken; a fault is one sentence with its place."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from contractcheck.errors import UsageError

_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Fields:
    """A JSON object and where it stands, for messages. Every method raises UsageError for a value of another kind."""

    values: Mapping[str, object]
    place: str

    @classmethod
    def of(cls, value: object, place: str) -> Fields:
        if not isinstance(value, dict):
            raise UsageError(
                f"{place}: {_shown(value)} came where an object with the fields of a label was expected; correct the file."
            )
        return cls(value, place)

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def part(self, name: str) -> Fields:
        """The object under a name."""
        value = self._taken(name)
        if not isinstance(value, dict):
            raise self._fault(name, value, "an object")
        return Fields(value, f"{self.place}, {name}")

    def text(self, name: str) -> str:
        """A text that is not empty."""
        value = self._taken(name)
        if not isinstance(value, str) or not value:
            raise self._fault(name, value, "a text")
        return value

    def choice(self, name: str, known: Collection[str]) -> str:
        """One of the known texts."""
        value = self.text(name)
        if value not in known:
            raise self._fault(name, value, f"one of {', '.join(known)}")
        return value

    def texts(self, name: str, known: Collection[str] | None = None) -> tuple[str, ...]:
        """A list of texts, each of them known where it is said which those are."""
        value = self._taken(name)
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise self._fault(name, value, "a list of texts")
        for each in value:
            if known is not None and each not in known:
                raise self._fault(name, each, f"a list of some of {', '.join(known)}")
        return tuple(value)

    def fact(self, name: str) -> bool | None:
        """True, false, or null for what is open."""
        value = self._taken(name)
        if value is None or isinstance(value, bool):
            return value
        raise self._fault(name, value, "true, false or null")

    def only(self, known: Collection[str], *, every: bool = False) -> None:
        """Refuse names that are not known, and with `every` the absence of one that is."""
        for name in self.values:
            if name not in known:
                raise UsageError(f"{self.place}: '{name}' is not one of {', '.join(known)}; correct the label.")
        for name in known:
            if every:
                self._taken(name)

    def _taken(self, name: str) -> object:
        if name not in self.values:
            raise UsageError(f"{self.place}: '{name}' is missing; add it to the label.")
        return self.values[name]

    def _fault(self, name: str, value: object, expected: str) -> UsageError:
        return UsageError(f"{self.place}: '{name}' is {_shown(value)}, and {expected} was expected; correct the label.")


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
