"""Traffic lights with and without a legend."""

import pytest

from extractor.language.verdict.colours import read_light
from models.vocabulary import Outcome

LEGEND = "verde = concluso; giallo = in corso; rosso = non avviato"


@pytest.mark.parametrize(
    ("text", "legend", "outcome"),
    [
        ("Verde", LEGEND, Outcome.ACHIEVED),
        ("giallo", LEGEND, Outcome.PARTIALLY_ACHIEVED),
        ("Rosso", LEGEND, Outcome.NOT_ACHIEVED),
        ("Verde", "", Outcome.NOT_ASSESSABLE),
        ("🟡", "", Outcome.PARTIALLY_ACHIEVED),
        ("Semaforo: rosso", "", Outcome.NOT_ACHIEVED),
        ("Verde", "verde = in corso", Outcome.PARTIALLY_ACHIEVED),
    ],
)
def test_a_colour_says_what_its_legend_says(text: str, legend: str, outcome: Outcome) -> None:
    light = read_light(text, legend)
    assert light is not None
    assert light.outcome is outcome
    assert light.is_alone


def test_what_follows_a_light_is_still_to_be_read() -> None:
    light = read_light("Semaforo verde: bando pubblicato", "")
    assert light is not None
    assert not light.is_alone
    assert read_light("Verde pubblico curato", "") is None
    assert read_light("Il semaforo è verde", "") is None
