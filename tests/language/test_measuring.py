"""Quantities against thresholds: sums, parts, shares, what holds for some only."""

import pytest

from extractor import read_result
from extractor.language.verdict.measuring import measure
from tests.language.reading import analysed, asking


def _measured(text: str, indicator: str, target: str) -> tuple[bool | None, float | None]:
    asked = asking(indicator, target)
    found = measure(analysed(text), asked, asked.thresholds[0])
    return found.met, found.value


@pytest.mark.parametrize(
    ("text", "indicator", "target", "met", "value"),
    [
        ("Effettuati 9 controlli e altri 12 nel secondo semestre.", "Controlli", "20", True, 21),
        ("6 nel primo semestre e 5 nel secondo.", "Controlli", "12", False, 11),
        ("Tre laboratori per bambini, due per adulti.", "Laboratori", "5", True, 5),
        ("Una mezza dozzina di eventi.", "Eventi", "8", False, 6),
        ("Una dozzina di eventi.", "Eventi", "8", True, 12),
        ("Passato da 26 a 32 ore.", "Ore di apertura", ">= 30", True, 32),
        ("ITP: -3,1", "Tempestività dei pagamenti", "<= -5", False, -3.1),
        ("17,5 giorni", "Giorni medi", "tra 15 e 20", True, 17.5),
        ("22 giorni", "Giorni medi", "tra 15 e 20", False, 22),
        ("36 dipendenti, 792 ore complessive.", "Ore per dipendente", ">= 24 ore", False, 22),
        ("1.240 ore, di cui 200 a distanza.", "Ore erogate", ">= 1.200", True, 1240),
        ("Non si sono verificati infortuni.", "Infortuni", "0", True, 0),
        ("Entrate € 310 su spese € 540.", "Rapporto entrate/spese", "> 0,60", False, 0.574),
        ("52 giorni per gli uomini, 68 giorni per le donne.", "Giorni", "<= 60", None, None),
        ("184 su 200, di cui 171 entro 30 giorni.", "Evase entro 30 giorni", "90%", False, 85.5),
    ],
)
def test_a_threshold_is_met_or_missed(
    text: str, indicator: str, target: str, met: bool | None, value: float | None
) -> None:
    found_met, found = _measured(text, indicator, target)
    assert found_met is met
    assert found == (None if value is None else pytest.approx(value, abs=0.001))


@pytest.mark.parametrize(
    ("indicator", "target", "is_floor"),
    [
        ("Percentuale di fatture pagate nei tempi", "95%", True),
        ("Istanze evase entro 30 giorni", "90%", True),
        ("Tempo medio di attesa", "30 giorni", False),
        ("Numero di reclami", "5", False),
        ("Costo del pasto", "5 euro", False),
        ("Numero di incontri", "5", True),
    ],
)
def test_which_way_a_bare_number_is_meant(indicator: str, target: str, is_floor: bool) -> None:
    assert asking(indicator, target).thresholds[0].is_floor is is_floor


def test_a_reason_quotes_what_was_counted_and_the_outcome_leaves_a_trace() -> None:
    read = read_result("Svolti 12 incontri.", indicator="Numero di incontri", target="10")
    assert read.assessment_reason == "Richiesto «10», il testo riporta «12 incontri»."
    fields = [trace.field for trace in read.reading.traces if trace.rule == "threshold_met"]
    assert fields == ["assessed_outcome"]
