"""Tables without vertical lines: columns by alignment, rows by rules, stripes or leading."""

from pathlib import Path

import pytest

from tests.extractor.drawn import LEADING, Drawing, Row, lines_of, rows_of

XS = [50.0, 110.0, 330.0, 450.0]
HEADER = ["Codice", "Descrizione", "Scadenza", "Peso"]
ROWS: list[Row] = [
    HEADER,
    ["1.1", ("Aprire lo sportello del cittadino", "nei giorni di mercato"), "30/06/2023", "40%"],
    ["1.2", "Formare gli operatori", "31/10/2023", "35%"],
    ["1.3", ("Raccogliere i questionari e scrivere", "la relazione"), "31/12/2023", "25%"],
]
TEXTS = [
    HEADER,
    ["1.1", "Aprire lo sportello del cittadino nei giorni di mercato", "30/06/2023", "40%"],
    ["1.2", "Formare gli operatori", "31/10/2023", "35%"],
    ["1.3", "Raccogliere i questionari e scrivere la relazione", "31/12/2023", "25%"],
]
TOPS = [100.0, 120.0, 120 + 2 * LEADING + 10, 140 + 2 * LEADING + 10, 140 + 4 * LEADING + 20]


def full(table: list[list[str]]) -> list[list[str]]:
    """The rows with something in them."""
    return [row for row in table if any(row)]


@pytest.mark.parametrize("mark", ["rules", "stripes", "odd stripes", "leading"])
def test_rows_are_told_by_whatever_marks_them(tmp_path: Path, mark: str) -> None:
    with Drawing(tmp_path / "a.pdf") as page:
        if mark == "rules":
            for top in TOPS:
                page.line(46, top, 520, top)
        elif mark != "leading":
            first = 0 if mark == "stripes" else 1
            for number in range(first, 4, 2):
                page.fill(46, TOPS[number], 520, TOPS[number + 1], grey=0.92)
        page.words(XS, TOPS, ROWS)
    (table,) = rows_of(page.path)
    assert full(table) == TEXTS


PLAIN = [[f"1.{number}", "Formare gli operatori", "31/10/2023", "35%"] for number in (1, 2, 3)]
TIGHT: list[Row] = [
    ["Servizio", "Descrizione", "Scadenza"],
    ["Anziani", ("Aprire lo sportello del cittadino", "nei giorni di mercato"), "30/06/2023"],
    ["Adulti", ("Formare gli operatori che seguono", "le famiglie"), "31/10/2023"],
    ["Minori", ("Raccogliere i questionari e scrivere", "la relazione"), "31/12/2023"],
]
TIGHT_TOPS = [100.0, 100 + LEADING, 100 + 3 * LEADING, 100 + 5 * LEADING, 100 + 7 * LEADING]


def test_rules_part_rows_that_stand_no_further_apart_than_lines(tmp_path: Path) -> None:
    with Drawing(tmp_path / "a.pdf") as page:
        for bottom in TIGHT_TOPS[1:]:
            page.line(46, bottom + 3.5, 520, bottom + 3.5)
        page.words([50.0, 110.0, 330.0], TIGHT_TOPS, TIGHT)
    (table,) = rows_of(page.path)
    assert full(table) == [
        [cell if isinstance(cell, str) else " ".join(cell) for cell in row] for row in TIGHT
    ]


@pytest.mark.parametrize("mark", ["rules", "stripes"])
def test_marks_hold_rows_together_whose_cells_are_centred(tmp_path: Path, mark: str) -> None:
    rows = [
        ("1.1", ("Aprire lo sportello", "del cittadino", "in piazza"), "30/06/2023"),
        ("1.2", ("Formare gli operatori", "che seguono", "le famiglie"), "31/10/2023"),
        ("1.3", ("Raccogliere", "i questionari", "degli utenti"), "31/12/2023"),
    ]
    with Drawing(tmp_path / "a.pdf") as page:
        page.words([50.0, 110.0, 330.0], [80], [["Codice", "Descrizione", "Scadenza"]])
        for number, (code, lines, deadline) in enumerate(rows):
            top = 100.0 + 45 * number
            if mark == "rules":
                page.line(46, top, 520, top)
                page.line(46, top + 45, 520, top + 45)
            elif number % 2 == 0:
                page.fill(46, top, 520, top + 45, grey=0.92)
            page.text(54, top + 17, code)
            page.text(114, top + 6, *lines)
            page.text(334, top + 17, deadline)
    (table,) = rows_of(page.path)
    assert full(table)[1:] == [[code, " ".join(lines), day] for code, lines, day in rows]


def test_a_paragraph_around_a_table_stays_outside(tmp_path: Path) -> None:
    above = "Le fasi che seguono sono quelle che il servizio ha proposto alla direzione."
    below = "Il peso di ciascuna fase misura il suo contributo al risultato atteso."
    with Drawing(tmp_path / "a.pdf") as page:
        page.text(50, 60, above)
        page.words(XS, TOPS, ROWS)
        page.text(50, 260, below)
    (table,) = rows_of(page.path)
    assert full(table) == TEXTS
    assert lines_of(page.path) == [above, below]


def test_an_empty_cell_stays_empty(tmp_path: Path) -> None:
    rows = [[*row[:2], "", row[3]] if number == 2 else row for number, row in enumerate(ROWS)]
    with Drawing(tmp_path / "a.pdf") as page:
        page.words(XS, TOPS, rows)
    (table,) = rows_of(page.path)
    assert table[2] == ["1.2", "Formare gli operatori", "", "35%"]


def test_figures_that_end_at_one_edge_are_a_column(tmp_path: Path) -> None:
    names, figures = ["Anziani", "Adulti", "Minori"], ["9.500", "12.000", "750"]
    with Drawing(tmp_path / "a.pdf") as page:
        for number, (name, figure) in enumerate(zip(names, figures, strict=True)):
            page.text(50, 100 + 20 * number, name)
            page.text(300 - 5 * len(figure), 100 + 20 * number, figure)
    (table,) = rows_of(page.path)
    assert table == [[name, figure] for name, figure in zip(names, figures, strict=True)]


def test_a_table_goes_on_where_neither_lines_nor_header_are_repeated(tmp_path: Path) -> None:
    with Drawing(tmp_path / "a.pdf") as page:
        page.words(XS, [top + 620 for top in TOPS], ROWS)
        page.new_page()
        page.words(XS, [60, 80], [["1.4", "Aggiornare il sito", "30/11/2023", "10%"]])
    (table,) = rows_of(page.path)
    assert full(table) == [*TEXTS, ["1.4", "Aggiornare il sito", "30/11/2023", "10%"]]


def test_two_tables_of_other_columns_stay_two(tmp_path: Path) -> None:
    with Drawing(tmp_path / "a.pdf") as page:
        page.words(XS, TOPS, ROWS)
        page.text(50, TOPS[-1] + 16, "RISULTATI DEI SERVIZI")
        page.words([50, 200], [246, 266, 286], [["Area", "Punti"], ["Nord", "10"], ["Sud", "20"]])
    found = rows_of(page.path)
    assert [full(table) for table in found] == [
        TEXTS,
        [["Area", "Punti"], ["Nord", "10"], ["Sud", "20"]],
    ]


def test_prose_in_one_column_is_no_table(tmp_path: Path) -> None:
    lines = ["Il servizio accoglie le famiglie.", "Apre tre giorni.", "Chiude in agosto."]
    with Drawing(tmp_path / "a.pdf") as page:
        page.text(50, 100, *lines)
    assert rows_of(page.path) == []
    assert lines_of(page.path) == lines


def test_a_title_further_below_parts_tables(tmp_path: Path) -> None:
    """A piece in the first column is the title of what follows, not a cell of the last row."""
    with Drawing(tmp_path / "a.pdf") as page:
        page.words(XS, [100, 120, 140], [HEADER, *PLAIN[:2]])
        page.text(XS[0] + 4, 170, "Risorse")
        page.words(XS, [186, 206], [["Anno", "Spesa"], ["2023", "Dodici"]])
    assert [full(table) for table in rows_of(page.path)] == [
        [HEADER, *PLAIN[:2]],
        [["Anno", "Spesa"], ["2023", "Dodici"]],
    ]
    assert lines_of(page.path) == ["Risorse"]


def test_lines_of_figures_are_rows_though_nothing_parts_them(tmp_path: Path) -> None:
    rows: list[list[str]] = [
        ["Comune", "Casi", "Spesa"],
        ["Uno", "12", "7,50"],
        ["Due", "15", "8,25"],
        ["Tre", "11", "6,75"],
        ["Quattro", "19", "9,10"],
    ]
    with Drawing(tmp_path / "a.pdf") as page:
        for height in (97.0, 112.0, 157.0):
            page.line(46, height, 520, height)
        page.words([50.0, 250.0, 400.0], [98 + LEADING * number for number in range(5)], rows)
    (table,) = rows_of(page.path)
    assert full(table) == rows


def test_lines_that_only_frame_a_table_leave_its_columns_to_alignment(tmp_path: Path) -> None:
    with Drawing(tmp_path / "a.pdf") as page:
        for height in (94.0, 250.0):
            page.line(46, height, 520, height)
        for x in (46.0, 105.0, 520.0):
            page.line(x, 94, x, 250)
        page.words(XS, TOPS, ROWS)
    (table,) = rows_of(page.path)
    assert full(table) == TEXTS


def test_the_background_of_labels_parts_no_values(tmp_path: Path) -> None:
    card = [["Ufficio", "Anagrafe"], ["Scade", "31/12/2024"], ["Conta", "25%"], ["Chi", "Rossi"]]
    with Drawing(tmp_path / "a.pdf") as page:
        for number in range(4):
            page.fill(46, 100 + 20 * number, 190, 120 + 20 * number)
        page.words([46, 196], [100 + 20 * number for number in range(4)], card)
    assert rows_of(page.path) == [card]


def test_the_background_of_a_header_parts_no_rows_below_it(tmp_path: Path) -> None:
    rows = [["Che cosa", "Entro"], ["Censire le aree", ""], ["Assegnare i lotti", "30/06/2024"]]
    with Drawing(tmp_path / "a.pdf") as page:
        page.fill(46, 100, 400, 116)
        page.words([46, 246], [100, 116, 132], rows)
        page.text(50, 170, "Il testo che segue va a capo", "con la distanza delle righe")
        page.text(50, 220, "e così fa in ogni altra parte", "della pagina, fino in fondo")
        page.text(50, 270, "dove sta la firma di chi", "ha steso la relazione")
    (table,) = rows_of(page.path)
    assert [row[0] for row in table] == [row[0] for row in rows]


def test_a_caption_at_the_top_of_a_page_continues_no_table(tmp_path: Path) -> None:
    with Drawing(tmp_path / "a.pdf") as page:
        page.words(XS, TOPS, ROWS)
        page.new_page()
        page.text(54, 60, "Seconda parte")
        page.text(54, 100, "La relazione prosegue con le parole di chi l'ha scritta per esteso.")
    assert "Seconda parte" in lines_of(page.path)


FULL = [
    ["Codice", "Che cosa", "Quanto"],
    ["A1", "Curare le aiuole", "30"],
    ["A2", "Aprire la biblioteca la sera", "250"],
    ["A3", "Censire i lampioni", "molti"],
]


def test_lines_that_fill_every_column_are_rows_however_close(tmp_path: Path) -> None:
    with Drawing(tmp_path / "a.pdf") as page:
        page.words([50.0, 110.0, 330.0], [100 + 14 * n for n in range(4)], FULL)
    assert rows_of(page.path) == [FULL]


def test_the_least_distance_of_lines_is_that_within_cells(tmp_path: Path) -> None:
    rows: list[Row] = [
        *FULL[:3],
        ["A3", ("Censire i lampioni", "delle frazioni"), "molti"],
        ["A4", "B", "2"],
    ]
    tops = [100.0, 115.0, 130.0, 145.0, 145.0 + LEADING + 15]
    with Drawing(tmp_path / "a.pdf") as page:
        page.words([50.0, 110.0, 330.0], tops, rows)
    (table,) = rows_of(page.path)
    assert [row[0] for row in table] == ["Codice", "A1", "A2", "A3", "A4"]
    assert table[3][1] == "Censire i lampioni delle frazioni"


def test_bands_between_rows_are_wide_rows_of_the_table(tmp_path: Path) -> None:
    xs = [50.0, 200.0, 330.0]
    band = "Cura del territorio e degli spazi di tutti: quanto si fa in un anno"
    with Drawing(tmp_path / "a.pdf") as page:
        page.words(xs, [100, 120], [["Che cosa", "Entro", "Quanto"], ["Aiuole", "31/12/2024", "5"]])
        page.text(54, 143, band)
        page.words(xs, [160, 180], [["Fontane", "30/06/2024", "4"], ["Vie", "30/09/2024", "9"]])
    (table,) = rows_of(page.path)
    assert [band] in [[text for text in row if text] for row in table]
    assert len(table) == 5


def test_a_heading_over_a_table_with_its_own_header_is_no_band(tmp_path: Path) -> None:
    xs = [50.0, 200.0, 330.0]
    rows = [
        ["Che cosa", "Entro", "Quanto"],
        ["Aiuole", "31/12/2024", "5"],
        ["Vie", "1/6/2024", "4"],
    ]
    with Drawing(tmp_path / "a.pdf") as page:
        page.words(xs, [100, 120, 140], rows)
        page.text(54, 163, "Cura del territorio e degli spazi di tutti: quanto si fa in un anno")
        page.words(xs, [180, 200, 220], rows)
    assert rows_of(page.path) == [rows, rows]


def test_numbers_that_count_begin_rows_however_close_they_stand(tmp_path: Path) -> None:
    path = tmp_path / "counted.pdf"
    rows = (
        (100.0, ("7", "Rendiconto approvato entro aprile con", "30", "Neri")),
        (110.5, ("", "tutti gli allegati", "", "")),
        (122.5, ("8", "Tributi a rate", "25", "")),
        (134.5, ("9", "Debiti commerciali pagati", "45", "Neri, Loi")),
        (146.5, ("", "Totale", "100", "")),
    )
    with Drawing(path) as drawing:
        for top, texts in rows:
            for x, text in zip((50, 80, 330, 400), texts, strict=True):
                drawing.text(x, top, text)
    ((*counted, total),) = rows_of(path)
    assert [row[:3] for row in counted] == [
        ["7", "Rendiconto approvato entro aprile con tutti gli allegati", "30"],
        ["8", "Tributi a rate", "25"],
        ["9", "Debiti commerciali pagati", "45"],
    ]
    assert total[:3] == ["", "Totale", "100"]
