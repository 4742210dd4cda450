"""What only the whole document tells: scales of weights, units, legends, kinds."""

from pathlib import Path

import pytest

from extractor import extract
from models.vocabulary import Outcome
from tests.extractor.drawn import Drawing
from tests.extractor.plans_read import drawn_plan, read_lines, read_table


def weights(folder: Path, header: str, *figures: str) -> list[float | None]:
    rows = [
        ["Codice", "Titolo", "Responsabile", header],
        *([str(n), f"Aprire la sede {n}", "Rossi", it] for n, it in enumerate(figures, start=1)),
    ]
    return [item.weight_pct for item in read_table(folder, rows).objectives]


@pytest.mark.parametrize(
    ("header", "figures", "found"),
    [
        ("Peso", ("60%", "40%"), [60.0, 40.0]),
        ("Peso", ("60", "40"), [60.0, 40.0]),
        ("Peso", ("60/100", "40/100"), [60.0, 40.0]),
        ("Peso", ("1,5%", "0,5%"), [1.5, 0.5]),
        ("Peso", ("1,0", "1,4"), [None, None]),
        ("Punti", ("60", "40"), [60.0, 40.0]),
        ("Punti", ("350", "150"), [None, None]),
        ("Peso", ("60%", ""), [60.0, None]),
        ("Peso", ("60%", "alto"), [60.0, None]),
    ],
)
def test_weights_are_shares(
    tmp_path: Path, header: str, figures: tuple[str, ...], found: list[float | None]
) -> None:
    assert weights(tmp_path, header, *figures) == found


def test_multipliers_are_kept_as_they_stand(tmp_path: Path) -> None:
    rows = [
        ["Codice", "Titolo", "Responsabile", "Peso"],
        ["1", "Aprire lo sportello", "Rossi", "1,2"],
        ["2", "Rifare il sito", "Verdi", "1,0"],
    ]
    extraction = read_table(tmp_path, rows)
    assert [(extra.header, extra.value) for extra in extraction.extras] == [
        ("Peso", "1,2"),
        ("Peso", "1,0"),
    ]


RESULTS = [
    ["Codice", "Obiettivo", "Indicatore", "Target", "Esito"],
    ["1", "Aprire lo sportello", "Giorni di apertura", "120", "+"],
    ["2", "Rifare il sito", "Pagine nuove", "30", "-"],
]


def outcomes(folder: Path, *legend: str, last: str = "-") -> list[Outcome | None]:
    """The outcomes of a report whose symbols a legend below the table explains."""

    def body(page: Drawing) -> None:
        rows = [*RESULTS[:-1], [*RESULTS[-1][:-1], last]]
        page.table([40, 90, 220, 350, 420, 500], [130, 160, 190, 220], rows)
        for number, line in enumerate(legend):
            page.text(40, 240 + 14 * number, line)

    extraction = extract(drawn_plan(folder / "r.pdf", title="RELAZIONE ANNO 2022", body=body))
    return [item.declared_outcome for item in extraction.verifications]


def test_a_legend_says_what_symbols_mean(tmp_path: Path) -> None:
    found = outcomes(tmp_path, "+ obiettivo raggiunto", "- obiettivo non raggiunto")
    assert found == [Outcome.ACHIEVED, Outcome.NOT_ACHIEVED]


def test_a_symbol_that_nothing_explains_is_not_guessed(tmp_path: Path) -> None:
    assert outcomes(tmp_path, "+ obiettivo raggiunto") == [Outcome.ACHIEVED, None]


def test_words_need_no_legend(tmp_path: Path) -> None:
    found = outcomes(tmp_path, "+ obiettivo raggiunto", last="non raggiunto")
    assert found[1] == Outcome.NOT_ACHIEVED


def test_a_plan_has_no_results(tmp_path: Path) -> None:
    rows = [
        ["Codice", "Titolo", "Indicatore", "Note"],
        ["1", "Aprire lo sportello", "Giorni di apertura", "con il volontariato"],
    ]
    extraction = read_table(tmp_path, rows)
    assert extraction.verifications == ()
    assert [(item.header, item.value) for item in extraction.extras] == [
        ("Note", "con il volontariato")
    ]


def test_the_manager_is_in_charge_before_the_heading(tmp_path: Path) -> None:
    lines = [
        "SETTORE SOCIALE",
        "",
        "OBIETTIVO N. 1 - Aprire",
        "Responsabile: Settore tecnico",
        "Indicatore: Giorni di apertura",
    ]
    (objective,) = read_lines(tmp_path, lines).objectives
    assert objective.unit == "Settore tecnico"
