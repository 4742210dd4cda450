"""Rows of tables read into objectives, steps and verifications."""

from collections.abc import Sequence
from pathlib import Path

from extractor import extract
from models.extraction import Extraction
from tests.extractor.drawn import Drawing, Row
from tests.extractor.plans_read import drawn_plan, read_table

CARD: list[Row] = [["Codice", "Titolo", "Responsabile"], ["1", "Aprire lo sportello", "Rossi"]]
STEPS: list[Row] = [
    ["Step", "Descrizione", "Termine"],
    ["1.1", "Scrivere il bando", "30/06/2023"],
    ["1.2", "Scegliere la sede", "31/12/2023"],
]
RESULTS: list[Row] = [
    ["Step", "Verifica", "% raggiungimento 2023"],
    ["1.1", "Bando pubblicato a maggio", "100%"],
    ["1.2", "Sede ancora da scegliere", "40%"],
]
XS = [40.0, 120.0, 400.0, 550.0]


def tables(folder: Path, *grids: Sequence[Row]) -> Extraction:
    """The records of a document with these ruled tables below each other."""

    def body(page: Drawing) -> None:
        top = 130.0
        for rows in grids:
            tops = [top + 20 * number for number in range(len(rows) + 1)]
            page.table(XS, tops, rows)
            top = tops[-1] + 25

    return extract(drawn_plan(folder / "piano.pdf", title="VERIFICA DEL PIANO 2023", body=body))


def test_a_verification_table_verifies_the_steps_given_before(tmp_path: Path) -> None:
    extraction = tables(tmp_path, CARD, STEPS, RESULTS)
    assert [(item.code, item.description) for item in extraction.steps] == [
        ("1.1", "Scrivere il bando"),
        ("1.2", "Scegliere la sede"),
    ]
    found = {item.step_id: (item.text, item.achieved_pct) for item in extraction.verifications}
    assert [found[step.step_id] for step in extraction.steps] == [
        ("Bando pubblicato a maggio", 100.0),
        ("Sede ancora da scegliere", 40.0),
    ]


def test_codes_and_not_the_order_say_what_is_verified(tmp_path: Path) -> None:
    extraction = tables(tmp_path, CARD, STEPS, [RESULTS[0], RESULTS[2], RESULTS[1]])
    found = {item.step_id: item.achieved_pct for item in extraction.verifications}
    assert [found[step.step_id] for step in extraction.steps] == [100.0, 40.0]


def test_a_code_used_twice_is_verified_in_order(tmp_path: Path) -> None:
    steps = [STEPS[0], STEPS[1], ["1.1", *STEPS[2][1:]]]
    results = [RESULTS[0], RESULTS[1], ["1.1", *RESULTS[2][1:]]]
    extraction = tables(tmp_path, CARD, steps, results)
    assert [step.code for step in extraction.steps] == ["1.1", "1.1"]
    found = {item.step_id: item.achieved_pct for item in extraction.verifications}
    assert [found[step.step_id] for step in extraction.steps] == [100.0, 40.0]


def test_steps_belong_to_the_card_above_them(tmp_path: Path) -> None:
    second: list[Row] = [CARD[0], ["2", "Rifare il sito", "Verdi"]]
    others: list[Row] = [STEPS[0], ["2.1", "Scegliere il fornitore", "31/10/2023"]]
    extraction = tables(tmp_path, CARD, STEPS, second, others)
    codes = {item.objective_id: item.code for item in extraction.objectives}
    assert [(codes[step.objective_id], step.code) for step in extraction.steps] == [
        ("1", "1.1"),
        ("1", "1.2"),
        ("2", "2.1"),
    ]


def test_a_total_is_no_objective(tmp_path: Path) -> None:
    rows = [
        ["Codice", "Titolo", "Responsabile", "Peso"],
        ["1", "Aprire lo sportello", "Rossi", "60%"],
        ["2", "Rifare il sito", "Verdi", "40%"],
        ["", "Totale dei pesi", "", "100%"],
    ]
    assert [item.code for item in read_table(tmp_path, rows).objectives] == ["1", "2"]


def test_a_band_names_the_unit_of_the_rows_below(tmp_path: Path) -> None:
    rows = [
        ["N.", "Obiettivo", "Indicatore", "Target"],
        ["Settore sociale", "", "", ""],
        ["1", "Aprire lo sportello", "Giorni di apertura", "120"],
        ["Settore tecnico", "", "", ""],
        ["2", "Rifare il sito", "Pagine nuove", "30"],
    ]
    assert [(item.code, item.unit) for item in read_table(tmp_path, rows).objectives] == [
        ("1", "Settore sociale"),
        ("2", "Settore tecnico"),
    ]


def test_rows_that_share_an_objective_are_its_steps(tmp_path: Path) -> None:
    def body(page: Drawing) -> None:
        xs = [40.0, 90.0, 260.0, 440.0, 550.0]
        for x in xs:
            page.line(x, 130, x, 210)
        for top, left in ((130, 40), (150, 40), (170, 260), (190, 40), (210, 40)):
            page.line(left, top, 550, top)
        page.words(
            xs,
            [130, 150, 170, 190],
            [
                ["N.", "Obiettivo", "Indicatore", "Target"],
                ["1", "Aprire lo sportello", "Giorni di apertura", "120"],
                ["", "", "Persone accolte", "900"],
                ["2", "Rifare il sito", "Pagine nuove", "30"],
            ],
        )

    extraction = extract(drawn_plan(tmp_path / "piano.pdf", body=body))
    codes = {item.objective_id: item.code for item in extraction.objectives}
    assert [(codes[step.objective_id], step.target) for step in extraction.steps] == [
        ("1", "120"),
        ("1", "900"),
        ("2", "30"),
    ]


def test_a_closing_list_sums_up_the_cards(tmp_path: Path) -> None:
    closing: list[Row] = [
        ["Codice", "Titolo", "Peso"],
        ["1", "Aprire lo sportello", "60%"],
        ["2", "Rifare il sito", "40%"],
    ]
    extraction = tables(tmp_path, CARD, STEPS, closing)
    assert [item.code for item in extraction.objectives] == ["1"]
    assert [(item.code, item.weight_pct) for item in extraction.closing_weights] == [
        ("1", 60.0),
        ("2", 40.0),
    ]


def test_a_list_alone_is_the_objectives(tmp_path: Path) -> None:
    rows = [
        ["Codice", "Titolo", "Peso"],
        ["1", "Aprire lo sportello", "60%"],
        ["2", "Rifare il sito", "40%"],
    ]
    extraction = read_table(tmp_path, rows)
    assert [item.code for item in extraction.objectives] == ["1", "2"]
    assert extraction.closing_weights == ()
