"""Which rows of tables make a record, before it is known what their columns hold."""

from collections.abc import Sequence

from extractor.drafting.looks import Look, look_of
from extractor.structure.events import GridRow
from extractor.structure.shapes import is_value

_SHORTEST = 12  # characters of a text that may be a title
_DISTINCT = 0.9  # share of the runs of a column's texts that are unlike all others
_FEWER = 0.8  # share of the rows that runs may be at most
_FEWEST = 2
_OFFICES = 0.4  # share of the texts of a column from which units and people fill it
_OFFICE = Look.UNIT | Look.PERSON | Look.DAY


def repeated_groups(rows: Sequence[GridRow]) -> list[int]:
    """The record of each row: rows that repeat, or leave out, the text of the row above are one.

    Args:
        rows: Of all tables of one header, one after the other.

    Returns:
        A number for each row, from 0; each row its own where no column has such runs.
    """
    best: list[int] | None = None
    for at in range(len(rows[0].cells) if rows else 0):
        runs = _runs(rows, at)
        if runs is not None and (best is None or len(set(runs)) > len(set(best))):
            best = runs
    return best if best is not None else list(range(len(rows)))


def _runs(rows: Sequence[GridRow], at: int) -> list[int] | None:
    """The runs of a column of titles; None where it is no column of titles that run on."""
    numbers: list[int] = []
    texts: list[str] = []
    for row in rows:
        cell = row.cells[at]
        if cell is None and not texts:
            return None
        if cell is not None and (not texts or cell.text != texts[-1]):
            texts.append(cell.text)
        numbers.append(len(texts) - 1)
    titles = [text for text in texts if len(text) >= _SHORTEST and not is_value(text)]
    is_of_titles = len(titles) >= _DISTINCT * len(texts)
    are_distinct = len(set(texts)) >= _DISTINCT * len(texts)
    if sum(bool(look_of(text) & _OFFICE) for text in texts) > _OFFICES * len(texts):
        return None  # records of one unit stand together, and each is one
    if _FEWEST <= len(texts) <= _FEWER * len(rows) and is_of_titles and are_distinct:
        return numbers
    return None
