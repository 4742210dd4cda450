"""A second date of the event, after the deadline that the first one kept."""

from datetime import date

import pytest

from extractor import read_result

DEADLINE = date(2022, 6, 30)


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        (
            "Impianto collaudato il 22/06/2022, come da verbale di collaudo del 12/07/2022.",
            "Collaudo dell'impianto",
        ),
        (
            "Il corso è terminato il 20 giugno 2022; l'ultima lezione si è tenuta il 7 luglio.",
            "Conclusione del corso",
        ),
        (
            "Convenzione firmata il 14/06/2022; il repertorio reca invece la data del 14/07/2022",
            "Firma della convenzione",
        ),
    ],
)
def test_both_dates_are_kept(text: str, indicator: str) -> None:
    read = read_result(text, indicator=indicator, deadline=DEADLINE, reference_year=2022)
    assert read.status == "possibly_late"
    assert read.completed_from is not None
    assert read.completed_from <= DEADLINE
    assert read.completed_to is not None
    assert read.completed_to > DEADLINE


def test_what_excludes_the_first_date_is_a_finding() -> None:
    text = "Il corso è terminato il 20 giugno 2022; l'ultima lezione si è tenuta il 7 luglio."
    read = read_result(
        text, indicator="Conclusione del corso", deadline=DEADLINE, reference_year=2022
    )
    assert read.reading.contradiction_basis == text[21:-1]


@pytest.mark.parametrize(
    "text",
    [
        "Collaudato il 22/06/2022. Il certificato di collaudo è stato approvato il 12/07/2022.",
        "Collaudato il 22/06/2022, come da verbale di collaudo del 22/06/2022.",
        "Collaudato il 22/06/2022; l'ultimo incontro si è tenuto il 12/07/2022.",
    ],
)
def test_another_event_contradicts_nothing(text: str) -> None:
    read = read_result(text, indicator="Collaudo", deadline=DEADLINE, reference_year=2022)
    assert read.completed_to == date(2022, 6, 22)
    assert read.reading.contradiction_basis is None
