"""Pages set in two columns of text, such as cards of labels and values side by side.

Columns of a table are read across; columns of text are read one after the other. What tells them
apart is that lines on both sides begin with labels of their own, while no line crosses the gutter.
"""

from collections.abc import Sequence
from statistics import median

from extractor.pages.page import Box
from extractor.tables.chunks import Chunk

_MIDDLE = (0.35, 0.65)  # of the page width: where the gutter is looked for
_STEP = 4.0  # points
_FEWEST_LINES = 6  # on each side
_FEWEST_LABELS = 3  # lines of each side that begin with a label
_LABEL_WORDS = 8
_ONE_EDGE = 0.8  # share of the lines that begin at the edge of their column
_INDENT = 14.0  # points
_CROSSING = 0.05  # share of the lines that may cross: running heads


def text_gutter(
    lines: Sequence[Sequence[Chunk]], boxes: Sequence[Box], width: float
) -> float | None:
    """The x between two columns of text, or None where the page has one.

    Args:
        lines: The page's lines outside grids, as pieces.
        boxes: Its grids.
        width: Of the page, in points.
    """
    if len(lines) < _FEWEST_LINES or sum(map(_begins_with_label, _pieces(lines))) < (
        2 * _FEWEST_LABELS
    ):
        return None
    x = _MIDDLE[0] * width
    while x <= _MIDDLE[1] * width:
        if _is_gutter(x, lines, boxes):
            return x
        x += _STEP
    return None


def _pieces(lines: Sequence[Sequence[Chunk]]) -> list[Chunk]:
    return [chunk for line in lines for chunk in line]


def _is_gutter(x: float, lines: Sequence[Sequence[Chunk]], boxes: Sequence[Box]) -> bool:
    if any(box.x0 < x < box.x1 for box in boxes):
        return False
    pieces = _pieces(lines)
    if sum(piece.x0 < x < piece.x1 for piece in pieces) > max(2, _CROSSING * len(lines)):
        return False
    left = [piece for piece in pieces if piece.x1 <= x]
    right = [piece for piece in pieces if piece.x0 >= x]
    return all(
        len(side) >= _FEWEST_LINES
        and sum(map(_begins_with_label, side)) >= _FEWEST_LABELS
        and _share_at_left_edge(side) >= _ONE_EDGE
        for side in (left, right)
    )


def _share_at_left_edge(side: Sequence[Chunk]) -> float:
    """Share of the pieces that begin at the side's left edge; a table has several edges."""
    edge = median(piece.x0 for piece in side)
    return sum(abs(piece.x0 - edge) < _INDENT for piece in side) / len(side)


def _begins_with_label(chunk: Chunk) -> bool:
    return any(word.text.endswith(":") for word in chunk.words[:_LABEL_WORDS])
