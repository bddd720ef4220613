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


@dataclass(frozen=True, slots=True)
class Finding:
    """How many verdicts labelled with one status the rules found to be of another or the same."""

    labelled: str
    found: str
    times: int


@dataclass(frozen=True, slots=True)
class OpinionRecord:
    """What goes with the text model: the SHA-256 of its weights, the number of texts that it learned from, and its share.

    `share` is how much its opinion counts against the rules, 1 where both are weighed as they were measured; `findings` tell how
    reliable the rules are alone.
    """

    sha256: str
    texts: int
    share: float
    findings: tuple[Finding, ...]

    def likelihood(self, found: str, labelled: str) -> float:
        """How likely the rules find the one status where the other is right, with a quarter added to each count."""
        counts = {each.found: each.times for each in self.findings if each.labelled == labelled}
        return (counts.get(found, 0) + 0.25) / (sum(counts.values()) + 1)
