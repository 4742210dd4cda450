"""Accents printed over letters, and raised marks of notes behind values."""

from pathlib import Path

import pytest

from extractor.pages.readers import reader
from models.vocabulary import Engine
from tests.extractor.drawn import SIZE, Drawing


def words(path: Path) -> list[str]:
    (page,) = reader(Engine.PDFIUM)(path, None)
    return [word.text for word in page.words]


@pytest.mark.parametrize(
    ("value", "mark"), [("18", "2"), ("25%", "3"), ("31/12/2023", "4)"), ("Scadenza", "*")]
)
def test_a_raised_mark_is_no_part_of_a_value(tmp_path: Path, value: str, mark: str) -> None:
    with Drawing(tmp_path / "a.pdf") as page:
        page.text(50, 100, value)
        page.raised(50, 100, value, mark)
        page.text(300, 100, "Svolti 18 sopralluoghi")
    assert words(page.path) == [value, "Svolti", "18", "sopralluoghi"]


def test_a_raised_figure_behind_a_unit_is_a_power(tmp_path: Path) -> None:
    with Drawing(tmp_path / "a.pdf") as page:
        page.text(50, 100, "30 m")
        page.raised(50, 100, "30 m", "2")
    assert words(page.path) == ["30", "m²"]


def test_figures_on_the_line_stay(tmp_path: Path) -> None:
    with Drawing(tmp_path / "a.pdf") as page:
        page.text(50, 100, "182 A1 (di 20% 1.250*")
    assert words(page.path) == ["182", "A1", "(di", "20%", "1.250*"]


@pytest.mark.parametrize(
    ("sign", "letter", "whole"), [("`", "a", "à"), ("\u00b4", "e", "é"), ("\u00a8", "u", "ü")]
)
def test_an_accent_over_a_letter_is_composed_with_it(
    tmp_path: Path, sign: str, letter: str, whole: str
) -> None:
    with Drawing(tmp_path / "a.pdf") as page:
        page.text(50, 100, "cos")
        page.text(50 + 1.6 * SIZE, 100, letter)
        page.text(50 + 1.7 * SIZE, 100, sign)
    assert words(page.path) == [f"cos{whole}"]


def test_a_typed_accent_behind_a_letter_stays(tmp_path: Path) -> None:
    with Drawing(tmp_path / "a.pdf") as page:
        page.text(50, 100, "CITTA`")
    assert words(page.path) == ["CITTA`"]
