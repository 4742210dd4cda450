"""The same sentence about bodies of five regions, in five writings of its date and number."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import read_result
from models.language import CompletionStatus
from models.vocabulary import Outcome

BODIES = [
    "Il Comune di Sassari",
    "L'Unione dei Comuni della Bassa Romagna",
    "L'Azienda sanitaria di Matera",
    "La Provincia di Belluno",
    "Il Consorzio dei servizi sociali di Avellino",
]
DATES = ["07/06/2022", "7.6.2022", "7 giugno 2022", "07-06-2022", "7/6/22"]
NUMBERS = ["1.250", "1250", "1.250,00", "milleduecentocinquanta", "n. 1.250"]
DAY = date(2022, 6, 7)


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("written", DATES)
def test_no_place_and_no_writing_of_a_date_changes_the_reading(body: str, written: str) -> None:
    read = read_result(
        f"{body} ha pubblicato l'avviso il {written}.",
        indicator="Pubblicazione dell'avviso",
        deadline=date(2022, 6, 30),
        reference_year=2022,
    )
    assert (read.completed_from, read.completed_to) == (DAY, DAY)
    assert read.status is CompletionStatus.ON_TIME
    assert read.assessed_outcome is Outcome.ACHIEVED


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize(
    ("target", "outcome"),
    [("almeno 1.200", Outcome.ACHIEVED), ("almeno 2500", Outcome.PARTIALLY_ACHIEVED)],
)
def test_no_writing_of_a_number_changes_the_measure(
    number: str, target: str, outcome: Outcome
) -> None:
    read = read_result(
        f"Sono state erogate {number} ore di assistenza.",
        indicator="Ore di assistenza erogate",
        target=target,
    )
    assert read.assessed_outcome is outcome
    share = None if outcome is Outcome.ACHIEVED else 50.0
    assert read.assessed_share_pct == share


CROSSED = [
    "{body} ha erogato {number} ore di assistenza il {day}.",
    "Il {day} {body} ha erogato {number} ore di assistenza.",
    "{body}: erogate {number} ore di assistenza il {day}.",
]


@pytest.mark.parametrize("sentence", CROSSED)
@pytest.mark.parametrize(("number", "day"), list(zip(NUMBERS, DATES, strict=True)))
def test_bodies_of_five_regions_in_five_writings_give_the_same_marks(
    sentence: str, number: str, day: str
) -> None:
    marks = set()
    for body in BODIES:
        read = read_result(
            sentence.format(body=body, number=number, day=day),
            indicator="Erogazione di ore di assistenza",
            target="almeno 1.200",
            deadline=date(2022, 6, 30),
            reference_year=2022,
        )
        interval = read.completed_from, read.completed_to
        marks.add((interval, read.status, read.assessed_outcome, read.assessed_share_pct))
    assert marks == {((DAY, DAY), CompletionStatus.ON_TIME, Outcome.ACHIEVED, None)}
