"""What indicators and targets ask for."""

from __future__ import annotations

import pytest

from extractor.language.asking.deliverables import deliverables
from extractor.language.asking.growth import AskedChange, asked_change
from extractor.language.asking.thresholds import thresholds
from models.language import Comparison, QuantityUnit

DELIVERABLES = [
    ("Approvazione del regolamento", [{"approve"}]),
    ("Pubblicazione del bando e assunzione di 2 operatori", [{"publish"}, {"recruit"}]),
    ("Predisposizione e adozione della carta dei servizi", [{"draft"}, {"approve"}]),
    ("Stipula del contratto per il servizio di pulizia e sanificazione", [{"sign"}]),
    ("Relazione al CdA", [{"send"}]),
    ("Relazione", [{"product"}]),
    ("Contratto firmato", [{"sign"}]),
    ("Numero di utenti", []),
]
THRESHOLDS = [
    ("almeno il 70%", Comparison.AT_LEAST, 70.0, QuantityUnit.PERCENT),
    ("=> 10", Comparison.AT_LEAST, 10.0, QuantityUnit.COUNT),
    ("< 5", Comparison.LESS_THAN, 5.0, QuantityUnit.COUNT),
    ("non superiore a 30 giorni", Comparison.AT_MOST, 30.0, QuantityUnit.DAYS),
    ("non superiore a € 20.000", Comparison.AT_MOST, 20000.0, QuantityUnit.EURO),
    ("entro il limite di € 120.000", Comparison.AT_MOST, 120000.0, QuantityUnit.EURO),
    ("60 ore", Comparison.AT_LEAST, 60.0, QuantityUnit.HOURS),
    ("0", Comparison.AT_MOST, 0.0, QuantityUnit.COUNT),
]


@pytest.mark.parametrize(("indicator", "classes"), DELIVERABLES)
def test_an_indicator_is_split_into_deliverables(indicator: str, classes: list[set[str]]) -> None:
    assert [item.classes for item in deliverables(indicator)[0]] == classes


def test_one_of_several_may_be_enough() -> None:
    assert deliverables("Firma del contratto e/o avvio del servizio")[1] is True


def test_actors_and_recipients_are_told_apart() -> None:
    (item,) = deliverables("Approvazione da parte dell'Assemblea")[0]
    assert item.agents == {"assemblea"}
    assert not item.recipients
    (item,) = deliverables("Trasmissione del verbale ai Comuni")[0]
    assert not item.agents
    assert item.recipients == {"comuni"}


@pytest.mark.parametrize(("target", "comparison", "value", "unit"), THRESHOLDS)
def test_a_target_is_a_threshold(
    target: str, comparison: Comparison, value: float, unit: QuantityUnit
) -> None:
    (found,) = thresholds(target, "target")
    assert (found.comparison, found.value, found.unit) == (comparison, value, unit)


@pytest.mark.parametrize(
    ("comparison", "values"),
    [
        (">= 10", (False, True, True)),
        ("> 10", (False, False, True)),
        ("<= 10", (True, True, False)),
        ("< 10", (True, False, False)),
    ],
)
def test_a_threshold_at_its_border(comparison: str, values: tuple[bool, ...]) -> None:
    (found,) = thresholds(comparison, "target")
    assert tuple(found.is_met_by(value) for value in (9.0, 10.0, 11.0)) == values


@pytest.mark.parametrize(
    ("indicator", "target", "expected"),
    [
        ("Riduzione dei consumi", "-20%", AskedChange(upward=False, percent=20.0)),
        ("Aumento delle domande", "almeno 10%", AskedChange(upward=True, percent=10.0)),
        ("Numero utenti", "> 2021", AskedChange(upward=True, percent=0.0)),
        ("Riduzione dei reclami", "", AskedChange(upward=False, percent=0.0)),
        ("Numero utenti", "40", None),
    ],
)
def test_growth_that_is_asked_for(
    indicator: str, target: str, expected: AskedChange | None
) -> None:
    assert asked_change(indicator, target) == expected
