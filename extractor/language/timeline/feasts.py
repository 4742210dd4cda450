"""Feasts and holidays that dates are told by: Easter, Christmas, the summer break."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from extractor.language.words.data import read_toml


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast: on a day of the year, or so many days from Easter, and how long it lasts."""

    days: int
    month: int = 0
    day: int = 0
    easter: int | None = None

    def days_in(self, year: int) -> tuple[date, date]:
        """Give its first and last day in a year."""
        if self.easter is None:
            first = date(year, self.month, self.day)
        else:
            first = easter(year) + timedelta(days=self.easter)
        return first, first + timedelta(days=self.days - 1)


def easter(year: int) -> date:
    """Give Easter Sunday of a year of the Gregorian calendar (Meeus, Jones and Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    skipped = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - skipped + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    days = epact + weekday - 7 * correction + 114
    return date(year, days // 31, days % 31 + 1)


@lru_cache(maxsize=1)
def feasts() -> dict[str, Feast]:
    """Load the feasts of ``calendar.toml`` once, by name."""
    return {name: Feast(**entry) for name, entry in read_toml("calendar.toml")["feasts"].items()}
