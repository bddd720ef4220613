"""What a run of the program gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """The exit code and what was printed."""

    code: int
    out: str
    err: str


Run = Callable[..., Answer]
