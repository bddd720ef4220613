"""Places on a page: boxes in points from the upper left corner, and the way there from the coordinates of a pdf."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Corners = tuple[float, float, float, float]


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


def corners_around(every: Sequence[Corners]) -> Corners:
    """The smallest corners around at least one rectangle of the pdf, whose corners may stand in any order."""
    x0s, y0s, x1s, y1s = zip(*every, strict=True)
    return min(*x0s, *x1s), min(*y0s, *y1s), max(*x0s, *x1s), max(*y0s, *y1s)


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

    def reach(self, corners: Corners) -> tuple[float, float]:
        """The left and the right side of a rectangle of the pdf; as `box`, without the rest."""
        if self.turns % 4:
            box = self.box(corners)
            return box.left, box.right
        x0, x1 = corners[0] - self.left, corners[2] - self.left
        return (x0, x1) if x0 <= x1 else (x1, x0)

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
