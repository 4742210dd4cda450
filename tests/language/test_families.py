"""One idea in many wordings: what was done, denied, put off, only possible, or not finished."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest

from extractor import read_result
from models.language import CompletionStatus
from models.vocabulary import Outcome
from tests.language.gold import SENTENCES

KINDS = ("done", "denied", "future", "possible", "unfinished")
LEAST_SENTENCES = 400
# A point below the scores in docs/decisions/0081.
LEAST_DEVELOPMENT, LEAST_MEASURING = 0.98, 0.97
_NOT_DONE = {
    "denied": {Outcome.NOT_ACHIEVED},
    "future": {Outcome.NOT_ACHIEVED},
    "possible": {Outcome.NOT_ACHIEVED, Outcome.NOT_ASSESSABLE},
    "unfinished": {
        Outcome.NOT_ACHIEVED,
        Outcome.NOT_ASSESSABLE,
        Outcome.PARTIALLY_ACHIEVED,
    },
}


@dataclass(frozen=True, slots=True)
class Wording:
    """One sentence of a family with what it was put to."""

    half: str
    kind: str
    text: str
    indicator: str
    deadline: date
    on: date


def wordings() -> Iterator[Wording]:
    with (SENTENCES / "families.toml").open("rb") as file:
        families = tomllib.load(file)["family"]
    for family in families:
        for kind in KINDS:
            for text in family[kind]:
                yield Wording(
                    family["half"],
                    kind,
                    text,
                    family["indicator"],
                    family["deadline"],
                    family["on"],
                )


ALL = list(wordings())


def is_read_right(wording: Wording) -> bool:
    read = read_result(
        wording.text,
        indicator=wording.indicator,
        deadline=wording.deadline,
        reference_year=2022,
    )
    interval = read.completed_from, read.completed_to
    if wording.kind == "done":
        return read.assessed_outcome is Outcome.ACHIEVED and interval == (wording.on, wording.on)
    return read.assessed_outcome in _NOT_DONE[wording.kind] and interval == (None, None)


@pytest.mark.parametrize(
    ("half", "least"), [("development", LEAST_DEVELOPMENT), ("measuring", LEAST_MEASURING)]
)
def test_a_half_keeps_its_score(half: str, least: float) -> None:
    mine = [wording for wording in ALL if wording.half == half]
    wrong = [wording.text for wording in mine if not is_read_right(wording)]
    assert 1 - len(wrong) / len(mine) >= least, wrong


def test_nothing_that_was_not_done_is_achieved_or_late() -> None:
    for wording in ALL:
        if wording.kind == "done":
            continue
        read = read_result(
            wording.text,
            indicator=wording.indicator,
            deadline=wording.deadline,
            reference_year=2022,
        )
        assert read.assessed_outcome is not Outcome.ACHIEVED, wording.text
        assert read.status is not CompletionStatus.LATE, wording.text


def test_there_are_enough_sentences_and_no_half_repeats_the_other() -> None:
    assert len(ALL) >= LEAST_SENTENCES
    development = {wording.text for wording in ALL if wording.half == "development"}
    measuring = {wording.text for wording in ALL if wording.half == "measuring"}
    assert development & measuring == set()
