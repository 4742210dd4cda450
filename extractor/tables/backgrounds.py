"""Cells of a ruled table that backgrounds part: dark title rows, the ground of labels."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise

from extractor.pages.page import Box, Fill, Rule, Word
from extractor.tables.ruled import Grid

_NEAR = 3.0  # points: edges nearer than this are one
_SMALLEST = 6.0  # points of height and width: smaller areas are marks and bars
_WHOLE = 0.95  # share of a table's width that backgrounds must begin or end along
_INSIDE = 1.0  # points by which an edge must run into a word to cut it


def edges_of_backgrounds(
    grids: Iterable[Grid], fills: Sequence[Fill], words: Sequence[Word]
) -> tuple[list[Rule], list[Rule]]:
    """The edges of backgrounds inside ruled tables that part what no line does.

    Args:
        grids: The tables, as lines draw them.
        fills: The areas of the page.
        words: Its words; no edge that cuts one is taken.

    Returns:
        Horizontal and vertical edges, to be taken for lines.
    """
    across: list[Rule] = []
    down: list[Rule] = []
    for grid in grids:
        areas = [fill.box for fill in fills if _is_cell_of(grid.box, fill.box)]
        if not areas or len(grid.slots) == 1:  # a box around records is no table
            continue
        own = [word for word in words if _holds(grid.box, word)]
        rows = [y for y in _free_edges(areas, grid.ys) if _parts_rows(y, grid.box, areas, own)]
        across.extend(Rule(y, grid.box.x0, grid.box.x1) for y in rows)
        down.extend(_sides(grid, sorted([*grid.ys, *rows]), areas, own))
    return across, down


def _is_cell_of(outer: Box, area: Box) -> bool:
    return (
        area.height >= _SMALLEST
        and area.width >= _SMALLEST
        and outer.x0 - _NEAR <= area.x0
        and area.x1 <= outer.x1 + _NEAR
        and outer.top - _NEAR <= area.top
        and area.bottom <= outer.bottom + _NEAR
    )


def _holds(box: Box, word: Word) -> bool:
    return box.x0 <= (word.x0 + word.x1) / 2 <= box.x1 and (
        box.top <= (word.top + word.bottom) / 2 <= box.bottom
    )


def _free_edges(areas: Sequence[Box], ys: Sequence[float]) -> list[float]:
    """The heights at which areas begin or end and no line runs, those near each other as one."""
    found: list[float] = []
    for y in sorted(edge for area in areas for edge in (area.top, area.bottom)):
        if not _is_near(y, ys) and (not found or y - found[-1] > _NEAR):
            found.append(y)
    return found


def _is_near(y: float, ys: Sequence[float]) -> bool:
    at = bisect_left(ys, y)
    return any(abs(other - y) <= _NEAR for other in ys[max(0, at - 1) : at + 1])


def _parts_rows(y: float, box: Box, areas: Sequence[Box], words: Sequence[Word]) -> bool:
    """Whether areas begin or end at a height along most of a table, and no word stands across."""
    along = sorted(
        (area.x0, area.x1)
        for area in areas
        if abs(area.top - y) <= _NEAR or abs(area.bottom - y) <= _NEAR
    )
    length, right = 0.0, box.x0
    for x0, x1 in along:
        length += max(0.0, x1 - max(x0, right))
        right = max(right, x1)
    is_whole = length >= _WHOLE * box.width
    return is_whole and not any(word.top + _INSIDE < y < word.bottom - _INSIDE for word in words)


def _sides(
    grid: Grid, ys: Sequence[float], areas: Sequence[Box], words: Sequence[Word]
) -> Iterable[Rule]:
    """The left and right edges of areas that are as high as one row, where they cut no word."""
    for top, bottom in pairwise(ys):
        inside = [word for word in words if top < (word.top + word.bottom) / 2 < bottom]
        for area in areas:
            if abs(area.top - top) > _NEAR or abs(area.bottom - bottom) > _NEAR:
                continue
            for x in (area.x0, area.x1):
                is_border = min(abs(x - grid.box.x0), abs(x - grid.box.x1)) <= _NEAR
                is_cut = any(word.x0 + _INSIDE < x < word.x1 - _INSIDE for word in inside)
                if not is_border and not is_cut:
                    yield Rule(x, top, bottom)
