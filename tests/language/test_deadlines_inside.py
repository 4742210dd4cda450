"""Deadlines that stand inside a target, an indicator or a description."""

from __future__ import annotations

from datetime import date

import pytest

from extractor.language import deadline_in
from extractor.language.timeline.deadlines import earlier_deadline_in

INSIDE = [
    ("Approvazione della proposta entro luglio 2021:", 2021, date(2021, 7, 31)),
    ("Redazione entro il 28/02/2022 del prospetto", 2022, date(2022, 2, 28)),
    ("Entro il 31/01/2022", 2021, date(2022, 1, 31)),
    ("entro e non oltre il 15 marzo", 2022, date(2022, 3, 15)),
    ("Scadenza: 30/06/2022", None, date(2022, 6, 30)),
    ("entro la fine del mese di maggio 2022", None, date(2022, 5, 31)),
    ("entro fine anno", 2022, date(2022, 12, 31)),
    ("31/12/2022", None, date(2022, 12, 31)),
    ("tutti gli operatori formati entro gennaio 2022", 2021, date(2022, 1, 31)),
    ("entro il primo semestre 2022", None, date(2022, 6, 30)),
    ("entro il 2° trimestre", 2022, date(2022, 6, 30)),
    ("31/12 di ogni anno", 2022, date(2022, 12, 31)),
    ("entro il 30 giugno di ciascun anno", 2022, date(2022, 6, 30)),
]
NONE_INSIDE = [
    ("entro il 15 marzo", None),
    ("Relazione sull'anno 2021", 2022),
    ("Aggiornamento secondo il D.Lgs. 118/2011", 2022),
    ("entro 30 giorni dalla consegna", 2022),
    ("Schema da sottoporre all'approvazione dell'Assemblea entro fine 2022", 2022),
    ("mensile", 2022),
    ("2 per semestre", 2022),
    ("Sì", 2022),
    ("", 2022),
]


@pytest.mark.parametrize(("text", "year", "expected"), INSIDE)
def test_a_deadline_inside_is_read_with_its_words(
    text: str, year: int | None, expected: date
) -> None:
    reading = deadline_in(text, year)
    assert reading is not None
    assert reading.deadline == expected
    assert text[reading.start : reading.end] == reading.words


@pytest.mark.parametrize(("text", "year"), NONE_INSIDE)
def test_what_is_no_deadline_gives_none(text: str, year: int | None) -> None:
    assert deadline_in(text, year) is None


def test_the_deadline_of_an_earlier_plan() -> None:
    reading = earlier_deadline_in("Corsi (già nel PEG 2021 con scadenza 30/11/2021)", 2022)
    assert reading is not None
    assert reading.deadline == date(2021, 11, 30)
    assert reading.words == "già nel PEG 2021 con scadenza 30/11/2021"
    assert earlier_deadline_in("Corsi da tenere entro il 30/11/2021", 2022) is None
