"""Objectives in tables: a row each, rows under group cells, bands, columns, lists in cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.sampler.attributes import (
    Container,
    GroupCells,
    Header,
    TimeColumns,
    TitlePlace,
    choose,
)
from corpus.sampler.composing.sheet import Column, Sheet, header_rows
from corpus.sampler.printed import Entry
from corpus.typesetting.blocks import Block, Cell, Gap, Paragraph, Row, Table
from corpus.typesetting.wrapping import LINE_END

_OBJECTIVES_BESIDE = 3


def compose_table(sheet: Sheet) -> Iterator[Block]:
    """Compose the containers in which one table, or a few like it, hold all objectives."""
    container = sheet.attributes.container
    if container is Container.BANDS:
        yield _bands(sheet)
    elif container is Container.MATRIX:
        yield from _matrix(sheet)
    elif container is Container.CELL_LISTS:
        yield _cell_lists(sheet)
    else:
        yield _groups(sheet)


def step_table(
    sheet: Sheet, entries: Sequence[Entry], above: Sequence[Row] = (), width: float = 0.0
) -> Table:
    """Compose the steps of some entries under one header.

    Args:
        sheet: The document.
        entries: The objectives whose steps are listed.
        above: Rows that stand above the header, a single cell in each.
        width: Points it takes; the sheet's width when 0.
    """
    columns = sheet.step_columns()
    whole = replace(sheet, width=width) if width else sheet
    rows = [
        Row(tuple(sheet.step_cell(column, entry, number) for column in columns))
        for entry in entries
        for number in range(len(entry.steps))
    ]
    header = _step_header(sheet, columns)
    spanning = tuple(
        Row(tuple(replace(cell, colspan=len(columns)) for cell in row.cells), header=row.header)
        for row in above
    )
    return Table(
        widths=whole.widths(columns, _texts(rows, len(columns))),
        rows=(*spanning, *header, *rows),
        size=sheet.size,
        heading_rows=0 if above else len(header),
    )


def _step_header(sheet: Sheet, columns: Sequence[Column]) -> tuple[Row, ...]:
    form = sheet.attributes.header
    if form is Header.NONE and sheet.attributes.time_columns is TimeColumns.MONTHS:
        form = Header.ONE_ROW
    return header_rows(
        columns,
        form,
        sheet.wording.label("heading.steps"),
        shaded=sheet.has_shaded_headers,
        grouped_from=1 if len(columns) > 2 else 0,
    )


def _texts(rows: Sequence[Row], count: int) -> list[list[str]]:
    return [[row.cells[place].text for row in rows] for place in range(count)]


def _groups(sheet: Sheet) -> Table:
    """Rows of steps beside the cells of their objective; one row each where there is one step."""
    ours, steps = sheet.objective_columns(), sheet.step_columns()
    columns = (*ours, *steps)
    rows: list[Row] = []
    full: list[Row] = []
    for entry in sheet.entries:
        for number in range(len(entry.steps)):
            group = [sheet.objective_cell(column, entry) for column in ours]
            cells = [sheet.step_cell(column, entry, number) for column in steps]
            full.append(Row((*group, *cells)))
            rows.append(Row((*_group_cells(sheet, group, number, len(entry.steps)), *cells)))
    header = header_rows(
        columns,
        sheet.attributes.header,
        sheet.wording.label("heading.steps"),
        shaded=sheet.has_shaded_headers,
        grouped_from=len(ours),
    )
    return Table(
        widths=sheet.widths(columns, _texts(full, len(columns))),
        rows=(*header, *rows),
        size=sheet.size,
        heading_rows=len(header),
    )


def _group_cells(sheet: Sheet, group: list[Cell], number: int, count: int) -> list[Cell]:
    form = sheet.attributes.group_cells
    if form is GroupCells.MERGED:
        return [replace(cell, rowspan=count) for cell in group] if number == 0 else []
    if form is GroupCells.BLANK and number > 0:
        return [Cell() for _ in group]
    return group


def _bands(sheet: Sheet) -> Table:
    """One table; a wide cell opens each objective, its further fields stand in it as well."""
    columns = sheet.step_columns()
    header = _step_header(sheet, columns)
    rows: list[Row] = []
    steps: list[Row] = []
    for entry in sheet.entries:
        rows += [Row((replace(cell, colspan=len(columns)),)) for cell in _band_cells(sheet, entry)]
        below = [
            Row(tuple(sheet.step_cell(column, entry, number) for column in columns))
            for number in range(len(entry.steps))
        ]
        steps += below
        rows += below
    return Table(
        widths=sheet.widths(columns, _texts(steps, len(columns))),
        rows=(*header, *rows),
        size=sheet.size,
        heading_rows=len(header),
    )


def _band_cells(sheet: Sheet, entry: Entry) -> Iterator[Cell]:
    shaded = choose(sheet.seed, "shaded bands", (True, False))
    yield Cell(sheet.heading(entry, with_title=True), bold=True, shaded=shaded)
    line = labelled_line(sheet, entry)
    if line:
        yield Cell(line, shaded=shaded)


def labelled_line(sheet: Sheet, entry: Entry) -> str:
    """Return the fields beside code and title in one line: "Peso: 20%; Servizio: …"."""
    return "; ".join(
        f"{sheet.wording.label(item)}: {entry.values[item]}"
        for item in sheet.objective_fields("objective.code", "objective.title")
    )


def headed_tables(sheet: Sheet, entry: Entry) -> Iterator[Block]:
    """Compose one objective as a heading with a table of its steps."""
    place = sheet.attributes.title_place
    above: list[Row] = []
    if place is TitlePlace.AFTER_CODE:
        yield Paragraph(sheet.heading(entry, with_title=True), bold=True, space_after=3)
    elif place is TitlePlace.LINE_BELOW:
        yield Paragraph(sheet.heading(entry, with_title=False), bold=True, space_after=1)
        yield Paragraph(entry.truth.title, space_after=3)
    elif place is TitlePlace.LABEL:
        yield from _labelled_opening(sheet, entry)
    elif place is TitlePlace.FIRST_ROW:
        above.append(Row((Cell(sheet.heading(entry, with_title=True), bold=True, shaded=True),)))
    fields = sheet.objective_fields("objective.code", "objective.title")
    for item in fields:
        yield Paragraph(entry.values[item], label=f"{sheet.wording.label(item)}: ", space_after=1)
    yield Gap(3)
    if place is TitlePlace.CAPTION:
        yield Paragraph(sheet.heading(entry, with_title=True), size=7.5, space_after=2)
    yield step_table(sheet, (entry,), above)
    yield Gap(14)


def _labelled_opening(sheet: Sheet, entry: Entry) -> Iterator[Block]:
    for item in ("objective.code", "objective.title"):
        if entry.values[item]:
            yield Paragraph(
                entry.values[item], label=f"{sheet.wording.label(item)}: ", space_after=1
            )


def _matrix(sheet: Sheet) -> Iterator[Block]:
    """Objectives are columns, a few beside each other; every row is a field."""
    for first in range(0, len(sheet.entries), _OBJECTIVES_BESIDE):
        entries = sheet.entries[first : first + _OBJECTIVES_BESIDE]
        label_width = sheet.width * 0.2
        each = (sheet.width - label_width) / _OBJECTIVES_BESIDE
        rows: list[Row] = []
        for item in (*sheet.objective_fields(), *sheet.selection.of_steps):
            cells = [Cell(sheet.wording.label(item), bold=True, shaded=sheet.has_shaded_headers)]
            cells += [_matrix_cell(sheet, item, entry) for entry in entries]
            rows.append(Row(tuple(cells), header=not rows))
        yield Table((label_width, *[each] * len(entries)), tuple(rows), size=sheet.size)
        yield Gap(14)


def _matrix_cell(sheet: Sheet, item: str, entry: Entry) -> Cell:
    if item in entry.values:
        return Cell(entry.values[item], bold=item == "objective.title")
    return sheet.step_cell(Column(item, ""), entry, 0)


def _cell_lists(sheet: Sheet) -> Table:
    """One row for each objective; its steps are numbered lists in cells side by side."""
    ours, steps = sheet.objective_columns(), sheet.step_columns()
    columns = (*ours, *steps)
    numbering = choose(sheet.seed, "list numbers", ("{n}. ", "{n}) ", "{letter}) "))
    rows = []
    for entry in sheet.entries:
        cells = [sheet.objective_cell(column, entry) for column in ours]
        for column in steps:
            lines = [
                numbering.format(n=number + 1, letter="abcdef"[number])
                + sheet.step_text(column.field, entry, number)
                for number in range(len(entry.steps))
            ]
            cells.append(Cell(LINE_END.join(lines)))
        rows.append(Row(tuple(cells)))
    header = header_rows(
        columns,
        sheet.attributes.header,
        sheet.wording.label("heading.steps"),
        shaded=sheet.has_shaded_headers,
        grouped_from=len(ours),
    )
    return Table(
        widths=sheet.widths(columns, _texts(rows, len(columns))),
        rows=(*header, *rows),
        size=sheet.size,
        heading_rows=len(header),
    )
