"""Places on a page: boxes in points from the upper left corner, and the way there from the coordinates of a pdf."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Corners = tuple[float, float, float, float]
Reals = list[float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; `top` is smaller than `bottom`."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def holds(self, point: tuple[float, float]) -> bool:
        x, y = point
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def shared_height(self, other: Box) -> float:
        """The height that both boxes cover, negative when one is above the other."""
        return min(self.bottom, other.bottom) - max(self.top, other.top)

    def shared_width(self, other: Box) -> float:
        """The width that both boxes cover, negative when one is beside the other."""
        return min(self.right, other.right) - max(self.left, other.left)

    def beside(self, other: Box) -> bool:
        """Whether the boxes stand on one line: they share half of the lower one's height."""
        # Lines follow each other far more often than they stand side by side.
        if self.bottom < other.top or other.bottom < self.top:
            return False
        return self.shared_height(other) >= min(self.height, other.height) / 2


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box around at least one box."""
    every = list(boxes)
    if len(every) == 1:
        return every[0]
    return Box(
        min([box.left for box in every]),
        min([box.top for box in every]),
        max([box.right for box in every]),
        max([box.bottom for box in every]),
    )


@dataclass(frozen=True, slots=True)
class Frame:
    """A page as seen after `turns` quarter turns clockwise; the corners are the visible part in pdf coordinates."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int = 0

    @property
    def width(self) -> float:
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the pdf as distances from the left and the top."""
        match self.turns % 4:
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case 3:
                return self.top - y, self.right - x
            case _:
                return x - self.left, self.top - y

    def box(self, corners: Corners) -> Box:
        """A rectangle of the pdf (left, bottom, right, top)."""
        x0, y0 = self.point(corners[0], corners[1])
        x1, y1 = self.point(corners[2], corners[3])
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def sides(self, lefts: Reals, bottoms: Reals, rights: Reals, tops: Reals) -> tuple[Reals, Reals, Reals, Reals]:
        """The sides of many rectangles of the pdf, as lists: the left, top, right and bottom that they have as boxes."""
        match self.turns % 4:
            case 1:
                return _less(bottoms, self.bottom), _less(lefts, self.left), _less(tops, self.bottom), _less(rights, self.left)
            case 2:
                return _from(self.right, rights), _less(bottoms, self.bottom), _from(self.right, lefts), _less(tops, self.bottom)
            case 3:
                return _from(self.top, tops), _from(self.right, rights), _from(self.top, bottoms), _from(self.right, lefts)
            case _:
                return _less(lefts, self.left), _from(self.top, tops), _less(rights, self.left), _from(self.top, bottoms)

    def corners(self, box: Box) -> Corners:
        """The rectangle of the pdf (left, bottom, right, top) that is seen as this box."""
        x0, y0 = self._origin(box.left, box.top)
        x1, y1 = self._origin(box.right, box.bottom)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def _origin(self, right: float, down: float) -> tuple[float, float]:
        """The point of the pdf that is seen at these distances from the left and the top."""
        match self.turns % 4:
            case 1:
                return self.left + down, self.bottom + right
            case 2:
                return self.right - right, self.bottom + down
            case 3:
                return self.right - down, self.top - right
            case _:
                return self.left + right, self.top - down


def _less(values: Reals, start: float) -> Reals:
    return [value - start for value in values] if start else values


def _from(end: float, values: Reals) -> Reals:
    return [end - value for value in values]
