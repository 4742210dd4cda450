"""Headings of objectives, units and cards, and sentences that are none."""

import pytest

from extractor.layouts.headings import begins_card, is_total, names_unit, objective_heading
from extractor.layouts.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


@pytest.mark.parametrize(
    ("line", "code", "title"),
    [
        ("OBIETTIVO N. 3 - Ampliare gli orari", "3", "Ampliare gli orari"),
        ("Obiettivo 2.1: Nuovo servizio", "2.1", "Nuovo servizio"),
        ("OBIETTIVO DI PERFORMANCE N° 12 Aprire lo sportello", "12", "Aprire lo sportello"),
        ("Obiettivo numero 4", "4", None),
        ("DESCRIZIONE OBIETTIVO 3", "3", None),
        ("OBIETTIVO DI PEG A", "A", None),
    ],
)
def test_headings_of_objectives(line: str, code: str, title: str | None) -> None:
    heading = objective_heading(line, VOCABULARY)
    assert heading is not None
    assert heading.code == code
    assert (line[heading.title_start :] if heading.title_start >= 0 else None) == title


@pytest.mark.parametrize(
    "line",
    [
        "Gli obiettivi 3 e 4 sono stati raggiunti",
        "Articolo 3 - Oggetto",
        "Obiettivo 3 raggiunto nei tempi",
        "Fase 2 - Bando",
        "Deliberazione n. 12",
        "",
    ],
)
def test_lines_that_are_no_heading(line: str) -> None:
    assert objective_heading(line, VOCABULARY) is None


@pytest.mark.parametrize("line", ["SETTORE TECNICO", "Area Servizi sociali", "U.O. Minori"])
def test_units(line: str) -> None:
    assert names_unit(line, VOCABULARY)


@pytest.mark.parametrize(
    "line", ["Area", "Servizi che il cittadino chiede.", "Il settore tecnico", "Areale di studio"]
)
def test_what_is_no_unit(line: str) -> None:
    assert not names_unit(line, VOCABULARY)


def test_cards_and_totals() -> None:
    assert begins_card("SCHEDA OBIETTIVO", VOCABULARY)
    assert not begins_card("Scheda dei costi del personale", VOCABULARY)
    assert is_total("TOTALE PESI", VOCABULARY)
    assert is_total("Tot. 100%", VOCABULARY)
    assert not is_total("Totalmente digitale", VOCABULARY)
