"""What the text says, elsewhere, of all that stands in one part of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Opening:
    """The text that says who must do what follows; `duty` is its own sentence, which holds for each thing that it points at."""

    text: str = ""
    duty: str = ""
