"""Clauses: predicates and their state, where clauses part, which date is whose."""

from __future__ import annotations

import pytest

from extractor.language.clauses.marks import Clause
from extractor.language.pipeline import Source, pipeline
from models.language import ClauseState

STATES = [
    ("Il piano è stato approvato.", ClauseState.DONE),
    ("Il piano non è stato approvato.", ClauseState.DENIED),
    ("Il piano non è ancora stato approvato.", ClauseState.DENIED),
    ("Il piano sarà approvato.", ClauseState.PLANNED),
    ("Il piano verrà presto approvato.", ClauseState.PLANNED),
    ("Il piano dovrà essere approvato.", ClauseState.PLANNED),
    ("Il piano è da approvare.", ClauseState.PLANNED),
    ("Il piano potrebbe essere approvato.", ClauseState.POSSIBLE),
    ("Non è stato possibile approvare il piano.", ClauseState.DENIED),
    ("Il piano non ha potuto essere approvato.", ClauseState.DENIED),
    ("Si sta approvando il piano.", ClauseState.ONGOING),
    ("Approvato il piano.", ClauseState.DONE),
    ("Il piano è stato, con delibera n. 5/2022, approvato.", ClauseState.DONE),
]
DATES = [
    (
        "Redatto il 3/3/2022 e inviato il 5/5/2022.",
        {"Redatto": "il 3/3/2022", "inviato": "il 5/5/2022"},
    ),
    ("In data 3/3/2022 è stato redatto il piano.", {"redatto": "In data 3/3/2022"}),
    (
        "Il piano, approvato il 3/3/2022, è stato inviato il 5/5/2022.",
        {"approvato": "il 3/3/2022", "inviato": "il 5/5/2022"},
    ),
    (
        "Il piano che la Giunta ha approvato il 3/3/2022 è stato inviato il 5/5/2022.",
        {"approvato": "il 3/3/2022", "inviato": "il 5/5/2022"},
    ),
    ("Il piano è stato predisposto ed inviato il 5/5/2022.", {"predisposto": "il 5/5/2022"}),
]


def clauses(text: str) -> list[Clause]:
    return pipeline().analyse(Source(text, 2022)).clauses


@pytest.mark.parametrize(("text", "state"), STATES)
def test_what_the_words_before_a_verb_make_of_it(text: str, state: ClauseState) -> None:
    found = [c for c in clauses(text) if "approve" in c.classes | c.argument_classes]
    assert {clause.state for clause in found} == {state}


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_a_date_belongs_to_its_own_clause(text: str, expected: dict[str, str]) -> None:
    read = {
        text[c.start : c.end]: text[date.start : date.end]
        for c in clauses(text)
        for date in c.dates
    }
    assert expected.items() <= read.items()


def test_a_verb_left_out_is_shared() -> None:
    text = "L'avviso è stato pubblicato il 3/3/2022 e la graduatoria il 5/5/2022."
    first, second = clauses(text)
    assert second.classes == first.classes
    assert first.topics == {"avvis"}
    assert second.topics == {"gradua"}


def test_a_noun_in_brackets_keeps_its_date() -> None:
    text = (
        "Dopo la pubblicazione dell'avviso (3/3/2022) la graduatoria è stata approvata il 5/5/2022."
    )
    noun, verb = clauses(text)
    assert [text[d.start : d.end] for d in noun.dates] == ["(3/3/2022"]
    assert [text[d.start : d.end] for d in verb.dates] == ["il 5/5/2022"]


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("La firma è avvenuta.", {"sign"}),
        ("Si è proceduto alla stipula.", {"sign"}),
        ("Si è provveduto ad aggiornare il sito.", {"update"}),
        ("È intervenuta la nomina del revisore.", {"define"}),
        ("Lo svolgimento del corso ha avuto luogo.", {"train"}),
    ],
)
def test_a_verb_of_happening_speaks_of_its_noun(text: str, classes: set[str]) -> None:
    found = clauses(text)
    assert set().union(*(clause.classes | clause.argument_classes for clause in found)) == classes


@pytest.mark.parametrize("text", ["Il piano e' stato aprovato.", "Il piano è stato appro-\nvato."])
def test_misspelled_and_broken_words_are_put_right(text: str) -> None:
    assert [clause.lemma for clause in clauses(text)] == ["approvare"]
