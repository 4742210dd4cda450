"""A table wider than its paper: the columns of each row continue on the facing page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.sampler.composing.columns import (
    Column,
    column_widths,
    header_rows,
    objective_cell,
    objective_columns,
    step_cell,
    step_columns,
)
from corpus.sampler.composing.sheet import Sheet
from corpus.typesetting.blocks import Block, PageBreak, Row, Table
from corpus.typesetting.wrapping import wrap

_ROWS_A_PAGE = 5
_PADDING = 10.0  # points left and right of a cell's text, together


def facing_pages(sheet: Sheet) -> Iterator[Block]:
    """Compose rows whose left half stands on one page and whose right half on the next."""
    columns = (*objective_columns(sheet), *step_columns(sheet))
    cut = max(2, (len(columns) + 1) // 2)
    rows = [
        Row(
            tuple(
                objective_cell(sheet, column, entry)
                if column.field in entry.values
                else step_cell(sheet, column, entry, 0)
                for column in columns
            )
        )
        for entry in sheet.entries
    ]
    for start in range(0, len(rows), _ROWS_A_PAGE):
        group = rows[start : start + _ROWS_A_PAGE]
        halves = [
            (columns[:cut], [replace(row, cells=row.cells[:cut]) for row in group]),
            (columns[cut:], [replace(row, cells=row.cells[cut:]) for row in group]),
        ]
        if start:
            yield PageBreak()
        left, right = _level(sheet, [half for half in halves if half[0]])
        yield left
        yield PageBreak()
        yield right


def _level(
    sheet: Sheet, halves: Sequence[tuple[Sequence[Column], list[Row]]]
) -> tuple[Table, Table]:
    """Make both halves of a row as high as the higher one, as a spreadsheet does."""
    widths = [column_widths(sheet, columns, rows) for columns, rows in halves]
    lines = [
        max(
            _lines(sheet, rows[number], wide)
            for (_, rows), wide in zip(halves, widths, strict=True)
        )
        for number in range(len(halves[0][1]))
    ]
    tables = []
    for (columns, rows), wide in zip(halves, widths, strict=True):
        header = header_rows(columns, sheet.attributes.header, "", shaded=sheet.has_shaded_headers)
        fixed = [replace(row, fixed_lines=count) for row, count in zip(rows, lines, strict=True)]
        tables.append(Table(wide, (*header, *fixed), sheet.size, heading_rows=len(header)))
    left, right = tables
    return left, right


def _lines(sheet: Sheet, row: Row, widths: Sequence[float]) -> int:
    return max(
        len(wrap(cell.text, wide - _PADDING, sheet.size, bold=True))
        for cell, wide in zip(row.cells, widths, strict=True)
    )
