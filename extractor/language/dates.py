"""Deadlines in the cells of a deadline column.

A cell of such a column holds a date and little else, so it needs no sentence to be understood; it
is read without spaCy, in a few microseconds.
"""

from __future__ import annotations

import re
from datetime import date

from extractor.language.timeline.units import calendar_units
from extractor.language.words.data import pattern


def _pattern(name: str) -> re.Pattern[str]:
    return pattern("deadlines.toml", "cells", name)


def year_range(text: str) -> tuple[int, int] | None:
    """Reads the first pair of years: "2022-2024", "2022/24", "dal 2022 al 2024".

    Args:
        text: A title, a heading.

    Returns:
        First and last year, or ``None`` where there is no pair in ascending order.
    """
    for match in _pattern("years").finditer(text):
        first = int(match[1])
        last = (
            int(match[2]) if len(match[2]) == len(match[1]) else first // 100 * 100 + int(match[2])
        )
        if first < last:
            return first, last
    return None


def deadline_of_cell(text: str, period_start: int | None, period_end: int | None) -> date | None:
    """Reads the deadline that a cell of a deadline column gives.

    Args:
        text: The cell: "31/07/22", "dic-23", "II semestre 2022", "entro l'anno".
        period_start: First year of the document's period, if known.
        period_end: Last year of the period. A year that the cell leaves out is taken from the
            period only when it is one year long: otherwise it would be a guess.

    Returns:
        The last day on which the deadline is still met, or ``None`` when the cell gives no date.
        Where it gives several, the latest counts ("dal 01/03 al 30/06/2022"); what stands behind
        "prorogato al" is another deadline.
    """
    only_year = period_start if period_start is not None and period_start == period_end else None
    text = _pattern("extended").split(text, maxsplit=1)[0]
    units = calendar_units(text)
    finer = [unit for unit in units if unit.kind != "year"] or units
    latest: date | None = None
    year = only_year
    for unit in reversed(finer):
        year = unit.year if unit.year is not None else year
        days = unit.resolve(year) if year is not None else None
        if days is not None and (latest is None or days[1] > latest):
            latest = days[1]
    if not units and only_year is not None and _pattern("running_year").search(text):
        return date(only_year, 12, 31)
    return latest
