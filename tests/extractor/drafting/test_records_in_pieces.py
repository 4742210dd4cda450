"""Records made of several tables, and rows that say several things."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from extractor import extract
from extractor.drafting.kinds import families_over
from extractor.drafting.reading import Reading
from extractor.drafting.scoring import Content, score
from extractor.layouts.drafts import ObjectiveDraft, StepDraft
from extractor.structure.events import Column, Grid, GridRow
from extractor.structure.lines import heading_of
from extractor.structure.numbered_columns import with_rows_for_numbered_columns
from extractor.structure.shapes import is_value
from extractor.structure.single_rows import forms_of
from models.extraction import Extraction
from models.vocabulary import ObjectiveKind
from tests.extractor.drafting.test_deciding import WORDS, atom, value
from tests.extractor.drawn import Drawing, Row
from tests.extractor.plans_read import drawn_plan, read_table


def grid(headers: Sequence[str], *rows: Sequence[str]) -> Grid:
    """A table with a header; empty texts are empty cells."""
    columns = tuple(
        Column((name,), 40.0 * at, 40.0 * at + 40, (atom(name),)) for at, name in enumerate(headers)
    )
    count = len(headers)
    return Grid(
        " | ".join(headers).lower(),
        columns,
        [
            GridRow(
                tuple(atom(text) if text else None for text in row),
                tuple(range(count)),
                (1.0,) * count,
                (True,) * count,
            )
            for row in rows
        ],
    )


FORM = ("Cod.", "Titolo")
STEPS = ("Step", "Descrizione", "Termine")
TWO_STEPS = (("1.1", "Scrivere il bando", "30/06"), ("1.2", "Scegliere la sede", "31/12"))


def test_tables_of_one_row_that_name_titles_are_forms() -> None:
    events = [
        grid(FORM, ("1", "Aprire lo sportello")),
        grid(STEPS, *TWO_STEPS),
        grid(FORM, ("2", "Rifare il sito")),
        grid(STEPS, *TWO_STEPS),
    ]
    forms = forms_of(events, WORDS)
    assert forms.anchors == {"cod"}
    assert sum(isinstance(event, Grid) for event in forms.events) == 2


@pytest.mark.parametrize(
    ("headers", "steps"),
    [
        (("Fase", "Fine"), TWO_STEPS),  # no title: records of one step have tables of one row too
        (FORM, TWO_STEPS[:1]),  # no table holds more than a row: the rows are the records
    ],
)
def test_other_tables_of_one_row_are_none(
    headers: Sequence[str], steps: Sequence[Sequence[str]]
) -> None:
    events = [grid(headers, ("1", "x")), grid(STEPS, *steps), grid(headers, ("2", "y"))]
    forms = forms_of(events, WORDS)
    assert forms.events == tuple(events)
    assert not forms.anchors


def test_a_card_of_several_tables_is_one_record(tmp_path: Path) -> None:
    def body(page: Drawing) -> None:
        top = 130.0
        for number in (1, 2, 3):
            for rows in (
                [
                    ["Cod.", "Titolo", "Ufficio"],
                    [str(number), f"Aprire la sede {number}", "Anagrafe"],
                ],
                [
                    ["Step", "Descrizione", "Termine"],
                    [f"{number}.1", "Scrivere il bando", "30/06/2023"],
                    [f"{number}.2", f"Scegliere la sede {number}", "31/12/2023"],
                ],
            ):
                tops = [top + 20 * at for at in range(len(rows) + 1)]
                page.table([40.0, 120.0, 400.0, 550.0], tops, rows)
                top = tops[-1] + 22

    extraction = extract(drawn_plan(tmp_path / "piano.pdf", body=body))
    assert [item.code for item in extraction.objectives] == ["1", "2", "3"]
    assert [step.code for step in extraction.steps] == ["1.1", "1.2", "2.1", "2.2", "3.1", "3.2"]


NUMBERED = ("Obiettivo", "Indicatore 1", "Target 1", "Indicatore 2", "Target 2")


def test_columns_that_repeat_by_number_become_rows() -> None:
    (found,) = with_rows_for_numbered_columns(
        [
            grid(
                NUMBERED,
                ("Aprire lo sportello", "Giorni", "200", "Utenti", "900"),
                ("Rifare il sito", "Pagine", "30", "", ""),
            )
        ]
    )
    assert isinstance(found, Grid)
    assert [column.name for column in found.columns] == ["Obiettivo", "Indicatore", "Target"]
    texts = [[cell.text if cell else None for cell in row.cells] for row in found.rows]
    assert texts == [
        ["Aprire lo sportello", "Giorni", "200"],
        ["Aprire lo sportello", "Utenti", "900"],
        ["Rifare il sito", "Pagine", "30"],
    ]
    assert [row.owns[0] for row in found.rows] == [True, False, True]


@pytest.mark.parametrize(
    "headers",
    [
        ("Obiettivo", "Target 1", "Target 2"),  # one name alone: levels of one target
        ("Azione", "G", "F", "M", "A", "M", "G"),  # initials of months
        ("Azione", "Target 2023", "Esito 2023", "Target 2024", "Esito 2024"),  # years
        ("Obiettivo", "Target 1", "Target 2", "Esito 1", "Esito 2"),  # not side by side
    ],
)
def test_other_columns_stay_as_they_are(headers: Sequence[str]) -> None:
    table = grid(headers, ("x",) * len(headers))
    assert with_rows_for_numbered_columns([table]) == (table,)


def test_each_numbered_indicator_is_a_step(tmp_path: Path) -> None:
    extraction = read_table(
        tmp_path,
        [
            list(NUMBERED),
            ["Aprire lo sportello", "Giorni di apertura", "200", "Utenti accolti", "900"],
            ["Rifare il sito", "Pagine nuove", "30", "Visite", "400"],
        ],
    )
    assert [(step.indicator, step.target) for step in extraction.steps] == [
        ("Giorni di apertura", "200"),
        ("Utenti accolti", "900"),
        ("Pagine nuove", "30"),
        ("Visite", "400"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"), [("INDICATORE 1", False), ("OB12", True), ("07B12", True)]
)
def test_a_word_with_a_number_behind_it_is_no_value(text: str, *, expected: bool) -> None:
    assert is_value(text) is expected


def coded(folder: Path) -> Extraction:
    """A plan whose tables begin with a row of code, title and weight over their header."""

    def body(page: Drawing) -> None:
        top = 130.0
        for code in ("MF1", "MF2"):
            tops = [top + 20 * at for at in range(4)]
            title = f"Consolidare il centro {code}"
            page.table([40.0, 90.0, 420.0, 550.0], tops[:2], [[code, title, "50%"]])
            rows: list[Row] = [
                ["Cod.", "Azione", "Scadenza", "Peso azione"],
                [f"{code}.1", f"Ampliare gli orari di {code}", "31/03/2023", "100"],
            ]
            page.table([40.0, 90.0, 350.0, 450.0, 550.0], tops[1:], rows)
            top = tops[-1] + 30

    return extract(drawn_plan(folder / "piano.pdf", body=body))


def test_a_row_of_code_and_title_heads_the_table_below(tmp_path: Path) -> None:
    extraction = coded(tmp_path)
    assert [(item.code, item.title) for item in extraction.objectives] == [
        ("MF1", "Consolidare il centro MF1"),
        ("MF2", "Consolidare il centro MF2"),
    ]
    assert [step.code for step in extraction.steps] == ["MF1.1", "MF2.1"]


def records(*codes: tuple[str, Sequence[str]]) -> Reading:
    """A reading of records with codes and the codes of their steps."""
    return Reading(
        "test",
        [
            ObjectiveDraft(
                {"code": value(own), "title": value(f"Aprire la sede {own}")},
                steps=[
                    StepDraft({"code": value(step), "description": value(f"Scrivere {step}")})
                    for step in steps
                ],
            )
            for own, steps in codes
        ],
    )


@pytest.mark.parametrize(
    ("reading", "degree"),
    [
        (records(("A", ["A.1", "A.2"]), ("B", ["B.1"])), 1.0),
        (records(("B", ["A.1", "A.2"]), ("A", ["B.1"])), 0.4),
        (records(("1", ["1", "2"]), ("2", ["1", "2"])), 1.0),  # steps counted anew in each record
    ],
)
def test_steps_that_bear_the_code_of_another_record_speak_against_a_reading(
    reading: Reading, degree: float
) -> None:
    score(reading, Content(()))
    assert reading.parts["own_codes"] == pytest.approx(degree)


def test_families_come_from_headings_that_are_no_objectives_themselves() -> None:
    plain = heading_of(atom("Obiettivi di performance anno 2023"), WORDS)
    above = heading_of(atom("Obiettivo strategico 1 - Crescere"), WORDS)
    found = families_over([plain, above], WORDS)
    assert [item.text for item in found] == ["Obiettivi di performance anno 2023"]
    assert WORDS.kind(found[0].text) == ObjectiveKind.PERFORMANCE
