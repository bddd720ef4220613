"""How often verdicts of each kind were right on labelled documents: what the confidence of a verdict rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from contractcheck.evaluate.scores import Judgement
from contractcheck.model.track import Track

_HEAD = """\
# How often verdicts of each kind were right on labelled documents.
# Written by `{command}`; do not edit.
confidence:
"""
_LINE = "  - {{status: {status}, signal: {signal}, right: {right}, of: {of}}}\n"


def tracks(judgements: Iterable[Judgement]) -> tuple[Track, ...]:
    """The counts by status found and signal, in the order of these names."""
    kinds: dict[tuple[str, str], list[Judgement]] = {}
    for each in judgements:
        kinds.setdefault(_kind(each), []).append(each)
    return tuple(_track(kind, same) for kind, same in sorted(kinds.items()))


def as_yaml(found: Iterable[Track], command: str) -> str:
    """The counts as the rule file `confidence.yaml`."""
    lines = (_LINE.format(status=each.status, signal=each.signal, right=each.right, of=each.of) for each in found)
    return _HEAD.format(command=command) + "".join(lines)


def brier(judgements: Sequence[Judgement]) -> tuple[float, float]:
    """The mean square of confidence minus outcome (0 or 1), and the same with one confidence for all verdicts.

    Each text is left out of the counts that its own verdicts are compared with; lower is better.
    """
    pairs = [(each, _others(each, judgements)) for each in judgements]
    own = [
        (_track(_kind(each), [one for one in others if _kind(one) == _kind(each)]).value - each.right) ** 2
        for each, others in pairs
    ]
    flat = [(_track(_kind(each), others).value - each.right) ** 2 for each, others in pairs]
    return sum(own) / len(own), sum(flat) / len(flat)


def _others(judgement: Judgement, judgements: Iterable[Judgement]) -> list[Judgement]:
    return [each for each in judgements if each.sample.name != judgement.sample.name]


def _track(kind: tuple[str, str], judgements: Sequence[Judgement]) -> Track:
    return Track(*kind, sum(each.right for each in judgements), len(judgements))


def _kind(judgement: Judgement) -> tuple[str, str]:
    return judgement.found.status.value, judgement.found.signal
