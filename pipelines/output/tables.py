"""Rows as people read them: a table where it fits, else upright, or its most telling columns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from pipelines.output.safety import for_terminal
from pipelines.output.values import shown

if TYPE_CHECKING:
    from rich.table import Table

_BETWEEN = 3
"""Blanks between two columns."""

_COMFORTABLE = 24
"""Characters at which a long text still reads well when it is broken into lines."""

_LONGEST_WORD = 44
"""Characters of a word for which a column is made wide; what is longer is broken."""

_SIDE_BY_SIDE = 4
"""Rows at most that stand side by side, a column each."""

_BROKEN_SIDE_BY_SIDE = 20
"""Characters from which a word may be broken where rows stand side by side."""

_BELOW_EACH_OTHER = 3
"""Rows at most that are printed a value a line."""

_IDENTIFIER = "_id"


@dataclass(frozen=True, slots=True)
class _Grid:
    """Rows as texts.

    Attributes:
        names: Names of the columns.
        rows: The texts of each row.
        are_numbers: Whether a column holds nothing but numbers.
        broken_at: Characters from which a word may be broken.
    """

    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    are_numbers: tuple[bool, ...]
    broken_at: int = _LONGEST_WORD

    def keep(self, places: Sequence[int]) -> "_Grid":
        """Some of its columns."""
        return _Grid(
            tuple(self.names[place] for place in places),
            tuple(tuple(row[place] for place in places) for row in self.rows),
            tuple(self.are_numbers[place] for place in places),
        )

    def widths(self) -> list[int]:
        """Characters that each column needs to be read."""
        columns = zip(self.names, *self.rows, strict=True)
        return [_needed(texts, self.broken_at) for texts in columns]

    def fits(self, width: int) -> bool:
        """Whether it can be read as a table so many characters wide."""
        return sum(self.widths()) <= self._left_of(width)

    def _left_of(self, width: int) -> int:
        """Characters of a table's width that are left for texts."""
        return width - _BETWEEN * len(self.names) + 1

    def widths_in(self, width: int) -> list[int]:
        """Characters that each column gets: what it needs, and a share of what is left over.

        The narrowest is satisfied first, as that takes least from the others.
        """
        longest = [
            max(map(len, "\n".join(texts).splitlines()), default=1) or 1
            for texts in zip(self.names, *self.rows, strict=True)
        ]
        given = self.widths()
        left = self._left_of(width) - sum(given)
        for place in sorted(range(len(given)), key=lambda place: longest[place] - given[place]):
            more = max(0, min(longest[place] - given[place], left))
            given[place] += more
            left -= more
        while left < 0 and max(given) > 1:
            widest = given.index(max(given))
            given[widest] -= 1
            left += 1
        return given


def _needed(texts: Iterable[str], broken_at: int) -> int:
    """Characters that texts need below each other."""
    lines = [line for text in texts for line in text.splitlines()]
    longest = max(map(len, lines), default=0)
    word = max((len(word) for line in lines for word in line.split()), default=0)
    return max(min(longest, _COMFORTABLE, broken_at), min(word, broken_at))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def _grid(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> _Grid:
    materialized = [tuple(row) for row in rows]
    return _Grid(
        tuple(map(for_terminal, columns)),
        tuple(tuple(map(shown, row)) for row in materialized),
        tuple(
            all(_is_number(row[place]) for row in materialized if row[place] is not None)
            for place in range(len(columns))
        ),
    )


def print_table(
    columns: Sequence[str], rows: Iterable[Sequence[object]], title: str | None = None
) -> None:
    """Print rows so that they can be read in the width that there is; what is left out is named.

    Args:
        columns: Their names.
        rows: Their values.
        title: Printed above.
    """
    from pipelines.output.console import console, say, say_folded

    grid = _grid(columns, rows)
    width = console().width
    if grid.fits(width) or not grid.rows:
        _print(grid, title)
        return
    filled = [place for place in range(len(columns)) if any(row[place] for row in grid.rows)]
    empty = [name for place, name in enumerate(grid.names) if place not in filled]
    narrower = grid.keep(filled)
    notes = [f"Empty in every row: {', '.join(empty)}."] if empty else []
    turned = _turned(narrower) if len(grid.rows) <= _SIDE_BY_SIDE else None
    if narrower.fits(width):
        _print(narrower, title)
    elif turned is not None and turned.rows and turned.fits(width):
        _print(turned, title)
    elif len(grid.rows) <= _BELOW_EACH_OTHER:
        _print_upright(narrower, title)
    else:
        kept, same, left_out = _most_telling(narrower, width)
        _print(narrower.keep(kept), title)
        if same:
            notes.insert(0, f"The same in every row: {', '.join(same)}.")
        if left_out:
            notes.append(
                f"Left out, as the table would be too wide: {', '.join(left_out)}; name the "
                "columns that you want, or give --format csv."
            )
    say_folded(notes)
    if notes:
        say()


def _turned(grid: _Grid) -> _Grid:
    """Rows as columns; the first column, which tells rows apart, gives their names."""
    first, *others = zip(*grid.rows, strict=True)
    rows = tuple((name, *texts) for name, texts in zip(grid.names[1:], others, strict=True))
    return _Grid((grid.names[0], *first), rows, (False,) * (len(first) + 1), _BROKEN_SIDE_BY_SIDE)


def _most_telling(grid: _Grid, width: int) -> tuple[list[int], list[str], list[str]]:
    """The columns of a grid that are shown, those that say the same everywhere, and the rest.

    What differs from row to row tells more than what does not, a name more than an identifier, and
    a column that most rows fill more than one that they do not.
    """
    same = [place for place, texts in enumerate(zip(*grid.rows, strict=True)) if len({*texts}) == 1]
    different = [place for place in range(len(grid.names)) if place not in same]

    def is_less_telling(place: int) -> bool:
        filled = sum(bool(row[place]) for row in grid.rows)
        return grid.names[place].endswith(_IDENTIFIER) or 2 * filled < len(grid.rows)

    different.sort(key=is_less_telling)
    widths = grid.widths()
    kept: list[int] = []
    left = width
    for place in different:
        if widths[place] + _BETWEEN <= left:
            kept.append(place)
            left -= widths[place] + _BETWEEN
    kept = sorted(kept) or different[:1] or same[:1]
    told = [f"{grid.names[place]} {grid.rows[0][place]}" for place in same if place not in kept]
    left_out = [grid.names[place] for place in sorted(different) if place not in kept]
    return kept, told, left_out


def _print(grid: _Grid, title: str | None) -> None:
    from rich.text import Text

    from pipelines.output.console import console

    if title is not None:
        console().print(Text(for_terminal(title), style="italic"))
    console().print(_drawn(grid, console().width))


def _drawn(grid: _Grid, width: int) -> "Table":
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    widths = grid.widths_in(width)
    for name, is_number, given in zip(grid.names, grid.are_numbers, widths, strict=True):
        justify: Literal["left", "right"] = "right" if is_number else "left"
        table.add_column(Text(name), justify=justify, overflow="fold", width=given)
    for row in grid.rows:
        table.add_row(*map(Text, row))
    return table


def _print_upright(grid: _Grid, title: str | None) -> None:
    """Print each row as lines of a name and a value."""
    from pipelines.output.console import say

    for number, row in enumerate(grid.rows, start=1):
        one = _Grid(("column", "value"), tuple(zip(grid.names, row, strict=True)), (False, False))
        heading = f"row {number} of {len(grid.rows)}" if len(grid.rows) > 1 else None
        _print(one, ": ".join(part for part in (title, heading) if part) or None)
    say()
