"""Grids that are drawn in part: cells that lines leave together are parted by what stands in them.

Two kinds are common. Columns are drawn in the header only, rows below run on from border to border;
or columns are drawn and rows are not. Nothing is parted where a word would be cut.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from extractor.pages.page import Box, Word
from extractor.tables.ruled import Grid, Slot
from extractor.tables.text import Line, lines_of

Contents = list[list[Word]]

_NEAR = 2.5  # points: edges nearer than this are one
_FEWEST_ROWS = 3  # that a header's columns must go on through
_SHARED_ROWS = 0.6  # share of these rows that must have words in two of the columns
_FEWEST_FIGURES = 3  # lines of figures below each other from which each line is a row
_FIGURE_LINES = 0.75  # share of the lines that must hold a figure
_FIGURE = re.compile(
    r"^(?:[-–−+]|n\.?[ad]\.?|[<>≈~]?[-–−+]?\d{1,4}(?:[.,]\d+)*[%*]*)$", re.IGNORECASE
)


def is_figure(text: str) -> bool:
    """Whether a word is a number by itself, or a sign that stands for a missing one."""
    return _FIGURE.match(text) is not None


def refined(grid: Grid, words: Sequence[Word]) -> tuple[Grid, Contents]:
    """Part the cells of a grid that lines leave together.

    Args:
        grid: As drawn.
        words: Those that stand in it.

    Returns:
        The grid with all of its cells, and the words of each.
    """
    contents = grid.contents(words)
    for refine in (_with_open_sides, _with_columns_of_header, _with_rows_of_figures):
        changed = refine(grid, words, contents)
        if changed is not grid:
            grid, contents = changed, changed.contents(words)
    return grid, contents


def _with_open_sides(grid: Grid, words: Sequence[Word], contents: Contents) -> Grid:
    """Close merged cells of the outer columns where the outer border is not drawn."""
    if sum(map(len, contents)) == len(words):
        return grid
    held = {id(word) for content in contents for word in content}
    for word in words:
        if id(word) not in held:
            closed = _with_side_at(grid, word, contents)
            if closed is not None:
                return _with_open_sides(closed, words, closed.contents(words))
    return grid


def _with_side_at(grid: Grid, word: Word, contents: Contents) -> Grid | None:
    """A grid with a cell for a word that stands beside its cells; None where there is no room."""
    band = bisect_right(grid.ys, (word.top + word.bottom) / 2) - 1
    beside = [slot for slot in grid.slots if slot.band <= band < slot.band + slot.span]
    if not beside or not 0 <= band < len(grid.ys) - 1:
        return None
    first, last = min(slot.box.x0 for slot in beside), max(slot.box.x1 for slot in beside)
    left, right = (grid.box.x0, first) if word.x1 <= first else (last, grid.box.x1)
    if right - left <= _NEAR or not left <= (word.x0 + word.x1) / 2 <= right:
        return None
    filled = {
        index
        for index, content in enumerate(contents)
        if content or not _same_stretch(grid.slots[index], left, right)
    }
    top, taken_above = _reach(grid, filled, band, left, right, -1)
    bottom, taken_below = _reach(grid, filled, band, left, right, 1)
    slots = [
        slot
        for index, slot in enumerate(grid.slots)
        if index not in taken_above and index not in taken_below
    ]
    box = Box(left, grid.ys[top], right, grid.ys[bottom + 1])
    slots.append(Slot(box, top, bottom - top + 1))
    slots.sort(key=lambda slot: (slot.band, slot.box.x0))
    return Grid(grid.ys, tuple(slots))


def _same_stretch(slot: Slot, left: float, right: float) -> bool:
    return abs(slot.box.x0 - left) <= _NEAR and abs(slot.box.x1 - right) <= _NEAR


def _reach(
    grid: Grid, filled: set[int], band: int, left: float, right: float, step: int
) -> tuple[int, set[int]]:
    """The last band of a merged cell in one direction, and the empty cell that it takes in."""
    while 0 <= band + step < len(grid.ys) - 1:
        there = {
            index
            for index, slot in enumerate(grid.slots)
            if slot.band <= band + step < slot.band + slot.span
            and slot.box.x0 < right - _NEAR
            and slot.box.x1 > left + _NEAR
        }
        if there & filled:
            break
        if there:
            taken = grid.slots[min(there)]
            return (taken.band if step < 0 else taken.band + taken.span - 1), there
        band += step
    return band, set()


def _with_columns_of_header(grid: Grid, _: Sequence[Word], contents: Contents) -> Grid:
    """Give wide cells below each other the columns of the row above them."""
    by_band: dict[int, list[int]] = {}
    for index, slot in enumerate(grid.slots):
        for band in range(slot.band, slot.band + slot.span):
            by_band.setdefault(band, []).append(index)
    parted: dict[int, list[float]] = {}
    for index, slot in enumerate(grid.slots):
        cuts = _cuts_above(grid, by_band, slot)
        if index in parted or not cuts:
            continue
        run = _same_slots_below(grid, by_band, index)
        if len(run) < _FEWEST_ROWS:
            continue
        if _go_on(cuts, [contents[number] for number in run]):
            parted.update(dict.fromkeys(run, cuts))
    if not parted:
        return grid
    slots: list[Slot] = []
    for index, slot in enumerate(grid.slots):
        edges = [slot.box.x0, *parted.get(index, ()), slot.box.x1]
        slots.extend(
            Slot(Box(left, slot.box.top, right, slot.box.bottom), slot.band, slot.span)
            for left, right in pairwise(edges)
        )
    return Grid(grid.ys, tuple(slots))


def _cuts_above(grid: Grid, by_band: dict[int, list[int]], slot: Slot) -> list[float]:
    """The edges of the row above that lie inside a slot."""
    edges = {grid.slots[index].box.x0 for index in by_band.get(slot.band - 1, ())}
    return sorted(x for x in edges if slot.box.x0 + _NEAR < x < slot.box.x1 - _NEAR)


def _same_slots_below(grid: Grid, by_band: dict[int, list[int]], index: int) -> list[int]:
    """A slot and those below it that are as wide."""
    run = [index]
    while True:
        last = grid.slots[run[-1]]
        below = next(
            (
                number
                for number in by_band.get(last.band + last.span, ())
                if abs(grid.slots[number].box.x0 - last.box.x0) <= _NEAR
                and abs(grid.slots[number].box.x1 - last.box.x1) <= _NEAR
            ),
            None,
        )
        if below is None:
            return run
        run.append(below)


def _go_on(cuts: Sequence[float], rows: Sequence[Sequence[Word]]) -> bool:
    """Whether the words of rows keep to columns."""
    shared = 0
    for row in rows:
        if any(word.x0 < cut < word.x1 for word in row for cut in cuts):
            return False
        shared += len({sum(word.x0 > cut for cut in cuts) for word in row}) > 1
    return shared >= _SHARED_ROWS * len(rows)


def _with_rows_of_figures(grid: Grid, _: Sequence[Word], contents: Contents) -> Grid:
    """Part bands at each line where columns hold one figure a line."""
    by_band: dict[int, list[int]] = {}
    for index, slot in enumerate(grid.slots):
        by_band.setdefault(slot.band, []).append(index)
    added: list[float] = []
    for inside in by_band.values():
        columns = [contents[index] for index in inside if grid.slots[index].span == 1]
        if len(columns) == len(inside) and sum(map(_holds_figures, columns)) > 1:
            added.extend(_line_edges([lines_of(column) for column in columns]))
    return _cut_at(grid, added) if added else grid


def _holds_figures(words: Sequence[Word]) -> bool:
    return len(words) >= _FEWEST_FIGURES and all(is_figure(word.text) for word in words)


def _line_edges(columns: Sequence[Sequence[Line]]) -> list[float]:
    """The y between the lines of a band; none where they are lines of one row."""
    of_figures = [
        column
        for column in columns
        if len(column) >= _FEWEST_FIGURES
        and all(len(line) == 1 and is_figure(line[0].text) for line in column)
    ]
    if len(of_figures) < 2:
        return []
    lines = lines_of(word for column in columns for line in column for word in line)
    figures = lines_of(word for column in of_figures for line in column for word in line)
    if len(figures) < _FIGURE_LINES * len(lines):
        return []
    bottoms = [max(word.bottom for word in line) for line in lines]
    tops = [min(word.top for word in line) for line in lines]
    return [(bottom + top) / 2 for bottom, top in zip(bottoms, tops[1:], strict=False)]


def _cut_at(grid: Grid, added: Sequence[float]) -> Grid:
    """Part every cell at each of some heights."""
    ys = sorted([*grid.ys, *added])
    slots = []
    for slot in grid.slots:
        first, end = ys.index(grid.ys[slot.band]), ys.index(grid.ys[slot.band + slot.span])
        cuts = [number for number in range(first + 1, end) if ys[number] in added]
        for start, stop in pairwise([first, *cuts, end]):
            box = Box(slot.box.x0, ys[start], slot.box.x1, ys[stop])
            slots.append(Slot(box, start, stop - start))
    slots.sort(key=lambda slot: (slot.band, slot.box.x0))
    return Grid(tuple(ys), tuple(slots))
