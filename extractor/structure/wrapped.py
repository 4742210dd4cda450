"""Rows that are the second line of the row above, where no rule parts rows."""

from collections.abc import Sequence
from dataclasses import replace

from extractor.structure.atoms import joined_atoms
from extractor.structure.events import GridRow
from extractor.structure.shapes import is_figure

_MOSTLY = 0.5  # share of the cells of a column that are figures, where it is a column of them


def without_wrapped(rows: Sequence[GridRow]) -> list[GridRow]:
    """Rows with the lines that wrapped put back.

    A wrapped line begins in lower case and leaves every column of figures blank.
    """
    figures = _columns_of_figures(rows)
    result: list[GridRow] = []
    for row in rows:
        if result and figures and _is_wrapped(row, result[-1], figures):
            result[-1] = _joined(result[-1], row)
        else:
            result.append(row)
    return result


def _columns_of_figures(rows: Sequence[GridRow]) -> list[int]:
    found = []
    for at in range(len(rows[0].cells) if rows else 0):
        texts = [cell.text for row in rows if (cell := row.cells[at]) is not None]
        if len(texts) > 1 and sum(map(is_figure, texts)) > _MOSTLY * len(texts):
            found.append(at)
    return found


def _is_wrapped(row: GridRow, above: GridRow, figures: Sequence[int]) -> bool:
    own = [
        at
        for at, cell in enumerate(row.cells)
        if cell is not None and row.owns[at] and row.cell_ids[at] != above.cell_ids[at]
    ]
    if not own or any(at in figures for at in own):
        return False
    if not any(above.cells[at] is not None for at in figures):
        return False
    first = row.cells[own[0]]
    begins_low = first is not None and first.text[:1].islower()
    return begins_low and all(above.cells[at] is not None for at in own)


def _joined(above: GridRow, row: GridRow) -> GridRow:
    cells = tuple(
        joined_atoms([cell, more])
        if cell is not None and more is not None and row.owns[at] and cell is not more
        else cell
        for at, (cell, more) in enumerate(zip(above.cells, row.cells, strict=True))
    )
    return replace(above, cells=cells)
