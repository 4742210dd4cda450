"""Quantities as numbers, and outcomes that their own numbers contradict."""

import pytest

from extractor import read_result
from extractor.language.quantities import amounts_in, single_value
from models.vocabulary import AchievementKind, Outcome

PARTLY, MISSED, DONE = Outcome.PARTIALLY_ACHIEVED, Outcome.NOT_ACHIEVED, Outcome.ACHIEVED


@pytest.mark.parametrize(
    ("text", "indicator", "target", "outcome", "share"),
    [
        ("Sono state effettuate n. 3 assunzioni.", "N. assunzioni: 4", None, PARTLY, 75.0),
        ("Sono stati svolti 36 controlli.", "N. controlli: 60", None, PARTLY, 60.0),
        ("Sono stati svolti 64 controlli.", "N. controlli: 60", None, DONE, None),
        ("36", "Numero controlli: 60", None, PARTLY, 60.0),
        ("Evaso l'81% delle pratiche.", "Pratiche evase: 85%", None, MISSED, None),
        ("81%", "% pratiche evase", "85%", MISSED, None),
        ("86%", "% pratiche evase", "85%", DONE, None),
    ],
)
def test_a_number_in_an_indicator_is_a_target(
    text: str, indicator: str, target: str | None, outcome: Outcome, share: float | None
) -> None:
    read = read_result(text, indicator=indicator, target=target, reference_year=2022)
    assert (read.assessed_outcome, read.assessed_share_pct) == (outcome, share)


@pytest.mark.parametrize(
    ("figure", "kind", "weight", "outcome"),
    [
        (80.0, AchievementKind.DEGREE, 50.0, Outcome.NOT_ASSESSABLE),
        (100.0, AchievementKind.DEGREE, 50.0, DONE),
        (40.0, AchievementKind.CREDIT, 50.0, Outcome.NOT_ASSESSABLE),
        (49.95, AchievementKind.CREDIT, 50.0, DONE),
        (49.9, AchievementKind.CREDIT, 50.0, Outcome.NOT_ASSESSABLE),
        (40.0, None, 50.0, DONE),
        (40.0, AchievementKind.CREDIT, None, DONE),
    ],
)
def test_what_is_declared_below_the_whole_is_not_achieved_by_its_telling(
    figure: float, kind: AchievementKind | None, weight: float | None, outcome: Outcome
) -> None:
    read = read_result(
        "Il regolamento è stato approvato.",
        indicator="Approvazione del regolamento",
        achieved_pct=figure,
        weight_in_year_pct=weight,
        achievement_kind=kind,
    )
    assert read.assessed_outcome == outcome


def test_a_quantity_says_more_than_the_figure() -> None:
    read = read_result(
        "Sono stati svolti 64 controlli.",
        indicator="N. controlli: 60",
        achieved_pct=80.0,
        achievement_kind=AchievementKind.DEGREE,
    )
    assert read.assessed_outcome == DONE


@pytest.mark.parametrize(
    ("text", "indicator", "target", "asked", "measured"),
    [
        ("Svolti 36 controlli.", "N. controlli: 60", None, (60.0, "count", "at_least"), 36.0),
        ("81%", "% pratiche evase", "almeno 85%", (85.0, "percent", "at_least"), 81.0),
        ("75", "Numero di utenti", None, (None, None, None), 75.0),
        ("Fatto.", "Approvazione del regolamento", None, (None, None, None), None),
        (None, "N. controlli: 60", None, (60.0, "count", "at_least"), None),
    ],
)
def test_quantities_are_stored_as_numbers(
    text: str | None,
    indicator: str,
    target: str | None,
    asked: tuple[float | None, str | None, str | None],
    measured: float | None,
) -> None:
    reading = read_result(text, indicator=indicator, target=target).reading
    assert (reading.target_value, reading.target_unit, reading.target_comparison) == asked
    assert reading.measured_value == measured


@pytest.mark.parametrize(
    ("cell", "value"),
    [("12", 12.0), ("85%", 85.0), ("da 10 a 20", None), ("n.d.", None), (None, None)],
)
def test_a_baseline_is_the_one_number_of_its_cell(cell: str | None, value: float | None) -> None:
    assert single_value(cell) == value


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("€ 1.200,50 per l'acquisto di arredi.", [(1200.5, "per l'acquisto di arredi")]),
        ("Arredi: 3.000 euro; nulla", [(3000.0, "Arredi")]),
        ("un contributo di 5 mila euro", [(5000.0, None)]),
        ("entro il 31/12/2022", []),
    ],
)
def test_amounts_of_money(text: str, found: list[tuple[float, str | None]]) -> None:
    assert [(amount.value, amount.purpose) for amount in amounts_in(text)] == found
