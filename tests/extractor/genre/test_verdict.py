"""What a part of a file is, told from its words and from the shape of its tables."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from extractor.genre.verdict import GenreVerdict, genre_of
from models.vocabulary import Genre
from tests.extractor.drawn import Drawing, items_of

ACT = (
    "VERBALE DI DELIBERAZIONE DELLA GIUNTA COMUNALE",
    "Premesso che occorre provvedere in merito;",
    "Visto il parere di regolarità tecnica e contabile;",
    "Con voti unanimi",
    "DELIBERA",
    "di approvare quanto sopra; il presente atto è immediatamente eseguibile.",
)
PLAN_HEADER = ("N.", "Obiettivo", "Indicatore", "Target", "Peso")
PLAN = (
    PLAN_HEADER,
    ("1", "Aprire lo sportello unico", "giorni di apertura", "almeno 200", "60%"),
    ("2", "Rifare il sito del comune", "pagine riscritte", "almeno 40", "40%"),
)
EMPTY_FORM = (PLAN_HEADER, *(("1", "........", "........", "....", "....") for _ in range(3)))
SUMS = (
    ("Capitolo", "Descrizione", "Impegno", "Importo"),
    ("1043", "carta e buste", "112", "340,00"),
)


def verdict_of(
    folder: Path, lines: Sequence[str], *tables: Sequence[Sequence[str]]
) -> GenreVerdict:
    """The verdict on a page of lines with tables below them."""
    path = folder / "paper.pdf"
    with Drawing(path) as page:
        for number, line in enumerate(lines):
            page.text(50, 40 + 24 * number, line, size=11)
        top = 60.0 + 24 * len(lines)
        for rows in tables:
            width = 500 / len(rows[0])
            xs = [50 + width * at for at in range(len(rows[0]) + 1)]
            page.table(xs, [top + 22 * at for at in range(len(rows) + 1)], rows)
            top += 22 * len(rows) + 40
    items, _ = items_of(path)
    return genre_of(items, [])


def test_act_without_a_plan_is_refused(tmp_path: Path) -> None:
    verdict = verdict_of(tmp_path, ACT)
    assert verdict.genre is Genre.RESOLUTION
    assert verdict.score < 0.1
    assert "title 'verbale deliberazione'" in verdict.basis


def test_act_with_a_table_of_objectives_is_read(tmp_path: Path) -> None:
    assert verdict_of(tmp_path, ACT, PLAN).genre is None


def test_act_with_an_empty_form_is_refused(tmp_path: Path) -> None:
    assert verdict_of(tmp_path, ACT, EMPTY_FORM).genre is Genre.RESOLUTION


def test_table_of_objectives_without_a_title_is_a_performance_document(tmp_path: Path) -> None:
    verdict = verdict_of(tmp_path, [], PLAN)
    assert verdict.is_performance
    assert "objective (2)" in verdict.basis


def test_sums_beside_objectives_do_not_refuse_them(tmp_path: Path) -> None:
    assert verdict_of(tmp_path, ["PIANO ESECUTIVO DI GESTIONE 2024"], SUMS, PLAN).is_performance
    assert verdict_of(tmp_path, ["BILANCIO DI PREVISIONE 2024"], SUMS).genre is Genre.BUDGET


def test_paper_of_which_nothing_is_known_is_not_refused_unread(tmp_path: Path) -> None:
    verdict = verdict_of(tmp_path, ["Comune di Altavilla"], (("Sigla", "Che cosa"), ("1", "Sito")))
    assert verdict.genre is None
    assert not verdict.is_performance


def test_articles_speak_for_a_regulation(tmp_path: Path) -> None:
    lines = [
        "NORME SUL MERCATO",
        *(f"Art. {number} - Disciplina dei posti" for number in range(1, 7)),
    ]
    assert verdict_of(tmp_path, lines).genre is Genre.REGULATION


@pytest.mark.parametrize(
    ("title", "is_titled"),
    [
        ("PIANO DELLA PERFORMANCE 2024", True),
        ("Allegato A - Piano dettagliato degli obiettivi", True),
        ("PIANO DELLA PERFORMANCE 2024. APPROVAZIONE", False),
        ("Oggetto: Piano della performance 2024", False),
        ("il piano della performance del comune", False),
        ("2.2 PIANO DELLA PERFORMANCE ............ 14", False),
    ],
)
def test_title_is_a_heading_of_its_own(tmp_path: Path, title: str, is_titled: bool) -> None:
    assert verdict_of(tmp_path, [title]).is_titled is is_titled


def test_titles_of_chapters_below_that_of_a_plan_refuse_nothing(tmp_path: Path) -> None:
    chapters = ["PIANO TRIENNALE DEI FABBISOGNI", "PIANO DELLA FORMAZIONE"]
    title = "PIANO INTEGRATO DI ATTIVITÀ E ORGANIZZAZIONE"
    assert verdict_of(tmp_path, [title, *chapters]).is_performance
    assert verdict_of(tmp_path, chapters).genre is Genre.OTHER


def test_letters_spaced_out_are_a_word(tmp_path: Path) -> None:
    spaced = tuple("D E L I B E R A" if line == "DELIBERA" else line for line in ACT)
    assert "line 'delibera'" in verdict_of(tmp_path, spaced).basis


def test_part_without_anything_is_nothing() -> None:
    verdict = genre_of([], [])
    assert verdict.genre is None
    assert verdict.likeliest is Genre.OTHER
