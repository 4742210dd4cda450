"""Table structure measured by the adjacency of cells.

M. Göbel, T. Hassan, E. Oro, G. Orsi, "A methodology for evaluating algorithms for table
understanding in PDF documents" (2012), as the ICDAR 2013 table competition applied it: every cell
that holds text is adjacent to the next such cell on its right and below it. A relation is found
when both texts, the direction and the number of blank cells in between agree. A table that is not
there costs precision by all of its relations.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from itertools import pairwise
from typing import NamedTuple

_SAME_EDGE = 3.0  # points: cells whose edges are nearer than this stand in one row or column


class Direction(StrEnum):
    """Where the neighbour stands."""

    RIGHT = "right"
    BELOW = "below"


class GridCell(NamedTuple):
    """A text and the rows and columns that it covers, both ends included."""

    text: str
    row: int
    last_row: int
    column: int
    last_column: int


class Relation(NamedTuple):
    """Two neighbouring texts, folded, and the blank cells between them."""

    direction: Direction
    text: str
    neighbour: str
    blanks: int


@dataclass(frozen=True, slots=True)
class GridTable:
    """The cells of a table and its page, from 1."""

    page: int
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many relations gold holds, how many were found, and how many of these are right."""

    gold: int
    found: int
    correct: int

    def __add__(self, other: "Agreement") -> "Agreement":
        return Agreement(
            self.gold + other.gold, self.found + other.found, self.correct + other.correct
        )

    @property
    def precision(self) -> float:
        """Share of the found relations that are right; 0 where none was found."""
        return self.correct / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of gold's relations that were found; 0 where gold has none."""
        return self.correct / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return harmonic_mean(self.precision, self.recall)


def harmonic_mean(one: float, other: float) -> float:
    """0 where both are 0."""
    return 2 * one * other / (one + other) if one + other else 0.0


def folded(text: str) -> str:
    """A text without white space, letters alike in either case, other signs all alike."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(
        character.casefold() if character.isalnum() else "_"
        for character in plain
        if not character.isspace()
    )


def grid_of_boxes(
    page: int, cells: Iterable[tuple[tuple[float, float, float, float], str]]
) -> GridTable:
    """A table from the boxes of its cells (x0, top, x1, bottom) and their texts.

    Rows and columns begin where cells begin; a cell covers those that begin inside it.
    """
    placed = list(cells)
    columns = _starts([box[0] for box, _ in placed])
    rows = _starts([box[1] for box, _ in placed])
    return GridTable(
        page,
        tuple(
            GridCell(text, *_covered(rows, box[1], box[3]), *_covered(columns, box[0], box[2]))
            for box, text in placed
        ),
    )


def _starts(edges: Sequence[float]) -> list[float]:
    starts: list[float] = []
    for edge in sorted(edges):
        if not starts or edge - starts[-1] > _SAME_EDGE:
            starts.append(edge)
    return starts


def _covered(starts: Sequence[float], first: float, end: float) -> tuple[int, int]:
    """Index of the first and of the last stretch that a cell covers."""
    begin = max(index for index, start in enumerate(starts) if start <= first)
    inside = [index for index, start in enumerate(starts) if first < start < end - _SAME_EDGE]
    return begin, max([begin, *inside])


def relations_of(table: GridTable, *, counts_blanks: bool = True) -> Counter[Relation]:
    """The relations of a table.

    Args:
        table: The table.
        counts_blanks: Whether the number of blank cells in between is part of a relation, as in
            the competition.
    """
    texts = [folded(cell.text) for cell in table.cells]
    places = {
        (row, column): index
        for index, cell in enumerate(table.cells)
        if texts[index]
        for row in range(cell.row, cell.last_row + 1)
        for column in range(cell.column, cell.last_column + 1)
    }
    pairs: dict[tuple[Direction, int, int], int] = {}
    for direction, lanes in (
        (Direction.RIGHT, sorted(places)),
        (Direction.BELOW, sorted(places, key=lambda place: (place[1], place[0]))),
    ):
        along = 1 if direction == Direction.RIGHT else 0
        for before, after in pairwise(lanes):
            if before[1 - along] != after[1 - along] or places[before] == places[after]:
                continue
            key = (direction, places[before], places[after])
            pairs.setdefault(key, after[along] - before[along] - 1)
    return Counter(
        Relation(direction, texts[one], texts[other], blanks if counts_blanks else 0)
        for (direction, one, other), blanks in pairs.items()
    )


def agreement(
    gold: Iterable[GridTable], found: Iterable[GridTable], *, counts_blanks: bool = True
) -> Agreement:
    """Compare the tables of a document.

    Each table of gold goes with the table of the same page, not yet taken, that shares most
    relations with it.
    """
    true = [(table, relations_of(table, counts_blanks=counts_blanks)) for table in gold]
    left = [(table, relations_of(table, counts_blanks=counts_blanks)) for table in found]
    found_total = sum(relations.total() for _, relations in left)
    correct = 0
    for table, relations in true:
        shared = [
            ((relations & other).total(), index)
            for index, (candidate, other) in enumerate(left)
            if candidate.page == table.page
        ]
        best, index = max(shared, key=lambda item: item[0], default=(0, -1))
        if best:
            correct += best
            del left[index]
    return Agreement(sum(relations.total() for _, relations in true), found_total, correct)


def pooled(agreements: Iterable[Agreement]) -> Agreement:
    """All relations of all documents together."""
    return reduce(Agreement.__add__, agreements, Agreement(0, 0, 0))
