"""Columns that repeat side by side, by number or by name: ``Target 1 | Esito 1 | Target 2 | …``.

Each row then measures several things; it becomes as many rows, which share its other cells.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractor.structure.events import Column, Event, Grid, GridRow
from extractor.structure.shapes import is_year, shape

_NUMBERED = re.compile(r"^(?P<name>.*\D)\s*(?P<number>[1-9])\s*[.)°]?$")
_FEWEST_NAMES = 2  # columns that repeat together
_FEWEST_TIMES = 2
_SHORTEST_NAME = 4  # letters: initials of months stand again and repeat nothing


@dataclass(frozen=True)
class _Repeated:
    """The columns of a table that repeat.

    Attributes:
        shared: Those that stand once.
        groups: Those that repeat, one group after the other, each in the order of the first.
    """

    shared: tuple[int, ...]
    groups: tuple[tuple[int, ...], ...]


def with_rows_for_numbered_columns(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events of a document, rows of columns that repeat as several rows.

    Args:
        events: What the document says.
    """
    return tuple(_unfolded(event) if isinstance(event, Grid) else event for event in events)


def _unfolded(grid: Grid) -> Grid:
    repeated = _repeated(grid.columns)
    if repeated is None:
        return grid
    first = repeated.groups[0]
    kept = sorted((*repeated.shared, *first))
    columns = tuple(
        _without_number(column) if at in first else column
        for at, column in enumerate(grid.columns)
        if at in kept
    )
    key = " | ".join(shape(" ".join(column.path)) for column in columns)
    rows = [part for row in grid.rows for part in _rows(row, repeated, kept)]
    return replace(grid, key=key, columns=columns, rows=rows)


def _rows(row: GridRow, repeated: _Repeated, kept: Sequence[int]) -> Iterator[GridRow]:
    first = repeated.groups[0]
    for number, group in enumerate(repeated.groups):
        if number and all(row.cells[at] is None for at in group):
            continue
        places = dict(zip(first, group, strict=True))
        taken = [places.get(at, at) for at in kept]
        yield replace(
            row,
            cells=tuple(row.cells[at] for at in taken),
            cell_ids=tuple(row.cell_ids[at] for at in taken),
            greys=tuple(row.greys[at] for at in taken),
            owns=tuple(row.owns[at] and (number == 0 or at in group) for at in taken),
        )


def _repeated(columns: Sequence[Column]) -> _Repeated | None:
    """The columns that repeat, by the numbers in their names, else by the same names again."""
    numbered: dict[str, dict[int, int]] = defaultdict(dict)
    for at, column in enumerate(columns):
        found = _number_of(column.path)
        if found is not None:
            numbered[found[0]].setdefault(found[1], at)
    return _grouped(numbered, len(columns)) or _grouped(_named_again(columns), len(columns))


def _named_again(columns: Sequence[Column]) -> dict[str, dict[int, int]]:
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for at, column in enumerate(columns):
        name = " ".join(column.path).lower()
        if len(name) >= _SHORTEST_NAME:
            found[name][len(found[name]) + 1] = at
    return found


def _grouped(named: dict[str, dict[int, int]], count: int) -> _Repeated | None:
    """The groups of names that stand equally often; None where too few do."""
    times = max((len(places) for places in named.values()), default=0)
    if times < _FEWEST_TIMES:
        return None
    together = [places for places in named.values() if len(places) == times]
    numbers = sorted(together[0])
    if len(together) < _FEWEST_NAMES or any(sorted(places) != numbers for places in together):
        return None
    groups = tuple(tuple(sorted(places[number] for places in together)) for number in numbers)
    spans = [(min(group), max(group)) for group in groups]
    if any(end >= begin for (_, end), (begin, _) in pairwise(spans)):
        return None
    repeating = {at for group in groups for at in group}
    return _Repeated(tuple(at for at in range(count) if at not in repeating), groups)


def _number_of(path: Sequence[str]) -> tuple[str, int] | None:
    """The name of a column without its number, and the number."""
    for at in reversed(range(len(path))):
        match = _NUMBERED.match(path[at].strip())
        if match is not None and not is_year(path[at]):
            names = (*path[:at], match["name"], *path[at + 1 :])
            return shape(" ".join(names)), int(match["number"])
    return None


def _without_number(column: Column) -> Column:
    path = tuple(_bare(name) for name in column.path)
    return Column(path, column.x0, column.x1, column.over)


def _bare(name: str) -> str:
    match = _NUMBERED.match(name.strip())
    return match["name"].strip() if match is not None and not is_year(name) else name
