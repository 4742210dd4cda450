"""Objectives in tables: a row each, rows under group cells, bands, columns, lists in cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.sampler.attributes import Container, GroupCells, Totals
from corpus.sampler.composing.columns import (
    Column,
    column_widths,
    header_rows,
    objective_cell,
    objective_columns,
    step_cell,
    step_columns,
    total_row,
)
from corpus.sampler.composing.facing import facing_pages
from corpus.sampler.composing.sheet import Section, Sheet
from corpus.sampler.composing.step_tables import step_header, step_rows
from corpus.sampler.data import content
from corpus.sampler.draws import choose
from corpus.sampler.facts.printed import Entry
from corpus.typesetting.blocks import Block, Cell, Gap, Paragraph, Row, Table
from corpus.typesetting.wrapping import LINE_END

_OBJECTIVES_BESIDE = 3
_YEARS = 3


def compose_tables(sheet: Sheet) -> Iterator[Block]:
    """Compose the containers in which tables hold several objectives each."""
    container = sheet.attributes.container
    if container is Container.FACING_PAGES:
        yield from facing_pages(sheet)
        return
    if container is Container.MATRIX:
        for section in sheet.sections():
            yield from _heading(section)
            yield from _matrix(sheet, section.entries)
        return
    columns, header, rows = _parts(sheet)
    if choose(sheet.seed, "table for each section", (True, False)):
        for section in sheet.sections():
            yield from _heading(section)
            below = [row for entry in section.entries for row in rows(entry)]
            yield _table(sheet, columns, header, below)
            yield Gap(14)
        return
    body: list[Row] = []
    for section in sheet.sections():
        if section.heading:
            cell = Cell(section.heading, bold=True, shaded=True, colspan=len(columns))
            body.append(Row((cell,)))
        body += [row for entry in section.entries for row in rows(entry)]
    if sheet.attributes.totals is Totals.ROW:
        body += total_row(sheet, columns, "objective.weight_pct")
    yield _table(sheet, columns, header, body)


class _Rows:
    """Makes the rows of an objective in one of the containers."""

    def __init__(self, sheet: Sheet, ours: Sequence[Column], steps: Sequence[Column]) -> None:
        self._sheet = sheet
        self._ours = ours
        self._steps = steps

    def __call__(self, entry: Entry) -> list[Row]:
        container = self._sheet.attributes.container
        if container is Container.BANDS:
            return self._band(entry)
        if container is Container.CELL_LISTS:
            return [self._lists(entry)]
        if container is Container.YEARS_DOWN:
            return self._years(entry)
        return self._group(entry)

    def _group(self, entry: Entry) -> list[Row]:
        """Rows of steps beside the cells of their objective."""
        below = step_rows(self._sheet, self._steps, entry)
        cells = self._objective_cells(entry)
        return [
            Row((*_group_cells(self._sheet, cells, number, len(below)), *row.cells))
            for number, row in enumerate(below)
        ]

    def _objective_cells(self, entry: Entry) -> list[Cell]:
        return [objective_cell(self._sheet, column, entry) for column in self._ours]

    def _band(self, entry: Entry) -> list[Row]:
        """A wide cell opens the objective; its further fields stand in a second one."""
        sheet, count = self._sheet, len(self._steps)
        shaded = choose(sheet.seed, "shaded bands", (True, False))
        title = sheet.heading(entry, with_title=True)
        bands = [Cell(title, bold=True, shaded=shaded, colspan=count)]
        fields = sheet.objective_fields("objective.code", "objective.title")
        line = "; ".join(sheet.labelled(field, entry.values[field]) for field in fields)
        if line:
            bands.append(Cell(line, shaded=shaded, colspan=count))
        return [Row((band,)) for band in bands] + step_rows(sheet, self._steps, entry)

    def _lists(self, entry: Entry) -> Row:
        """One row; the steps are numbered lists in cells side by side."""
        sheet = self._sheet
        numbering = choose(sheet.seed, "list numbers", ("{n}. ", "{n}) ", "{letter}) "))
        cells = self._objective_cells(entry)
        for column in self._steps:
            lines = [
                numbering.format(n=number + 1, letter="abcdef"[number])
                + sheet.step_text(column.field, entry, number)
                for number in range(len(entry.steps))
            ]
            cells.append(Cell(LINE_END.join(lines)))
        return Row(tuple(cells))

    def _years(self, entry: Entry) -> list[Row]:
        """Every indicator has a row for each of three years, the reference year's among them."""
        sheet = self._sheet
        count = len(entry.steps) * _YEARS
        rows = []
        for number, step in enumerate(entry.truth.steps):
            for place, year in enumerate(year_rows(sheet)):
                after = abs(year - sheet.truth.year)
                is_ours = after == 0
                cells = list(
                    _group_cells(
                        sheet, self._objective_cells(entry), number * _YEARS + place, count
                    )
                )
                for column in self._steps:
                    if column.field == "year":
                        cells.append(Cell(str(year)))
                    elif column.field == "step.target":
                        cells.append(Cell(step.targets[after]))
                    elif column.field.startswith("verification."):
                        told = step.baseline if column.field == "verification.value" else ""
                        cell = step_cell(sheet, column, entry, number)
                        cells.append(cell if is_ours else Cell(told))
                    else:
                        cell = step_cell(sheet, column, entry, number)
                        cells += _group_cells(sheet, [cell], place, _YEARS)
                rows.append(Row(tuple(cells)))
        return rows


def year_rows(sheet: Sheet) -> tuple[int, ...]:
    """Return the years that each indicator has a row for."""
    year = sheet.truth.year
    is_report = any(field.startswith("verification.") for field in sheet.selection.of_steps)
    return (year - 2, year - 1, year) if is_report else (year, year + 1, year + 2)


def _parts(sheet: Sheet) -> tuple[tuple[Column, ...], tuple[Row, ...], _Rows]:
    """The columns of the one table, its header, and what makes its rows."""
    steps = step_columns(sheet)
    if sheet.attributes.container is Container.BANDS:
        return steps, step_header(sheet, steps), _Rows(sheet, (), steps)
    if sheet.attributes.container is Container.YEARS_DOWN:
        steps = _with_years(steps)
    ours = objective_columns(sheet)
    header = header_rows(
        (*ours, *steps),
        sheet.attributes.header,
        sheet.wording.label("heading.steps"),
        shaded=sheet.has_shaded_headers,
        grouped_from=len(ours),
    )
    return (*ours, *steps), header, _Rows(sheet, ours, steps)


def _with_years(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns with one for the year; what changes from year to year stands behind it."""
    label = content("values")["words"]["year"]
    changing = [
        column
        for column in columns
        if column.field == "step.target" or column.field.startswith("verification.")
    ]
    steady = [column for column in columns if column not in changing]
    return (*steady, Column("year", label), *changing)


def _table(
    sheet: Sheet, columns: Sequence[Column], header: Sequence[Row], rows: Sequence[Row]
) -> Table:
    whole = [row for row in rows if len(row.cells) == len(columns)]
    return Table(
        widths=column_widths(sheet, columns, whole),
        rows=(*header, *rows),
        size=sheet.size,
        heading_rows=len(header),
    )


def _heading(section: Section) -> Iterator[Block]:
    if section.heading:
        yield Paragraph(section.heading, bold=True, size=10.5, space_after=5)


def _group_cells(sheet: Sheet, group: list[Cell], number: int, count: int) -> list[Cell]:
    """The cells of a group in its row `number` of `count`: merged, repeated or left blank."""
    form = sheet.attributes.group_cells
    if form is GroupCells.MERGED:
        return [replace(cell, rowspan=count) for cell in group] if number == 0 else []
    if form is GroupCells.BLANK and number > 0:
        return [Cell() for _ in group]
    return group


def _matrix(sheet: Sheet, entries: Sequence[Entry]) -> Iterator[Block]:
    """Objectives are columns, a few beside each other; every row is a field."""
    shaded = sheet.has_shaded_headers
    for first in range(0, len(entries), _OBJECTIVES_BESIDE):
        beside = entries[first : first + _OBJECTIVES_BESIDE]
        label_width = sheet.width * 0.2
        each = (sheet.width - label_width) / _OBJECTIVES_BESIDE
        rows: list[Row] = []
        for field in (*sheet.objective_fields(), *sheet.selection.of_steps):
            label = Cell(sheet.wording.label(field), bold=True, shaded=shaded)
            cells = (_matrix_cell(sheet, field, entry) for entry in beside)
            rows.append(Row((label, *cells), header=not rows))
        yield Table((label_width, *[each] * len(beside)), tuple(rows), size=sheet.size)
        yield Gap(14)


def _matrix_cell(sheet: Sheet, field: str, entry: Entry) -> Cell:
    if field in entry.values:
        return Cell(entry.values[field], bold=field == "objective.title")
    return step_cell(sheet, Column(field, ""), entry, 0)
