"""Which gaps between the words of a line part columns, and which are only the wide spaces of justified text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from statistics import fmean, median

# Gaps in ems: parts that are painted separately stand in different columns from the smaller gap on; within what is painted
# together the gap must be wide and stand out, as justified text stretches all spaces of a line alike.
_BETWEEN_OBJECTS = 0.45
_WITHIN_OBJECT = 1.0
_WIDEST_SPACE = 2.5
_STANDS_OUT = 1.6
_STEP_BACK = -0.5
_EVEN = 0.15
_FEWEST_EVEN = 3


def parting_gaps(gaps: Sequence[float], em: float, is_shared: Callable[[int], bool]) -> list[int]:
    """The indexes of the gaps that part the words of a line; gaps and `em` in points.

    `is_shared` says of an index whether one command paints the words on both sides.
    """
    if not gaps or (min(gaps) >= _STEP_BACK * em and max(gaps) <= _BETWEEN_OBJECTS * em):
        return []
    found: list[int] = []
    for shared, group in groupby(range(len(gaps)), key=is_shared):
        indexes = list(group)
        stretch = [gaps[index] for index in indexes]
        limit = _limit_within(stretch, em) if shared else _limit_between(gaps, em)
        found.extend(index for index in indexes if gaps[index] > limit or gaps[index] < _STEP_BACK * em)
    return found


def _limit_within(stretch: Sequence[float], em: float) -> float:
    if len(stretch) == 1:
        return _WIDEST_SPACE * em
    return min(_WIDEST_SPACE * em, max(_WITHIN_OBJECT * em, _STANDS_OUT * median(stretch)))


def _limit_between(gaps: Sequence[float], em: float) -> float:
    """The limit between objects: none on a line whose words all stand equally far apart."""
    mean = fmean(gaps)
    even = max(gaps) - min(gaps) <= _EVEN * mean
    return float("inf") if even and len(gaps) >= _FEWEST_EVEN and mean < _WIDEST_SPACE * em else _BETWEEN_OBJECTS * em
