"""Records are closed, immutable, and hold no empty strings."""

import pytest
from pydantic import ValidationError

from models.records import Objective
from models.vocabulary import ObjectiveKind

GIVEN = {
    "objective_id": "d/1",
    "document_id": "d",
    "position": 1,
    "kind": ObjectiveKind.PEG,
    "title": "Titolo",
}


def test_what_a_document_does_not_give_is_none() -> None:
    assert Objective.model_validate(GIVEN).weight_pct is None


@pytest.mark.parametrize(
    "change",
    [
        {"title": ""},
        {"unit": ""},
        {"position": 0},
        {"weight_pct": -1},
        {"kind": "other"},
        {"unknown": 1},
    ],
    ids=str,
)
def test_values_that_mean_nothing_are_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Objective.model_validate(GIVEN | change)


def test_a_record_cannot_be_changed() -> None:
    objective = Objective.model_validate(GIVEN)
    with pytest.raises(ValidationError):
        objective.title = "Altro"  # type: ignore[misc]
