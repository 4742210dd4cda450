"""Laws of the reading: offsets, determinism, single days, years that must not be guessed."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.language import StepContext, StepReading, read_step, read_steps
from models.vocabulary import AchievementKind
from tests.language.gold import cases

DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))
PASSAGES = ("completed", "extension", "punctuality", "excuse", "contradiction")


def reading_of(text: str, indicator: str = "Invio del documento", **given: object) -> StepReading:
    return read_step(StepContext(text=text, indicator=indicator, **given))  # type: ignore[arg-type]


@pytest.mark.parametrize("file_name", ["facsimile.toml", "development.toml", "measuring.toml"])
def test_every_passage_is_found_at_its_offsets(file_name: str) -> None:
    contexts = [case.context for case in cases(file_name)]
    for context, reading in zip(contexts, read_steps(contexts), strict=True):
        text = context.text or ""
        sources = {"text": text, "indicator": context.indicator or ""}
        sources |= {"target": context.target or "", "description": context.description or ""}
        for name in PASSAGES:
            words = getattr(reading, f"{name}_basis")
            start = getattr(reading, f"{name}_basis_start")
            end = getattr(reading, f"{name}_basis_end")
            assert (words is None) == (start is None) == (end is None)
            assert words is None or text[start:end] == words
        for trace in reading.traces:
            assert sources[trace.source][trace.start : trace.end] == trace.words


def test_an_interval_says_whether_its_year_is_inferred() -> None:
    written = reading_of("Il documento è stato inviato il 10/08/2022.", reference_year=2022)
    inferred = reading_of("Il documento è stato inviato il 10 agosto.", reference_year=2022)
    none = reading_of("Il documento è stato inviato.", reference_year=2022)
    assert written.completed_year_is_inferred is False
    assert inferred.completed_year_is_inferred is True
    assert inferred.completed_to == date(2022, 8, 10)
    assert none.completed_year_is_inferred is None


def test_no_year_is_inferred_without_a_reference_year() -> None:
    reading = reading_of("Il documento è stato inviato il 10 agosto.")
    assert (reading.completed_from, reading.completed_to) == (None, None)


def test_the_same_steps_give_the_same_readings_one_by_one_and_together() -> None:
    contexts = [case.context for case in cases("development.toml")]
    assert read_steps(contexts) == [read_step(context) for context in contexts]


@settings(max_examples=60, deadline=None)
@given(DAYS)
def test_a_day_is_read_back_whatever_day_it_is(day: date) -> None:
    reading = reading_of(f"Il documento è stato inviato in data {day:%d/%m/%Y}.")
    assert (reading.completed_from, reading.completed_to) == (day, day)


@settings(max_examples=60, deadline=None)
@given(DAYS)
def test_entro_gives_no_lower_end(day: date) -> None:
    reading = reading_of(f"Il documento è stato inviato entro il {day:%d/%m/%Y}.")
    assert (reading.completed_from, reading.completed_to) == (None, day)


@settings(max_examples=60, deadline=None)
@given(DAYS, DAYS)
def test_a_law_never_dates_a_step(law: date, deadline: date) -> None:
    reading = reading_of(
        f"Il documento è stato inviato ai sensi del D.Lgs. n. 50 del {law:%d/%m/%Y}.",
        deadline=deadline,
    )
    assert (reading.completed_from, reading.completed_to) == (None, None)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=200), st.text(max_size=60), st.text(max_size=30))
def test_any_text_can_be_read(text: str, indicator: str, target: str) -> None:
    reading = read_step(StepContext(text=text, indicator=indicator, target=target))
    first, last = reading.completed_from, reading.completed_to
    assert first is None or last is None or first <= last


def test_importing_the_package_does_not_load_spacy() -> None:
    code = "import sys, extractor.language; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("figure", "weight", "kind", "text", "expected"),
    [
        (40.0, 40.0, AchievementKind.CREDIT, "Fatto", "achieved"),
        (20.0, 40.0, AchievementKind.CREDIT, "Fatto", "partially_achieved"),
        (0.0, 40.0, AchievementKind.CREDIT, "Fatto", "not_achieved"),
        (9.09, 9.09, AchievementKind.CREDIT, None, "achieved"),
        (40.0, 40.0, AchievementKind.DEGREE, "Fatto", "partially_achieved"),
        (100.0, 9.09, AchievementKind.DEGREE, "Fatto", "achieved"),
        (40.0, None, AchievementKind.CREDIT, "Fatto", None),
        (None, None, None, "Sì, è stato fatto", "achieved"),
        (None, None, None, "No", "not_achieved"),
        (None, None, None, "Obiettivo parzialmente raggiunto", "partially_achieved"),
        (None, None, None, "Obiettivo non raggiunto", "not_achieved"),
        (None, None, None, "Nessuno", None),
        (None, None, None, None, None),
    ],
)
def test_the_declared_outcome(
    figure: float | None,
    weight: float | None,
    kind: AchievementKind | None,
    text: str | None,
    expected: str | None,
) -> None:
    context = StepContext(
        text=text, achieved_pct=figure, weight_in_year_pct=weight, achievement_kind=kind
    )
    assert read_step(context).declared_outcome == expected


def test_who_extended_a_deadline_is_told() -> None:
    reading = reading_of(
        "L'INPS ha prorogato al 30/09/2022 la scadenza; il documento è stato inviato il 29/09/2022."
    )
    assert reading.extended_deadline == date(2022, 9, 30)
    assert reading.extended_by == "INPS"


def test_nothing_is_read_from_no_text() -> None:
    reading = read_step(StepContext(text=None, indicator="Invio del documento"))
    assert reading == StepReading()


def test_a_deadline_moved_by_the_office_itself_is_not_extended() -> None:
    reading = reading_of(
        "La scadenza è stata spostata dal Consiglio di Amministrazione al 30/11/2022; il documento "
        "è stato inviato il 28/11/2022."
    )
    assert reading.extended_deadline is None
    assert any(t.rule == "extension" and t.verdict == "rejected" for t in reading.traces)
