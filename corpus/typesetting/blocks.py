"""What a document is made of before it has pages: tables, paragraphs, gaps, page breaks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Cell:
    """One cell of a table.

    Attributes:
        text: What is printed; empty for an empty cell.
        bold: Whether the text is set in the bold face.
        shaded: Whether the cell has a grey background.
        colspan: Columns the cell takes.
        rowspan: Rows the cell takes; the rows below leave its columns out.
        vertical: Whether the text runs upwards.
        path: Where the text stands in the gold record, for example
            `("objectives", 0, "title")`; empty where it stands nowhere.
    """

    text: str = ""
    bold: bool = False
    shaded: bool = False
    colspan: int = 1
    rowspan: int = 1
    vertical: bool = False
    path: tuple[str | int, ...] = ()


@dataclass(frozen=True)
class Row:
    """One row: the cells that begin in it, from left to right.

    Attributes:
        cells: The cells; columns taken by a merged cell from above are left out.
        header: Whether the row names columns.
        fixed_lines: Height in lines that the row keeps whatever its text needs; None lets it grow.
    """

    cells: tuple[Cell, ...]
    header: bool = False
    fixed_lines: int | None = None


@dataclass(frozen=True)
class Table:
    """A grid.

    Attributes:
        widths: Column widths in points.
        rows: The rows, top to bottom.
        size: Type size in points.
        heading_rows: How many rows at the top are repeated by styles that repeat headers.
    """

    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    size: float = 0.0
    heading_rows: int = 0


@dataclass(frozen=True)
class Paragraph:
    """A paragraph over the whole width; `size` 0 means the page's own type size.

    A `label` stands before the text in bold: "Titolo: …".
    """

    text: str
    label: str = ""
    bold: bool = False
    size: float = 0.0
    space_after: float = 0.0
    path: tuple[str | int, ...] = ()


@dataclass(frozen=True)
class Gap:
    """Empty space of `height` points; swallowed at the top of a page."""

    height: float


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Table | Paragraph | Gap | PageBreak


@dataclass(frozen=True)
class Composition:
    """A whole document, ready to flow.

    Attributes:
        title: The title in the PDF's metadata.
        blocks: What is printed, in reading order.
        running_head: Printed on top of every page but the first; None where there is none.
        landscape: Whether pages are A4 on their side.
    """

    title: str
    blocks: tuple[Block, ...]
    running_head: str | None = None
    landscape: bool = False
