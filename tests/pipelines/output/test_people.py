"""People are masked, the rest of the text is left alone."""

from pathlib import Path

import duckdb
import pytest

from pipelines.output.people import MASK, Masker
from tests.command_line import verifica

MASKED = [
    ("Il Direttore Dott.ssa Maria De Rossi firma", f"Il Direttore Dott.ssa {MASK} firma"),
    ("il dott. Mario Rossi ha", f"il dott. {MASK} ha"),
    ("tranne la collega C.S. che", f"tranne la collega {MASK} che"),
    ("tranne la collega R.", f"tranne la collega {MASK}"),
    ("l'avv. D'Angelo", f"l'avv. {MASK}"),
    ("la sig.ra G. Bianchi", f"la sig.ra {MASK}"),
    ("CF RSSMRA80A01H501U", f"CF {MASK}"),
    ("scrivere a maria.rossi@example.org.", f"scrivere a {MASK}."),
    ("cell. 333 1234567", f"cell{MASK}"),
    ("Tel.: 011 98 93 511", f"Tel{MASK}"),
    ("chiamare +39 0174 123456", f"chiamare {MASK}"),
]
KEPT = [
    "Deliberazione del CdA n. 22 del 14/07/2022",
    "entro il 31/12/2022, euro 134.000,00",
    "D.Lgs. 118/2011 e Legge 328/2000",
    "Consorzio Intercomunale Servizi Socio-Assistenziali",
    "C.I.S.S.-A.C. e U.M. di Ceva",
    "12.01 - 12.07",
    "la collega ha partecipato al corso",
    "Direttore generale",
]


@pytest.mark.parametrize(("text", "masked"), MASKED)
def test_people_are_masked(text: str, masked: str) -> None:
    masker = Masker()
    assert masker.text(text) == masked
    assert masker.count == 1


@pytest.mark.parametrize("text", KEPT)
def test_acts_dates_and_bodies_are_kept(text: str) -> None:
    masker = Masker()
    assert masker.text(text) == text
    assert masker.count == 0


def test_what_goes_out_is_masked_and_the_store_keeps_it(ingested: Path) -> None:
    query = "SELECT text FROM verifications WHERE text LIKE '%collega%' ORDER BY text"
    plain = verifica("query", query, "--db", ingested)
    masked = verifica("query", query, "--db", ingested, "--mask-people")
    assert MASK not in plain.stdout
    assert MASK in masked.stdout
    assert "of people masked" in masked.stderr
    with duckdb.connect(ingested, read_only=True) as connection:
        (kept,) = connection.execute(query).fetchone() or ("",)
    assert MASK not in kept


@pytest.mark.parametrize("command", ["show", "check", "query"])
def test_every_command_that_prints_texts_can_mask(command: str) -> None:
    assert "--mask-people" in verifica(command, "--help").stdout
