"""Answers, exceptions, extensions, reasons: what each rule of the verdict takes from a text."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import read_result
from extractor.language.verdict.answers import is_empty, read_answer
from extractor.language.verdict.outcome import _RULES
from extractor.language.words.data import read_toml
from models.language import CompletionStatus
from models.vocabulary import Outcome


@pytest.mark.parametrize("text", ["Sì", "SI", "si, fatto", "✔", "Si per tutti", "ON", "Sì (31/10)"])
def test_a_yes(text: str) -> None:
    answer = read_answer(text)
    assert answer is not None
    assert answer.is_yes


@pytest.mark.parametrize("text", ["No", "NO - rinviato", "✗", "OFF"])
def test_a_no(text: str) -> None:
    answer = read_answer(text)
    assert answer is not None
    assert not answer.is_yes


@pytest.mark.parametrize(
    "text", ["Si è provveduto", "Si prevede di avviare", "Nota inviata", "Si procederà", "Simile"]
)
def test_what_is_no_answer(text: str) -> None:
    assert read_answer(text) is None


@pytest.mark.parametrize("text", [None, "", "///", "n.d.", "---", "Non previsto."])
def test_what_is_empty(text: str | None) -> None:
    assert is_empty(text)


def test_a_sentence_about_next_year_is_neither_achieved_nor_late() -> None:
    read = read_result(
        "Si prevede la stipula per il 15/01/2023.",
        indicator="Stipula del contratto",
        deadline=date(2022, 12, 31),
        reference_year=2022,
    )
    assert read.assessed_outcome is Outcome.NOT_ACHIEVED
    assert read.status is CompletionStatus.UNDATED


@pytest.mark.parametrize(
    ("text", "extended"),
    [
        ("La Regione ha prorogato il termine al 31/10/2022.", date(2022, 10, 31)),
        ("Il termine è stato posticipato di un mese dal Ministero.", date(2022, 10, 30)),
        ("È stata chiesta una proroga al 31/10/2022, non concessa.", None),
        ("Il contratto è stato prorogato al 31/10/2022.", None),
        ("La scadenza è stata spostata dal Direttore al 31/10/2022.", None),
    ],
)
def test_only_a_term_moved_by_others_is_extended(text: str, extended: date | None) -> None:
    read = read_result(text, indicator="Invio", deadline=date(2022, 9, 30), reference_year=2022)
    assert read.extended_deadline == extended


def test_the_deadline_is_filled_from_target_and_indicator() -> None:
    read = read_result(
        "Inviato il 3/5/2022.", indicator="Invio", target="30/4", reference_year=2022
    )
    assert read.deadline == date(2022, 4, 30)
    assert read.status is CompletionStatus.LATE
    without = read_result("Inviato il 3/5/2022.", indicator="Invio", reference_year=2022)
    assert without.status is CompletionStatus.NO_DEADLINE


def test_every_rule_has_its_sentence() -> None:
    sentences = read_toml("reasons.toml")["it"]
    assert set(_RULES.values()) <= sentences.keys()
    for sentence in sentences.values():
        assert sentence.format(asked="a", told="b").endswith(".")
