"""What a text says of what was asked: undone, left over, come about, others' doing."""

import pytest

from extractor.language.verdict.fulfilment import fulfilment_of
from models.language import ClauseState
from tests.language.reading import analysed, asking


@pytest.mark.parametrize(
    ("text", "indicator", "state"),
    [
        (
            "L'incarico è stato affidato; l'affidamento è stato revocato.",
            "Affidamento dell'incarico",
            ClauseState.CANCELLED,
        ),
        (
            "L'affidamento è stato revocato; l'incarico è stato affidato di nuovo.",
            "Affidamento dell'incarico",
            ClauseState.DONE,
        ),
        (
            "Formati gli operatori; i restanti saranno formati dopo.",
            "Formazione degli operatori",
            ClauseState.PLANNED,
        ),
        (
            "L'avviso doveva essere pubblicato a giugno ed è stato pubblicato il 4/7.",
            "Pubblicazione dell'avviso",
            ClauseState.DONE,
        ),
        ("Sono state confermate le tariffe.", "Revisione delle tariffe", ClauseState.DENIED),
        (
            "Lo scuolabus non è stato consegnato.",
            "Messa in servizio dello scuolabus",
            ClauseState.DENIED,
        ),
        ("Rendicontazione trasmessa.", "Rendicontazione del fondo", ClauseState.DONE),
        (
            "Hanno aderito sei Comuni del territorio.",
            "Adesione dell'ente alla rete",
            None,
        ),
        (
            "La Provincia ha approvato il piano; il nostro ente no.",
            "Approvazione del piano",
            None,
        ),
        ("Il piano andava approvato.", "Approvazione del piano", ClauseState.PLANNED),
        ("Il piano sarebbe stato approvato.", "Approvazione del piano", ClauseState.DENIED),
    ],
)
def test_the_state_of_a_deliverable(text: str, indicator: str, state: ClauseState | None) -> None:
    wanted = asking(indicator).deliverables[0]
    assert fulfilment_of(analysed(text), wanted).state is state
