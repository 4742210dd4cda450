"""Columns of months."""

import pytest

from extractor.layouts.months import month_columns


@pytest.mark.parametrize(
    "year",
    [
        list("GFMAMGLASOND"),
        ["gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic"],
        [
            "Gen.",
            "Feb.",
            "Mar.",
            "Apr.",
            "Mag.",
            "Giu.",
            "Lug.",
            "Ago.",
            "Sett.",
            "Ott.",
            "Nov.",
            "Dic.",
        ],
    ],
)
def test_twelve_columns_are_a_year(year: list[str]) -> None:
    headers = ["Fase", "Descrizione", *year, "Note"]
    assert month_columns(headers) == {2 + number: number + 1 for number in range(12)}


def test_some_months_in_order_are_months() -> None:
    assert month_columns(["Fase", "marzo", "giugno", "dicembre"]) == {1: 3, 2: 6, 3: 12}


@pytest.mark.parametrize("headers", [list("GFMAM"), ["dic", "gen"], ["Fase", "marzo"], ["N", "A"]])
def test_other_letters_and_a_lone_month_are_none(headers: list[str]) -> None:
    assert month_columns(headers) == {}
