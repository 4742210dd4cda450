"""The columns of tables: what they hold, what their headers say, how wide they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.sampler.attributes import Header, TimeColumns, TitlePlace
from corpus.sampler.composing.sheet import Sheet
from corpus.sampler.data import content
from corpus.sampler.draws import choose
from corpus.sampler.facts.marks import outcome_cell
from corpus.sampler.facts.printed import Entry
from corpus.typesetting.blocks import Cell, Row
from corpus.typesetting.fonts import width

_SHARES = {
    "objective.title": 3.0,
    "objective.current_situation": 3.0,
    "objective.expected_benefits": 3.0,
    "objective.unit": 1.8,
    "objective.manager": 1.6,
    "objective.staff": 1.8,
    "step.description": 3.0,
    "step.indicator": 2.6,
    "step.source": 1.8,
    "step.deadline": 1.4,
    "verification.text": 3.0,
    "verification.outcome": 1.4,
}
"""How much of the width a column asks for beside others; a figure or code asks for one."""

_MONTH = 0.3
_PADDING = 11.0  # points left and right of a column's longest word
_TURNED = 24.0  # points that a column with a turned header needs


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Attributes:
        field: The field it holds.
        label: What its header says.
        group: What stands over it and its neighbours in a header of two rows.
        year: Which of the targets it holds, from 0.
        month: Which month it stands for, from 1.
    """

    field: str
    label: str
    group: str = ""
    year: int = 0
    month: int = 0

    @property
    def share(self) -> float:
        """How much of the width it asks for beside others."""
        return _MONTH if self.month else _SHARES.get(self.field, 1.0)


def objective_columns(sheet: Sheet) -> tuple[Column, ...]:
    """Return the columns of objectives, where a table holds them."""
    in_title = sheet.attributes.title_place is TitlePlace.AFTER_CODE
    left_out = ("objective.code",) if in_title else ()
    fields = sheet.objective_fields(*left_out)
    return tuple(Column(field, sheet.wording.label(field)) for field in fields)


def step_columns(sheet: Sheet) -> tuple[Column, ...]:
    """Return the columns of steps; years and months take several."""
    columns: list[Column] = []
    for field in sheet.selection.of_steps:
        columns += _columns_of(sheet, field)
    return tuple(columns)


def _columns_of(sheet: Sheet, field: str) -> list[Column]:
    label, year = sheet.wording.label(field), sheet.truth.year
    time = sheet.attributes.time_columns
    if field == "step.target" and time is TimeColumns.YEARS:
        if sheet.attributes.header is Header.TWO_ROWS:
            return [Column(field, str(year + after), label, year=after) for after in range(3)]
        return [Column(field, f"{label} {year + after}", year=after) for after in range(3)]
    if field == "step.deadline" and time is TimeColumns.MONTHS:
        heads = content("values")["words"]["month_heads"]
        return [Column(field, head, label, month=number) for number, head in enumerate(heads, 1)]
    return [Column(field, label)]


def objective_cell(sheet: Sheet, column: Column, entry: Entry) -> Cell:
    """Return the cell of a column of objectives."""
    if column.field == "objective.title":
        return Cell(sheet.title_in_cell(entry))
    return Cell(entry.values[column.field])


def step_cell(sheet: Sheet, column: Column, entry: Entry, number: int) -> Cell:
    """Return the cell of a column of steps."""
    step = entry.truth.steps[number]
    if column.month:
        is_on = step.start.month <= column.month <= step.deadline.month
        if choose(sheet.seed, "month marks", (True, False)):
            return Cell("X" if is_on else "")
        return Cell("", shaded=is_on)
    years = sheet.attributes.time_columns is TimeColumns.YEARS
    if column.field == "step.target" and years:
        return Cell(step.targets[column.year])
    text = entry.steps[number][column.field]
    if column.field == "verification.outcome":
        return outcome_cell(step.outcome, sheet.attributes.states, text)
    return Cell(text)


def total_row(sheet: Sheet, columns: Sequence[Column], field: str) -> tuple[Row, ...]:
    """Return the row that adds up a column of weights; none where there is no such column."""
    fields = [column.field for column in columns]
    if field not in fields:
        return ()
    texts = ["" for _ in columns]
    texts[fields.index(field)] = sheet.total
    empty = next((place for place, text in enumerate(texts) if not text), None)
    if empty is not None:
        texts[empty] = content("values")["words"]["total"]
    return (Row(tuple(Cell(text, bold=True) for text in texts)),)


def column_widths(
    sheet: Sheet, columns: Sequence[Column], rows: Sequence[Row], within: float = 0.0
) -> tuple[float, ...]:
    """Return the width of each column: its longest word, and its share of what is left.

    Args:
        sheet: The document.
        columns: The columns.
        rows: Rows with a cell for every column.
        within: Points that the columns take together; the sheet's width when 0.
    """
    room = within or sheet.width
    needs = [
        _need(sheet, column, [row.cells[place].text for row in rows])
        for place, column in enumerate(columns)
    ]
    total = sum(needs)
    if total >= room:
        return tuple(need * room / total for need in needs)
    shares = sum(column.share for column in columns)
    return tuple(
        need + (room - total) * column.share / shares
        for need, column in zip(needs, columns, strict=True)
    )


def _need(sheet: Sheet, column: Column, texts: Sequence[str]) -> float:
    words = [word for text in texts for word in text.split()]
    least = 0.0
    if sheet.attributes.header is Header.TURNED:
        least = _TURNED
    else:
        words += column.label.split()
    longest = max((width(word, sheet.size, bold=True) for word in words), default=0.0)
    return max(least, longest + (_PADDING if not column.month else 6.0))


def header_rows(
    columns: Sequence[Column], form: Header, heading: str, *, shaded: bool, grouped_from: int = 0
) -> tuple[Row, ...]:
    """Return the rows that name the columns.

    Args:
        columns: The columns.
        form: One row, two rows or turned text; no row at all for `Header.NONE`.
        heading: What stands over the columns of steps in a header of two rows.
        shaded: Whether header cells stand on grey.
        grouped_from: The first column that `heading` stands over.
    """
    if form is Header.NONE:
        return ()
    if form is Header.TWO_ROWS:
        return _two_rows(columns, heading, shaded=shaded, grouped_from=grouped_from)
    turned = form is Header.TURNED
    cells = (Cell(column.label, bold=True, shaded=shaded, vertical=turned) for column in columns)
    return (Row(tuple(cells), header=True),)


def _two_rows(
    columns: Sequence[Column], heading: str, *, shaded: bool, grouped_from: int
) -> tuple[Row, ...]:
    groups = [
        column.group or (heading if place >= grouped_from else "")
        for place, column in enumerate(columns)
    ]
    upper: list[Cell] = []
    lower: list[Cell] = []
    place = 0
    for group, run in groupby(groups):
        span = len(list(run))
        below = columns[place : place + span]
        place += span
        if group:
            upper.append(Cell(group, bold=True, shaded=shaded, colspan=span))
            lower += [Cell(column.label, bold=True, shaded=shaded) for column in below]
        else:
            upper += [Cell(column.label, bold=True, shaded=shaded, rowspan=2) for column in below]
    return (Row(tuple(upper), header=True), Row(tuple(lower), header=True))
