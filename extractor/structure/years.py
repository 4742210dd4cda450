"""Tables that follow one indicator over several years, a row a year: the year that counts is kept.

Each indicator becomes one row, with the values of that year; its name may go on beside the rows of
further years.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from extractor.structure.atoms import Atom, joined_atoms
from extractor.structure.events import Event, Grid, GridRow, Pair
from extractor.structure.shapes import is_year, names_years

_SEVERAL = 2  # labels of one key, of which each names a year


def with_one_year(events: Sequence[Event], year: int | None) -> tuple[Event, ...]:
    """The events of a document, tables of several years reduced to one.

    Args:
        events: What the document says.
        year: The year that counts; the last of each indicator where it is not known.
    """
    reduced = [_reduced(event, year) if isinstance(event, Grid) else event for event in events]
    return tuple(_of_one_year(reduced, year))


def _of_one_year(events: Sequence[Event], year: int | None) -> Iterator[Event]:
    """The events, with labels that differ by their years alone told apart."""
    for key, run in groupby(
        events, key=lambda event: event.key if isinstance(event, Pair) else None
    ):
        if key is None:
            yield from run
        else:
            yield from _told_apart([event for event in run if isinstance(event, Pair)], year)


def _told_apart(pairs: Sequence[Pair], year: int | None) -> Sequence[Pair]:
    """Labels of one key, each of a year of its own: all but one get a key of their own too.

    That of the year that counts, or of the first, keeps the key of all.
    """
    named = [names_years(pair.name) for pair in pairs]
    years = [found[0] for found in named if len(found) == 1]
    if len(pairs) < _SEVERAL or not len(set(years)) == len(years) == len(pairs):
        return pairs
    wanted = year if year in years else min(years)
    return [
        pair if own == wanted else replace(pair, key=f"{pair.key} {own}")
        for pair, own in zip(pairs, years, strict=True)
    ]


def _reduced(grid: Grid, year: int | None) -> Grid:
    column = _year_column(grid)
    if column is None:
        return grid
    rows = [part for row in grid.rows for part in _by_line(row, column)]
    groups: list[list[GridRow]] = []
    before = 0
    for row in rows:
        named = _year_of(row.cells[column])
        if groups and named is not None and named > before:
            groups[-1].append(row)
        else:
            groups.append([row])
        before = named or before
    if len(groups) == len(rows):
        return grid
    return replace(grid, rows=[_merged(group, column, year) for group in groups])


def _year_column(grid: Grid) -> int | None:
    """The column that holds years and nothing else, several of them."""
    for at in range(len(grid.columns)):
        cells = [row.cells[at] for row in grid.rows]
        first = next(filter(None, cells), None)
        if first is None or not is_year(first.first_line.text):
            continue
        lines = [line.text for cell in cells if cell is not None for line in cell.lines_as_atoms()]
        if len(lines) < 2 or not all(map(is_year, lines)):
            continue
        years = [names_years(text) for text in lines]
        if all(len(named) == 1 for named in years) and len({named[0] for named in years}) > 1:
            return at
    return None


def _year_of(cell: Atom | None) -> int | None:
    named = names_years(cell.text) if cell is not None else []
    return named[0] if named else None


def _by_line(row: GridRow, column: int) -> list[GridRow]:
    """A row whose year cell holds several lines, as a row for each of them."""
    cell = row.cells[column]
    count = len(list(cell.lines())) if cell is not None else 1
    if count < 2:
        return [row]
    split = [
        atom.lines_as_atoms() if atom is not None and len(list(atom.lines())) == count else None
        for atom in row.cells
    ]
    rows = []
    for number in range(count):
        cells = tuple(
            lines[number]
            if lines is not None and _are_values(lines)
            else atom
            if number == 0
            else None
            for lines, atom in zip(split, row.cells, strict=True)
        )
        rows.append(replace(row, cells=cells))
    return rows


def _are_values(lines: Sequence[Atom]) -> bool:
    return all(any(sign.isdigit() for sign in line.text) for line in lines)


def _merged(group: Sequence[GridRow], column: int, year: int | None) -> GridRow:
    """The rows of one indicator as one: what each year fills is the value of the year."""
    chosen = next((row for row in group if _year_of(row.cells[column]) == year), group[-1])
    first = group[0]
    cells: list[Atom | None] = []
    for at in range(len(first.cells)):
        filled = {id(row.cells[at]): row.cells[at] for row in group if row.cells[at] is not None}
        if sum(row.cells[at] is not None for row in group) == len(group) and len(filled) > 1:
            cells.append(chosen.cells[at])
        else:
            found = [atom for atom in filled.values() if atom is not None]
            cells.append(joined_atoms(found) if found else None)
    return replace(first, cells=tuple(cells))
