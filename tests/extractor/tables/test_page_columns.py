"""Pages in two columns of text are read one column after the other, tables across."""

from pathlib import Path

from tests.extractor.drawn import LEADING, Drawing, lines_of, rows_of

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


def test_a_table_in_one_column_of_text_stays_in_it(tmp_path: Path) -> None:
    staff = [["Profilo", "Posti"], ["Bibliotecario", "4"], ["Educatore", "3"]]
    with Drawing(tmp_path / "a.pdf") as page:
        page.words([46, 160], [90, 114, 138], staff)
        for number, line in enumerate(LEFT * 2):
            page.text(50, 190 + LEADING * number, line)
        for number, line in enumerate(RIGHT * 2):
            page.text(320, 96 + LEADING * number, line)
    assert rows_of(page.path) == [staff]
    assert lines_of(page.path) == [*LEFT, *LEFT, *RIGHT, *RIGHT]


def test_rows_that_wrap_beside_their_codes_are_read_across(tmp_path: Path) -> None:
    with Drawing(tmp_path / "a.pdf") as page:
        for number in range(3):
            top = 100 + 60 * number
            page.text(50, top, f"{number + 1}.1")
            page.text(90, top, *(f"Fase {line}: parole che vanno a capo" for line in range(4)))
            page.text(320, top, *(f"Prova {line}: atti che restano" for line in range(4)))
    (table,) = rows_of(page.path)
    assert [len(row) for row in table] == [3, 3, 3]
