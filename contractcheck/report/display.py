"""Where a text report is going to be shown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Display:
    """The width in characters, whether colours are wanted, and the encoding that the characters must survive."""

    width: int = 100
    color: bool = False
    encoding: str = "utf-8"
