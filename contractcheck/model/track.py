"""The track record of verdicts: how often those of one kind were right."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Track:
    """How often verdicts of one status with one signal were right (`right` of `of`) on labelled texts."""

    status: str
    signal: str
    right: int
    of: int

    @property
    def value(self) -> float:
        """Laplace's rule, so that few verdicts give no certainty, and none gives one half."""
        return (self.right + 1) / (self.of + 2)
