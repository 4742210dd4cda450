"""Grids drawn by ruling lines.

A grid is read band by band: a band lies between two neighbouring horizontal lines, and the vertical
lines that cross it cut it into slots. Slots of neighbouring bands with no line between them are one
merged cell. Each band has its own columns, so grids of different widths may touch.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from operator import itemgetter

from extractor.pages.page import Box, Fill, Rule, Word

_NEAR = 2.5  # points: lines nearer than this are one line
_DASH_GAP = 5.0  # points between the dashes of one line
_FEWEST_BANDS = 3  # a filled header, or a filled row among others, is no table by itself
_START = itemgetter(1)  # of a line
_TOUCH = 3.0  # points by which lines may miss each other and still meet
_MEETS = 1.0  # points by which lines miss each other that are drawn to meet
_OVERHANG = 5.0  # points by which lines stand out where an outer border is not drawn


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell of a grid: its box, its first band and the number of bands it covers."""

    box: Box
    band: int
    span: int


@dataclass(frozen=True)
class Grid:
    """The cells that a set of connected lines draws.

    Attributes:
        ys: The horizontal boundaries; band i lies between ``ys[i]`` and ``ys[i + 1]``.
        slots: From the top, then from the left.
    """

    ys: tuple[float, ...]
    slots: tuple[Slot, ...]

    @cached_property
    def box(self) -> Box:
        """The area of all cells."""
        return Box(
            min(slot.box.x0 for slot in self.slots),
            min(slot.box.top for slot in self.slots),
            max(slot.box.x1 for slot in self.slots),
            max(slot.box.bottom for slot in self.slots),
        )

    @cached_property
    def columns(self) -> int:
        """The largest number of cells side by side in most bands."""
        counts = [0] * (len(self.ys) - 1)
        for slot in self.slots:
            for band in range(slot.band, slot.band + slot.span):
                counts[band] += 1
        return sorted(counts)[len(counts) // 2]

    def contents(self, words: Iterable[Word]) -> list[list[Word]]:
        """For each slot the words whose middle lies in it."""
        contents: list[list[Word]] = [[] for _ in self.slots]
        by_band: list[list[tuple[float, float, list[Word]]]] = [[] for _ in self.ys]
        for slot, content in zip(self.slots, contents, strict=True):
            for band in range(slot.band, slot.band + slot.span):
                by_band[band].append((2 * slot.box.x0, 2 * slot.box.x1, content))
        ys = [2 * y for y in self.ys]  # middles are compared twice as large
        for word in words:
            _, x0, top, x1, bottom, *_ = word
            band = bisect_right(ys, top + bottom) - 1
            x = x0 + x1
            for left, right, content in by_band[band] if band >= 0 else ():
                if left <= x <= right:
                    content.append(word)
                    break
        return contents


def find_grids(horizontals: Sequence[Rule], verticals: Sequence[Rule]) -> list[Grid]:
    """Every grid that lines draw, from the top."""
    grids = []
    down_lines = merged(verticals)
    for across, down in _components(merged(horizontals, down_lines), down_lines):
        grid = grid_of(across, down)
        if grid is not None:
            grids.append(grid)
    return sorted(grids, key=lambda grid: (grid.box.top, grid.box.x0))


def background_grids(fills: Iterable[Fill]) -> list[Grid]:
    """Grids of cells that are drawn as backgrounds side by side, without lines."""
    horizontals: list[Rule] = []
    verticals: list[Rule] = []
    for box, _ in fills:
        horizontals += [Rule(box.top, box.x0, box.x1), Rule(box.bottom, box.x0, box.x1)]
        verticals += [Rule(box.x0, box.top, box.bottom), Rule(box.x1, box.top, box.bottom)]
    return [
        grid
        for grid in find_grids(horizontals, verticals)
        if grid.columns > 1 and len(grid.ys) > _FEWEST_BANDS
    ]


def merged(rules: Sequence[Rule], crossing: Sequence[Rule] = ()) -> list[Rule]:
    """Lines that lie on each other or follow each other, as one.

    Args:
        rules: The lines.
        crossing: Lines at right angles to them. Where one line ends and the next begins at one of
            these, the gap between is no dash: two tables stand side by side.
    """
    lanes: list[list[Rule]] = []
    for rule in sorted(rules):
        if lanes and rule.position - lanes[-1][0].position <= _NEAR:
            lanes[-1].append(rule)
        else:
            lanes.append([rule])
    result = []
    for lane in lanes:
        lane.sort(key=_START)
        position, start, end = lane[0]
        for rule in lane[1:]:
            is_next = rule.start <= end + _DASH_GAP
            if is_next and rule.start > end + _NEAR:
                is_next = not (
                    _stands_at(end, position, crossing)
                    and _stands_at(rule.start, position, crossing)
                )
            if is_next:
                end = max(end, rule.end)
            else:
                result.append(Rule(position, start, end))
                position, start, end = rule
        result.append(Rule(position, start, end))
    return result


def _stands_at(place: float, along: float, rules: Sequence[Rule]) -> bool:
    """Whether one of some lines stands at a place and runs past a height."""
    return any(
        abs(rule.position - place) <= _MEETS and rule.start - _TOUCH <= along <= rule.end + _TOUCH
        for rule in rules
    )


def _components(
    horizontals: list[Rule], verticals: Sequence[Rule]
) -> list[tuple[list[Rule], list[Rule]]]:
    """Sets of lines that meet, directly or through others."""
    owner = list(range(len(horizontals) + len(verticals)))

    def root(index: int) -> int:
        while owner[index] != index:
            owner[index] = owner[owner[index]]
            index = owner[index]
        return index

    offset = len(horizontals)
    for v_index, (x, top, bottom) in enumerate(verticals):
        for h_index, (y, left, right) in enumerate(horizontals):
            if not (top - _TOUCH <= y <= bottom + _TOUCH and left - _TOUCH <= x <= right + _TOUCH):
                continue
            end = left if x < left else right
            is_beside = not left - _MEETS <= x <= right + _MEETS
            if not (is_beside and _stands_at(end, y, verticals)):  # the side of the next table
                owner[root(offset + v_index)] = root(h_index)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index, rule in enumerate(horizontals):
        groups.setdefault(root(index), ([], []))[0].append(rule)
    for index, rule in enumerate(verticals):
        groups.setdefault(root(offset + index), ([], []))[1].append(rule)
    return [group for group in groups.values() if group[0] and group[1]]


def _clustered(values: Sequence[float]) -> list[float]:
    result: list[float] = []
    for value in sorted(values):
        if not result or value - result[-1] > _NEAR:
            result.append(value)
    return result


def grid_of(horizontals: Sequence[Rule], verticals: Sequence[Rule]) -> Grid | None:
    """The cells that connected lines draw; None where they draw none."""
    ys = _clustered([rule.position for rule in horizontals])
    top = min(rule.start for rule in verticals)
    bottom = max(rule.end for rule in verticals)
    if top < ys[0] - _OVERHANG:
        ys.insert(0, top)
    if bottom > ys[-1] + _OVERHANG:
        ys.append(bottom)
    if len(ys) < 2:
        return None
    covers = [[rule for rule in horizontals if abs(rule.position - y) <= _NEAR] for y in ys]
    bands = [
        _band_slots(ys[index], ys[index + 1], covers[index] + covers[index + 1], verticals)
        for index in range(len(ys) - 1)
    ]
    slots = _merge_bands(ys, covers, bands)
    return Grid(tuple(ys), tuple(slots)) if slots else None


def _band_slots(
    top: float, bottom: float, borders: list[Rule], verticals: Sequence[Rule]
) -> list[tuple[float, float]]:
    """The stretches between neighbouring verticals of a band, left to right."""
    edges = _clustered(
        [
            rule.position
            for rule in verticals
            if min(rule.end, bottom) - max(rule.start, top) > 0.5 * (bottom - top)
        ]
    )
    if borders and edges:
        left = min(rule.start for rule in borders)
        right = max(rule.end for rule in borders)
        if left < edges[0] - _OVERHANG:
            edges.insert(0, left)
        if right > edges[-1] + _OVERHANG:
            edges.append(right)
    return [(a, b) for a, b in pairwise(edges) if b - a > _NEAR]


def _is_covered(a: float, b: float, rules: list[Rule]) -> bool:
    """Whether lines run along most of the stretch from a to b."""
    length = sum(max(0.0, min(rule.end, b) - max(rule.start, a)) for rule in rules)
    return length > 0.5 * (b - a)


def _merge_bands(
    ys: list[float], covers: list[list[Rule]], bands: list[list[tuple[float, float]]]
) -> list[Slot]:
    """Join slots of neighbouring bands that no line parts; drop those that no line closes."""
    slots: list[Slot] = []
    open_slots: list[tuple[float, float, int]] = []
    for index, band in enumerate(bands):
        still_open: list[tuple[float, float, int]] = []
        for a, b in band:
            first = index
            for xa, xb, start in open_slots:
                if abs(xa - a) <= _NEAR and abs(xb - b) <= _NEAR:
                    first = start
                    break
            is_closed_below = _is_covered(a, b, covers[index + 1])
            if is_closed_below or not _goes_on(a, b, bands, index):
                if is_closed_below or _is_covered(a, b, covers[first]):
                    slots.append(
                        Slot(Box(a, ys[first], b, ys[index + 1]), first, index - first + 1)
                    )
            else:
                still_open.append((a, b, first))
        open_slots = still_open
    slots.sort(key=lambda slot: (slot.band, slot.box.x0))
    return slots


def _goes_on(a: float, b: float, bands: list[list[tuple[float, float]]], index: int) -> bool:
    """Whether the next band has the same stretch."""
    if index + 1 >= len(bands):
        return False
    return any(abs(xa - a) <= _NEAR and abs(xb - b) <= _NEAR for xa, xb in bands[index + 1])
