"""Pages set in two columns of text, such as cards of labels and values side by side.

Columns of a table are read across; columns of text are read one after the other. What tells them
apart is that lines on both sides begin with labels of their own, while no line crosses the gutter.
"""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extractor.pages.page import Box
from extractor.tables.chunks import Chunk

_MIDDLE = (0.35, 0.65)  # of the page width: where the gutter is looked for
_STEP = 4.0  # points
_FEWEST_LINES = 6  # on each side
_FEWEST_LABELS = 3  # lines of each side that begin with a label
_LABEL_WORDS = 8
_ONE_EDGE = 0.8  # share of the lines that begin at the edge of their column
_ROWS = 0.25  # share of the lines that may be rows of a table in the column
_CODE_LENGTH = 7  # characters
_SPREAD = 1.0  # line heights: gaps between the words of a line that is spread are narrower
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
    if sum(piece.x0 < x < piece.x1 for piece in _pieces(lines)) > max(2, _CROSSING * len(lines)):
        return False
    left = [[piece for piece in line if piece.x1 <= x] for line in lines]
    right = [[piece for piece in line if piece.x0 >= x] for line in lines]
    if sum(_is_row(one) and _is_row(other) for one, other in zip(left, right, strict=True)) > 1:
        return False  # rows of one table
    return _is_column([line for line in left if line]) and _is_column(
        [line for line in right if line]
    )


def _is_column(lines: Sequence[Sequence[Chunk]]) -> bool:
    """Whether lines are a column of text, be it with a table in it, and not columns of a table."""
    if len(lines) < _FEWEST_LINES:
        return False
    rows = [line for line in lines if _is_row(line)]
    edge = median(line[0].x0 for line in lines)
    return (
        sum(map(_begins_with_label, _pieces(lines))) >= _FEWEST_LABELS
        and len(rows) <= _ROWS * len(lines)
        and all(_share_at_edge(some, edge) >= _ONE_EDGE for some in (lines, rows))
    )


def _is_row(line: Sequence[Chunk]) -> bool:
    """Whether the pieces of a line may be cells of a table.

    Labels beside each other, a title behind its code and the words of a line that is spread over
    the width of its column are none.
    """
    if len(line) < 2 or all(map(_begins_with_label, line)):
        return False
    if len(line) == 2 and _is_code(line[0]):
        return False
    height = line[0].bottom - line[0].top
    return any(after.x0 - before.x1 > _SPREAD * height for before, after in pairwise(line))


def _is_code(chunk: Chunk) -> bool:
    text = chunk.words[0].text
    is_short = len(chunk.words) == 1 and len(text) <= _CODE_LENGTH
    return is_short and any(character.isdigit() for character in text)


def _share_at_edge(lines: Sequence[Sequence[Chunk]], edge: float) -> float:
    """Share of the lines that begin at the column's left edge; a table has several edges."""
    at_edge = sum(abs(line[0].x0 - edge) < _INDENT for line in lines)
    return at_edge / len(lines) if lines else 1.0


def _begins_with_label(chunk: Chunk) -> bool:
    return any(word.text.endswith(":") for word in chunk.words[:_LABEL_WORDS])
