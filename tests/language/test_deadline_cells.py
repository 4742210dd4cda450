"""What the cells of a deadline column say."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.language.dates import deadline_of_cell, year_range

CELLS = [
    ("31/07/22", date(2022, 7, 31)),
    ("31.07.2022", date(2022, 7, 31)),
    ("31-dic-22", date(2022, 12, 31)),
    ("dic-23", date(2023, 12, 31)),
    ("DIC-15", date(2015, 12, 31)),
    ("dic '22", date(2022, 12, 31)),
    ("entro giugno 2023", date(2023, 6, 30)),
    ("30 giugno 2022", date(2022, 6, 30)),
    ("Entro il 1° marzo 2022", date(2022, 3, 1)),
    ("07/2022", date(2022, 7, 31)),
    ("I trimestre 2023", date(2023, 3, 31)),
    ("I sem. 2022", date(2022, 6, 30)),
    ("2° semestre 2022", date(2022, 12, 31)),
    ("Tutto l'anno fino al 31.12.2026", date(2026, 12, 31)),
    ("fine anno 2022", date(2022, 12, 31)),
    ("2023", date(2023, 12, 31)),
    ("febbraio 2024", date(2024, 2, 29)),
    ("dal 01/03 al 30/06/2022", date(2022, 6, 30)),
    ("31/12/2022 (prorogato al 28/02/2023)", date(2022, 12, 31)),
    ("Relazione 2023 entro 30/06/2022", date(2022, 6, 30)),
]
NOT_DATES = [
    "",
    "n.d.",
    "31/06/2022",
    "entro 30 gg dalla consegna",
    "12",
    "2022/2024",
    "45/13/2022",
]
ONE_YEAR_ONLY = [
    ("entro l'anno", date(2022, 12, 31)),
    ("31/12", date(2022, 12, 31)),
    ("Ottobre - Dicembre", date(2022, 12, 31)),
    ("primo semestre", date(2022, 6, 30)),
]


@pytest.mark.parametrize(("cell", "expected"), CELLS)
def test_a_cell_with_a_year_gives_its_last_day(cell: str, expected: date) -> None:
    assert deadline_of_cell(cell, 2022, 2024) == expected


@pytest.mark.parametrize("cell", NOT_DATES)
def test_a_cell_without_a_date_gives_none(cell: str) -> None:
    assert deadline_of_cell(cell, 2022, 2022) is None


@pytest.mark.parametrize(("cell", "expected"), ONE_YEAR_ONLY)
def test_a_year_is_implied_only_by_a_period_of_one_year(cell: str, expected: date) -> None:
    assert deadline_of_cell(cell, 2022, 2022) == expected
    assert deadline_of_cell(cell, 2022, 2024) is None
    assert deadline_of_cell(cell, None, None) is None


@given(
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.sampled_from(
        ["%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d", "%d/%m/%y", "entro il %d/%m/%Y"]
    ),
)
def test_every_numeric_day_is_read_back(day: date, form: str) -> None:
    assert deadline_of_cell(day.strftime(form), None, None) == day


def test_pairs_of_years() -> None:
    assert year_range("Piano 2022-2024") == (2022, 2024)
    assert year_range("triennio 2022/24") == (2022, 2024)
    assert year_range("determinazione n. 12 del 2022") is None
