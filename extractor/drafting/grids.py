"""Rows of tables read as steps, when it is known what their columns hold."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractor.drafting.assignment import Bound
from extractor.drafting.bound_grid import BoundGrid
from extractor.drafting.fields import FIELDS
from extractor.drafting.items import Marked, items_of_cell, lines_beside, take_apart
from extractor.layouts.drafts import StepDraft, Value
from extractor.structure.atoms import Atom
from extractor.structure.events import Grid, GridRow
from extractor.structure.evidence import Words

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
        if column not in bound.of_parts or atom is None or name not in values:
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
        numbered |= _beside(row, numbered, [at for at in names if at not in lists])
        by_marker: dict[str, StepDraft] = {}
        for at, items in numbered.items():
            for item in items:
                step = by_marker.setdefault(item.marker, StepDraft())
                if item.code is not None:
                    step.values.setdefault("code", Value(item.marker, item.code.parts))
                _put(step, names.get(at), bound.fields[at].field, item.atom, grid, at, bound)
        steps.extend(by_marker.values())
    for at, items in lists.items():
        if at not in numbered:
            steps.extend(_bulleted(at, items, grid, bound, words))
    return [step for step in steps if step.values]


def _beside(
    row: GridRow, numbered: Mapping[int, list[Marked]], columns: Sequence[int]
) -> dict[int, list[Marked]]:
    """The cells without markers whose lines stand beside the items of a list."""
    items = max(numbered.values(), key=len)
    found = {}
    for at in columns:
        cell = row.cells[at]
        beside = lines_beside(cell, items) if cell is not None else []
        if beside:
            found[at] = beside
    return found


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
