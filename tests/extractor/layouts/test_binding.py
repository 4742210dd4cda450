"""Columns bound to fields by their headers and by what their cells hold."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from extractor import extract
from extractor.layouts.binding import Binding
from extractor.layouts.events import BoundBlock
from tests.extractor.drawn import Drawing, Row
from tests.extractor.plans_read import drawn_plan, interpreted, read_table, table_plan


def bindings(
    folder: Path, rows: Sequence[Row], title: str = "PIANO DELLA PERFORMANCE 2023"
) -> list[Binding]:
    read = interpreted(table_plan(folder / "piano.pdf", rows, title=title))
    return [event.binding for event in read.events if isinstance(event, BoundBlock)]


def fields(
    folder: Path, rows: Sequence[Row], title: str = "PIANO DELLA PERFORMANCE 2023"
) -> list[str | None]:
    (binding,) = bindings(folder, rows, title)
    return [column.field for column in binding.columns]


def test_the_same_headers_name_an_objective_or_a_step_by_what_stands_beside_them(
    tmp_path: Path,
) -> None:
    card = [["Codice", "Descrizione", "Responsabile"], ["1", "Aprire lo sportello", "Rossi"]]
    assert fields(tmp_path, card) == ["objective.code", "objective.title", "objective.manager"]
    steps = [["Codice", "Descrizione", "Termine"], ["1.1", "Scrivere il bando", "30/06/2023"]]
    assert fields(tmp_path, steps) == ["step.code", "step.description", "step.deadline"]


def test_objectives_and_steps_in_one_row(tmp_path: Path) -> None:
    rows = [
        ["N.", "Obiettivo", "Peso", "Indicatore", "Target"],
        ["1", "Aprire lo sportello", "60%", "Giorni di apertura", "120"],
        ["2", "Rifare il sito", "40%", "Pagine nuove", "30"],
    ]
    assert fields(tmp_path, rows) == [
        "objective.code",
        "objective.title",
        "objective.weight_pct",
        "step.indicator",
        "step.target",
    ]
    extraction = read_table(tmp_path, rows)
    assert [(item.code, item.weight_pct) for item in extraction.objectives] == [
        ("1", 60.0),
        ("2", 40.0),
    ]
    assert [(item.indicator, item.target) for item in extraction.steps] == [
        ("Giorni di apertura", "120"),
        ("Pagine nuove", "30"),
    ]


@pytest.mark.parametrize("year", [2022, 2023, 2024])
def test_of_targets_of_several_years_the_documents_own_counts(tmp_path: Path, year: int) -> None:
    rows = [
        ["N.", "Obiettivo", "Indicatore", "Target 2022", "Target 2023", "Target 2024"],
        ["1", "Aprire lo sportello", "Giorni di apertura", "110", "120", "130"],
    ]
    title = f"PIANO DELLA PERFORMANCE ANNO {year}"
    found = fields(tmp_path, rows, title)
    assert found[3:] == ["step.target" if other == year else None for other in (2022, 2023, 2024)]
    extraction = read_table(tmp_path, rows, title=title)
    (step,) = extraction.steps
    assert step.target == {2022: "110", 2023: "120", 2024: "130"}[year]
    assert len(extraction.extras) == 2
    assert step.target not in {extra.value for extra in extraction.extras}


def test_without_a_year_of_the_documents_own_the_first_counts(tmp_path: Path) -> None:
    rows = [
        ["N.", "Obiettivo", "Indicatore", "Target 2024", "Target 2023"],
        ["1", "Aprire lo sportello", "Giorni di apertura", "130", "120"],
    ]
    assert fields(tmp_path, rows, "PIANO DELLA PERFORMANCE")[3:] == [None, "step.target"]


def test_cells_tell_columns_of_one_header_apart(tmp_path: Path) -> None:
    rows = [
        ["Codice", "Codice", "Titolo", "Peso", "Peso"],
        ["Affari generali", "1", "Aprire lo sportello", "alto", "60%"],
        ["Ragioneria", "2", "Rifare il sito", "basso", "40%"],
    ]
    found = fields(tmp_path, rows)
    assert found[1] == "objective.code"
    assert found[4] == "objective.weight_pct"
    extraction = read_table(tmp_path, rows)
    assert [(item.code, item.weight_pct) for item in extraction.objectives] == [
        ("1", 60.0),
        ("2", 40.0),
    ]


def test_a_column_that_fits_nothing_is_kept_as_an_extra(tmp_path: Path) -> None:
    rows = [
        ["Codice", "Titolo", "Responsabile", "Umore"],
        ["1", "Aprire lo sportello", "Rossi", "buono"],
    ]
    assert fields(tmp_path, rows)[-1] is None
    extraction = read_table(tmp_path, rows)
    assert [(extra.header, extra.value) for extra in extraction.extras] == [("Umore", "buono")]


def test_marked_months_are_the_deadline(tmp_path: Path) -> None:
    rows = [
        ["Codice", "Obiettivo", "Attività", *"GFMAMGLASOND"],
        ["1", "Sportello", "Bando", "", "X", "X", *[""] * 9],
        ["2", "Sito", "Collaudo", *[""] * 10, "X", "X"],
    ]
    extraction = read_table(tmp_path, rows, title="PIANO ANNO 2023")
    assert [str(step.deadline) for step in extraction.steps] == ["2023-03-31", "2023-12-31"]
    assert {step.deadline_text for step in extraction.steps} == {None}


def test_a_header_names_its_column_together_with_that_of_its_group(tmp_path: Path) -> None:
    def body(page: Drawing) -> None:
        xs = [40.0, 100.0, 300.0, 430.0, 560.0]
        for top in (130, 190, 220):
            page.line(40, top, 560, top)
        page.line(300, 160, 560, 160)
        for x in xs:
            page.line(x, 160 if x == 430 else 130, x, 220)
        page.words(xs, [130], [["N.", "Obiettivo", "Peso"]])
        page.words(xs, [160], [["", "", "obiettivo", "fase"]])
        page.words(xs, [190], [["1", "Aprire lo sportello", "60%", "25%"]])

    extraction = extract(drawn_plan(tmp_path / "piano.pdf", body=body))
    (objective,) = extraction.objectives
    assert objective.weight_pct == 60.0
    read = interpreted(tmp_path / "piano.pdf")
    (binding,) = [event.binding for event in read.events if isinstance(event, BoundBlock)]
    assert binding.columns[3].field == "step.weight_in_objective_pct"


def test_no_field_has_two_columns(tmp_path: Path) -> None:
    rows = [
        ["Codice", "Codice", "Titolo", "Scadenza", "Termine"],
        ["1", "2", "Aprire lo sportello", "30/06/2023", "31/12/2023"],
    ]
    (binding,) = bindings(tmp_path, rows)
    named = [column.field for column in binding.columns if column.field is not None]
    assert len(named) == len(set(named))


def test_what_is_said_of_a_measure_and_of_its_result_is_stored_with_its_place(
    tmp_path: Path,
) -> None:
    rows = [
        ["N.", "Obiettivo", "Stakeholder", "Indicatore", "Formula", "Udm", "Baseline", "Target"],
        ["1", "Aprire lo sportello", "famiglie", "Giorni", "somma", "gg", "90", "120"],
    ]
    extraction = read_table(tmp_path, rows)
    (objective,), (step,) = extraction.objectives, extraction.steps
    assert objective.stakeholders == "famiglie"
    assert (step.formula, step.unit_of_measure, step.baseline) == ("somma", "gg", "90")
    noted = {(item.record_table, item.field): item.raw_text for item in extraction.evidence}
    assert noted["objectives", "stakeholders"] == "famiglie"
    assert noted["steps", "baseline"] == "90"
    assert noted["steps", "unit_of_measure"] == "gg"


def test_deviation_score_and_documents_of_a_result_are_stored(tmp_path: Path) -> None:
    rows = [
        ["N.", "Obiettivo", "Target", "Risultato", "Scostamento", "Punti ottenuti", "Evidenze"],
        ["1", "Aprire lo sportello", "120", "118 giorni", "-2", "9/10", "registro"],
    ]
    extraction = read_table(tmp_path, rows, title="RELAZIONE SULLA PERFORMANCE 2023")
    (verification,) = extraction.verifications
    assert (verification.deviation, verification.score) == ("-2", "9/10")
    assert verification.cited_evidence == "registro"


def test_a_column_that_no_record_has_a_place_for_is_kept_as_an_extra(tmp_path: Path) -> None:
    rows = [
        ["N.", "Obiettivo", "Tipo di indicatore", "Indicatore", "Target"],
        ["1", "Aprire lo sportello", "efficacia", "Giorni di apertura", "120"],
    ]
    extraction = read_table(tmp_path, rows)
    assert [step.indicator for step in extraction.steps] == ["Giorni di apertura"]
    assert [(extra.header, extra.value) for extra in extraction.extras] == [
        ("Tipo di indicatore", "efficacia")
    ]


@pytest.mark.parametrize(
    "headers",
    [
        ["N.", "Descrizione", "Evento rischioso", "Responsabile"],
        ["N.", "Descrizione", "Capitolo", "Stanziamento"],
        ["Peso", "Punteggio ottenuto", "Grado di raggiungimento", "Voto"],
    ],
    ids=["risks", "accounts", "figures alone"],
)
def test_a_table_about_other_matter_is_bound_to_nothing(tmp_path: Path, headers: list[str]) -> None:
    rows = [headers, ["1", "Acquisti", "12", "20"]]
    assert set(fields(tmp_path, rows)) == {None}


def test_one_account_beside_an_objective_leaves_it_an_objective(tmp_path: Path) -> None:
    rows = [
        ["N.", "Obiettivo", "Indicatore", "Capitolo", "Stanziamento"],
        ["1", "Aprire lo sportello", "Giorni di apertura", "1201", "5.000,00"],
    ]
    assert fields(tmp_path, rows)[:3] == ["objective.code", "objective.title", "step.indicator"]
