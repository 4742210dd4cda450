"""Tables that no vertical line draws: columns by alignment, rows by rules, stripes or leading."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from extractor.pages.page import Box, Fill, Page, Rule, Word
from extractor.tables.cell import Cell, Part, Row, Table
from extractor.tables.chunks import Chunk
from extractor.tables.leading import counted_lines, row_starts, runs_of_lines
from extractor.tables.regions import Region
from extractor.tables.ruled import Grid, Slot, grid_of
from extractor.tables.text import lines_of

_MARGIN = 6.0  # points around a region within which rules and stripes are its own
_RULED_ROWS = 0.5  # share of the rows, told by leading, that rules must part to part them all
_STRIPED_COLUMNS = 0.5  # share of the columns: fewer backgrounds at one height are those of labels


def aligned_grid(
    region: Region, horizontals: Sequence[Rule], fills: Sequence[Fill], pitch: float
) -> Grid:
    """The cells of a region.

    Args:
        region: Lines in columns.
        horizontals: The page's free horizontal rules.
        fills: The page's free filled areas.
        pitch: Usual distance of the lines of one cell, as a multiple of the line height.
    """
    box = _box(region)
    blocks = runs_of_lines(region, pitch)
    starts = row_starts(blocks)
    rules, stripes = _rules_in(box, horizontals), _stripes_in(region, box, fills)
    edges = [*rules, *stripes]
    is_parted = _parted_rows(starts, edges) >= _RULED_ROWS * (len(starts) - 1)
    counted = [region.lines[index][0][1].top for index in sorted(counted_lines(region))]
    if edges and is_parted and not _leave_rows_together(blocks, starts, edges, counted):
        return _edged_grid(region, box, edges) or _leading_grid(region, box, blocks, starts)
    return _leading_grid(region, box, blocks, starts)


def _box(region: Region) -> Box:
    chunks = [chunk for line in region.lines for _, chunk in line]
    return Box(
        min(region.columns[0].x0, *(chunk.x0 for chunk in chunks)) - 1,
        min(chunk.top for chunk in chunks) - 1,
        max(region.columns[-1].x1, *(chunk.x1 for chunk in chunks)) + 1,
        max(chunk.bottom for chunk in chunks) + 1,
    )


def _rules_in(box: Box, rules: Iterable[Rule]) -> list[Rule]:
    """Rules within a region."""
    top, bottom = box.top - _MARGIN, box.bottom + _MARGIN
    return [
        rule
        for rule in rules
        if top <= rule.position <= bottom and rule.start < box.x1 and rule.end > box.x0
    ]


def _stripes_in(region: Region, box: Box, fills: Sequence[Fill]) -> list[Rule]:
    """The edges of backgrounds that run over most of a region's columns, its header's set aside."""
    middles = [(column.x0 + column.x1) / 2 for column in region.columns]
    areas = [
        area
        for area, _ in fills
        if area.bottom > box.top - _MARGIN and area.top < box.bottom + _MARGIN
    ]
    by_height: dict[int, list[Rule]] = defaultdict(list)
    for edge in (Rule(y, area.x0, area.x1) for area in areas for y in (area.top, area.bottom)):
        by_height[round(edge.position)].append(edge)
    edges = {
        y: rules
        for y, rules in sorted(by_height.items())
        if sum(any(rule.start < x < rule.end for rule in rules) for x in middles)
        > _STRIPED_COLUMNS * len(middles)
    }
    if not edges or _is_header_alone(list(edges), box, areas):
        return []
    return _rules_in(box, (edge for rules in edges.values() for edge in rules))


def _is_header_alone(ys: Sequence[int], box: Box, areas: Sequence[Box]) -> bool:
    """Whether backgrounds begin at the top and end before the bottom, with no row left out."""
    return (
        ys[0] <= box.top + 1
        and ys[-1] < box.bottom - _MARGIN
        and all(
            any(area.top <= (above + below) / 2 <= area.bottom for area in areas)
            for above, below in pairwise(ys)
        )
    )


def _parted_rows(starts: Sequence[float], edges: Sequence[Rule]) -> int:
    """How many neighbouring rows, told by leading, have an edge between them."""
    return sum(
        any(before < edge.position <= after + 2 for edge in edges)
        for before, after in pairwise(starts)
    )


def _leave_rows_together(
    columns: Sequence[Sequence[Sequence[Chunk]]],
    starts: Sequence[float],
    edges: Sequence[Rule],
    counted: Sequence[float],
) -> bool:
    """Whether no edge parts two neighbouring rows that are counted, or begin in every column.

    The edges are then those of headers and bands, and leading tells the rows between them.
    """
    begun = [{_nearest_start(starts, run[0]) for run in runs} for runs in columns]
    full = counted or [start for start in starts if all(start in tops for tops in begun)]
    return any(
        not any(before < edge.position <= after + 2 for edge in edges)
        for before, after in pairwise(full)
    )


def _nearest_start(starts: Sequence[float], chunk: Chunk) -> float:
    return min(starts, key=lambda start: abs(start - chunk.top))


def _edged_grid(region: Region, box: Box, edges: Sequence[Rule]) -> Grid | None:
    """A grid whose rows the edges part; columns are cut where no word stands across."""
    ys = sorted({round(edge.position, 1) for edge in edges} | {box.top, box.bottom})
    left = min([box.x0, *(edge.start for edge in edges)])
    right = max([box.x1, *(edge.end for edge in edges)])
    verticals = [Rule(left, ys[0], ys[-1]), Rule(right, ys[0], ys[-1])]
    words = [word for line in region.lines for _, chunk in line for word in chunk.words]
    bands = [line for line in region.lines if line[0][0] < 0]
    for x in region.boundaries():
        for top, bottom in pairwise(ys):
            crossed = any(
                word.x0 < x < word.x1 and top < (word.top + word.bottom) / 2 < bottom
                for word in words
            )
            banded = any(top < band[0][1].middle < bottom and _runs_over(band, x) for band in bands)
            if not crossed and not banded:
                verticals.append(Rule(x, top, bottom))
    outer = [Rule(ys[0], left, right), Rule(ys[-1], left, right)]
    return grid_of([*edges, *outer], verticals)


def _runs_over(band: Sequence[tuple[int, Chunk]], x: float) -> bool:
    """Whether a band has no cell that begins at a boundary of columns, but goes on over it."""
    (_, first), *others = band
    return first.x1 > x or not any(chunk.x0 > x for _, chunk in others)


def _leading_grid(
    region: Region,
    box: Box,
    columns: Sequence[Sequence[Sequence[Chunk]]],
    starts: Sequence[float],
) -> Grid:
    """A grid whose rows begin where some cell begins."""
    ys = [*(start - 1 for start in starts), box.bottom]
    bounds = [box.x0, *region.boundaries(), box.x1]
    slots: list[Slot] = []
    for number, runs in enumerate(columns):
        taken = [0] * len(starts)
        for run in runs:
            first = _band(ys, run[0].middle)
            last = max(first, _band(ys, run[-1].middle))
            left, right = bounds[number], bounds[number + 1]
            over = max(chunk.x1 for chunk in run)
            while right < over and number + 1 < len(columns):
                right = next((x for x in bounds if x >= over), bounds[-1])
            slots.append(Slot(Box(left, ys[first], right, ys[last + 1]), first, last - first + 1))
            taken[first : last + 1] = [1] * (last - first + 1)
        slots.extend(
            Slot(Box(bounds[number], ys[band], bounds[number + 1], ys[band + 1]), band, 1)
            for band, is_taken in enumerate(taken)
            if not is_taken
        )
    slots.sort(key=lambda slot: (slot.band, slot.box.x0))
    return Grid(tuple(ys), tuple(slots))


def _band(ys: Sequence[float], y: float) -> int:
    band = 0
    for index, top in enumerate(ys[:-1]):
        if y >= top:
            band = index
    return band


def table_of(grid: Grid, contents: Sequence[list[Word]], page: Page, is_ruled: bool) -> Table:
    """The grid's rows with the words that stand in each of its cells."""
    fills: dict[float, list[Fill]] = {}  # by the height of a cell's middle
    cells = []
    for slot, content in zip(grid.slots, contents, strict=True):
        y = slot.box.y_middle
        if y not in fills:
            fills[y] = [fill for fill in page.fills if fill.box.top <= y <= fill.box.bottom]
        part = Part(page.number, slot.box, lines_of(content), _shade(slot.box.x_middle, fills[y]))
        cells.append(Cell([part], slot.span))
    rows = [
        Row(page.number, grid.ys[band], grid.ys[band + 1], []) for band in range(len(grid.ys) - 1)
    ]
    for slot, cell in zip(grid.slots, cells, strict=True):
        rows[slot.band].cells.append(cell)
        for band in range(slot.band + 1, slot.band + slot.span):
            rows[band].spanning.append(cell)
    return Table([row for row in rows if row.cells], page.number, grid.box, is_ruled)


def _shade(x: float, fills: Sequence[Fill]) -> float:
    """The grey of the last area, of those at the height of a cell, behind its middle; else 1."""
    for (x0, _, x1, _), grey in reversed(fills):
        if x0 <= x <= x1:
            return grey
    return 1.0
