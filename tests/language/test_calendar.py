"""Days, parts of years, feasts, and dates counted from other dates."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.language.timeline.anchors import moved, relative_marks
from extractor.language.timeline.dates import date_marks
from extractor.language.timeline.feasts import easter
from extractor.language.timeline.units import calendar_units

DEADLINE = date(2022, 6, 30)
EASTERS = {2019: (4, 21), 2021: (4, 4), 2022: (4, 17), 2024: (3, 31), 2038: (4, 25)}
UNITS = [
    ("nel II trimestre 2022", (2022, 4, 1), (2022, 6, 30)),
    ("nel primo semestre", (2022, 1, 1), (2022, 6, 30)),
    ("a metà ottobre", (2022, 10, 11), (2022, 10, 20)),
    ("negli ultimi dieci giorni di marzo", (2022, 3, 21), (2022, 3, 31)),
    ("nell'estate 2022", (2022, 6, 1), (2022, 9, 30)),
    ("nella seconda settimana di maggio", (2022, 5, 8), (2022, 5, 14)),
    ("nell'anno scolastico 2022/2023", (2022, 9, 1), (2023, 6, 30)),
    ("alla fine dell'anno scolastico 2021/2022", (2022, 6, 1), (2022, 6, 30)),
    ("a gennaio dell'anno successivo", (2023, 1, 1), (2023, 1, 31)),
    ("a Pasqua 2022", (2022, 4, 17), (2022, 4, 17)),
    ("nell'inverno 2022", (2022, 12, 1), (2023, 3, 31)),
]
COUNTED = [
    ("Redatto il 3/3/2022 e inviato il giorno successivo", (2022, 3, 4), (2022, 3, 4)),
    ("Redatto il 3/3/2022; quindici giorni dopo inviato", (2022, 3, 18), (2022, 3, 18)),
    ("Redatto il 31/1/2022; un mese dopo inviato", (2022, 2, 28), (2022, 2, 28)),
    ("Redatto il 5/10/2022, inviato la settimana seguente", (2022, 10, 10), (2022, 10, 16)),
    ("Redatto il 3/3/2022, inviato lo stesso giorno", (2022, 3, 3), (2022, 3, 3)),
    ("Inviato due giorni prima della scadenza", (2022, 6, 28), (2022, 6, 28)),
    ("Inviato con dieci giorni di ritardo", (2022, 7, 10), (2022, 7, 10)),
    ("Inviato il giorno dopo il parere, reso il 5/5/2022", (2022, 5, 6), (2022, 5, 6)),
    ("Chiuso il 4/5/2022 (mercoledì), inviato il venerdì successivo", (2022, 5, 6), (2022, 5, 6)),
]


@pytest.mark.parametrize(("text", "first", "last"), UNITS)
def test_parts_of_years_and_feasts(
    text: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    (unit,) = calendar_units(text)
    assert unit.resolve(unit.year or 2022) == (date(*first), date(*last))


@pytest.mark.parametrize(("year", "day"), EASTERS.items())
def test_easter(year: int, day: tuple[int, int]) -> None:
    assert easter(year) == date(year, *day)


@given(st.integers(1950, 2099))
def test_easter_is_a_sunday_of_spring(year: int) -> None:
    day = easter(year)
    assert day.weekday() == 6
    assert date(year, 3, 22) <= day <= date(year, 4, 25)


@pytest.mark.parametrize(("text", "first", "last"), COUNTED)
def test_dates_counted_from_others(
    text: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    marks = date_marks(text, 2022, [], [(0, len(text))])
    counted, _ = relative_marks(text, marks, DEADLINE)
    assert [(mark.first, mark.last) for mark in counted] == [(date(*first), date(*last))]


def test_without_a_date_to_count_from_there_is_none() -> None:
    assert relative_marks("Inviato il giorno successivo", [], None) == ([], frozenset())


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 60))
def test_months_forward_keep_the_day_or_end_the_month(day: date, months: int) -> None:
    later = moved(day, months, "month")
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or later.day < day.day
