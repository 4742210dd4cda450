"""Cells as values: percentages, shares, programmes, codes, years, dates, marks."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.layouts.values import (
    codes,
    has_date,
    is_code,
    is_mark,
    number,
    out_of,
    percentage,
    programmes,
    share,
    single_date,
    years,
)

HUNDREDTHS = st.integers(0, 10_000_000)


def italian(hundredths: int, *, groups: bool) -> str:
    """A number with two decimals as Italian writes it."""
    whole, rest = divmod(hundredths, 100)
    return f"{f'{whole:,}'.replace(',', '.') if groups else whole},{rest:02d}"


@given(HUNDREDTHS, st.booleans())
def test_a_number_written_the_italian_way_is_read_back(hundredths: int, groups: bool) -> None:
    assert number(italian(hundredths, groups=groups)) == pytest.approx(hundredths / 100)


@given(HUNDREDTHS, st.booleans(), st.sampled_from(["", "%", " %"]))
def test_a_percentage_is_read_back(hundredths: int, groups: bool, sign: str) -> None:
    text = f" {italian(hundredths, groups=groups)}{sign} "
    assert percentage(text) == pytest.approx(hundredths / 100)
    assert share(text) == percentage(text)


@pytest.mark.parametrize("text", ["", "%", "n.d.", "20 giorni", "31/12/2022", "10%-20%", "1A", "-"])
def test_what_is_no_percentage(text: str) -> None:
    assert percentage(text) is None
    assert share(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("25/100", 25.0),
        ("12,5/100", 12.5),
        ("punti 30/100", 30.0),
        ("470/500", None),
        ("30 punti", 30.0),
        ("9.09%", 9.09),
    ],
)
def test_shares_of_a_hundred(text: str, value: float | None) -> None:
    assert share(text) == value


def test_points_out_of_others() -> None:
    assert out_of("470/500") == (470.0, 500.0)
    assert out_of("1.200/1.500") == (1200.0, 1500.0)
    assert out_of("12/01, 4/06") is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("12/01, 4/06", ["12.01", "04.06"]),
        ("Missione 12 - 12.07 e 12.07", ["12.07"]),
        ("01.11-12.02", ["01.11", "12.02"]),
        ("31/12/2022", []),
        ("nessuna", []),
    ],
)
def test_programmes(text: str, found: list[str]) -> None:
    assert programmes(text) == found


@given(st.lists(st.tuples(st.integers(1, 99), st.integers(1, 99)), unique=True, max_size=6))
def test_programmes_are_read_back(pairs: list[tuple[int, int]]) -> None:
    written = ", ".join(f"{mission}/{programme}" for mission, programme in pairs)
    assert programmes(written) == [f"{a:02d}.{b:02d}" for a, b in pairs]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1A, 2A", ["1A", "2A"]),
        ("1A e 10B", ["1A", "10B"]),
        ("1A; 2A; 1A", ["1A", "2A"]),
        ("1A 2A", ["1A", "2A"]),
        ("", []),
    ],
)
def test_codes(text: str, found: list[str]) -> None:
    assert codes(text) == found


@pytest.mark.parametrize(
    "text", ["1", "12.3", "A", "B.16", "13.3", "1A", "OB-3", "IV", "II.2", "3)", "SA 12", "1.a"]
)
def test_codes_of_objectives_and_steps(text: str) -> None:
    assert is_code(text)


@pytest.mark.parametrize("text", ["Sportello", "20%", "31/12/2022x", "entro giugno", "a b c", ""])
def test_what_is_no_code(text: str) -> None:
    assert not is_code(text)


def test_years_and_dates() -> None:
    assert years("dal 2022 al 2024 (delibera 12022)") == [2022, 2024]
    assert single_date("entro il 31/12/22") == date(2022, 12, 31)
    assert single_date("dal 01/03/2022 al 30/06/2022") is None
    assert single_date("31/02/2022") is None
    assert has_date("1.6.2023")
    assert not has_date("art. 12, comma 3")


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from("/.-"))
def test_a_date_in_digits_is_read_back(day: date, separator: str) -> None:
    written = day.strftime(f"%d{separator}%m{separator}%Y")
    assert single_date(f"entro il {written}.") == day
    assert single_date(day.strftime(f"%d{separator}%m{separator}%y")) == day


@pytest.mark.parametrize(
    "text", ["+", "=", "−", "SÌ", "no", "X", "✓", "raggiunto", "Non raggiunta"]
)
def test_marks(text: str) -> None:
    assert is_mark(text)


@pytest.mark.parametrize("text", ["", "20", "raggiunto al 50%", "notevole"])
def test_what_is_no_mark(text: str) -> None:
    assert not is_mark(text)
