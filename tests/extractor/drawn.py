"""Pages drawn for a test: real PDFs, measured in points from the top left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from reportlab.pdfgen.canvas import Canvas

from extractor.pages.readers import reader
from extractor.tables.cell import Table
from extractor.tables.continued import joined_items
from extractor.tables.furniture import TextLine
from extractor.tables.page_tables import contents_of
from extractor.tables.text import JoinStyle, line_text, style_of
from models.vocabulary import Engine

WIDTH, HEIGHT = 595.0, 842.0
SIZE = 9.0  # points of type
LEADING = 11.0  # points between the lines of a cell
PADDING = 4.0  # points between a cell's edge and its words


class Drawing:
    """A PDF that is being drawn, page by page."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=1)
        self._canvas.setFont("Helvetica", SIZE)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._canvas.showPage()
        self._canvas.save()

    def new_page(self) -> None:
        """End a page and begin the next."""
        self._canvas.showPage()
        self._canvas.setFont("Helvetica", SIZE)

    def text(self, x: float, top: float, *lines: str, size: float = SIZE) -> None:
        """Lines below each other, the first right below a height."""
        self._canvas.setFont("Helvetica", size)
        for number, line in enumerate(lines):
            self._canvas.drawString(x, HEIGHT - top - size - number * LEADING, line)
        self._canvas.setFont("Helvetica", SIZE)

    def turned(self, x: float, bottom: float, *lines: str) -> None:
        """Lines that run upwards side by side, the first right of an x."""
        for number, line in enumerate(lines):
            self._canvas.saveState()
            self._canvas.translate(x + SIZE + number * LEADING, HEIGHT - bottom)
            self._canvas.rotate(90)
            self._canvas.drawString(0, 0, line)
            self._canvas.restoreState()

    def raised(self, x: float, top: float, before: str, mark: str) -> None:
        """A small mark right behind a text that stands at a place, above its line."""
        small = 0.65 * SIZE
        right = x + self._canvas.stringWidth(before, "Helvetica", SIZE)
        self._canvas.setFont("Helvetica", small)
        self._canvas.drawString(right + 0.2, HEIGHT - top - SIZE + 0.35 * SIZE, mark)
        self._canvas.setFont("Helvetica", SIZE)

    def line(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """A stroke."""
        self._canvas.line(x0, HEIGHT - top, x1, HEIGHT - bottom)

    def dashed(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """A dashed stroke."""
        self._canvas.setDash(2, 2)
        self.line(x0, top, x1, bottom)
        self._canvas.setDash()

    def fill(self, x0: float, top: float, x1: float, bottom: float, grey: float = 0.85) -> None:
        """A filled rectangle without an outline."""
        self._canvas.setFillGray(grey)
        self._canvas.rect(x0, HEIGHT - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
        self._canvas.setFillGray(0)

    def hairline(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """A line that is a thin filled rectangle, as browsers print borders."""
        self.fill(x0 - 0.3, top - 0.3, x1 + 0.3, bottom + 0.3, grey=0)

    def words(self, xs: Sequence[float], tops: Sequence[float], rows: Iterable[Row]) -> None:
        """The texts of rows, each cell right below its row's top; a cell may have several lines."""
        for top, row in zip(tops, rows, strict=False):
            for x, cell in zip(xs, row, strict=False):
                self.text(x + PADDING, top + 3, *([cell] if isinstance(cell, str) else cell))

    def table(
        self,
        xs: Sequence[float],
        tops: Sequence[float],
        rows: Iterable[Row],
        *,
        closes: bool = True,
        draw: str = "line",
    ) -> None:
        """A ruled table.

        Args:
            xs: Where its vertical lines stand, the outer ones included.
            tops: Where its horizontal lines stand, the outer ones included.
            rows: Their cells.
            closes: Whether the last line is drawn.
            draw: What draws lines: ``line``, ``dashed`` or ``hairline``.
        """
        stroke = getattr(self, draw)
        for top in tops if closes else tops[:-1]:
            stroke(xs[0], top, xs[-1], top)
        for x in xs:
            stroke(x, tops[0], x, tops[-1])
        self.words(xs, tops, rows)


Row = Sequence[str | Sequence[str]]


def items_of(path: Path) -> tuple[list[Table | TextLine], JoinStyle]:
    """The tables and lines of a document, those over page ends joined, and its way of wrapping."""
    pages = list(reader(Engine.PDFIUM)(path, None))
    style = style_of(page.words for page in pages)
    return joined_items(contents_of(pages)[0], style), style


def rows_of(path: Path) -> list[list[list[str]]]:
    """For each table its rows, each as the texts of the cells that begin in it."""
    items, style = items_of(path)
    return [
        [[cell.text(style) for cell in row.cells] for row in item.rows]
        for item in items
        if isinstance(item, Table)
    ]


def lines_of(path: Path) -> list[str]:
    """The lines outside tables, furniture left out."""
    items, _ = items_of(path)
    return [line_text(item.words) for item in items if isinstance(item, TextLine)]
