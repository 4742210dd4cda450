"""Days, months and parts of years as they are written in Italian: the units dates are made of.

A unit is read without knowing its year when the text leaves it out; :func:`resolve` gives it one.
Nothing here needs spaCy, so that the cells of a deadline column cost microseconds.
"""

from __future__ import annotations

import re
import tomllib
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

_FIRST_YEAR, _LAST_YEAR = 1950, 2099
_WORD = re.compile(r"\d+|[^\W\d_]+")
_YEAR = r"(?:19|20)\d{2}"


@dataclass(frozen=True, slots=True)
class CalendarUnit:
    """A day, a month, a part of a year or a year, as written.

    Attributes:
        start: Offset of the first character.
        end: Offset after the last character.
        kind: ``day``, ``month``, ``part`` (of a year), ``season`` or ``year``.
        year: The year, or ``None`` where the text does not write it.
        first_month: First month covered, from 1.
        last_month: Last month covered.
        first_day: First day covered in ``first_month``.
        last_day: Last day covered in ``last_month``; 31 stands for the month's last day.
        days_before: For "5, 12 e 19 maggio": the days named before the last.
        weak: Whether the form alone does not prove a date ("10/2022", "3/10", "12.3.14").
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

    def resolve(self, year: int) -> tuple[date, date] | None:
        """Gives the first and last day in ``year``; ``None`` when no such day exists."""
        days_in_last_month = monthrange(year, self.last_month)[1]
        last_day = min(self.last_day, days_in_last_month)
        if self.kind == "day" and self.last_day > days_in_last_month:
            return None
        first_day = min((*self.days_before, self.first_day))
        return date(year, self.first_month, first_day), date(year, self.last_month, last_day)


@dataclass(frozen=True, slots=True)
class _Calendar:
    months: dict[str, int]
    parts: dict[str, int]
    ordinals: dict[str, int]
    parts_of_month: dict[str, tuple[int, int]]
    parts_of_year: dict[str, tuple[int, int]]
    seasons: dict[str, tuple[int, int]]
    triggers: frozenset[str]
    pattern: re.Pattern[str]


def _alternatives(words: list[str]) -> str:
    """A regular expression for any of the words, the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


def _of_year(group: str) -> str:
    """A year ("2022", "del 2022", "dell'anno 2022") behind a day, a month or a part of a year."""
    return rf"(?:\s*,?\s*(?:del(?:l['’]\s?anno)?\s+|di\s+)?(?:anno\s+)?(?P<{group}>{_YEAR})(?!\d))"


def _joined_year(group: str) -> str:
    """A joined year ("/2022", "-23", "'22") behind the name of a month."""
    return rf"(?:\s?(?:[./\-–]{{1,2}}\s?['’]?|['’])(?P<{group}>{_YEAR}|\d{{2}})(?![\d/]|[.,]\d))"


def _forms(data: dict[str, dict[str, list[str]]]) -> list[str]:
    """The written forms, the more specific before the more general."""
    full = _alternatives([names[0] for names in data["months"].values()])
    short = _alternatives([name for names in data["months"].values() for name in names[1:]])
    ordinal = _alternatives([word for words in data["ordinals"].values() for word in words])
    part, season = _alternatives(list(data["parts"])), _alternatives(list(data["seasons"]))
    of_month = _alternatives(list(data["parts_of_month"]))
    of_year = _alternatives(list(data["parts_of_year"]))
    of = r"\s+(?:del(?:lo)?\s+|di\s+)?(?:stesso\s+)?(?:mese\s+di\s+)?"
    of_the = r"\s+(?:del(?:l['’])?\s*|di\s+)?"
    return [
        r"(?P<iso>(?P<iso_y>20\d{2})-(?P<iso_m>\d{2})-(?P<iso_d>\d{2}))(?!\d)",
        rf"(?P<full>(?P<full_d>\d{{1,2}})[°º]?\s?(?P<full_s>[./\-])\s?(?P<full_m>\d{{1,2}})\s?"
        rf"[./\-]\s?(?P<full_y>{_YEAR}|\d{{2}}))(?![\d/]|[.,]\d)",
        r"(?P<text>(?P<text_b>(?:\d{1,2}[°º]?\s*(?:,|e|ed|-|–|/|al?)\s*(?:il\s+|l['’]\s?)?)*)(?P<text_d>\d{1,2}|primo)"
        rf"\s?[°º]?\s*(?:(?P<text_m>{full})\b(?:{_joined_year('text_j')}|{_of_year('text_y')})?"
        rf"|(?P<text_a>{short})\b\.?(?:{_joined_year('text_k')}|{_of_year('text_z')})))",
        rf"(?P<part>(?P<part_o>{ordinal})\s*(?P<part_n>{part})\b(?:\.(?=\s*\d{{4}}))?{_of_year('part_y')}?)",
        rf"(?P<month>(?:(?P<month_p>{of_month}){of})?(?P<month_m>{full})\b"
        rf"(?:{_joined_year('month_j')}|{_of_year('month_y')})?)",
        rf"(?P<abbr>(?:(?P<abbr_p>{of_month}){of})?(?P<abbr_m>{short})\b"
        rf"(?:{_joined_year('abbr_j')}|\.?{_of_year('abbr_y')}))",
        rf"(?P<season>(?P<season_n>{season})\b{_of_year('season_y')})",
        rf"(?P<year>(?:(?P<year_p>{of_year}){of_the}(?:anno\s+)?)?(?P<year_y>{_YEAR}))"
        r"(?![\w/]|[.,\-]\d)",
        rf"(?P<anno>(?P<anno_p>{of_year}){of_the}anno(?:\s+in\s+corso)?)\b(?!\s*{_YEAR})",
        r"(?P<my>(?P<my_m>0?[1-9]|1[0-2])[/.\-](?P<my_y>20\d{2}))(?![\d/]|[.,]\d)",
        r"(?P<dm>(?P<dm_d>\d{1,2})/(?P<dm_m>0?[1-9]|1[0-2]))(?![\d/]|[.,]\d)",
    ]


@lru_cache(maxsize=1)
def _calendar() -> _Calendar:
    with (Path(__file__).parent / "calendar.toml").open("rb") as file:
        data = tomllib.load(file)
    months = {name: int(number) for number, names in data["months"].items() for name in names}
    ordinals = {word: int(number) for number, words in data["ordinals"].items() for word in words}
    modifiers = [*data["parts_of_month"], *data["parts_of_year"]]
    leading = [*months, *data["seasons"], *ordinals, *(words.split()[0] for words in modifiers)]
    return _Calendar(
        months=months,
        parts=data["parts"],
        ordinals=ordinals,
        parts_of_month={key: (low, high) for key, (low, high) in data["parts_of_month"].items()},
        parts_of_year={key: (low, high) for key, (low, high) in data["parts_of_year"].items()},
        seasons={key: (low, high) for key, (low, high) in data["seasons"].items()},
        triggers=frozenset(leading),
        pattern=re.compile("|".join(_forms(data)), re.IGNORECASE),
    )


def _full_year(digits: str | None) -> int | None:
    """Gives 2022 for "22": offices do not write about the last century with two digits."""
    if digits is None:
        return None
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
    longest = monthrange(year or 2024, month)[1] if 1 <= month <= 12 else 0
    if not all(1 <= number <= longest for number in (*days_before, day)):
        return None
    start, end = match.span()
    return CalendarUnit(start, end, "day", year, month, month, day, day, days_before, weak)


def _written_day(match: re.Match[str], calendar: _Calendar) -> CalendarUnit | None:
    """Reads "5, 12 e 19 maggio 2022", "1° luglio", "primo marzo"."""
    name = match["text_m"] or match["text_a"]
    digits = match["text_j"] or match["text_y"] or match["text_k"] or match["text_z"]
    day = 1 if match["text_d"].lower() == "primo" else int(match["text_d"])
    before = tuple(int(number) for number in re.findall(r"\d+", match["text_b"]))
    return _day(match, _full_year(digits), calendar.months[name.lower()], day, days_before=before)


def _month(match: re.Match[str], calendar: _Calendar) -> CalendarUnit:
    """Reads "ottobre 2022", "dic./2022", "primi giorni del mese di marzo 2023"."""
    form = "month" if match["month"] else "abbr"
    number = calendar.months[match[f"{form}_m"].lower()]
    year = _full_year(match[f"{form}_j"] or match[f"{form}_y"])
    modifier = match[f"{form}_p"]
    low, high = calendar.parts_of_month[_words(modifier)] if modifier else (1, 31)
    return CalendarUnit(*match.span(), "month", year, number, number, low, high)


def _part_of_year(match: re.Match[str], calendar: _Calendar) -> CalendarUnit | None:
    """Reads "II semestre 2022", "estate 2022", "inizio 2022", "fine anno", "2022"."""
    kind = "part"
    if match["part"]:
        length = calendar.parts[match["part_n"].lower()]
        ordinal = calendar.ordinals[match["part_o"].lower()]
        ordinal = 12 // length if ordinal < 0 else ordinal
        low, high = (ordinal - 1) * length + 1, ordinal * length
        year = _full_year(match["part_y"])
    elif match["season"]:
        kind, (low, high) = "season", calendar.seasons[match["season_n"].lower()]
        year = _full_year(match["season_y"])
    else:
        modifier = match["year_p"] or match["anno_p"]
        kind = "part" if modifier else "year"
        low, high = calendar.parts_of_year[_words(modifier)] if modifier else (1, 12)
        year = _full_year(match["year_y"])
    if high > 12:
        return None
    return CalendarUnit(*match.span(), kind, year, low, high, 1, 31)


def _unit(match: re.Match[str], calendar: _Calendar) -> CalendarUnit | None:
    """Reads one match of the pattern; ``None`` when no such day exists ("31/06", "45/12")."""
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
    if match["my"]:
        month = int(match["my_m"])
        span = match.span()
        return CalendarUnit(*span, "month", int(match["my_y"]), month, month, 1, 31, weak=True)
    return _part_of_year(match, calendar)


def calendar_units(text: str) -> list[CalendarUnit]:
    """Finds the calendar units of a text, in order and without overlaps.

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
        if unit and (unit.year is None or _FIRST_YEAR <= unit.year <= _LAST_YEAR):
            found.append(unit)
    return found


def _continues_number(text: str, start: int) -> bool:
    """Whether the digit at ``start`` goes on with "1.234" or "12,5"."""
    return start > 1 and text[start - 1] in ".," and text[start - 2].isdigit()
