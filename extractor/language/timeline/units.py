"""Days, months and parts of years as they are written in Italian: the units dates are made of.

A unit is read without knowing its year when the text leaves it out; :meth:`CalendarUnit.resolve`
gives it one. Nothing here needs spaCy, so that the cells of a deadline column cost microseconds.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from extractor.language.timeline.feasts import Feast, feasts
from extractor.language.words.data import pattern, read_toml

_FIRST_YEAR, _LAST_YEAR = 1950, 2099
_WORD = re.compile(r"\d+|[^\W\d_]+")
_YEAR = r"(?:19|20)\d{2}"
_MONTHS = 12
_SEASON_LEAD = 12


@dataclass(frozen=True, slots=True)
class CalendarUnit:
    """A day, a month, a part of a year or a year, as written.

    Attributes:
        start: Offset of the first character.
        end: Offset after the last character.
        kind: ``day``, ``month``, ``part`` (of a year), ``season`` or ``year``.
        year: The year, or ``None`` where the text does not write it.
        first_month: First month covered, from 1; beyond 12 it lies in the year behind.
        last_month: Last month covered.
        first_day: First day covered in ``first_month``.
        last_day: Last day covered in ``last_month``; 31 stands for the month's last day.
        days_before: For "5, 12 e 19 maggio": the days named before the last.
        weak: Whether the form alone does not prove a date ("10/2022", "3/10", "12.3.14").
        shift: Years to add to an inferred year: "gennaio dell'anno successivo".
        feast: The feast, where it is named by one.
    """

    start: int
    end: int
    kind: str
    year: int | None
    first_month: int
    last_month: int
    first_day: int
    last_day: int
    days_before: tuple[int, ...] = ()
    weak: bool = False
    shift: int = 0
    feast: Feast | None = None

    def resolve(self, year: int) -> tuple[date, date] | None:
        """Give the first and last day in ``year``; ``None`` when no such day exists."""
        year += self.shift if self.year is None else 0
        if self.feast is not None:
            return self.feast.days_in(year)
        first_year, first_month = _carried(year, self.first_month)
        last_year, last_month = _carried(year, self.last_month)
        days_in_last_month = monthrange(last_year, last_month)[1]
        last_day = min(self.last_day, days_in_last_month)
        if self.kind == "day" and self.last_day > days_in_last_month:
            return None
        first_day = min((*self.days_before, self.first_day))
        return date(first_year, first_month, first_day), date(last_year, last_month, last_day)


def _carried(year: int, month: int) -> tuple[int, int]:
    return year + (month - 1) // _MONTHS, (month - 1) % _MONTHS + 1


@dataclass(frozen=True, slots=True)
class _Calendar:
    months: dict[str, int]
    parts: dict[str, int]
    ordinals: dict[str, int]
    parts_of_month: dict[str, tuple[int, int]]
    parts_of_year: dict[str, tuple[int, int]]
    seasons: dict[str, tuple[int, int]]
    school: tuple[int, int]
    school_ends: frozenset[str]
    first_day: str
    triggers: frozenset[str]
    pattern: re.Pattern[str]


def _alternatives(words: list[str]) -> str:
    """Return a regular expression for any of the words, the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


def _forms() -> list[str]:
    """Return the written forms of ``calendar.toml`` with their words filled in."""
    data = read_toml("calendar.toml")
    forms = data["forms"]
    words = {
        "YEAR": _YEAR,
        "full": _alternatives([names[0] for names in data["months"].values()]),
        "short": _alternatives([name for names in data["months"].values() for name in names[1:]]),
        "ordinal": _alternatives([word for words in data["ordinals"].values() for word in words]),
        "part": _alternatives(list(data["parts"])),
        "season": _alternatives(list(data["seasons"])),
        "of_month": _alternatives(list(data["parts_of_month"])),
        "of_year": _alternatives(list(data["parts_of_year"])),
        "feast": _alternatives(list(data["feasts"])),
        "school": _alternatives(data["school"]["words"]),
        "of": forms["of"],
        "of_the": forms["of_the"],
    }

    def fill(match: re.Match[str]) -> str:
        kind, _, name = match[1].partition(" ")
        if not name:
            return str(words[kind])
        form: str = forms["of_year" if kind == "of" else "joined_year"]
        return form.replace("NAME", name).replace("<YEAR>", _YEAR)

    placeholder = re.compile(r"(?<!\?P)<(\w+(?: \w+)?)>")
    return [placeholder.sub(fill, form) for form in forms["forms"]]


@lru_cache(maxsize=1)
def _calendar() -> _Calendar:
    data = read_toml("calendar.toml")
    months = {name: int(number) for number, names in data["months"].items() for name in names}
    ordinals = {word: int(number) for number, words in data["ordinals"].items() for word in words}
    modifiers = [*data["parts_of_month"], *data["parts_of_year"], *data["feasts"]]
    modifiers += data["school"]["words"] + data["school"]["beginnings"]
    leading = [words.split()[0].partition(".")[0] for words in modifiers]
    school = data["school"]
    return _Calendar(
        months=months,
        parts=data["parts"],
        ordinals=ordinals,
        parts_of_month={key: (low, high) for key, (low, high) in data["parts_of_month"].items()},
        parts_of_year={key: (low, high) for key, (low, high) in data["parts_of_year"].items()},
        seasons={key: (low, high) for key, (low, high) in data["seasons"].items()},
        school=(school["first_month"], _MONTHS + school["last_month"]),
        school_ends=frozenset(data["forms"]["school_year_ends"]),
        first_day=data["forms"]["first_day"],
        triggers=frozenset([*months, *data["seasons"], *ordinals, *leading]),
        pattern=re.compile("|".join(_forms()), re.IGNORECASE),
    )


def _full_year(digits: str | None) -> int | None:
    """Give 2022 for "22": offices do not write about the last century with two digits."""
    if digits is None:
        return None
    digits = digits.replace(" ", "")  # a year that a line end broke
    year = int(digits)
    return year + 2000 if len(digits) == 2 else year


def _words(text: str) -> str:
    return " ".join(text.lower().split())


def _day(
    match: re.Match[str],
    year: int | None,
    month: int,
    day: int,
    *,
    days_before: tuple[int, ...] = (),
    weak: bool = False,
) -> CalendarUnit | None:
    longest = monthrange(year or 2024, month)[1] if 1 <= month <= _MONTHS else 0
    if not all(1 <= number <= longest for number in (*days_before, day)):
        return None
    start, end = match.span()
    return CalendarUnit(start, end, "day", year, month, month, day, day, days_before, weak)


def _written_day(match: re.Match[str], calendar: _Calendar) -> CalendarUnit | None:
    """Read "5, 12 e 19 maggio 2022", "1° luglio", "primo marzo"."""
    name = match["text_m"] or match["text_a"]
    digits = match["text_j"] or match["text_y"] or match["text_k"] or match["text_z"]
    day = 1 if match["text_d"].lower() == calendar.first_day else int(match["text_d"])
    before = tuple(int(number) for number in re.findall(r"\d+", match["text_b"]))
    return _day(match, _full_year(digits), calendar.months[name.lower()], day, days_before=before)


def _month(match: re.Match[str], calendar: _Calendar) -> CalendarUnit:
    """Read "ottobre 2022", "dic./2022", "primi giorni del mese di marzo 2023"."""
    form = "month" if match["month"] else "abbr"
    number = calendar.months[match[f"{form}_m"].lower()]
    year = _full_year(match[f"{form}_j"] or match[f"{form}_y"])
    modifier = match[f"{form}_p"]
    low, high = calendar.parts_of_month[_words(modifier)] if modifier else (1, 31)
    return CalendarUnit(*match.span(), "month", year, number, number, low, high)


def _part_of_year(match: re.Match[str], calendar: _Calendar) -> CalendarUnit | None:
    """Read "II semestre 2022", "estate 2022", "inizio 2022", "fine anno", "2022"."""
    kind = "part"
    if match["part"]:
        length = calendar.parts[match["part_n"].lower()]
        ordinal = calendar.ordinals[match["part_o"].lower()]
        ordinal = _MONTHS // length if ordinal < 0 else ordinal
        low, high = (ordinal - 1) * length + 1, ordinal * length
        year = _full_year(match["part_y"])
        if high > _MONTHS:
            return None
    elif match["season"]:
        kind, (low, high) = "season", calendar.seasons[match["season_n"].lower()]
        year = _full_year(match["season_y"])
    elif match["school"]:
        return _school_year(match, calendar)
    else:
        modifier = match["year_p"] or match["anno_p"]
        kind = "part" if modifier else "year"
        low, high = calendar.parts_of_year[_words(modifier)] if modifier else (1, _MONTHS)
        year = _full_year(match["year_y"])
    return CalendarUnit(*match.span(), kind, year, low, high, 1, 31)


def _school_year(match: re.Match[str], calendar: _Calendar) -> CalendarUnit:
    """Read "anno scolastico 2022/2023" and its end, the last month of lessons."""
    low, high = calendar.school
    year = _full_year(match["school_y"])
    if match["school_p"]:
        ends = _words(match["school_p"]) in calendar.school_ends
        low, high = (high, high) if ends else (low, low)
    return CalendarUnit(*match.span(), "part", year, low, high, 1, 31)


def _unit(match: re.Match[str], calendar: _Calendar) -> CalendarUnit | None:
    """Read one match of the pattern; ``None`` when no such day exists ("31/06", "45/12")."""
    if match["iso"]:
        return _day(match, int(match["iso_y"]), int(match["iso_m"]), int(match["iso_d"]))
    if match["full"]:
        weak = len(match["full_y"]) == 2 and match["full_s"] != "/"
        year, month, day = _full_year(match["full_y"]), int(match["full_m"]), int(match["full_d"])
        return _day(match, year, month, day, weak=weak)
    if match["dm"]:
        return _day(match, None, int(match["dm_m"]), int(match["dm_d"]), weak=True)
    if match["text"]:
        return _written_day(match, calendar)
    if match["month"] or match["abbr"]:
        return _month(match, calendar)
    if match["feast"]:
        feast = feasts()[_words(match["feast_n"])]
        year = _full_year(match["feast_y"])
        return CalendarUnit(*match.span(), "feast", year, 1, 1, 1, 1, feast=feast)
    if match["my"]:
        month = int(match["my_m"])
        span = match.span()
        return CalendarUnit(*span, "month", int(match["my_y"]), month, month, 1, 31, weak=True)
    return _part_of_year(match, calendar)


def calendar_units(text: str) -> list[CalendarUnit]:
    """Find the calendar units of a text, in order and without overlaps.

    Args:
        text: Any text; offsets refer to it.

    Returns:
        The units. Forms that other things are written in as well (numbers of acts, fractions)
        are marked weak: the caller decides by the words around them.
    """
    calendar = _calendar()
    found: list[CalendarUnit] = []
    position = 0
    for word in _WORD.finditer(text):
        start = word.start()
        if start < position or not (text[start].isdigit() or word[0].lower() in calendar.triggers):
            continue
        if start and (text[start - 1] == "/" or _continues_number(text, start)):
            continue
        match = calendar.pattern.match(text, start)
        unit = _unit(match, calendar) if match else None
        if match:
            position = match.end()
        if unit and _is_possible(text, unit):
            found.append(_shifted(text, unit))
    return found


def _is_possible(text: str, unit: CalendarUnit) -> bool:
    if unit.year is not None:
        return _FIRST_YEAR <= unit.year <= _LAST_YEAR
    if unit.kind != "season":
        return True
    lead = text[max(0, unit.start - _SEASON_LEAD) : unit.start]
    return pattern("calendar.toml", "forms", "season_lead").search(lead) is not None


def _shifted(text: str, unit: CalendarUnit) -> CalendarUnit:
    """Read "dell'anno successivo" behind a date without a year."""
    if unit.year is not None:
        return unit
    for name, years in (("next", 1), ("previous", -1)):
        match = pattern("calendar.toml", "shifted", name).match(text, unit.end)
        if match:
            return replace(unit, end=match.end(), shift=years)
    return unit


def _continues_number(text: str, start: int) -> bool:
    """Whether the digit at ``start`` goes on with "1.234" or "12,5"."""
    return start > 1 and text[start - 1] in ".," and text[start - 2].isdigit()
