"""Blocks become pages: rows break inside a cell's sentence, merged cells go on overleaf.

Everything is measured in points from the top left corner of the page as shown.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from corpus.typesetting.blocks import (
    Block,
    Cell,
    Composition,
    Gap,
    PageBreak,
    Paragraph,
    Row,
    Table,
)
from corpus.typesetting.fonts import width
from corpus.typesetting.fragments import Fragment, Page
from corpus.typesetting.manner import Manner
from corpus.typesetting.wrapping import wrap

A4 = (595.28, 841.89)
_VERTICAL_HEADER_HEIGHT = 84.0
_GUTTER = 18.0


@dataclass
class _OpenCell:
    """A cell that is being set: what is left of its text, and where it stands on this page."""

    cell: Cell
    x0: float
    x1: float
    lines: tuple[str, ...]
    top: float
    rows_left: int
    stripe: int
    header: bool
    started: bool = False


class Flow:
    """Sets blocks on pages, one after the other."""

    def __init__(self, composition: Composition, manner: Manner) -> None:
        self.manner = manner
        self.width, self.height = A4[::-1] if composition.landscape else A4
        self._margin = 37.1 if composition.landscape else 51.3
        self._column = 0
        self.top = 48.2 if composition.landscape else 56.7
        self.bottom = self.height - (46.0 if composition.landscape else 62.0)
        self.body_size = 8.5
        self.pages = [Page()]
        self.y = self.top
        self.visible: dict[tuple[str | int, ...], str] = {}
        self._stripe = 0

    @property
    def left(self) -> float:
        """The left edge of the text column that is being set."""
        return self._margin + self._column * (self.column_width + _GUTTER)

    @property
    def column_width(self) -> float:
        """The width of a text column."""
        gutters = _GUTTER * (self.manner.text_columns - 1)
        return (self.width - 2 * self._margin - gutters) / self.manner.text_columns

    def set(self, blocks: tuple[Block, ...]) -> list[Page]:
        """Sets the blocks and returns the pages; `visible` then holds texts that were clipped."""
        for block in blocks:
            if isinstance(block, Table):
                self._table(block)
            elif isinstance(block, Paragraph):
                self._paragraph(block)
            elif isinstance(block, Gap):
                if self.y > self.top:
                    self.y += block.height
            elif isinstance(block, PageBreak):
                self._column = self.manner.text_columns - 1
                self._new_page()
        return self.pages

    def _new_page(self) -> None:
        self._column += 1
        if self._column == self.manner.text_columns:
            self._column = 0
            self.pages.append(Page())
        self.y = self.top

    def _paragraph(self, block: Paragraph) -> None:
        size = block.size or self.body_size
        leading = size * 1.35
        inset = 5.5
        label = block.label
        lines = wrap(
            block.text,
            self.column_width - 2 * inset,
            size,
            bold=block.bold,
            inside_words=self.manner.trailing_spaces,
            indent=width(label, size, bold=True),
        ) or (("",) if label else ())
        while lines:
            fitting = int((self.bottom - self.y) / leading + 1e-6)
            if fitting < 1:
                self._new_page()
                continue
            taken, lines = lines[:fitting], lines[fitting:]
            bottom = self.y + leading * len(taken)
            self.pages[-1].fragments.append(
                Fragment(
                    self.left + inset,
                    self.y,
                    self.left + self.column_width,
                    bottom,
                    self._as_written(taken),
                    size,
                    leading,
                    Cell(block.text, bold=block.bold, path=block.path),
                    table=False,
                    label=label,
                )
            )
            label = ""
            self.y = bottom
        self.y += block.space_after

    def _table(self, table: Table) -> None:
        size = self.manner.size or table.size
        if self.manner.text_columns > 1 and self.bottom - self.y < self._height(1, size):
            self._new_page()
        edges = [self.left]
        for column in table.widths:
            edges.append(edges[-1] + column)
        rows = tuple(self._restyled(row, table) for row in table.rows)
        heading = rows[: table.heading_rows] if self.manner.repeat_headers else ()
        spans: dict[int, _OpenCell] = {}
        self._stripe = 0
        for number, row in enumerate(rows):
            repeated = heading if number >= len(heading) else ()
            self._row(row, edges, size, spans, repeated)

    def _restyled(self, row: Row, table: Table) -> Row:
        if row.header:
            if self.manner.vertical_headers and len(row.cells) == len(table.widths):
                return replace(row, cells=tuple(replace(cell, vertical=True) for cell in row.cells))
            return row
        if self.manner.fixed_lines and table.heading_rows:
            return replace(row, fixed_lines=self.manner.fixed_lines)
        return row

    def _row(
        self,
        row: Row,
        edges: list[float],
        size: float,
        spans: dict[int, _OpenCell],
        heading: tuple[Row, ...],
    ) -> None:
        self._stripe += 1
        opened = self._open(row, edges, size, spans)
        current = [cell for cell in opened if cell.rows_left == 1]
        placed = zip(_columns(row, spans, edges), opened, strict=True)
        spans.update({column: cell for column, cell in placed if cell.rows_left > 1})
        ending = [cell for cell in spans.values() if cell.rows_left == 1]
        first = True
        while True:
            needed = self._needed(row, current, ending, size, first=first)
            room = self.bottom - self.y
            whole = needed <= room + 1e-6
            least = self._height(1, size)
            fixed = row.fixed_lines is not None or any(c.cell.vertical for c in current)
            fits_overleaf = needed <= self.bottom - self.top
            if (
                not whole
                and self.y > self.top
                and (room < least or ((fixed or not self.manner.split_rows) and fits_overleaf))
            ):
                self._turn_page(spans, current, size, edges, heading)
                continue
            self.y += needed if whole else self._height(self._fitting(room, size), size)
            for cell in current:
                self._emit(cell, self.y, size, closes=whole, fixed=row.fixed_lines is not None)
            first = False
            if whole:
                break
            self._turn_page(spans, current, size, edges, heading)
        for cell in ending:
            self._emit(cell, self.y, size, closes=True, fixed=row.fixed_lines is not None)
        for column in list(spans):
            spans[column].rows_left -= 1
            if spans[column].rows_left == 0:
                del spans[column]

    def _open(
        self, row: Row, edges: list[float], size: float, spans: dict[int, _OpenCell]
    ) -> list[_OpenCell]:
        opened = []
        for column, cell in zip(_columns(row, spans, edges), row.cells, strict=True):
            x0, x1 = edges[column], edges[column + cell.colspan]
            available = x1 - x0 - 2 * self.manner.padding
            if cell.vertical:
                available = _VERTICAL_HEADER_HEIGHT - 2 * self.manner.padding
            lines = wrap(
                cell.text,
                available,
                size,
                bold=cell.bold,
                inside_words=self.manner.trailing_spaces,
            )
            opened.append(
                _OpenCell(cell, x0, x1, lines, self.y, cell.rowspan, self._stripe, row.header)
            )
        return opened

    def _needed(
        self,
        row: Row,
        current: list[_OpenCell],
        ending: list[_OpenCell],
        size: float,
        *,
        first: bool,
    ) -> float:
        """The height that finishes the row, were the page long enough."""
        if row.fixed_lines is not None:
            return self._height(row.fixed_lines, size)
        if first and any(cell.cell.vertical for cell in current):
            return _VERTICAL_HEADER_HEIGHT
        lines = max((len(cell.lines) for cell in current), default=0)
        needed = self._height(max(lines, 1 if first else 0), size)
        for cell in ending:
            needed = max(needed, self._height(len(cell.lines), size) - (self.y - cell.top))
        return needed

    def _turn_page(
        self,
        spans: dict[int, _OpenCell],
        current: list[_OpenCell],
        size: float,
        edges: list[float],
        heading: tuple[Row, ...],
    ) -> None:
        for cell in spans.values():
            if self.y > cell.top:
                self._emit(cell, self.y, size, closes=False)
        self._new_page()
        stripe = self._stripe
        heading_spans: dict[int, _OpenCell] = {}
        for row in heading:
            self._row(row, edges, size, heading_spans, ())
        self._stripe = stripe
        for cell in [*spans.values(), *current]:
            cell.top = self.y

    def _emit(
        self,
        cell: _OpenCell,
        bottom: float,
        size: float,
        *,
        closes: bool,
        fixed: bool = False,
    ) -> None:
        count = self._fitting(bottom - cell.top, size)
        taken = cell.lines if cell.cell.vertical else cell.lines[:count]
        hidden = fixed and len(cell.lines) > count
        if hidden and cell.cell.path:
            self.visible[cell.cell.path] = "".join(taken).strip()
        self.pages[-1].fragments.append(
            Fragment(
                cell.x0,
                cell.top,
                cell.x1,
                bottom,
                self._as_written(cell.lines if hidden else taken),
                size,
                size * self.manner.leading,
                cell.cell,
                cell.stripe,
                opens=not cell.started,
                closes=closes,
                header=cell.header,
            )
        )
        cell.started = True
        cell.lines = () if hidden else cell.lines[len(taken) :]
        cell.top = bottom

    def _as_written(self, lines: tuple[str, ...]) -> tuple[str, ...]:
        return lines if self.manner.trailing_spaces else tuple(line.rstrip() for line in lines)

    def _height(self, lines: int, size: float) -> float:
        return lines * size * self.manner.leading + 2 * self.manner.row_gap

    def _fitting(self, height: float, size: float) -> int:
        """Lines that a part of a cell of this height has room for."""
        leading = size * self.manner.leading
        return max(int((height - 2 * self.manner.row_gap) / leading + 1e-6), 0)


def _columns(row: Row, spans: dict[int, _OpenCell], edges: list[float]) -> list[int]:
    """The first column of each cell of a row, past those that merged cells from above take."""
    taken = {
        column + offset for column, span in spans.items() for offset in range(span.cell.colspan)
    }
    columns = []
    column = 0
    for cell in row.cells:
        while column in taken:
            column += 1
        columns.append(column)
        column += cell.colspan
    if column > len(edges) - 1:
        raise ValueError(f"a row takes {column} columns of {len(edges) - 1}")
    return columns
