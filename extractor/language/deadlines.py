"""Deadlines inside a target, an indicator or a description, and those of earlier plans."""

from __future__ import annotations

import re
from datetime import date

from extractor.language.calendar_units import CalendarUnit, calendar_units
from extractor.language.records import DeadlineReading

_LEAD = re.compile(
    r"(?:\bentro(?:\s+e\s+non\s+oltre)?|\bnon\s+oltre|\bscadenza(?:\s+prevista)?|\btermine(?:\s+ultimo)?|\bal\s+più\s+tardi)"
    r"[\s:]*(?:e\s+non\s+oltre\s+)?(?:(?:il|la|l['’]|i|le|al|del|di|dell['’]|dell[ao]|fine|mese|giorno|data|termine|"
    r"corso|nel|nell['’]|anno|primi|per)\s*)*$",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"\b(?:all['’]\s?approva|per\s+l['’]\s?approva|possa\w*\s+approva)\w*[^.;]{0,80}$",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:già\s+(?:\w+\s+){0,3}?(?:piano|peg|piao|pdo|programma|obiettiv\w+)|scadenza\s+(?:originari\w+|iniziale|precedente)|"
    r"(?:originariamente|inizialmente|precedentemente)\s+\w+|(?:piano|peg|piao|pdo)\s+[^.;()]{0,40}?scadenza|"
    r"(?:scadenza|termine)\s+(?:inizialmente|originariamente|precedentemente)\s+\w+)",
    re.IGNORECASE,
)
_DEADLINE_WORD = re.compile(
    r"\b(?:scadenza|scad\.|termine|entro|per\s+il|al|il)\b[^\d]{0,25}$", re.IGNORECASE
)
_EARLIER_REACH = 90


def _last_day(unit: CalendarUnit, reference_year: int | None) -> date | None:
    year = unit.year if unit.year is not None else reference_year
    days = unit.resolve(year) if year is not None else None
    return days[1] if days else None


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
    if not any(character.isdigit() for character in text) and "entro" not in text.lower():
        return None
    for unit in calendar_units(text):
        lead = _LEAD.search(text[: unit.start])
        alone = not text[: unit.start].strip() and not text[unit.end :].strip(" .;")
        if lead is None and not (alone and unit.kind in {"day", "month"}):
            continue
        deadline = _last_day(unit, reference_year)
        if deadline is None or (lead and _OF_OTHERS.search(text[: lead.start()])):
            continue
        start = lead.start() if lead else unit.start
        rule = "deadline_after_entro" if lead else "deadline_alone"
        return DeadlineReading(deadline, start, unit.end, text[start : unit.end], rule)
    return None


def earlier_deadline_in(text: str, reference_year: int | None) -> DeadlineReading | None:
    """Reads the deadline of an earlier plan: "già in Piano obiettivi 2021/2023 con scadenza …".

    Args:
        text: A description, an indicator or a verification text.
        reference_year: The year of a date that does not write it.

    Returns:
        The deadline with the words that quote it, or ``None``.
    """
    for match in _EARLIER.finditer(text):
        window = text[match.start() : match.end() + _EARLIER_REACH]
        for unit in calendar_units(window):
            if unit.kind != "day" and unit.kind != "month":
                continue
            near = window[: unit.start]
            if "." in near[match.end() - match.start() :] and "scad." not in near:
                break
            deadline = _last_day(unit, reference_year)
            if deadline is not None and _DEADLINE_WORD.search(near):
                end = match.start() + unit.end
                words = text[match.start() : end]
                return DeadlineReading(deadline, match.start(), end, words, "earlier_plan")
    return None
