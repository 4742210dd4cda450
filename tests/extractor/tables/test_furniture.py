"""Running heads, feet and page numbers, and what only looks like them."""

from pathlib import Path

import pytest

from tests.extractor.drawn import HEIGHT, Drawing, lines_of, rows_of

BODY = ("Uno sguardo al territorio", "La rete dei servizi", "Il personale", "Le risorse")


@pytest.mark.parametrize(
    "foot", ["Pagina {} di 4", "{}", "- {} -", "pag. {}", "{}/4", "Piano 2023 - pag. {}"]
)
def test_running_lines_are_left_out(tmp_path: Path, foot: str) -> None:
    with Drawing(tmp_path / "a.pdf") as page:
        for number, body in enumerate(BODY, start=1):
            if number > 1:
                page.new_page()
            page.text(50, 30, "Consorzio dei servizi alla persona")
            page.text(50, 300, body)
            page.text(280, HEIGHT - 40, foot.format(number))
    assert lines_of(page.path) == list(BODY)


def test_a_line_on_one_page_only_stays(tmp_path: Path) -> None:
    with Drawing(tmp_path / "a.pdf") as page:
        for number, body in enumerate(BODY):
            if number:
                page.new_page()
            page.text(50, 30, f"Capitolo: {body}")
            page.text(50, 300, body)
    assert len(lines_of(page.path)) == 2 * len(BODY)


def test_a_number_in_the_body_stays(tmp_path: Path) -> None:
    with Drawing(tmp_path / "a.pdf") as page:
        page.text(50, 400, "12")
    assert lines_of(page.path) == ["12"]


def test_the_header_of_a_table_is_no_running_line(tmp_path: Path) -> None:
    """It comes back at the top of every page, in more pieces than furniture has."""
    header = ["Codice", "Descrizione", "Scadenza", "Peso"]
    xs = [50.0, 120.0, 300.0, 420.0]
    with Drawing(tmp_path / "a.pdf") as page:
        for number in range(3):
            if number:
                page.new_page()
            page.words(xs, [60], [header])
            for row in range(4):
                code = f"{number + 1}.{row + 1}"
                page.words(xs, [80 + 20 * row], [[code, "Fase", "30/06/2023", "20%"]])
    (table,) = rows_of(page.path)
    assert table[0] == header
    assert [row[0] for row in table[1:5]] == ["1.1", "1.2", "1.3", "1.4"]
    assert len(table) == 13


def test_a_caption_close_above_what_each_page_says_stays(tmp_path: Path) -> None:
    with Drawing(tmp_path / "a.pdf") as page:
        for number, body in enumerate(BODY):
            if number:
                page.new_page()
            page.text(50, 30, "Consorzio dei servizi alla persona")
            page.text(50, 80, "Denominazione della scheda", body, f"Scheda {'ABCD'[number]}")
            page.text(50, 300, body)
    assert lines_of(page.path).count("Denominazione della scheda") == len(BODY)
    assert "Consorzio dei servizi alla persona" not in lines_of(page.path)
