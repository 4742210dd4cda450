"""Dates counted from another date: "il giorno successivo", "entro 10 giorni dalla firma".

The date they are counted from is the one named behind them ("due giorni dopo la chiusura, avvenuta
il 30/11"), the deadline where they name it, else the nearest date told before them.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from extractor.language.timeline.dates import DateMark
from extractor.language.words.data import pattern, read_toml
from extractor.language.words.numbers import read_number_word
from models.language import DateRelation

_WEEK, _MONTHS = 7, 12
_TAIL_REACH = 90  # characters within which a date behind may be the one counted from
_UNITS = ("day", "week", "month", "year", "quarter", "half")
_WITH_NUMBER = frozenset({"within", "early", "count_after", "after_count"})
_SPANS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


@dataclass(frozen=True, slots=True)
class _Count:
    """A count as written: how many of which unit, and in which manner."""

    start: int
    end: int
    form: str
    number: int
    unit: str
    weekday: int | None = None


def relative_marks(
    text: str, marks: Sequence[DateMark], deadline: date | None
) -> tuple[list[DateMark], frozenset[int]]:
    """Read the dates of a text that are counted from others.

    Args:
        text: The text.
        marks: Its other dates.
        deadline: The deadline of the step, for those counted from it.

    Returns:
        The marks, and the starts of the dates that are only counted from.
    """
    found: list[DateMark] = []
    used: set[int] = set()
    for count in _counts(text):
        if any(mark.start < count.end and count.start < mark.end for mark in [*marks, *found]):
            continue
        anchor, by_deadline = _anchor(text, count, [*marks, *found], deadline)
        if anchor is None:
            continue
        if anchor.start > count.start:
            used.add(anchor.start)
        mark = _counted(count, anchor, by_deadline=by_deadline)
        if mark is not None:
            found.append(mark)
    return found, frozenset(used)


@lru_cache(maxsize=1)
def _number() -> str:
    """Return the pattern of a number in digits or words."""
    numbers = read_toml("numbers.toml")
    words = sorted({*numbers["units"], *numbers["tens"], "\\d{1,3}"}, key=len, reverse=True)
    return "|".join([*words, *(f"{t}\\w+" for t in numbers["tens"])])


@lru_cache(maxsize=1)
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    data = read_toml("relations.toml")["relative"]
    number = _number()
    names = ("within", "early", "count_after", "after_count", "day", "period", "same")
    return tuple(
        (name, re.compile(data[name].replace("{n}", number), re.IGNORECASE)) for name in names
    )


def _counts(text: str) -> Iterator[_Count]:
    taken: list[tuple[int, int]] = []
    if pattern("relations.toml", "relative", "gate").search(text) is None:
        return
    holds_number = _holds_number(text)
    for name, form in _forms():
        if name in _WITH_NUMBER and not holds_number:
            continue
        for match in form.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            count = _count(name, match)
            if count is not None:
                yield count


def _holds_number(text: str) -> bool:
    """Whether a number of days, weeks, months or years stands in a text."""
    return any(
        re.fullmatch(_number(), match[1], re.IGNORECASE)
        for match in pattern("relations.toml", "relative", "counted").finditer(text)
    )


def _count(name: str, match: re.Match[str]) -> _Count | None:
    data = read_toml("relations.toml")
    words, backward = data["relative_words"], data["relative"]["backward"]
    groups = {key: value.lower() for key, value in match.groupdict().items() if value}
    span = match.span()
    if name == "same":
        return _Count(*span, name, 0, "day")
    way = groups.get("way", "")
    sign = -1 if way in backward else 1
    if name == "day":
        return _Count(*span, name, -1 if "eve" in groups else sign, "day")
    if "weekday" in groups:
        return _Count(*span, "weekday", 1, "day", words["weekdays"].index(groups["weekday"]))
    unit = next((unit for unit in _UNITS if groups["unit"] in words[unit]), "day")
    if name == "period":
        return _Count(*span, name, sign, unit)
    digits = groups["n"]
    number = int(digits) if digits.isdigit() else read_number_word(digits)
    return None if number is None else _Count(*span, name, sign * number, unit)


def _anchor(
    text: str, count: _Count, marks: Sequence[DateMark], deadline: date | None
) -> tuple[DateMark | None, bool]:
    """Return the date counted from, and whether it is the deadline."""
    data = read_toml("relations.toml")["relative"]
    tail = text[count.end : count.end + _TAIL_REACH]
    known = [mark for mark in marks if mark.last is not None and mark.why != "law"]
    of_deadline = re.match(data["of_deadline"], tail, re.IGNORECASE) is not None
    if count.form == "early" or of_deadline:
        if deadline is None:
            return None, True
        point = DateRelation.POINT
        return DateMark(count.start, count.end, point, deadline, deadline, "day"), True
    named = re.match(data["of_event"], tail, re.IGNORECASE) is not None
    if named and count.form in {"day", "count_after", "within"}:
        stop = re.search(r"[.;](?:\s|$)", tail)
        high = count.end + (stop.start() if stop else len(tail))
        behind = [mark for mark in known if count.end <= mark.start < high]
        if behind:
            return behind[0], False
    before = [mark for mark in known if mark.end <= count.start]
    useful = [m for m in before if m.relation is not DateRelation.BACKGROUND and m.kind != "year"]
    candidates = useful or before
    return (candidates[-1] if candidates else None), False


def _counted(count: _Count, anchor: DateMark, *, by_deadline: bool) -> DateMark | None:
    first, last = anchor.first or anchor.last, anchor.last
    if first is None or last is None:
        return None
    relation, why = DateRelation.POINT, ""
    if anchor.relation is DateRelation.PLANNED and not by_deadline:
        relation, why = DateRelation.PLANNED, anchor.why
    low: date | None
    low, high = first, last
    if count.form == "within":
        low, high = (None if by_deadline else first), moved(last, count.number, count.unit)
        relation = DateRelation.UNTIL if low is None else relation
    elif count.form == "period":
        low, high = _period(last, count)
    elif count.form == "weekday":
        ahead = ((count.weekday or 0) - last.weekday() - 1) % _WEEK + 1
        low = high = last + timedelta(days=ahead)
    elif count.form == "early":
        low = high = moved(last, count.number, count.unit)
    else:
        low, high = (moved(day, count.number, count.unit) for day in (first, last))
    kind = "day" if low == high else "month"
    if low is not None and anchor.first is None:
        low = None
        relation = DateRelation.UNTIL
    return DateMark(
        count.start,
        count.end,
        relation,
        low,
        high,
        kind,
        year_is_inferred=True,
        why=why,
        is_relative=True,
    )


def moved(day: date, number: int, unit: str) -> date:
    """Move a day by days, weeks or months; the end of a shorter month stands for a missing day."""
    if unit in _SPANS:
        months = day.year * _MONTHS + day.month - 1 + number * _SPANS[unit]
        year, month = months // _MONTHS, months % _MONTHS + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    return day + timedelta(days=number * (_WEEK if unit == "week" else 1))


def _period(day: date, count: _Count) -> tuple[date, date]:
    """Return the whole week, month or year behind or before the one of a day."""
    if count.unit in {"day", "week"}:
        monday = day - timedelta(days=day.weekday()) + timedelta(days=_WEEK * count.number)
        return monday, monday + timedelta(days=_WEEK - 1)
    span = _SPANS[count.unit]
    begin = day.replace(month=(day.month - 1) // span * span + 1, day=1)
    first = moved(begin, count.number, count.unit)
    return first, moved(first, 1, count.unit) - timedelta(days=1)


def without_anchors(marks: Sequence[DateMark], used: frozenset[int]) -> list[DateMark]:
    """Make background of the dates that are only counted from."""
    return [
        replace(mark, relation=DateRelation.BACKGROUND, why="another date is counted from it")
        if mark.start in used
        else mark
        for mark in marks
    ]
