"""Habits of texts over a document: header, label or value, told by what stands beside and below.

A header has always the same neighbour at its right and changing ones below; a label of a card has a
changing neighbour at its right and the same one below, the next label. Values do neither.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extractor.structure.shapes import shape

_LONGEST = 80  # characters of a text that may be a header or a label
_FEWEST = 2  # occurrences from which a habit shows


@dataclass(slots=True)
class _Neighbours:
    count: int = 0
    right: set[str] = field(default_factory=set)
    below: set[str] = field(default_factory=set)
    tables: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Habit:
    """How far a text behaves as a header and as a label, each 0 to 1."""

    header: float = 0.0
    label: float = 0.0


class Occurrences:
    """Where each text of the tables of a document stands.

    Args:
        tables: The texts of each table, row by row; empty where a cell is.
    """

    def __init__(self, tables: Iterable[Sequence[Sequence[str]]]) -> None:
        self._seen: dict[str, _Neighbours] = defaultdict(_Neighbours)
        for number, rows in enumerate(tables):
            for index, row in enumerate(rows):
                below = rows[index + 1] if index + 1 < len(rows) else ()
                self._note(number, row, below)

    def _note(self, table: int, row: Sequence[str], below: Sequence[str]) -> None:
        for at, text in enumerate(row):
            if not text or len(text) > _LONGEST:
                continue
            seen = self._seen[shape(text)]
            seen.count += 1
            seen.tables.add(table)
            seen.right.add(row[at + 1] if at + 1 < len(row) else "")
            seen.below.add(below[at] if at < len(below) else "")

    def habit(self, text: str) -> Habit:
        """How a text behaves; no habit where it occurs once."""
        seen = self._seen.get(shape(text))
        if seen is None or seen.count < _FEWEST or len(seen.tables) < _FEWEST:
            return Habit()
        varied_right = (len(seen.right) - 1) / (seen.count - 1)
        varied_below = (len(seen.below) - 1) / (seen.count - 1)
        return Habit(
            header=max(0.0, min(1.0, (1 - varied_right) * (0.5 + 0.5 * varied_below))),
            label=max(0.0, min(1.0, varied_right * (1 - 0.5 * varied_below))),
        )

    def count(self, text: str) -> int:
        """How often a text occurs in the tables."""
        seen = self._seen.get(shape(text))
        return seen.count if seen is not None else 0
