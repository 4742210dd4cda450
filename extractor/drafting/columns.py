"""Columns bound to fields, once for all tables of one header."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extractor.drafting.assignment import Bound, Column, assign
from extractor.drafting.bound_grid import BoundGrid
from extractor.drafting.context import Context
from extractor.drafting.fields import field_of
from extractor.drafting.items import items_of_cell, take_apart
from extractor.drafting.looks import Look
from extractor.layouts.months import month_columns
from extractor.layouts.values import single_date
from extractor.structure import events
from extractor.structure.events import Grid, GridRow
from extractor.structure.evidence import Words
from extractor.structure.shapes import is_year, names_years

_ARE_TITLES = 0.7  # share of the cells that look like titles
_ARE_LISTS = 0.6  # share of the cells that hold lists
_FEWEST_GROUPS = 2  # records of several rows that say whose a column is
_NAMES_BOTH = 0.5  # degree from which words may name what is measured
_STATE_ON_A_DAY = 0.8  # degree of a result under a header with a day
_YEAR_BEFORE = 0.7  # degree of a baseline under the bare year before the one that counts
_EARLIER_STATE = 0.7  # the same for a day before the last
_NAMES_TITLE = 0.85  # degree of a header that holds the word for an objective
_OF_OTHER_LEVEL = 0.5  # what is taken off a field of a level that the place speaks against
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_OF_ONE = 2  # figures of one target: ``12 su 15``
_NUMBERED = re.compile(r"^(\d{1,2}(?:\.\d{1,2})*)[.)]?\s+(?=\S)")
_CARRY = 0.2  # share of the texts of a column that carry labels of their own
_MOST_ASKED = 40  # texts of a column that show whether they do
_NAMES_STEP = frozenset({"step.description", "step.indicator"})
_OF_STEP = frozenset({"step.deadline", "step.target"})
_OF_ONE_ROW = frozenset({"step.code", "step.description", "step.indicator"})


def bind_grids(
    grids: Sequence[Grid],
    groups: Sequence[int],
    levels: Sequence[str],
    context: Context,
    *,
    wants_title: bool = False,
) -> BoundGrid:
    """Bind the columns of tables that have one header.

    Args:
        grids: The tables.
        groups: The record of each row of all tables, one after the other.
        levels: The levels of fields that may be bound.
        context: What is known of the document.
        wants_title: Whether without a title the rows are nothing.
    """
    key = (tuple(map(id, grids)), _numbered(groups), tuple(levels), wants_title)
    if key not in context.bound:
        context.bound[key] = _bound(grids, groups, levels, context, wants_title=wants_title)
    return context.bound[key]


def _numbered(groups: Sequence[int]) -> tuple[int, ...]:
    """Groups by where each begins, so that those of two hypotheses can be compared."""
    firsts: dict[int, int] = {}
    return tuple(firsts.setdefault(group, at) for at, group in enumerate(groups))


def _bound(
    grids: Sequence[Grid],
    groups: Sequence[int],
    levels: Sequence[str],
    context: Context,
    *,
    wants_title: bool,
) -> BoundGrid:
    columns = grids[0].columns
    rows = [row for grid in grids for row in grid.rows]
    months = month_columns([column.name for column in columns])
    others = _other_years(grids[0], context.year)
    found: list[Column] = []
    numbers: list[int] = []
    year_column = None
    for at, column in enumerate(columns):
        is_label = len(rows) > 1 and not any(row.owns[at] for row in rows)
        if at in months or at in others or is_label:
            continue
        read = _column(at, column, rows, groups, levels, context.words)
        read = replace(read, elsewhere=context.echoes.share(read.values, grids[0].key))
        if len(read.values) > 2 and _are_years(read.values):
            year_column = at
            continue
        found.append(read)
        numbers.append(at)
    found = [_without_result(column) for column in _with_states(found)]
    found = _with_baseline(found, context.year)
    bonus = _bonus(found, levels)
    bound = assign(found, levels, bonus, wants_title=wants_title) if found else {}
    bound = {at: _as_target(item, found[at], bound) for at, item in bound.items()}
    fields = _with_indicator({numbers[at]: item for at, item in bound.items()})
    return BoundGrid(
        fields,
        months,
        year_column,
        others,
        has_numbered_names=_are_numbered(rows, fields),
        of_parts=frozenset(_of_parts(rows, fields, context.words)),
    )


def _of_parts(rows: Sequence[GridRow], fields: Mapping[int, Bound], words: Words) -> Iterator[int]:
    """The columns whose texts carry labels of their own; one text that does is a sentence."""
    for at, bound in fields.items():
        if bound.field not in _NAMES_STEP:
            continue
        cells = [cell for row in rows if (cell := row.cells[at]) is not None and row.owns[at]]
        asked = cells[:_MOST_ASKED]
        taken = sum(bool(take_apart(cell, words).parts) for cell in asked)
        if taken >= _CARRY * len(asked) > 0:
            yield at


def _as_target(item: Bound, column: Column, bound: Mapping[int, Bound]) -> Bound:
    """Thresholds as the target of what is measured, where nothing else is and each says one."""
    names = {other.field for other in bound.values()}
    if item.field != "step.thresholds" or "step.target" in names or not names & _NAMES_STEP:
        return item
    single = sum(1 <= len(_NUMBER.findall(text)) <= _OF_ONE for text in column.values)
    return replace(item, field="step.target") if single > _ARE_TITLES * len(column.values) else item


def _with_indicator(fields: dict[int, Bound]) -> dict[int, Bound]:
    """The indicator of an objective as that of its step, where the step has all but a name."""
    names = {item.field for item in fields.values()}
    if names & _NAMES_STEP or not names & _OF_STEP:
        return fields
    return {
        at: replace(item, field="step.indicator")
        if item.field == "objective.achievement_indicator"
        else item
        for at, item in fields.items()
    }


def _without_result(column: Column) -> Column:
    """A column whose words may name what is measured or what came of it, by its values.

    What came of it are figures, or sentences; phrases are what is measured.
    """
    measured = column.degrees.get("step.indicator", 0.0)
    resulted = column.degrees.get("verification.text", 0.0)
    is_open = measured >= max(_NAMES_BOTH, resulted) and resulted > 0
    if not is_open or column.profile.share(Look.TEXT) < _ARE_TITLES:
        return column
    if column.profile.share(Look.SENTENCE, Look.FIGURE) > _CARRY:
        return column
    degrees = {
        name: degree for name, degree in column.degrees.items() if name != "verification.text"
    }
    return replace(column, degrees=degrees)


def _with_states(columns: Sequence[Column]) -> list[Column]:
    """Columns whose headers hold a day say how things stood on it; that of the last day counts."""
    named = {at: single_date(column.name) for at, column in enumerate(columns)}
    days = {at: day for at, day in named.items() if day is not None}
    if not days:
        return list(columns)
    last = max(days, key=lambda at: days[at])
    degrees = {at: _STATE_ON_A_DAY if at == last else _EARLIER_STATE for at in days}
    return [
        replace(column, degrees={"verification.text": degrees[at], **column.degrees})
        if at in degrees
        else column
        for at, column in enumerate(columns)
    ]


def _with_baseline(columns: Sequence[Column], year: int | None) -> list[Column]:
    """A column under a bare year, that before the year that other headers name, is a baseline."""
    named = [names_years(column.name) for column in columns]
    if year is None or [year] not in named:
        return list(columns)
    return [
        replace(column, degrees={"step.baseline": _YEAR_BEFORE})
        if is_year(column.name) and years == [year - 1]
        else column
        for column, years in zip(columns, named, strict=True)
    ]


def _are_years(values: Sequence[str]) -> bool:
    return all(map(is_year, values)) and len(set(values)) > 1


def _column(
    at: int,
    column: events.Column,
    rows: Sequence[GridRow],
    groups: Sequence[int],
    levels: Sequence[str],
    words: Words,
) -> Column:
    """A column of tables with one header as what is bound."""
    filled = [
        (row, group, cell)
        for row, group in zip(rows, groups, strict=True)
        if (cell := row.cells[at]) is not None
    ]
    by_group: dict[int, list[str]] = {}
    values: list[str] = []
    lists = [items_of_cell(cell) for _, _, cell in filled]
    is_of_lists = sum(map(bool, lists)) > _ARE_LISTS * len(filled) > 0
    for (row, group, cell), items in zip(filled, lists, strict=True):
        texts = [item.atom.text for item in items] if items and is_of_lists else [cell.text]
        values.extend(texts)
        if row.owns[at]:
            by_group.setdefault(group, []).extend(texts)
    level = "step" if is_of_lists else _level(at, rows, groups)
    return Column(
        column.name,
        _degrees(column.path, values, levels, words),
        values,
        list(by_group.values()),
        position=at,
        level=level if "objective" in levels else None,
    )


def _level(at: int, rows: Sequence[GridRow], groups: Sequence[int]) -> str | None:
    """Whose a column is, by the records of several rows: what they share, or each row's own."""
    texts: dict[int, list[str]] = {}
    counts = Counter(groups)
    for row, group in zip(rows, groups, strict=True):
        cell = row.cells[at]
        if cell is not None and counts[group] > 1:
            texts.setdefault(group, []).append(cell.text if row.owns[at] else "")
    several = [found for found in texts.values() if found]
    if len(several) < _FEWEST_GROUPS:
        return None
    shared = sum(len({text for text in found if text}) <= 1 for found in several)
    if shared >= _ARE_TITLES * len(several):
        is_blank = all(len(found) == 1 for found in several)
        return "objective" if not is_blank or _is_first_filled(at, rows, groups) else None
    return "step"


def _is_first_filled(at: int, rows: Sequence[GridRow], groups: Sequence[int]) -> bool:
    """Whether the cells of a column that are filled are those of the first rows of records."""
    firsts = {group: number for number, group in reversed(list(enumerate(groups)))}
    return all(
        row.cells[at] is None or firsts[group] == number
        for number, (row, group) in enumerate(zip(rows, groups, strict=True))
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
    """What place says: what repeats from row to row is the objective's, what varies is not."""
    bonus: dict[tuple[int, str], float] = {}
    if "objective" not in levels or "step" not in levels:
        return bonus
    for number, column in enumerate(columns):
        repeats = column.level == "objective" or (
            len(column.values) > sum(map(len, column.groups))
            or (len(column.values) > 2 and len(set(column.values)) < 0.7 * len(column.values))
        )
        bonus[number, "objective"] = 0.12 if repeats else 0.02
        if column.level == "step":
            bonus[number, "objective"] = -_OF_OTHER_LEVEL
        elif repeats:
            for name in _OF_ONE_ROW:
                bonus[number, name] = -_OF_OTHER_LEVEL
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
