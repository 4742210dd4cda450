"""How far the lines of text reach: to the edge of the page, or of their column where it has two."""

from collections.abc import Sequence

from extractor.tables.furniture import TextLine

_FEWEST = 5  # lines on either side of the space between two columns
_CROSSING = 0.15  # share of the lines that may run over it: titles do
_SPACE = 2.0  # points that it is wide, at least
_HALF = 0.4  # of the width of the text: the right column begins no further left


def right_edges(lines: Sequence[TextLine]) -> list[float]:
    """For each line the x up to which text could run beside it."""
    if not lines:
        return []
    right = max(line.box.x1 for line in lines)
    gutter = _gutter(lines, right)
    if gutter is None:
        return [right] * len(lines)
    left = max(line.box.x1 for line in lines if line.box.x1 < gutter)
    return [left if line.box.x1 < gutter else right for line in lines]


def _gutter(lines: Sequence[TextLine], right: float) -> float | None:
    """The left edge of the right one of two columns; None where text runs in one."""
    x0 = min(line.box.x0 for line in lines)
    middle = x0 + _HALF * (right - x0)
    starts = sorted(line.box.x0 for line in lines if line.box.x0 > middle)
    if len(starts) < _FEWEST:
        return None
    gutter = starts[0] - _SPACE
    crossing = sum(line.box.x0 < gutter < line.box.x1 for line in lines)
    beside = sum(line.box.x1 < gutter for line in lines)
    return gutter if beside >= _FEWEST and crossing <= _CROSSING * len(lines) else None
