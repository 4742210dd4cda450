"""How a document is printed: what one office's program does differently from another's."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Borders(Enum):
    """How the cells of a table are told apart."""

    GRID = "ruled lines around every cell"
    HAIRLINES = "lines drawn as thin filled rectangles"
    DASHES = "dashed lines"
    HORIZONTAL = "rules between rows only"
    STRIPES = "every other row shaded, no rule"
    BACKGROUNDS = "every cell a filled rectangle, no rule"
    NONE = "nothing but alignment"


@dataclass(frozen=True)
class Manner:
    """One way to print a composition.

    Attributes:
        borders: How cells are told apart.
        rotate: The page's /Rotate entry; the page as shown stays upright.
        size: Type size of tables in points; 0 keeps the composition's.
        line_width: Width of rules in points.
        leading: Distance of lines as a multiple of the type size.
        padding: Space between a cell's edge and its text, left and right, in points.
        row_gap: Space above and below the text of a cell, in points.
        repeat_headers: Whether headers are repeated on every page.
        close_at_page_end: Whether a table cut by the page end gets a closing line there.
        split_rows: Whether a row may break over pages.
        trailing_spaces: Whether a line that ends at a space keeps it in the text layer.
        fixed_lines: Height in lines of every row that is no header; 0 lets rows grow.
        vertical_headers: Whether the names of columns run upwards.
        page_numbers: Whether pages carry "Pagina 1 di 9" at their foot.
        text_columns: Columns of text on a page.
    """

    borders: Borders = Borders.GRID
    rotate: int = 0
    size: float = 0.0
    line_width: float = 0.5
    leading: float = 1.28
    padding: float = 3.0
    row_gap: float = 1.6
    repeat_headers: bool = False
    close_at_page_end: bool = True
    split_rows: bool = True
    trailing_spaces: bool = True
    fixed_lines: int = 0
    vertical_headers: bool = False
    page_numbers: bool = False
    text_columns: int = 1
