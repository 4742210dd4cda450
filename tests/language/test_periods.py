"""Series: how often something is asked for, and in which months or quarters it was done."""

import pytest

from extractor.language.asking.frequency import frequency_of
from extractor.language.verdict.periods import read_series
from tests.language.reading import analysed, asking


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Report mensile", 12),
        ("Incontri trimestrali", 4),
        ("Una verifica ogni semestre", 2),
        ("2 per semestre", 2),
        ("ogni due mesi", 6),
        ("Relazione annuale", None),
        ("Report", None),
    ],
)
def test_how_often(text: str, times: int | None) -> None:
    assert frequency_of(text) == times


def test_so_many_in_each_half_are_twice_as_many_a_year() -> None:
    assert asking("Incontri", "2 per semestre").thresholds[0].value == 4
    assert asking("Incontri", "almeno 1 al mese").thresholds[0].value == 12
    assert asking("Incontri", "almeno 3").thresholds[0].value == 3


@pytest.mark.parametrize(
    ("text", "indicator", "told"),
    [
        ("Report trasmessi ogni mese.", "Report mensili trasmessi", 12),
        ("Report trasmessi ogni mese, salvo luglio e agosto.", "Report mensili trasmessi", 10),
        ("Incontri tenuti a marzo, giugno e ottobre.", "Incontri trimestrali", 3),
        ("Incontri tenuti il 3/3, il 4/6, il 9/9 e il 10/12.", "Incontri trimestrali", 4),
        ("Report trasmessi per il primo e il secondo trimestre.", "Report trimestrali", 2),
        ("Report trasmessi per i primi tre trimestri.", "Report trimestrali", 3),
        ("Verifiche effettuate al 31/3, al 30/6 e al 30/9.", "Verifiche trimestrali", 3),
    ],
)
def test_which_periods_are_told_of(text: str, indicator: str, told: int) -> None:
    series = read_series(analysed(text), asking(indicator))
    assert series is not None
    assert series.told == told
    assert series.is_complete is (told == series.asked)
    assert text[series.start : series.end]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("Incontri avviati a marzo.", "Incontri mensili"),
        ("Report trasmesso per il primo trimestre.", "Report trimestrali"),
        ("Report trasmessi ogni mese.", "Report annuale"),
        ("Non sono stati tenuti incontri ogni mese.", "Incontri mensili"),
    ],
)
def test_what_enumerates_no_periods_is_no_series(text: str, indicator: str) -> None:
    assert read_series(analysed(text), asking(indicator)) is None
