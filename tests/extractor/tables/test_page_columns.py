"""Pages in two columns of text are read one column after the other, tables across."""

from pathlib import Path

from tests.extractor.drawn import Drawing, lines_of, rows_of

LEFT = [
    "Codice: 1",
    "Titolo: Aprire lo sportello",
    "Responsabile: Rossi",
    "Peso: 20",
    "Fase: uno",
    "Scadenza: 30/06/2023",
    "Indicatore: giorni",
]
RIGHT = [
    "Codice: 2",
    "Titolo: Formare il personale",
    "Responsabile: Verdi",
    "Peso: 30",
    "Fase: due",
    "Scadenza: 31/12/2023",
    "Indicatore: corsi",
]


def test_cards_side_by_side_are_read_one_after_the_other(tmp_path: Path) -> None:
    with Drawing(tmp_path / "a.pdf") as page:
        for number, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
            page.text(50, 100 + 16 * number, left)
            page.text(320, 100 + 16 * number, right)
    assert rows_of(page.path) == []
    assert lines_of(page.path) == [*LEFT, *RIGHT]


def test_two_columns_of_a_table_are_read_across(tmp_path: Path) -> None:
    with Drawing(tmp_path / "a.pdf") as page:
        for number, line in enumerate(LEFT):
            label, _, value = line.partition(": ")
            page.text(50, 100 + 20 * number, f"{label}:")
            page.text(320, 100 + 20 * number, value)
    (table,) = rows_of(page.path)
    assert table[0] == ["Codice:", "1"]
    assert len(table) == len(LEFT)
