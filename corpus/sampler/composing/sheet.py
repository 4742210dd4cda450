"""What every composer needs: the entries, the words, and the columns they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.sampler.attributes import Attributes, Header, TimeColumns, TitlePlace, choose
from corpus.sampler.data import content
from corpus.sampler.marks import outcome_cell, outcome_text
from corpus.sampler.printed import Entry
from corpus.sampler.selection import Selection
from corpus.sampler.truth import Truth
from corpus.sampler.wording import Wording
from corpus.typesetting.blocks import Cell, Row
from corpus.typesetting.fonts import width

_WIDTHS = {
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
_PADDING = 9.0  # points left and right of a column's longest word, its rules included
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
        return _MONTH if self.month else _WIDTHS.get(self.field, 1.0)


@dataclass(frozen=True)
class Sheet:
    """A document about to be composed.

    Attributes:
        seed: The document's number.
        attributes: How it is printed.
        truth: What it says.
        entries: What it prints of each objective.
        selection: The fields it prints.
        wording: What its labels say.
        width: Points from the left margin to the right one.
        size: Type size of its tables.
    """

    seed: int
    attributes: Attributes
    truth: Truth
    entries: tuple[Entry, ...]
    selection: Selection
    wording: Wording
    width: float
    size: float
    has_shaded_headers: bool = field(default=True)

    def heading(self, entry: Entry, *, with_title: bool) -> str:
        """Return the line that numbers an objective, with its title or without."""
        forms = content("documents")["numbering"]
        word, code = self.wording.label("heading.objective"), entry.truth.code
        title = entry.truth.title
        if code is None:
            return (
                choose(self.seed, "heading", forms["title_alone"]).format(word=word, title=title)
                if with_title
                else word
            )
        kind = "with_title" if with_title else "code_alone"
        form: str = choose(self.seed, "heading", forms[kind])
        return form.format(word=word, code=code, title=title)

    def title_in_cell(self, entry: Entry) -> str:
        """Return what the cell of the title says: the code may stand before it."""
        code = entry.truth.code
        if code is None or self.attributes.title_place is not TitlePlace.AFTER_CODE:
            return entry.truth.title
        form: str = choose(self.seed, "in cell", content("documents")["numbering"]["in_cell"])
        return form.format(code=code, title=entry.truth.title)

    def objective_fields(self, *left_out: str) -> tuple[str, ...]:
        """Return the fields of objectives that are printed, without some."""
        return tuple(item for item in self.selection.of_objectives if item not in left_out)

    def objective_columns(self) -> tuple[Column, ...]:
        """Return the columns of objectives, where one table holds them."""
        left_out = ("objective.code",) if self._code_is_in_title() else ()
        return tuple(
            Column(item, self.wording.label(item)) for item in self.objective_fields(*left_out)
        )

    def step_columns(self) -> tuple[Column, ...]:
        """Return the columns of steps; years and months take several."""
        columns: list[Column] = []
        for item in self.selection.of_steps:
            columns += self._columns_of(item)
        return tuple(columns)

    def _columns_of(self, item: str) -> list[Column]:
        label, year = self.wording.label(item), self.truth.year
        time = self.attributes.time_columns
        if item == "step.target" and time is TimeColumns.YEARS:
            if self.attributes.header is Header.TWO_ROWS:
                return [Column(item, str(year + after), label, year=after) for after in range(3)]
            return [Column(item, f"{label} {year + after}", year=after) for after in range(3)]
        if item == "step.deadline" and time is TimeColumns.MONTHS:
            heads = content("values")["words"]["month_heads"]
            return [Column(item, head, label, month=number) for number, head in enumerate(heads, 1)]
        return [Column(item, label)]

    def _code_is_in_title(self) -> bool:
        return self.attributes.title_place is TitlePlace.AFTER_CODE

    def objective_cell(self, column: Column, entry: Entry) -> Cell:
        """Return the cell of a column of objectives."""
        if column.field == "objective.title":
            return Cell(self.title_in_cell(entry))
        return Cell(entry.values[column.field])

    def step_cell(self, column: Column, entry: Entry, number: int) -> Cell:
        """Return the cell of a column of steps."""
        step = entry.truth.steps[number]
        if column.month:
            is_on = step.start.month <= column.month <= step.deadline.month
            if choose(self.seed, "month marks", (True, False)):
                return Cell("X" if is_on else "")
            return Cell("", shaded=is_on)
        if column.field == "step.target":
            return Cell(step.targets[column.year])
        text = entry.steps[number][column.field]
        if column.field == "verification.outcome":
            return outcome_cell(step.outcome, self.attributes.states, text)
        return Cell(text)

    def step_text(self, item: str, entry: Entry, number: int) -> str:
        """Return a field of a step where there are no columns."""
        text = entry.steps[number][item]
        if item == "verification.outcome":
            return outcome_text(entry.truth.steps[number].outcome, self.attributes.states, text)
        return text

    def widths(
        self, columns: Sequence[Column], texts: Sequence[Sequence[str]]
    ) -> tuple[float, ...]:
        """Return the width of each column: its longest word, and its share of what is left.

        Args:
            columns: The columns.
            texts: What the cells of each column say, its header apart.
        """
        needs = [self._need(column, said) for column, said in zip(columns, texts, strict=True)]
        total = sum(needs)
        if total >= self.width:
            return tuple(need * self.width / total for need in needs)
        shares = sum(column.share for column in columns)
        left = self.width - total
        return tuple(
            need + left * column.share / shares for need, column in zip(needs, columns, strict=True)
        )

    def _need(self, column: Column, texts: Sequence[str]) -> float:
        words = [word for text in texts for word in text.split()]
        least = 0.0
        if self.attributes.header is Header.TURNED:
            least = _TURNED
        else:
            words += column.label.split()
        longest = max((width(word, self.size, bold=True) for word in words), default=0.0)
        return max(least, longest + _PADDING)


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
    turned = form is Header.TURNED
    has_groups = form is Header.TWO_ROWS
    if not has_groups:
        cells = tuple(
            Cell(column.label, bold=True, shaded=shaded, vertical=turned) for column in columns
        )
        return (Row(cells, header=True),)
    upper: list[Cell] = []
    lower: list[Cell] = []
    groups = [
        column.group or (heading if place >= grouped_from else "")
        for place, column in enumerate(columns)
    ]
    for place, (column, group) in enumerate(zip(columns, groups, strict=True)):
        if not group:
            upper.append(Cell(column.label, bold=True, shaded=shaded, rowspan=2))
            continue
        if place == 0 or groups[place - 1] != group:
            span = (
                next((n for n in range(place, len(groups)) if groups[n] != group), len(groups))
                - place
            )
            upper.append(Cell(group, bold=True, shaded=shaded, colspan=span))
        lower.append(Cell(column.label, bold=True, shaded=shaded))
    if not lower:
        return header_rows(columns, Header.ONE_ROW, heading, shaded=shaded)
    return (Row(tuple(upper), header=True), Row(tuple(lower), header=True))
