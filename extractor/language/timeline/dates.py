"""Dates of a text with what their prepositions make of them.

"entro il 30/04/2022" is an upper bound, "dal 30/11 al 15/12/2022" one interval, "al 30/9" behind
"relazione" a period reported on, and a month without a year takes the year that the sentence or
the document implies.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from extractor.language.timeline.laws import is_law_date
from extractor.language.timeline.relations import is_between, read_relation
from extractor.language.timeline.units import CalendarUnit, calendar_units
from extractor.language.words.data import pattern, read_toml
from models.language import DateRelation

_LIST_REACH = 6
_LONGEST_GAP = 24
_LEAD = 40
_FINE = frozenset({"day", "month", "feast"})


@dataclass(frozen=True, slots=True)
class DateMark:
    """A date or an interval with the preposition that gives it its meaning.

    Attributes:
        start: Offset of the first character, preposition included.
        end: Offset after the last character.
        relation: What the words before it make of it.
        first: First day; ``None`` for ``until`` and where the year is unknown.
        last: Last day.
        kind: The unit it is written in: ``day``, ``month``, ``part``, ``season``, ``year``.
        year_is_inferred: Whether the year is not written.
        is_of_act: Whether it is the date of a numbered act.
        why: Where it completes nothing: the reason.
        anchor: For the date of an act: where the act begins.
        is_relative: Whether it is counted from another date.
    """

    start: int
    end: int
    relation: DateRelation
    first: date | None
    last: date | None
    kind: str
    year_is_inferred: bool = False
    is_of_act: bool = False
    why: str = ""
    anchor: int | None = None
    is_relative: bool = False


@dataclass(frozen=True, slots=True)
class ActPlace:
    """Where an act stands in a text, and the span of a date written before its number."""

    start: int
    end: int
    date_first: tuple[int, int] | None


def date_marks(
    text: str,
    reference_year: int | None,
    acts: Sequence[ActPlace],
    sentences: Sequence[tuple[int, int]],
) -> list[DateMark]:
    """Mark the dates of a text.

    Args:
        text: The text.
        reference_year: The year that a date without a year belongs to, unless its sentence
            implies another; ``None`` leaves such dates unresolved.
        acts: The numbered acts of the text: their dates are marked as theirs.
        sentences: Spans of the sentences.

    Returns:
        The marks in order of position.
    """
    units: list[CalendarUnit] = []
    for unit in calendar_units(text):
        if _is_date(text, unit, acts, units[-1].end if units else None):
            units.append(unit)
    marks: list[DateMark] = []
    index = 0
    while index < len(units):
        group = [units[index]]
        joined = ""
        while index + len(group) < len(units):
            kind = _joining(text, group, units[index + len(group)], joined)
            if not kind:
                break
            joined = kind
            group.append(units[index + len(group)])
        index += len(group)
        year = _implied_year(text, group, units, sentences, reference_year)
        marks.append(_mark(text, group, joined, year, acts))
    return marks


def _is_date(
    text: str, unit: CalendarUnit, acts: Sequence[ActPlace], previous_end: int | None
) -> bool:
    """Whether a unit is a date at all and not the number of an act, a fraction, a law's year."""
    for act in acts:
        if act.start <= unit.start < act.end and act.date_first is None:
            return False
    words = read_toml("relations.toml")["weak"]
    found = pattern("relations.toml", "gaps", "word_before").search(
        text[max(0, unit.start - 20) : unit.start]
    )
    word = found[1].lower().replace("’", "'") if found else ""
    if not unit.weak:
        return not word.endswith(tuple(words["number_signs"]))
    if word in words["listing"]:
        return previous_end is not None and unit.start - previous_end <= _LIST_REACH
    alone = not text[: unit.start].strip()
    behind = text[unit.end : unit.end + 2].strip()
    return (alone or word in words["leads"]) and not behind.startswith("%")


def _joining(text: str, group: list[CalendarUnit], following: CalendarUnit, joined: str) -> str:
    """Whether two units belong together: ``range`` ("dal … al"), ``list``, or not at all."""
    gap = text[group[-1].end : following.start]
    if len(gap) > _LONGEST_GAP:
        return ""
    lead = text[max(0, group[0].start - _LEAD) : group[0].start]

    def is_gap(name: str) -> bool:
        return pattern("relations.toml", "gaps", name).match(gap) is not None

    if not joined and is_between(lead) and is_gap("range"):
        return "range"
    if not joined and is_gap("dash") and group[0].kind in {"day", "month"}:
        return "range"
    if joined != "range" and is_gap("list"):
        own = pattern("relations.toml", "marks", "own_verb").match(text[following.end :])
        return "" if own else "list"
    return ""


def _implied_year(
    text: str,
    group: list[CalendarUnit],
    units: list[CalendarUnit],
    sentences: Sequence[tuple[int, int]],
    reference_year: int | None,
) -> int | None:
    """Return the year of a group that does not write it, from its sentence or the document."""
    if any(unit.year is not None for unit in group) or reference_year is None:
        return reference_year
    start = group[0].start
    low, high = next(((a, b) for a, b in sentences if a <= start < b), (0, len(text)))
    written = [
        (unit, days)
        for unit in units
        if low <= unit.start < high
        and unit.year is not None
        and unit.kind in _FINE
        and not is_law_date(text, unit.start)
        and (days := unit.resolve(unit.year))
    ]
    years = {unit.year for unit, _ in written}
    if not written or reference_year in years:
        return reference_year
    nearest = min(written, key=lambda item: abs(item[0].start - start))
    return _nearest_year(group[0], nearest, (reference_year, nearest[0].year or reference_year))


def _nearest_year(
    unit: CalendarUnit,
    other: tuple[CalendarUnit, tuple[date, date]],
    candidates: tuple[int, int],
) -> int:
    """Return the year that keeps the order of the telling: "a dicembre … il 10/01/2023" is 2022."""
    written, (first, last) = other
    fitting = [
        (abs((days[0] - first).days), year)
        for year in candidates
        if (days := unit.resolve(year))
        and (days[0] <= last if unit.start < written.start else days[1] >= first)
    ]
    return min(fitting)[1] if fitting else candidates[0]


def _resolved(group: list[CalendarUnit], year: int | None) -> tuple[list[tuple[date, date]], bool]:
    """Return the days of each unit, a missing year taken from the unit behind it."""
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
    acts: Sequence[ActPlace],
) -> DateMark:
    days, inferred = _resolved(group, year)
    head, end = group[0], group[-1].end
    reading = read_relation(text, head, joined)
    relation, why = reading.relation, reading.why
    start = head.start if relation is DateRelation.PLANNED else reading.start
    act = _act_of(text, head, acts)
    if act is not None and relation not in {DateRelation.UNTIL, DateRelation.THROUGH}:
        is_law = why == "law"
        relation = DateRelation.BACKGROUND if is_law else DateRelation.POINT
        why = why if is_law else ""
    if not days:
        background = DateRelation.BACKGROUND
        return DateMark(start, end, background, None, None, head.kind, inferred, why="no year")
    first, last = _ends(head, joined, days, relation)
    if reading.is_span:
        first = days[0][0]
    if reading.is_prior:
        last = days[0][0] - timedelta(days=1)
    if relation is DateRelation.UNTIL:
        first = None
    return DateMark(
        start,
        end,
        relation,
        first,
        last,
        head.kind,
        inferred,
        is_of_act=act is not None,
        why=why,
        anchor=min(act.start, start) if act else None,
    )


def _ends(
    head: CalendarUnit,
    joined: str,
    days: list[tuple[date, date]],
    relation: DateRelation,
) -> tuple[date | None, date]:
    """Return first and last day of a group; of a list only the last date counts."""
    first, last = days[-1][0] if joined == "list" else days[0][0], days[-1][1]
    if head.days_before and not joined and relation is not DateRelation.RANGE:
        first = last
    return first, last


def is_own_date(gap: str) -> bool:
    """Whether the words between an act's number and a date make the date the act's own."""
    return pattern("acts.toml", "acts", "own_date").match(gap) is not None


def _act_of(text: str, unit: CalendarUnit, acts: Sequence[ActPlace]) -> ActPlace | None:
    """Return the act whose own date this is."""
    for act in acts:
        if act.date_first and act.date_first[0] <= unit.start < act.date_first[1]:
            return act
        gap = text[act.end : unit.start]
        if act.end <= unit.start and len(gap) < _LEAD and is_own_date(gap):
            return act
    return None
