"""Dates of a text with what their prepositions make of them.

"entro il 30/04/2022" is an upper bound, "dal 30/11 al 15/12/2022" one interval, "al 30/9" behind
"relazione" a period reported on, and a month without a year takes the year that the sentence or
the document implies.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from extractor.language.calendar_units import CalendarUnit, calendar_units
from extractor.language.citations import Citation, is_act_date, is_law_date
from extractor.language.marks import DateMark
from extractor.language.prepositions import BETWEEN, reading_of

_LIST_GAP = re.compile(
    r"^\s*(?:,|e|ed|nonché|,\s*e|e\s+poi)\s*(?:il|in\s+data|del|nel\s+mese\s+di|di|l['’])?\s*(?:giorno\s+)?$",
    re.I,
)
_DASH_GAP = re.compile(r"^\s*[-–]\s*$")
_OWN_VERB = re.compile(
    r"\s*(?:\w+\s+){0,2}(?:è|sono|ha|hanno|si\s+è|si\s+sono|viene|vengono)\s", re.IGNORECASE
)
_RANGE_GAP = re.compile(
    r"^\s*(?:,?\s*(?:e\s+)?(?:fino|sino)\s+)?(?:a|al|all['’]|alla|ed?|e\s+(?:il|l['’])|ed\s+il|–|-)\s*"
    r"(?:giorno|mese\s+di|mese|fine|data\s+del)?\s*$",
    re.IGNORECASE,
)
_WORD_BEFORE = re.compile(r"([\w'’°.%]+|[(,;:]|[-–])\s*$")
_WEAK_LEADS = frozenset(
    [
        *("il", "data", "dal", "al", "del", "entro", "(", "giorno", "giorni", "date", "dall'"),
        *("l'", "all'", "seduta", "mese", "nel", "fino", "tra", "fra"),
    ]
)
_LISTING = frozenset([",", "e", "ed", "-", "–", "a"])
_LIST_REACH = 6
_FINE = frozenset({"day", "month"})


def date_marks(
    text: str,
    reference_year: int | None,
    cited: Sequence[Citation],
    sentences: Sequence[tuple[int, int]],
) -> list[DateMark]:
    """Marks the dates of a text.

    Args:
        text: The text.
        reference_year: The year that a date without a year belongs to, unless its sentence
            implies another; ``None`` leaves such dates unresolved.
        cited: The numbered acts of the text: their dates are marked as theirs.
        sentences: Spans of the sentences.

    Returns:
        The marks in order of position.
    """
    units: list[CalendarUnit] = []
    for unit in calendar_units(text):
        if _is_date(text, unit, cited, units[-1].end if units else None):
            units.append(unit)
    marks: list[DateMark] = []
    index = 0
    while index < len(units):
        group = [units[index]]
        joined = ""
        while index + len(group) < len(units):
            gap = text[group[-1].end : units[index + len(group)].start]
            kind = _joining(text, group, units[index + len(group)], gap, joined)
            if not kind:
                break
            joined = kind
            group.append(units[index + len(group)])
        index += len(group)
        year = _implied_year(text, group, units, sentences, reference_year)
        marks.append(_mark(text, group, joined, year, cited))
    return marks


def _is_date(
    text: str, unit: CalendarUnit, cited: Sequence[Citation], previous_end: int | None
) -> bool:
    """Whether a unit is a date at all and not the number of an act, a fraction, a law's year."""
    for citation in cited:
        if citation.act.start <= unit.start < citation.act.end and citation.date_first is None:
            return False
    before = _WORD_BEFORE.search(text[max(0, unit.start - 20) : unit.start])
    word = before[1].lower().replace("’", "'") if before else ""
    if unit.weak:
        if word in _LISTING:
            return previous_end is not None and unit.start - previous_end <= _LIST_REACH
        return word in _WEAK_LEADS and not text[unit.end : unit.end + 2].strip().startswith("%")
    return not word.endswith(("n.", "n°", "nr.", "art.", "art"))


def _joining(
    text: str, group: list[CalendarUnit], following: CalendarUnit, gap: str, joined: str
) -> str:
    """Whether two units belong together: ``range`` ("dal … al"), ``list``, or not at all."""
    if len(gap) > 24:
        return ""
    lead = text[max(0, group[0].start - 40) : group[0].start]
    if not joined and BETWEEN.search(lead) and _RANGE_GAP.match(gap):
        return "range"
    if not joined and _DASH_GAP.match(gap) and group[0].kind == "day":
        return "range"
    if joined != "range" and _LIST_GAP.match(gap):
        return "" if _OWN_VERB.match(text[following.end :]) else "list"
    return ""


def _implied_year(
    text: str,
    group: list[CalendarUnit],
    units: list[CalendarUnit],
    sentences: Sequence[tuple[int, int]],
    reference_year: int | None,
) -> int | None:
    """The year of a group that does not write it, from its sentence or the document."""
    if any(unit.year is not None for unit in group) or reference_year is None:
        return reference_year
    start = group[0].start
    low, high = next(((a, b) for a, b in sentences if a <= start < b), (0, len(text)))
    years = {
        unit.year
        for unit in units
        if low <= unit.start < high
        and unit.year is not None
        and unit.kind in _FINE
        and not is_law_date(text, unit.start)
    }
    others = [
        (unit, days)
        for unit in units
        if low <= unit.start < high
        and unit.year in years
        and (days := unit.resolve(unit.year or 0))
    ]
    if len(years) == 1 and reference_year not in years and others:
        return _nearest_year(group[0], others[0], (reference_year, years.pop()))
    return reference_year


def _nearest_year(
    unit: CalendarUnit,
    other: tuple[CalendarUnit, tuple[date, date]],
    candidates: tuple[int, int],
) -> int:
    """The year that keeps the order of the telling: "a dicembre … il 10/01/2023" is 2022."""
    written, (first, last) = other
    fitting = [
        (abs((days[0] - first).days), year)
        for year in candidates
        if (days := unit.resolve(year))
        and (days[0] <= last if unit.start < written.start else days[1] >= first)
    ]
    return min(fitting)[1] if fitting else candidates[0]


def _resolved(group: list[CalendarUnit], year: int | None) -> tuple[list[tuple[date, date]], bool]:
    """The days of each unit, a missing year taken from the unit behind it."""
    days: list[tuple[date, date]] = []
    inferred = False
    current = year
    written = False
    for unit in reversed(group):
        if unit.year is not None:
            current, written = unit.year, True
        elif not written:
            inferred = True
        if current is None:
            continue
        span = unit.resolve(current)
        if span and days and span[0] > days[0][1]:
            span = unit.resolve(current - 1)
        if span:
            days.insert(0, span)
    return days, inferred


def _mark(
    text: str,
    group: list[CalendarUnit],
    joined: str,
    year: int | None,
    cited: Sequence[Citation],
) -> DateMark:
    days, inferred = _resolved(group, year)
    head = group[0]
    reading = reading_of(text, head, joined)
    mode, start, why = reading.mode, reading.start, reading.why
    act = _act_of(text, head, cited)
    if act is not None and mode not in {"until", "through"}:
        mode, why = ("background", why) if why == "law" else ("point", "")
    end = group[-1].end
    if not days:
        return DateMark(start, end, "background", None, None, head.kind, inferred, why="no year")
    first: date | None = days[-1][0] if joined == "list" else days[0][0]
    last: date | None = days[-1][1]
    if head.days_before and not joined and first is not None and mode != "range":
        first = last
    if mode == "before" and first is not None:
        last = first - timedelta(days=1)
    if mode in {"before", "until"}:
        mode, first = "until", None
    return DateMark(
        start,
        end,
        mode,
        first,
        last,
        head.kind,
        inferred,
        act=act is not None,
        why=why,
        anchor=min(act.act.start, start) if act else None,
    )


def _act_of(text: str, unit: CalendarUnit, cited: Sequence[Citation]) -> Citation | None:
    """The act whose own date this is."""
    for citation in cited:
        if citation.date_first and citation.date_first[0] <= unit.start < citation.date_first[1]:
            return citation
        gap = text[citation.act.end : unit.start]
        if citation.act.end <= unit.start and len(gap) < 40 and is_act_date(gap):
            return citation
    return None
