"""Tables as printed: rows of cells, each cell in one or more parts of pages."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from extractor.pages.page import Box, Word
from extractor.tables.text import JoinStyle, Line, TextBlock, joined

Place = tuple[int, float, float, str]
"""A word where it stands: page, left edge, top and what it says."""


@dataclass(slots=True)
class Part:
    """What one page holds of a cell.

    Attributes:
        page: From 1.
        box: The cell on that page.
        lines: Its words, line by line from the top.
        grey: Lightness of its background, 0 black to 1 white.
    """

    page: int
    box: Box
    lines: list[Line] = field(default_factory=list)
    grey: float = 1.0
    _places: frozenset[Place] | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def places(self) -> frozenset[Place]:
        """What tells its words from all others; to be asked once its lines are settled."""
        if self._places is None:
            page = self.page
            self._places = frozenset(
                (page, word.x0, word.top, word.text) for line in self.lines for word in line
            )
        return self._places

    @property
    def ink(self) -> Box:
        """The smallest box around the words; the cell's own box when it is empty."""
        words = [word for line in self.lines for word in line]
        if not words:
            return self.box
        _, lefts, tops, rights, bottoms, *_ = zip(*words, strict=True)
        return Box(min(lefts), min(tops), max(rights), max(bottoms))

    @property
    def pitch(self) -> float:
        """Height of a line, in points."""
        heights = [line[0].bottom - line[0].top for line in self.lines]
        return max(heights) if heights else 0.0

    def is_full(self) -> bool:
        """Whether no further line fits below the last one."""
        if not self.lines:
            return False
        return self.box.bottom - max(word.bottom for word in self.lines[-1]) < 0.9 * self.pitch


@dataclass(slots=True)
class Cell:
    """A cell, and how many rows of its page it spans."""

    parts: list[Part]
    row_span: int = 1
    _joined: tuple[JoinStyle, int, str] | None = field(
        default=None, init=False, repr=False, compare=False
    )

    @property
    def box(self) -> Box:
        """The cell on the page where it begins."""
        return self.parts[0].box

    @property
    def is_empty(self) -> bool:
        """Whether it holds no word."""
        return not any(part.lines for part in self.parts)

    def words(self) -> Iterator[Word]:
        """Its words in reading order."""
        for part in self.parts:
            for line in part.lines:
                yield from line

    def text(self, style: JoinStyle) -> str:
        """Its words as one string; empty when there are none.

        Asked for often, so it is joined once and kept until a part is added.
        """
        kept = self._joined
        if kept is not None and kept[0] is style and kept[1] == len(self.parts):
            return kept[2]
        text = joined([TextBlock(part.box, part.lines) for part in self.parts], style)
        self._joined = (style, len(self.parts), text)
        return text


@dataclass(slots=True)
class Row:
    """A row: the cells that begin in it, and those from above that reach into it."""

    page: int
    top: float
    bottom: float
    cells: list[Cell]
    spanning: list[Cell] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether none of its own cells holds a word."""
        return all(cell.is_empty for cell in self.cells)

    def all_cells(self) -> list[Cell]:
        """Own and spanning cells from left to right."""
        cells = [*self.cells, *self.spanning]
        lefts = [cell.parts[-1].box.x0 for cell in cells]
        if lefts != sorted(lefts):
            cells.sort(key=lambda cell: cell.parts[-1].box.x0)
        return cells

    def edges(self) -> list[float]:
        """The x of every boundary between its cells, outer ones included."""
        cells = self.all_cells()
        if not cells:
            return []
        return [*(cell.parts[-1].box.x0 for cell in cells), cells[-1].parts[-1].box.x1]

    def cell_at(self, x: float) -> Cell | None:
        """The cell that stands at an x."""
        for cell in (*self.cells, *self.spanning):
            box = cell.parts[-1].box
            if box.x0 <= x <= box.x1:
                return cell
        return None


@dataclass(slots=True)
class Table:
    """A table, on one page or continued over several.

    Attributes:
        rows: In order; rows cut by a page end are whole.
        page: Page of the first row, from 1.
        box: On that page.
        is_ruled: Whether lines or backgrounds drew it; otherwise alignment alone gave its columns.
        continues: Whether its columns are those of the table that ended the page before.
    """

    rows: list[Row]
    page: int
    box: Box
    is_ruled: bool = True
    continues: bool = False
