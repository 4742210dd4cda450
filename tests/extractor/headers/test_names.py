"""What headers and labels name by their words alone."""

import csv
from dataclasses import dataclass
from pathlib import Path

import pytest

from extractor import read_header
from extractor.headers.names import header_scores
from tests.samples import ROOT

OWN = Path(__file__).parent / "phrases.tsv"
"""Phrases thought of, not collected; fields that are right, best first."""
PRINTED = ROOT.parent / "shared" / "corpus" / "header-words.tsv"
NAMES = {
    "objective.strategic_link": "objective.links",
    "verification.evidence": "verification.cited_evidence",
    "step.measure": "step.unit_of_measure",
}
"""Fields of the collected phrases by the names of the contract."""


@dataclass(frozen=True)
class Shares:
    """Percent of the phrases that name a field, and of those that name none."""

    right: float
    wrong: float
    invented: float


def shares(phrases: list[tuple[str, list[str], str]]) -> Shares:
    found = [
        (fields, [field for field, _ in read_header(phrase, level=level)])
        for phrase, fields, level in phrases
    ]
    naming = [(fields, read) for fields, read in found if fields[0] != "none"]
    others = [(fields, read) for fields, read in found if fields[0] == "none"]
    right = sum(bool(read) and read[0] in fields for fields, read in naming)
    wrong = sum(bool(read) and read[0] not in fields for fields, read in naming)
    invented = sum(bool(read) and read[0] not in fields for fields, read in others)
    return Shares(
        100 * right / len(naming), 100 * wrong / len(naming), 100 * invented / max(1, len(others))
    )


def first(phrase: str, level: str = "column") -> str | None:
    read = read_header(phrase, level=level)
    return read[0][0] if read else None


@pytest.mark.parametrize(
    ("phrase", "field"),
    [
        ("Quanto ci aspettiamo", "step.target"),
        ("Consuntivo anno n-1", "step.baseline"),
        ("Target t+1", "step.target"),
        ("Parametro osservato", "step.indicator"),
        ("Valore osservato", "verification.text"),
        ("Obiettivo per i cittadini", "objective.title"),
        ("Giorno di conclusione", "step.deadline"),
        ("Grado di importanza", "step.weight_in_objective_pct"),
        ("Misura ottenuta a fine anno", "verification.text"),
        ("Documenti a comprova", "verification.cited_evidence"),
        ("Chi ne risponde", "objective.manager"),
        ("Altri uffici interessati", "objective.unit"),
        ("Target del secondo anno", "step.target"),
        ("U.d.m.", "step.unit_of_measure"),
        ("Valore di partenza (2022)", "step.baseline"),
        ("Modalità di calcolo dell'indicatore", "step.formula"),
        ("Periodicità del monitoraggio", "step.frequency"),
        ("Soglia minima di accettabilità", "step.thresholds"),
        ("Scostamento dal target", "verification.deviation"),
        ("Punteggio conseguito", "verification.score"),
        ("Portatori d'interesse coinvolti", "objective.stakeholders"),
        ("Ordine di priorità", "objective.priority"),
    ],
)
def test_words_compose_a_field(phrase: str, field: str) -> None:
    assert first(phrase) == field


@pytest.mark.parametrize(
    ("phrase", "field"),
    [
        ("Objectif / Obiettivo", "objective.title"),
        ("Zielwert", "step.target"),
        ("Verantwortliche Struktur", "objective.unit"),
        ("Structure responsable", "objective.unit"),
        ("Odgovorna oseba", "objective.manager"),
        ("Responsible office", "objective.unit"),
        ("Frist / Scadenza", "step.deadline"),
    ],
)
def test_second_language_beside_italian_names_the_same_field(phrase: str, field: str) -> None:
    assert first(phrase) == field


@pytest.mark.parametrize(
    ("like", "reversed_phrase", "field"),
    [
        ("Fonte", "Fonte di finanziamento", None),
        ("Fine", "Fine effettiva", "verification.date"),
        ("Responsabile del settore", "Settore responsabile", "objective.unit"),
        ("Target", "Consuntivo/Target", "verification.achieved_pct"),
        ("Valore", "Valore dell'anno precedente", "step.baseline"),
        ("Indicatore", "Tipo di indicatore", "step.indicator_kind"),
        ("Peso", "Peso conseguito", "verification.score"),
        ("Misura", "Misura di prevenzione", None),
        ("Obiettivo", "Codice obiettivo", "objective.code"),
    ],
)
def test_qualifier_reverses_what_a_word_names(
    like: str, reversed_phrase: str, field: str | None
) -> None:
    assert first(like) != field
    assert first(reversed_phrase) == field


@pytest.mark.parametrize(
    "phrase",
    [
        "Capitolo di spesa",
        "Stanziamento iniziale",
        "Cognome e nome",
        "Matricola",
        "Comportamenti organizzativi",
        "Evento rischioso",
        "Firma per accettazione",
        "Luogo e data",
        "Riferimenti normativi",
        "Da compilare a cura del responsabile",
    ],
)
def test_what_is_known_and_no_field_is_told(phrase: str) -> None:
    assert read_header(phrase) == []
    assert next(iter(header_scores(phrase))) == "none"


@pytest.mark.parametrize("phrase", ["", "Umore", "Semplificare l'accesso ai servizi", "14:30"])
def test_words_that_name_nothing_are_read_as_nothing(phrase: str) -> None:
    assert read_header(phrase) == []


def test_a_level_settles_what_one_word_names() -> None:
    assert first("Quanto pesa") == "step.weight_in_objective_pct"
    assert first("Quanto pesa", "label") == "objective.weight_pct"


def test_an_unknown_level_is_refused() -> None:
    with pytest.raises(ValueError, match="column and label"):
        read_header("Peso", level="cell")


def test_degrees_are_shares_best_first_and_weak_ones_stay_as_evidence() -> None:
    scores = list(header_scores("Risultato").values())
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    assert len(header_scores("Risultato")) > len(read_header("Risultato"))


@pytest.mark.parametrize(
    ("phrase", "field"),
    [
        ("Obietivo operativo", "objective.title"),
        ("Responsabil e del servizio", "objective.manager"),
        ("Peso2 del singolo indicatore", "step.weight_in_objective_pct"),
        ("Indicat. di risult.", "step.indicator"),
    ],
)
def test_slips_cuts_footnotes_and_short_forms_are_understood(phrase: str, field: str) -> None:
    assert first(phrase) == field


def test_a_number_of_things_is_a_value_and_a_numbered_label_is_a_label() -> None:
    assert read_header("31 addetti") == []
    assert first("3. Addetti") == "objective.staff"


def test_own_phrases_are_read_right() -> None:
    with OWN.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for level in ("column", "label"):
        found = shares([(row["phrase"], row["fields"].split("|"), level) for row in rows])
        assert found.right >= 95, found
        assert found.wrong <= 3, found


@pytest.mark.skipif(not PRINTED.is_file(), reason="the phrases of ../shared/corpus are not here")
def test_printed_phrases_are_read_right() -> None:
    with PRINTED.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    found = shares(
        [
            (
                row["phrase"],
                [NAMES.get(field, field) for field in row["fields"].split("|")],
                row["level"].split("|")[0],
            )
            for row in rows
        ]
    )
    assert found.right >= 85, found
    assert found.wrong <= 4, found
    assert found.invented <= 5, found
