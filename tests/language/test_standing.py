"""What dates and quotations make of a clause: long past, arranged, provided for by an old plan."""

import pytest

from models.language import ClauseState
from tests.language.reading import analysed


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Il regolamento è stato approvato nel 2018.", ClauseState.BACKGROUND),
        ("Il regolamento è stato approvato il 3/5/2019.", ClauseState.BACKGROUND),
        ("Il regolamento è stato approvato nel 2021.", ClauseState.BACKGROUND),
        ("Il regolamento è stato approvato il 3/12/2021.", ClauseState.DONE),
        ("Il regolamento è stato approvato nel 2022.", ClauseState.DONE),
        ("Il corso è stato organizzato per il 15/01/2023.", ClauseState.PLANNED),
        ("Il corso è stato organizzato il 15/01/2022.", ClauseState.DONE),
        ("Già nel piano 2021 era prevista la revisione.", ClauseState.BACKGROUND),
        ("Collaudo previsto per il 15/01/2023.", ClauseState.DONE),
    ],
)
def test_the_state_of_the_first_clause(text: str, state: ClauseState) -> None:
    assert analysed(text).clauses[0].state is state
