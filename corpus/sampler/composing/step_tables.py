"""Tables that hold the steps of one objective or of many, under a header of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.sampler.attributes import Header, TimeColumns, TitlePlace, Totals
from corpus.sampler.composing.columns import (
    Column,
    column_widths,
    header_rows,
    step_cell,
    step_columns,
    total_row,
)
from corpus.sampler.composing.sheet import Sheet
from corpus.sampler.facts.printed import Entry
from corpus.typesetting.blocks import Block, Cell, Gap, Paragraph, Row, Table


def step_rows(sheet: Sheet, columns: Sequence[Column], entry: Entry) -> list[Row]:
    """Return a row for each step of an objective."""
    return [
        Row(tuple(step_cell(sheet, column, entry, number) for column in columns))
        for number in range(len(entry.steps))
    ]


def step_header(sheet: Sheet, columns: Sequence[Column]) -> tuple[Row, ...]:
    """Return the header over columns of steps."""
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


def step_table(sheet: Sheet, entry: Entry, above: Sequence[Cell] = ()) -> Table:
    """Compose the steps of one objective.

    Args:
        sheet: The document.
        entry: The objective.
        above: Cells that stand above the header, each over all columns.
    """
    columns = step_columns(sheet)
    rows = step_rows(sheet, columns, entry)
    header = step_header(sheet, columns)
    spanning = tuple(Row((replace(cell, colspan=len(columns)),)) for cell in above)
    total: tuple[Row, ...] = ()
    if sheet.attributes.totals is Totals.ROW:
        total = total_row(sheet, columns, "step.weight_in_objective_pct")
    return Table(
        widths=column_widths(sheet, columns, [*rows, *total]),
        rows=(*spanning, *header, *rows, *total),
        size=sheet.size,
        heading_rows=0 if above else len(header),
    )


def headed_table(sheet: Sheet, entry: Entry) -> Iterator[Block]:
    """Compose one objective as a heading with a table of its steps."""
    place = sheet.attributes.title_place
    above: tuple[Cell, ...] = ()
    with_title = sheet.heading(entry, with_title=True)
    if place is TitlePlace.AFTER_CODE:
        yield Paragraph(with_title, bold=True, space_after=3)
    elif place is TitlePlace.LINE_BELOW:
        yield Paragraph(sheet.heading(entry, with_title=False), bold=True, space_after=1)
        yield Paragraph(entry.values["objective.title"], space_after=3)
    elif place is TitlePlace.LABEL:
        yield from labelled_lines(sheet, entry, ("objective.code", "objective.title"))
    elif place is TitlePlace.FIRST_ROW:
        above = (Cell(with_title, bold=True, shaded=True),)
    fields = sheet.objective_fields("objective.code", "objective.title")
    yield from labelled_lines(sheet, entry, fields)
    yield Gap(3)
    if place is TitlePlace.CAPTION:
        yield Paragraph(with_title, size=7.5, space_after=2)
    yield step_table(sheet, entry, above)
    yield Gap(14)


def labelled_lines(sheet: Sheet, entry: Entry, fields: Sequence[str]) -> Iterator[Paragraph]:
    """Compose a line for each field that says something: a label in bold, and the value."""
    for field in fields:
        if entry.values[field]:
            label = f"{sheet.wording.label(field)}: "
            yield Paragraph(entry.values[field], label=label, space_after=1)
