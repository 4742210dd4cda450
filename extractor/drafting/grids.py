"""Tables bound to fields: once for all tables of one header, and their rows read as steps."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from extractor.drafting.assignment import Bound, Column, assign
from extractor.drafting.fields import FIELDS, field_of
from extractor.drafting.items import Marked, items_of_cell, take_apart
from extractor.layouts.drafts import StepDraft, Value
from extractor.layouts.months import month_columns
from extractor.structure.atoms import Atom
from extractor.structure.events import Grid, GridRow
from extractor.structure.evidence import Words
from extractor.structure.shapes import is_year, names_years

_WHITE = 0.97
_OTHER_SHADE = 0.04  # greys that differ by more are different colours
_FEWEST_SURE = 0.4  # degree of the column that says what a row is about
_NAMES_BOTH = 0.5  # degree from which a header names an indicator and its target
_ARE_TITLES = 0.7  # share of the cells that look like titles
_NAMES_TITLE = 0.85  # degree of a header that holds the word for an objective
_NUMBERED = re.compile(r"^(\d{1,2}(?:\.\d{1,2})*)[.)]?\s+(?=\S)")
_OF_ONE_ROW = frozenset({"step.code", "step.description", "step.indicator"})
_DEGREES = ("step.description", "step.indicator")
_MEASURED = frozenset({"description", "indicator", "target", "deadline", "deadline_month"})


@dataclass(frozen=True)
class BoundGrid:
    """How the tables of one header are read.

    Attributes:
        fields: By column number.
        months: By column number.
        year: The column of years where each row is about one; None where there is none.
        has_numbered_names: Whether the steps' descriptions begin with their numbers.
        others: Columns of other years than the one that counts, by number, with their field.
    """

    fields: Mapping[int, Bound]
    months: Mapping[int, int] = field(default_factory=dict)
    year: int | None = None
    others: frozenset[int] = frozenset()
    has_numbered_names: bool = False

    def names(self, level: str) -> dict[int, str]:
        """The fields of a level, by column number, without the level."""
        return {
            at: bound.field.split(".", maxsplit=1)[1]
            for at, bound in self.fields.items()
            if bound.field.startswith(f"{level}.") and bound.field in FIELDS
        }

    def column(self, name: str) -> int | None:
        """The column of a field."""
        return next((at for at, bound in self.fields.items() if bound.field == name), None)

    @property
    def is_of_steps(self) -> bool:
        """Whether its rows say what is measured or done."""
        found = {bound.field: bound.degree for bound in self.fields.values()}
        sure = max((found.get(name, 0.0) for name in _DEGREES), default=0.0)
        others = len(self.fields) + bool(self.months) - sum(name in found for name in _DEGREES)
        return sure >= _FEWEST_SURE and (others >= 1 or sure >= 0.7)


def bind_grids(
    grids: Sequence[Grid],
    groups: Sequence[int],
    levels: Sequence[str],
    words: Words,
    year: int | None,
) -> BoundGrid:
    """Bind the columns of tables that have one header.

    Args:
        grids: The tables.
        groups: The record of each row of all tables, one after the other.
        levels: The levels of fields that may be bound.
        words: What words say.
        year: The year that counts where columns or rows are about several.
    """
    columns = grids[0].columns
    rows = [row for grid in grids for row in grid.rows]
    months = month_columns([column.name for column in columns])
    found: list[Column] = []
    numbers: list[int] = []
    others = _other_years(grids[0], year)
    year_column = None
    for at, column in enumerate(columns):
        texts = [(row.cells[at], group) for row, group in zip(rows, groups, strict=True)]
        values = [(cell.text, group) for cell, group in texts if cell is not None]
        is_label = len(rows) > 1 and not any(row.owns[at] for row in rows)
        if at in months or at in others or is_label:
            continue
        if len(values) > 2 and all(is_year(text) for text, _ in values) and len(set(values)) > 1:
            year_column = at
            continue
        by_group: dict[int, list[str]] = {}
        for row, group in zip(rows, groups, strict=True):
            cell = row.cells[at]
            if cell is not None and row.owns[at]:
                by_group.setdefault(group, []).append(cell.text)
        found.append(
            Column(
                column.name,
                _degrees(column.path, [text for text, _ in values], levels, words),
                [text for text, _ in values],
                list(by_group.values()),
                position=at,
            )
        )
        numbers.append(at)
    bound = assign(found, levels, _bonus(found, levels)) if found else {}
    fields = {numbers[at]: item for at, item in bound.items()}
    return BoundGrid(
        fields, months, year_column, others, has_numbered_names=_are_numbered(rows, fields)
    )


def _degrees(
    path: Sequence[str], values: Sequence[str], levels: Sequence[str], words: Words
) -> dict[str, float]:
    """What the headers of a column say; texts under a word for an objective may be its titles."""
    found = words.path(path)
    is_named = "objective" in levels and any(map(words.names_objective, path))
    if is_named and field_of("objective.title").fit(values) >= _ARE_TITLES:
        found["objective.title"] = max(found.get("objective.title", 0.0), _NAMES_TITLE)
    return found


def _are_numbered(rows: Sequence[GridRow], fields: Mapping[int, Bound]) -> bool:
    """Whether descriptions begin with numbers, and no column holds codes."""
    named = {bound.field: at for at, bound in fields.items()}
    at = named.get("step.description")
    if at is None or "step.code" in named:
        return False
    cells = [cell for row in rows if (cell := row.cells[at]) is not None and row.owns[at]]
    numbered = sum(_NUMBERED.match(cell.text) is not None for cell in cells)
    return len(cells) > 1 and numbered >= _ARE_TITLES * len(cells)


def _bonus(columns: Sequence[Column], levels: Sequence[str]) -> dict[tuple[int, str], float]:
    """What place says: of two texts the first is the title, of two that repeat the objective's."""
    bonus: dict[tuple[int, str], float] = {}
    if "objective" not in levels or "step" not in levels:
        return bonus
    for number, column in enumerate(columns):
        repeats = len(column.values) > sum(map(len, column.groups)) or (
            len(column.values) > 2 and len(set(column.values)) < 0.7 * len(column.values)
        )
        for name in column.degrees:
            if name.startswith("objective."):
                bonus[number, name] = 0.12 if repeats else 0.02
            elif repeats and name in _OF_ONE_ROW:
                bonus[number, name] = -0.5
    return bonus


def _other_years(grid: Grid, year: int | None) -> frozenset[int]:
    """Of columns that differ by the year in their headers only, those of other years."""
    named: dict[str, list[tuple[int, int]]] = {}
    for at, column in enumerate(grid.columns):
        text = " ".join(column.path)
        years = names_years(text)
        if len(set(years)) == 1:
            base = " ".join(word for word in text.split() if str(years[0]) not in word)
            named.setdefault(base.lower(), []).append((years[0], at))
    dropped: set[int] = set()
    for items in named.values():
        if len(items) < 2 or len({found for found, _ in items}) < 2:
            continue
        wanted = next((at for found, at in items if found == year), min(items)[1])
        dropped.update(at for _, at in items if at != wanted)
    return frozenset(dropped)


def value_of(atom: Atom, bound: Bound | None = None, header: str = "") -> Value:
    """An atom as the value of a field."""
    degree = bound.degree if bound is not None else None
    by_words = bound.by_words if bound is not None else None
    confidence = None if degree is None else round(min(1.0, degree), 3)
    score = None if by_words is None else round(min(1.0, by_words), 3)
    return Value(atom.text, atom.parts, score, confidence, header)


def row_values(row: GridRow, grid: Grid, bound: BoundGrid, level: str) -> dict[str, Value]:
    """The values of a level in a row."""
    values = {}
    for at, name in bound.names(level).items():
        cell = row.cells[at]
        if cell is not None and cell.text:
            values[name] = value_of(cell, bound.fields[at], grid.columns[at].name)
    return values


def marked_month(row: GridRow, grid: Grid, bound: BoundGrid) -> Value | None:
    """The last marked or shaded month of a row."""
    plain = [row.greys[at] for at in range(len(row.cells)) if at not in bound.months]
    usual = sorted(plain)[len(plain) // 2] if plain else 1.0
    last: Value | None = None
    latest = 0
    for at, month in bound.months.items():
        cell, grey = row.cells[at], row.greys[at]
        is_shaded = grey < _WHITE and abs(grey - usual) > _OTHER_SHADE
        if (cell is not None or is_shaded) and month > latest:
            latest = month
            parts = cell.parts if cell is not None else ()
            last = Value(str(month), parts, 1.0, 1.0, grid.columns[at].name)
    return last


def steps_of_row(row: GridRow, grid: Grid, bound: BoundGrid, words: Words) -> list[StepDraft]:
    """What a row measures: one step, or one for each item of the lists in its cells."""
    listed = _listed(row, grid, bound, words)
    if listed:
        return listed
    values = row_values(row, grid, bound, "step")
    results = row_values(row, grid, bound, "verification")
    if bound.has_numbered_names and "description" in values:
        described = values["description"]
        number = _NUMBERED.match(described.text)
        if number is not None:
            values["code"] = replace(described, text=number[1], header="")
            values["description"] = replace(described, text=described.text[number.end() :])
    month = marked_month(row, grid, bound) if bound.months else None
    if month is not None and "deadline" not in values:
        values["deadline_month"] = month
    for name in ("indicator", "description"):
        column = bound.column(f"step.{name}")
        atom = row.cells[column] if column is not None else None
        if column is None or atom is None or name not in values:
            continue
        taken = take_apart(atom, words)
        names = words.path(grid.columns[column].path)
        says_both = min(names.get("step.indicator", 0), names.get("step.target", 0)) >= _NAMES_BOTH
        is_one = "target" in taken.parts and "text" not in taken.parts and not says_both
        if is_one or "deadline" in taken.parts:
            continue
        if taken.parts and not (taken.parts.keys() & values.keys()):
            values[name] = value_of(taken.name, bound.fields[column], grid.columns[column].name)
            _fill(values, results, taken.parts, grid.columns[column].name)
    if not _MEASURED & values.keys() and not results:
        return []
    extras = extras_of(row, grid, bound)
    return [StepDraft(values, results or None, extras)]


def _fill(
    values: dict[str, Value], results: dict[str, Value], parts: Mapping[str, Atom], header: str
) -> None:
    for part, atom in parts.items():
        target = results if part in ("text", "achieved_pct", "outcome") else values
        target.setdefault(part, value_of(atom, header=header))


def extras_of(row: GridRow, grid: Grid, bound: BoundGrid) -> list[Value]:
    """Cells under headers that hold no field."""
    extras = []
    for at, column in enumerate(grid.columns):
        cell = row.cells[at]
        is_kept = at in bound.fields and bound.fields[at].field in FIELDS
        if is_kept or at in bound.months or cell is None or not row.owns[at]:
            continue
        if column.name and cell.text:
            extras.append(value_of(cell, header=" ".join(column.path)))
    return extras


def _listed(row: GridRow, grid: Grid, bound: BoundGrid, words: Words) -> list[StepDraft]:
    """Steps out of lists inside the cells, aligned by their numbers or letters."""
    lists = {}
    for at in bound.fields:
        cell = row.cells[at]
        items = items_of_cell(cell) if cell is not None else []
        if items:
            lists[at] = items
    if not lists:
        return []
    steps: list[StepDraft] = []
    numbered = _aligned(lists)
    names = {**bound.names("step"), **bound.names("verification")}
    if numbered:
        by_marker: dict[str, StepDraft] = {}
        for at, items in numbered.items():
            for item in items:
                step = by_marker.setdefault(item.marker, StepDraft())
                _put(step, names.get(at), bound.fields[at].field, item.atom, grid, at, bound)
        steps.extend(by_marker.values())
    for at, items in lists.items():
        if at not in numbered:
            steps.extend(_bulleted(at, items, grid, bound, words))
    return [step for step in steps if step.values]


def _bulleted(
    at: int, items: Sequence[Marked], grid: Grid, bound: BoundGrid, words: Words
) -> list[StepDraft]:
    """The items of a list that stands alone, each as a step with what it says of itself."""
    names = {**bound.names("step"), **bound.names("verification")}
    steps = []
    for item in items:
        taken = take_apart(item.atom, words)
        step = StepDraft()
        _put(step, names.get(at), bound.fields[at].field, taken.name, grid, at, bound)
        results: dict[str, Value] = {}
        _fill(step.values, results, taken.parts, grid.columns[at].name)
        if results:
            step.verification = {**(step.verification or {}), **results}
        steps.append(step)
    return steps


def _aligned(lists: Mapping[int, list[Marked]]) -> dict[int, list[Marked]]:
    """Lists whose items go together: by number or letter, or bullets of as many items."""
    numbered = {at: items for at, items in lists.items() if items[0].marker != "•"}
    if numbered:
        return numbered
    counts = Counter(len(items) for items in lists.values())
    return {
        at: [Marked(str(number), item.atom) for number, item in enumerate(items)]
        for at, items in lists.items()
        if counts[len(items)] > 1
    }


def _put(
    step: StepDraft,
    name: str | None,
    full: str,
    atom: Atom,
    grid: Grid,
    at: int,
    bound: BoundGrid,
) -> None:
    """Put a value of a step or of what verifies it where it belongs."""
    value = value_of(atom, bound.fields[at], grid.columns[at].name)
    if full.startswith("verification.") and name is not None:
        step.verification = step.verification or {}
        step.verification[name] = value
    elif full.startswith("step.") and name is not None:
        step.values[name] = value
    elif "description" not in step.values:
        step.values["description"] = value
