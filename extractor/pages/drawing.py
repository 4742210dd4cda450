"""Ruling lines and filled areas, told apart by how thick they are."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise, starmap
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from extractor.pages.page import Box, Fill, Rule

_THIN = 3.0  # points: a filled rectangle no thicker than this is a line
_SHORTEST = 1.5  # points: anything shorter is a dot, a tick or part of a letter
_WHITE = 0.985  # grey from which a fill cannot be told from paper
_STRAIGHT = 0.75  # points by which a ruling line may lean

_rule = partial(tuple.__new__, Rule)  # a third of the time that Rule() takes

Point = tuple[float, float]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


class PageLines(NamedTuple):
    """What the paths of a page draw."""

    horizontals: list[Rule]
    verticals: list[Rule]
    fills: list[Fill]


def strokes_of(corners: Sequence[Point], *, is_closed: bool) -> list[tuple[Point, Point]]:
    """The lines along an outline of two corners or more, with the one that leads back."""
    strokes = list(pairwise(corners))
    return [*strokes, (corners[-1], corners[0])] if is_closed else strokes


def extent_of(corners: Sequence[Point]) -> Box:
    """The area that an outline goes round."""
    xs = [x for x, _ in corners]
    ys = [y for _, y in corners]
    return Box(min(xs), min(ys), max(xs), max(ys))


def lines_of(strokes: Floats, areas: Floats, greys: Floats) -> PageLines:
    """Tell lines and fills apart.

    Args:
        strokes: Lines that are drawn, as shown: x and y of one end, x and y of the other.
        areas: Rectangles that are filled: x0, top, x1, bottom.
        greys: How light each fill is, 0 black to 1 white.
    """
    drawn = _stroked(strokes)
    filled = _filled(areas, greys)
    return PageLines(
        drawn.horizontals + filled.horizontals, drawn.verticals + filled.verticals, filled.fills
    )


def _stroked(strokes: Floats) -> PageLines:
    """The strokes that are horizontal or vertical."""
    ax, ay, bx, by = strokes.T
    across, down = abs(ax - bx), abs(ay - by)
    is_horizontal = (down <= _STRAIGHT) & (across >= _SHORTEST)
    is_vertical = ~is_horizontal & (across <= _STRAIGHT) & (down >= _SHORTEST)
    return PageLines(
        _rules((ay + by) / 2, np.minimum(ax, bx), np.maximum(ax, bx), is_horizontal),
        _rules((ax + bx) / 2, np.minimum(ay, by), np.maximum(ay, by), is_vertical),
        [],
    )


def _filled(areas: Floats, greys: Floats) -> PageLines:
    """Lines where the area is thin, fills otherwise."""
    x0, top, x1, bottom = areas.T
    width, height = x1 - x0, bottom - top
    is_horizontal = (height <= _THIN) & (width > 2 * height) & (width >= _SHORTEST)
    is_vertical = (width <= _THIN) & (height > 2 * width) & (height >= _SHORTEST)
    is_fill = (greys < _WHITE) & (height > _THIN) & (width > _THIN)
    return PageLines(
        _rules((top + bottom) / 2, x0, x1, is_horizontal),
        _rules((x0 + x1) / 2, top, bottom, is_vertical & ~is_horizontal),
        list(map(Fill, starmap(Box, areas[is_fill].tolist()), greys[is_fill].tolist())),
    )


def _rules(position: Floats, start: Floats, end: Floats, is_wanted: Mask) -> list[Rule]:
    wanted = (values[is_wanted].tolist() for values in (position, start, end))
    return list(map(_rule, zip(*wanted, strict=True)))


_Shade = TypeVar("_Shade", float, Floats)


def grey(red: _Shade, green: _Shade, blue: _Shade) -> _Shade:
    """How light a colour is, from the shares of its components, 0 to 1 (ITU-R BT.601)."""
    return 0.299 * red + 0.587 * green + 0.114 * blue
