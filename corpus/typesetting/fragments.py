"""What stands on a page, measured in points from the top left corner of the page as shown."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.typesetting.blocks import Cell


@dataclass(frozen=True)
class Fragment:
    """The part of one cell, or the lines of a paragraph, that stand on one page.

    Attributes:
        x0: Left edge.
        top: Upper edge.
        x1: Right edge.
        bottom: Lower edge.
        lines: The lines of text in it.
        size: Type size.
        leading: Distance of lines.
        cell: The cell it belongs to; for a paragraph a cell that carries its text and face.
        stripe: Number of the row in its table, counted over all rows.
        opens: Whether the cell begins here.
        closes: Whether the cell ends here.
        table: Whether it is part of a table.
        header: Whether it names columns.
        label: What stands in bold before the first line.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    lines: tuple[str, ...]
    size: float
    leading: float
    cell: Cell
    stripe: int = 0
    opens: bool = True
    closes: bool = True
    table: bool = True
    header: bool = False
    label: str = ""


@dataclass
class Page:
    """The fragments of one page."""

    fragments: list[Fragment] = field(default_factory=list)
