"""What a document says of itself: title, kind, period, reference year, date."""

from datetime import date
from pathlib import Path

import pytest

from extractor import extract
from models.records import DocumentFacts
from models.vocabulary import DocumentKind
from tests.extractor.drawn import Drawing
from tests.extractor.plans_read import drawn_plan, read_table

PLAN = [
    ["Codice", "Titolo", "Responsabile", "Indicatore"],
    ["1", "Aprire lo sportello", "Rossi", "Giorni di apertura"],
]
RESULTS = [[*PLAN[0], "Risultato conseguito"], [*PLAN[1], "Aperto per 118 giorni nelle due sedi"]]


def facts(folder: Path, title: str, rows: list[list[str]] | None = None) -> DocumentFacts:
    return read_table(folder, rows or PLAN, title=title).document


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("PIANO DELLA PERFORMANCE 2023", DocumentKind.PLAN),
        ("PIANO ESECUTIVO DI GESTIONE 2023", DocumentKind.PLAN),
        ("VERIFICA DEL PIANO DEGLI OBIETTIVI 2022", DocumentKind.VERIFICATION),
        ("RELAZIONE SULLA PERFORMANCE 2022", DocumentKind.REPORT),
        ("CONSUNTIVO DEGLI OBIETTIVI 2022", DocumentKind.REPORT),
    ],
)
def test_the_title_names_the_kind(tmp_path: Path, title: str, kind: DocumentKind) -> None:
    found = facts(tmp_path, title)
    assert found.kind == kind
    assert found.title == title


def test_results_make_a_verification_of_a_plan(tmp_path: Path) -> None:
    found = facts(tmp_path, "PIANO DELLA PERFORMANCE 2022", RESULTS)
    assert found.kind == DocumentKind.VERIFICATION
    assert found.reference_year == 2022


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("PIANO DELLA PERFORMANCE 2022-2024", (2022, 2024)),
        ("PIANO DELLA PERFORMANCE 2022/2024", (2022, 2024)),
        ("PIANO DELLA PERFORMANCE 2022/24", (2022, 2024)),
        ("PIANO DELLA PERFORMANCE ANNO 2023", (2023, 2023)),
        ("PIANO DELLA PERFORMANCE", (None, None)),
    ],
)
def test_the_title_gives_the_period(
    tmp_path: Path, title: str, period: tuple[int | None, int | None]
) -> None:
    found = facts(tmp_path, title)
    assert (found.period_start, found.period_end) == period


def test_a_plan_is_about_no_year_of_results(tmp_path: Path) -> None:
    assert facts(tmp_path, "PIANO DELLA PERFORMANCE 2023").reference_year is None


def test_the_year_in_a_header_of_results_is_the_reference_year(tmp_path: Path) -> None:
    rows = [[*PLAN[0], "Verifica 2021"], [*PLAN[1], "Aperto per 118 giorni nelle due sedi"]]
    found = facts(tmp_path, "VERIFICA DEL PIANO 2020-2022", rows)
    assert found.reference_year == 2021
    assert (found.period_start, found.period_end) == (2020, 2022)


def test_a_year_that_nothing_says_is_not_guessed(tmp_path: Path) -> None:
    found = facts(tmp_path, "RELAZIONE SULLA PERFORMANCE", RESULTS)
    assert found.reference_year is None
    assert found.period_start is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Altavilla, 14/07/2022", date(2022, 7, 14)),
        ("Altavilla, lì 14 luglio 2022", date(2022, 7, 14)),
        ("Altavilla il 3.2.2022", date(2022, 2, 3)),
        ("Altavilla, addì 1° marzo 2022", date(2022, 3, 1)),
        ("Visto il decreto del 14/07/2022", None),
        ("Visto il D.Lgs. n. 150 del 27/10/2009", None),
    ],
)
def test_the_line_of_place_and_date(tmp_path: Path, line: str, day: date | None) -> None:
    def body(page: Drawing) -> None:
        page.table([40, 90, 220, 350, 450, 580], [130, 160, 190], RESULTS)
        page.text(40, 300, line)

    path = drawn_plan(tmp_path / "a.pdf", title="RELAZIONE SULLA PERFORMANCE 2021", body=body)
    extraction = extract(path)
    assert extraction.document.published_on == day
    places = [item for item in extraction.evidence if item.field == "published_on"]
    assert [item.raw_text for item in places] == ([line] if day is not None else [])


def test_deadlines_without_a_year_take_the_only_one_of_the_document(tmp_path: Path) -> None:
    rows = [
        ["Codice", "Titolo", "Indicatore", "Scadenza"],
        ["1", "Aprire lo sportello", "Giorni di apertura", "entro giugno"],
        ["2", "Rifare il sito", "Pagine nuove", "II trimestre"],
        ["3", "Formare tutti", "Ore di corso", "dic-23"],
    ]
    one = read_table(tmp_path, rows, title="PIANO DELLA PERFORMANCE ANNO 2023")
    assert [str(step.deadline) for step in one.steps] == ["2023-06-30", "2023-06-30", "2023-12-31"]
    three = read_table(tmp_path, rows, title="PIANO DELLA PERFORMANCE 2022-2024")
    assert [step.deadline for step in three.steps] == [None, None, date(2023, 12, 31)]
    assert [step.deadline_text for step in three.steps] == [
        "entro giugno",
        "II trimestre",
        "dic-23",
    ]
