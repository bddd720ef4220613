"""Tables with ruled lines around their cells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from pdfplumber import table as plumber

from contractcheck.ingest.pdf_geometry import Box, around
from contractcheck.ingest.pdf_page import Rule, Run
from contractcheck.ingest.pdf_table import Cells, Table

_FEWEST_RULES = 2
_TOLERANCE = 3.0
_MOST_RULES = 3000

Point = tuple[float, float]


def grids(runs: Sequence[Run], rules: Sequence[Rule]) -> Iterator[Table]:
    """The tables that the rules draw around runs; boxes around plain text are none, and what an inner table holds is its own."""
    if not _may_hold_grid(rules):
        return
    free = list(runs)
    for cells in sorted(_cell_groups(rules), key=_area):
        table = _table(cells, free)
        if len(table.starts) > 1 and any(len(row) > 1 for row in table.rows):
            yield table
            taken = {id(run) for row in table.rows for cell in row.values() for run in cell}
            free = [run for run in free if id(run) not in taken]


def _area(cells: Sequence[Box]) -> float:
    outer = around(cells)
    return outer.width * outer.height


def _may_hold_grid(rules: Sequence[Rule]) -> bool:
    level = sum(1 for rule in rules if rule.level)
    return min(level, len(rules) - level) >= _FEWEST_RULES and len(rules) <= _MOST_RULES


def _cell_groups(rules: Iterable[Rule]) -> list[list[Box]]:
    edges = plumber.merge_edges([_edge(rule) for rule in rules], _TOLERANCE, _TOLERANCE, _TOLERANCE, _TOLERANCE)
    crossings = plumber.edges_to_intersections(edges, _TOLERANCE, _TOLERANCE)
    groups = plumber.cells_to_tables(list(_Crossings(crossings).cells()))
    return [[Box(*cell) for cell in group] for group in groups]


class _Crossings:
    """The points where ruled lines cross, as pdfplumber gives them, and the cells between them."""

    def __init__(self, crossings: Mapping[Point, Mapping[str, Iterable[Mapping[str, float]]]]) -> None:
        self._upright = {point: {_place(edge) for edge in edges["v"]} for point, edges in crossings.items()}
        self._level = {point: {_place(edge) for edge in edges["h"]} for point, edges in crossings.items()}
        self._below: defaultdict[float, list[Point]] = defaultdict(list)
        self._beside: defaultdict[float, list[Point]] = defaultdict(list)
        for x, y in sorted(crossings):
            self._below[x].append((x, y))
            self._beside[y].append((x, y))

    def cells(self) -> Iterator[tuple[float, float, float, float]]:
        """Left, top, right and bottom of the smallest cell that begins at each point, where there is one."""
        for point in sorted(self._level):
            cell = self._cell(point)
            if cell:
                yield cell

    def _cell(self, point: Point) -> tuple[float, float, float, float] | None:
        (x, y), level, upright = point, self._level, self._upright
        below = [low for low in self._below[x] if low > point and not upright[point].isdisjoint(upright[low])]
        right = [far for far in self._beside[y] if far > point and not level[point].isdisjoint(level[far])]
        for low, far in product(below, right):
            corner = far[0], low[1]
            if corner not in level or upright[corner].isdisjoint(upright[far]) or level[corner].isdisjoint(level[low]):
                continue
            return x, y, *corner
        return None


def _place(edge: Mapping[str, float]) -> tuple[float, ...]:
    return edge["x0"], edge["top"], edge["x1"], edge["bottom"]


def _edge(rule: Rule) -> dict[str, Any]:
    """A rule as pdfplumber describes it."""
    length = rule.end - rule.start
    if rule.level:
        across = {"x0": rule.start, "x1": rule.end, "top": rule.at, "bottom": rule.at}
        return {"orientation": "h", **across, "width": length, "height": 0.0}
    down = {"x0": rule.at, "x1": rule.at, "top": rule.start, "bottom": rule.end}
    return {"orientation": "v", **down, "width": 0.0, "height": length}


def _table(boxes: Sequence[Box], runs: Iterable[Run]) -> Table:
    tops = _places(box.top for box in boxes)
    starts = _places(box.left for box in boxes)
    outer, cells = around(boxes), _Cells(boxes)
    found: dict[Box, list[Run]] = {}
    for run in runs:
        if outer.holds(run.box.middle) and (box := cells.at(*run.box.middle)):
            found.setdefault(box, []).append(run)
    rows: list[Cells] = [{} for _ in tops]
    for box, inside in found.items():
        rows[_index(tops, box.top)][_index(starts, box.left)] = tuple(inside)
    return Table(outer, tuple(row for row in rows if row), tuple(starts))


class _Cells:
    """Finds the cell of a table that a point lies in."""

    def __init__(self, boxes: Sequence[Box]) -> None:
        self._from_top = sorted(enumerate(boxes), key=lambda place: place[1].top)
        self._tops = [box.top for _, box in self._from_top]
        self._tallest = max(box.height for box in boxes)

    def at(self, x: float, y: float) -> Box | None:
        """The cell that holds a point, the first of them when there are several."""
        begin, end = bisect_left(self._tops, y - self._tallest), bisect_right(self._tops, y)
        return min((place for place in self._from_top[begin:end] if place[1].holds((x, y))), default=(0, None))[1]


def _places(values: Iterable[float]) -> list[float]:
    """The distinct places among the values, in order."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _TOLERANCE:
            places.append(value)
    return places


def _index(places: Sequence[float], value: float) -> int:
    return min(range(len(places)), key=lambda index: abs(places[index] - value))
