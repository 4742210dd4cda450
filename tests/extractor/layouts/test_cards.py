"""Cards of labels and values: which objective and which step a label is about."""

from pathlib import Path

import pytest

from extractor import extract
from tests.extractor.drawn import Drawing
from tests.extractor.plans_read import drawn_plan, read_lines

CARD = [
    "SCHEDA OBIETTIVO",
    "Codice: 1",
    "Titolo: Aprire lo sportello",
    "Responsabile: Settore sociale",
    "Peso: 60%",
    "Indicatore: Giorni di apertura",
    "Target: 120",
    "Scadenza: 30/06/2023",
    "",
    "SCHEDA OBIETTIVO",
    "Codice: 2",
    "Titolo: Rifare il sito",
    "Responsabile: Settore tecnico",
    "Peso: 40%",
    "Indicatore: Pagine nuove",
    "Target: 30",
    "Scadenza: 31/12/2023",
]


@pytest.mark.parametrize("bullet", ["", "• ", "- "])
def test_every_card_is_an_objective_with_its_step(tmp_path: Path, bullet: str) -> None:
    lines = [f"{bullet}{line}" if ":" in line else line for line in CARD]
    extraction = read_lines(tmp_path, lines)
    assert [
        (item.code, item.title, item.unit, item.weight_pct) for item in extraction.objectives
    ] == [
        ("1", "Aprire lo sportello", "Settore sociale", 60.0),
        ("2", "Rifare il sito", "Settore tecnico", 40.0),
    ]
    assert [(step.indicator, step.target, str(step.deadline)) for step in extraction.steps] == [
        ("Giorni di apertura", "120", "2023-06-30"),
        ("Pagine nuove", "30", "2023-12-31"),
    ]


def test_cards_need_no_heading_of_their_own(tmp_path: Path) -> None:
    extraction = read_lines(tmp_path, [line for line in CARD if not line.startswith("SCHEDA")])
    assert [item.code for item in extraction.objectives] == ["1", "2"]
    assert len(extraction.steps) == 2


def test_headings_with_code_and_title_begin_objectives(tmp_path: Path) -> None:
    lines = [
        "OBIETTIVO N. 1 - Aprire lo sportello",
        "Peso: 60%",
        "Indicatore: Giorni di apertura",
        "Scadenza: 30/06/2023",
        "Indicatore: Persone accolte",
        "Scadenza: 31/12/2023",
        "",
        "OBIETTIVO N. 2 - Rifare il sito",
        "Peso: 40%",
        "Indicatore: Pagine nuove",
        "Scadenza: 31/12/2023",
    ]
    extraction = read_lines(tmp_path, lines)
    assert [(item.code, item.title) for item in extraction.objectives] == [
        ("1", "Aprire lo sportello"),
        ("2", "Rifare il sito"),
    ]
    first = extraction.objectives[0].objective_id
    steps = [step for step in extraction.steps if step.objective_id == first]
    assert [(step.indicator, str(step.deadline)) for step in steps] == [
        ("Giorni di apertura", "2023-06-30"),
        ("Persone accolte", "2023-12-31"),
    ]


def test_a_value_goes_on_in_full_lines_and_ends_where_a_line_is_short(tmp_path: Path) -> None:
    lines = [
        "Codice: 1",
        "Titolo: Aprire lo sportello del cittadino nella sede di Altavilla e nelle tre frazioni di",
        "montagna",
        "Il testo che segue non appartiene al titolo e non dice nulla della scheda che precede.",
        "Peso: 100%",
        "Indicatore: Giorni di apertura",
    ]
    (objective,) = read_lines(tmp_path, lines).objectives
    assert objective.title == (
        "Aprire lo sportello del cittadino nella sede di Altavilla e nelle tre frazioni di montagna"
    )
    assert objective.weight_pct == 100.0


def test_a_paragraph_further_below_is_not_the_value(tmp_path: Path) -> None:
    title = "Aprire lo sportello del cittadino nella sede di Altavilla e nelle tre frazioni vicine"
    lines = [
        f"Titolo: {title}",
        "",
        "Il testo che segue non appartiene al titolo e non dice nulla della scheda che precede.",
        "Peso: 100%",
        "Indicatore: Giorni di apertura",
    ]
    (objective,) = read_lines(tmp_path, lines).objectives
    assert objective.title == title


def test_the_box_of_a_long_value_leaves_its_label_out(tmp_path: Path) -> None:
    lines = [
        "Titolo: Aprire lo sportello del cittadino nella sede di Altavilla e nelle tre frazioni di",
        "montagna",
        "Peso: 100%",
        "Indicatore: Giorni di apertura",
    ]
    extraction = read_lines(tmp_path, lines)
    first, second = [
        item
        for item in extraction.evidence
        if (item.record_table, item.field) == ("objectives", "title")
    ]
    assert (first.part, second.part) == (0, 1)
    assert second.raw_text == "montagna"
    assert first.x0 > second.x0 + 20
    assert first.bottom <= second.top + 4


def test_a_label_without_a_value_gives_none(tmp_path: Path) -> None:
    lines = [line if not line.startswith("Peso") else "Peso:" for line in CARD]
    extraction = read_lines(tmp_path, lines)
    assert [item.weight_pct for item in extraction.objectives] == [None, None]


def test_a_label_and_its_value_stand_in_tight_boxes(tmp_path: Path) -> None:
    extraction = read_lines(tmp_path, CARD)
    title = next(
        item
        for item in extraction.evidence
        if item.field == "title" and item.record_table == "objectives"
    )
    assert title.raw_text == "Aprire lo sportello"
    assert title.x0 > 40 + 20


def test_units_of_headings_are_those_of_the_objectives_below(tmp_path: Path) -> None:
    lines = [
        "SETTORE SOCIALE",
        "",
        "OBIETTIVO N. 1 - Aprire lo sportello",
        "Indicatore: Giorni di apertura",
        "",
        "SETTORE TECNICO",
        "",
        "OBIETTIVO N. 2 - Rifare il sito",
        "Indicatore: Pagine nuove",
    ]
    assert [item.unit for item in read_lines(tmp_path, lines).objectives] == [
        "SETTORE SOCIALE",
        "SETTORE TECNICO",
    ]


def test_a_form_gives_label_and_value_twice_in_a_row(tmp_path: Path) -> None:
    def body(page: Drawing) -> None:
        xs = [40.0, 110.0, 280.0, 350.0, 540.0]
        rows = [
            ["Codice", "2.1", "Peso", "60%"],
            ["Titolo", "Aprire lo sportello", "Responsabile", "Settore sociale"],
        ]
        page.table(xs, [130, 155, 180], rows)
        steps = [["Fase", "Descrizione", "Scadenza"], ["1", "Bando", "30/06/2023"]]
        page.table([40, 110, 400, 540], [200, 225, 250], steps)

    extraction = extract(drawn_plan(tmp_path / "piano.pdf", body=body))
    (objective,) = extraction.objectives
    assert (objective.code, objective.title, objective.unit, objective.weight_pct) == (
        "2.1",
        "Aprire lo sportello",
        "Settore sociale",
        60.0,
    )
    (step,) = extraction.steps
    assert (step.code, step.description) == ("1", "Bando")


def test_a_box_with_a_heading_holds_prose(tmp_path: Path) -> None:
    def body(page: Drawing) -> None:
        page.table(
            [40, 540],
            [130, 150, 200],
            [["DESCRIZIONE OBIETTIVO 3"], [("Aprire lo sportello del cittadino", "in piazza")]],
        )
        page.text(40, 210, "Peso: 20%")
        page.text(40, 225, "Indicatore: Giorni di apertura")

    (objective,) = extract(drawn_plan(tmp_path / "piano.pdf", body=body)).objectives
    assert (objective.code, objective.title) == ("3", "Aprire lo sportello del cittadino in piazza")
    assert objective.weight_pct == 20.0
