"""Growth and reduction: old value against new."""

import pytest

from extractor.language.asking.growth import asked_change
from extractor.language.verdict.changes import difference_asked, read_change
from tests.language.reading import YEAR, analysed, asking


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("Da 40 a 50.", 25.0),
        ("34 giorni contro 34.", 0.0),
        ("38 persone, due in meno del 2021.", -5.0),
        ("42 persone, due in più.", 5.0),
        ("2022: 90; 2021: 100", -10.0),
        ("4,5% (2021: 5,0%)", -10.0),
        ("55 utenti (50 nel 2021)", 10.0),
        ("Invariato rispetto al 2021.", 0.0),
        ("96, come nel 2021", 0.0),
        ("In calo del 7%.", -7.0),
        ("+8%", 8.0),
    ],
)
def test_a_change_is_read(text: str, percent: float) -> None:
    change = read_change(analysed(text), YEAR)
    assert change is not None
    assert change.percent == percent


def test_no_change_is_read_where_none_is_told() -> None:
    assert read_change(analysed("Svolti 12 incontri."), YEAR) is None


@pytest.mark.parametrize(
    ("indicator", "target", "upward", "percent", "may_stay"),
    [
        ("Riduzione dei consumi", "5%", False, 5.0, False),
        ("Aumento degli utenti", "10%", True, 10.0, False),
        ("Utenti", "+5%", True, 5.0, False),
        ("Reclami", "-20%", False, 20.0, False),
        ("Utenti", ">= 2021", True, 0.0, True),
        ("Utenti", "> 2021", True, 0.0, False),
        ("Utenti", "non inferiore all'anno precedente", True, 0.0, True),
        ("Tempi", "in riduzione rispetto al 2021", False, 0.0, False),
        ("Tempi", "non superiore al 2021", False, 0.0, True),
    ],
)
def test_a_change_that_is_asked_for(
    indicator: str, target: str, upward: bool, percent: float, may_stay: bool
) -> None:
    asked = asked_change(indicator, target)
    assert asked is not None
    assert (asked.upward, asked.percent, asked.may_stay) == (upward, percent, may_stay)


def test_a_saving_in_euro_is_a_difference_and_a_percentage_is_none() -> None:
    assert difference_asked(asking("Risparmio sulle utenze", "almeno 10.000 euro")) is not None
    assert difference_asked(asking("Riduzione delle utenze", "almeno il 10%")) is None
    assert difference_asked(asking("Utenze pagate", "almeno 10")) is None
