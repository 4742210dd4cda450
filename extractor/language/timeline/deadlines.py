"""Deadlines inside a target, an indicator or a description, and those of earlier plans."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from extractor.language.records import DeadlineReading
from extractor.language.timeline.units import CalendarUnit, calendar_units
from extractor.language.words.data import pattern

_EARLIER_REACH = 90  # characters behind a quotation within which its date stands


def _pattern(table: str, key: str) -> re.Pattern[str]:
    return pattern("deadlines.toml", table, key)


def _last_day(unit: CalendarUnit, reference_year: int | None) -> date | None:
    year = unit.year if unit.year is not None else reference_year
    days = unit.resolve(year) if year is not None else None
    return days[1] if days else None


@lru_cache(maxsize=4096)
def deadline_in(text: str, reference_year: int | None) -> DeadlineReading | None:
    """Reads the deadline that a target, an indicator or a description carries.

    Args:
        text: The text.
        reference_year: The year of a date that does not write it; ``None``: such dates give none.

    Returns:
        The first deadline introduced as one ("entro luglio 2021", "scadenza: 30/06"); a text that
        is a date and nothing else is one as well. ``None`` otherwise, and where an approval by
        others has the deadline rather than the step.
    """
    for unit in calendar_units(text):
        lead = _pattern("inside", "lead").search(text[: unit.start])
        if lead is None and not _is_alone(text, unit):
            continue
        deadline = _last_day(unit, reference_year)
        others = lead and _pattern("inside", "of_others").search(text[: lead.start()])
        if deadline is None or others:
            continue
        start = lead.start() if lead else unit.start
        rule = "deadline_after_entro" if lead else "deadline_alone"
        return DeadlineReading(deadline, start, unit.end, text[start : unit.end], rule)
    running = _pattern("inside", "running_year").search(text)
    if running is None or reference_year is None:
        return None
    year_end = date(reference_year, 12, 31)
    return DeadlineReading(year_end, *running.span(), running[0], "deadline_of_the_year")


def _is_alone(text: str, unit: CalendarUnit) -> bool:
    """Whether a text is a date and little else: "30/6", "Sì (31/10/2022)", "31/12 di ogni anno"."""
    if unit.kind not in {"day", "month", "part"}:
        return False
    before = _pattern("inside", "alone_lead").match(text[: unit.start])
    return (
        before is not None and _pattern("inside", "alone_tail").match(text[unit.end :]) is not None
    )


def earlier_deadline_in(text: str, reference_year: int | None) -> DeadlineReading | None:
    """Reads the deadline of an earlier plan: "già in Piano obiettivi 2021/2023 con scadenza …".

    Args:
        text: A description, an indicator or a verification text.
        reference_year: The year of a date that does not write it.

    Returns:
        The deadline with the words that quote it, or ``None``.
    """
    for match in _pattern("earlier", "quoted").finditer(text):
        window = text[match.start() : match.end() + _EARLIER_REACH]
        for unit in calendar_units(window):
            if unit.kind != "day" and unit.kind != "month":
                continue
            near = window[: unit.start]
            if "." in near[match.end() - match.start() :] and "scad." not in near:
                break
            deadline = _last_day(unit, reference_year)
            if deadline is not None and _pattern("earlier", "deadline_word").search(near):
                end = match.start() + unit.end
                words = text[match.start() : end]
                return DeadlineReading(deadline, match.start(), end, words, "earlier_plan")
    return None
