"""Rows, cells and tables that go on after a page end: new row or the rest of the one before."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from extractor.tables.cell import Table
from tests.extractor.drawn import HEIGHT, LEADING, Drawing, Row, items_of, rows_of

XS = [50.0, 100.0, 300.0, 400.0]
HEADER = ["Codice", "Descrizione", "Scadenza"]
BOTTOM = HEIGHT - 40


def two_pages(
    path: Path,
    last: Row,
    first: Row,
    *,
    lines_below: int = 1,
    repeats_header: bool = False,
    other_xs: Sequence[float] = XS,
) -> Path:
    """A table whose last row on the first page is `last` and whose first row overleaf is `first`.

    Both rows are as high as `lines_below` lines, so that a cell with as many lines is full.
    """
    height = lines_below * LEADING + 6
    with Drawing(path) as page:
        tops = [BOTTOM - height - 60, BOTTOM - height - 40, BOTTOM - height, BOTTOM]
        before = ["1", "Aprire lo sportello", "30/06/2023"]
        page.table(XS, tops, [HEADER, before, last])
        page.new_page()
        begins = [60.0]
        rows: list[Row] = [first, ["9", "Chiudere i conti", "31/12/2023"]]
        if repeats_header:
            begins = [40.0, 60.0]
            rows = [HEADER, *rows]
        page.table(other_xs, [*begins, 60 + height, 80 + height], rows)
    return path


def rows_after(path: Path) -> list[list[str]]:
    """The rows of the one table, its header and its first row left out."""
    (table,) = rows_of(path)
    return table[2:]


END = ["9", "Chiudere i conti", "31/12/2023"]
WHOLE = ["2", "Ampliare gli orari del servizio", "31/10/2023"]


@pytest.mark.parametrize("repeats_header", [False, True])
def test_an_empty_code_goes_on_with_the_row_before(tmp_path: Path, repeats_header: bool) -> None:
    path = two_pages(
        tmp_path / "a.pdf",
        ["2", "Ampliare gli orari", "31/10/2023"],
        ["", "del servizio", ""],
        repeats_header=repeats_header,
    )
    assert rows_after(path) == [WHOLE, END]


@pytest.mark.parametrize("repeats_header", [False, True])
def test_a_code_of_its_own_begins_a_new_row(tmp_path: Path, repeats_header: bool) -> None:
    path = two_pages(
        tmp_path / "a.pdf",
        ["2", "Ampliare gli orari", "31/10/2023"],
        ["3", "Formare il personale", "30/11/2023"],
        repeats_header=repeats_header,
    )
    assert rows_after(path) == [
        ["2", "Ampliare gli orari", "31/10/2023"],
        ["3", "Formare il personale", "30/11/2023"],
        END,
    ]


def test_a_word_cut_by_the_page_end_is_put_together(tmp_path: Path) -> None:
    """Where the document hyphenates, the hyphen at the page end is none of the word's own."""
    path = two_pages(
        tmp_path / "a.pdf",
        ["2", ("Ampliare gli ora-", "ri del servi-"), "31/10/2023"],
        ["", "zio", ""],
        lines_below=2,
    )
    assert rows_after(path) == [WHOLE, END]


def test_a_continued_row_knows_both_pages(tmp_path: Path) -> None:
    path = two_pages(
        tmp_path / "a.pdf", ["2", "Ampliare gli orari", "31/10/2023"], ["", "del servizio", ""]
    )
    items, style = items_of(path)
    (table,) = [item for item in items if isinstance(item, Table)]
    cell = table.rows[2].cells[1]
    assert [part.page for part in cell.parts] == [1, 2]
    assert cell.text(style) == WHOLE[1]
    assert [part.page for part in table.rows[2].cells[0].parts if part.lines] == [1]


@pytest.mark.parametrize(("lines_below", "rows"), [(1, 1), (3, 2)])
def test_only_a_row_without_room_goes_on(tmp_path: Path, lines_below: int, rows: int) -> None:
    """The rest of a cell flows from its top: one with room for more lines has ended."""
    path = two_pages(
        tmp_path / "a.pdf",
        ["aprire", "ampliare gli orari", "con il personale"],
        ["presto", "del servizio", "delle due sedi"],
        lines_below=lines_below,
    )
    found = rows_after(path)[:-1]
    assert len(found) == rows
    assert " ".join(row[1] for row in found) == "ampliare gli orari del servizio"


def test_codes_and_dates_are_never_the_rest_of_a_cell(tmp_path: Path) -> None:
    path = two_pages(
        tmp_path / "a.pdf", ["2", "Ampliare gli orari", "31/10/2023"], ["3", "", "31/12/2023"]
    )
    assert rows_after(path) == [
        ["2", "Ampliare gli orari", "31/10/2023"],
        ["3", "", "31/12/2023"],
        END,
    ]


def test_a_table_of_other_columns_is_another_table(tmp_path: Path) -> None:
    path = two_pages(
        tmp_path / "a.pdf",
        ["2", "Ampliare gli orari", "31/10/2023"],
        ["", "del servizio", ""],
        other_xs=[50.0, 180.0, 300.0, 480.0],
    )
    first, second = rows_of(path)
    assert first[-1] == ["2", "Ampliare gli orari", "31/10/2023"]
    assert second[0] == ["", "del servizio", ""]


def test_a_merged_cell_goes_on_over_the_page_end(tmp_path: Path) -> None:
    def merged(page: Drawing, top: float, rows: Sequence[Row], area: str) -> None:
        bottom = top + 20 * len(rows)
        for number in range(len(rows) + 1):
            left = 50.0 if number in (0, len(rows)) else 150.0
            page.line(left, top + 20 * number, 450, top + 20 * number)
        for x in (50, 150, 300, 450):
            page.line(x, top, x, bottom)
        page.text(54, top + 3, area)
        page.words([150, 300], [top + 20 * n for n in range(len(rows))], rows)

    with Drawing(tmp_path / "a.pdf") as page:
        merged(page, BOTTOM - 40, [["Uno", "10%"], ["Due", "20%"]], "Area anziani")
        page.new_page()
        merged(page, 60, [["Tre", "30%"], ["Quattro", "40%"]], "")
    items, style = items_of(page.path)
    (table,) = [item for item in items if isinstance(item, Table)]
    areas = [row.all_cells()[0] for row in table.rows]
    assert {id(cell) for cell in areas} == {id(areas[0])}
    assert areas[0].text(style) == "Area anziani"


def test_lines_between_two_pages_part_their_tables(tmp_path: Path) -> None:
    with Drawing(tmp_path / "a.pdf") as page:
        page.table(XS, [700, 720, 740], [HEADER, ["1", "Aprire", "30/06/2023"]])
        page.text(50, 780, "Le fasi che seguono riguardano un altro obiettivo del servizio.")
        page.new_page()
        page.table(XS, [60, 80, 100], [HEADER, ["1", "Chiudere", "31/12/2023"]])
    assert [table[1][1] for table in rows_of(page.path)] == ["Aprire", "Chiudere"]


def test_furniture_does_not_part_a_table(tmp_path: Path) -> None:
    with Drawing(tmp_path / "a.pdf") as page:
        for number in range(3):
            if number:
                page.new_page()
            page.text(50, 30, "Consorzio dei servizi - Piano 2023")
            page.text(280, HEIGHT - 30, f"Pagina {number + 1} di 3")
            code = str(number + 1)
            page.table(XS, [60, 80, 100], [HEADER, [code, "Fase", "30/06/2023"]])
    (table,) = rows_of(page.path)
    assert [row[0] for row in table] == ["Codice", "1", "2", "3"]


def test_a_table_of_other_widths_goes_on_where_its_columns_hold_the_like(tmp_path: Path) -> None:
    header = ["Codice", "Che cosa", "Quanto", "Entro"]
    rows = [[f"A{n}", "Curare le aiuole", f"{n}0%", f"{n}0/06/2024"] for n in range(1, 7)]
    tops = [100.0 + 20 * n for n in range(6)]
    with Drawing(tmp_path / "a.pdf") as page:
        page.table([50, 100, 300, 400, 500], tops[:5], [header, *rows[:3]])
        page.new_page()
        page.table([50, 130, 260, 380, 500], tops[:4], rows[3:])
    assert rows_of(page.path) == [[header, *rows]]


def test_a_table_with_a_header_of_its_own_begins_anew(tmp_path: Path) -> None:
    header = ["Codice", "Che cosa", "Quanto", "Entro"]
    rows = [[f"A{n}", "Curare le aiuole", f"{n}0%", f"{n}0/06/2024"] for n in range(1, 7)]
    other = ["Sigla", "Fase", "Peso", "Data"]
    tops = [100.0 + 20 * n for n in range(6)]
    with Drawing(tmp_path / "a.pdf") as page:
        page.table([50, 100, 300, 400, 500], tops[:5], [header, *rows[:3]])
        page.new_page()
        page.table([50, 130, 260, 380, 500], tops[:5], [other, *rows[3:]])
    assert len(rows_of(page.path)) == 2


@pytest.mark.parametrize("repeats_header", [False, True])
def test_a_row_of_values_that_stands_twice_is_kept_twice(
    tmp_path: Path, repeats_header: bool
) -> None:
    row = ["2", "Ampliare gli orari", "31/10/2023"]
    first = ["1", "Aprire lo sportello", "30/06/2023"]
    path = two_pages(tmp_path / "a.pdf", row, first, repeats_header=repeats_header)
    (table,) = rows_of(path)
    assert table == [HEADER, first, row, first, END]
