"""Grids that lines draw: merged cells, dashes, hairlines, open sides, nested grids."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.pages.page import Box, Fill, Rule
from extractor.tables.ruled import background_grids, find_grids, grid_of, merged
from tests.extractor.drawn import Drawing, rows_of

XS = [50.0, 150.0, 300.0, 450.0]
TOPS = [100.0, 120.0, 140.0, 160.0]
ROWS = [["Codice", "Titolo", "Peso"], ["1", "Sportello", "60%"], ["2", "Archivio", "40%"]]


@pytest.mark.parametrize("draw", ["line", "dashed", "hairline"])
@pytest.mark.parametrize("closes", [True, False])
def test_lines_of_every_kind_draw_the_same_cells(tmp_path: Path, draw: str, closes: bool) -> None:
    with Drawing(tmp_path / "a.pdf") as page:
        page.table(XS, TOPS, ROWS, closes=closes, draw=draw)
    assert rows_of(page.path) == [ROWS]


def test_backgrounds_with_gaps_between_them_draw_cells(tmp_path: Path) -> None:
    with Drawing(tmp_path / "a.pdf") as page:
        for top, bottom in pairwise(TOPS):
            for left, right in pairwise(XS):
                page.fill(left + 0.7, top + 0.7, right - 0.7, bottom - 0.7)
        page.words(XS, TOPS, ROWS)
    assert rows_of(page.path) == [ROWS]


def test_a_filled_header_alone_is_no_grid() -> None:
    row = [Fill(Box(left, 100, right, 120), 0.8) for left, right in pairwise(XS)]
    below = [Fill(box._replace(top=120, bottom=140), grey) for box, grey in row]
    assert background_grids(row) == []
    assert len(background_grids([*row, *below, *_third(below)])) == 1


def _third(fills: list[Fill]) -> list[Fill]:
    return [Fill(box._replace(top=140, bottom=160), grey) for box, grey in fills]


def test_a_merged_cell_spans_its_rows(tmp_path: Path) -> None:
    with Drawing(tmp_path / "a.pdf") as page:
        page.line(50, 100, 450, 100)
        page.line(150, 120, 450, 120)
        page.line(50, 140, 450, 140)
        for x in XS:
            page.line(x, 100, x, 140)
        page.words(XS, [100, 120], [["Area", "Uno", "10"], ["", "Due", "20"]])
    assert rows_of(page.path) == [[["Area", "Uno", "10"], ["Due", "20"]]]


def test_a_header_over_two_columns_is_one_cell(tmp_path: Path) -> None:
    with Drawing(tmp_path / "a.pdf") as page:
        for top in TOPS[:3]:
            page.line(50, top, 450, top)
        for x in (50, 150, 450):
            page.line(x, 100, x, 140)
        page.line(300, 120, 300, 140)
        page.words([50, 150], [100], [["Fase", "Scadenza"]])
        page.words(XS, [120], [["1", "prevista", "effettiva"]])
    assert rows_of(page.path) == [[["Fase", "Scadenza"], ["1", "prevista", "effettiva"]]]


def test_grids_of_other_widths_below_each_other_keep_their_columns(tmp_path: Path) -> None:
    with Drawing(tmp_path / "a.pdf") as page:
        page.table([50, 250, 450], [100, 120], [["Obiettivo 1", "Peso 20%"]])
        page.table(XS, [120, 140, 160], ROWS[:2])
        page.table([50, 120, 200, 320, 450], [200, 220, 240], [["a", "b", "c", "d"], list("efgh")])
    found = rows_of(page.path)
    assert [row for table in found for row in table] == [
        ["Obiettivo 1", "Peso 20%"],
        *ROWS[:2],
        list("abcd"),
        list("efgh"),
    ]


def test_dashes_and_pieces_of_a_line_are_one_line() -> None:
    pieces = [Rule(10, 0, 2), Rule(10.4, 4, 6), Rule(9.8, 8, 30), Rule(10, 60, 80)]
    assert [(rule.start, rule.end) for rule in merged(pieces)] == [(0, 30), (60, 80)]


def test_a_lone_line_draws_no_grid() -> None:
    assert find_grids([Rule(10, 0, 100)], []) == []
    assert find_grids([Rule(10, 0, 100)], [Rule(500, 300, 400)]) == []


@st.composite
def partitions(draw: st.DrawFn) -> tuple[list[float], list[list[float]]]:
    """Heights of rows, and for each row the edges of its cells, outer edges shared."""
    count = draw(st.integers(1, 6))
    heights = draw(st.lists(st.integers(12, 60), min_size=count, max_size=count))
    ys = [100.0]
    for height in heights:
        ys.append(ys[-1] + height)
    inner = st.lists(st.integers(3, 27), max_size=5, unique=True)
    rows = [[50.0, *sorted(50.0 + 15 * cut for cut in draw(inner)), 500.0] for _ in heights]
    return ys, rows


@given(partitions(), st.booleans())
def test_a_grid_gives_the_cells_that_were_drawn(
    partition: tuple[list[float], list[list[float]]], in_pieces: bool
) -> None:
    ys, rows = partition
    horizontals = [Rule(y, 50, 500) for y in ys]
    if in_pieces:
        horizontals = [
            Rule(rule.position, left, right)
            for rule in horizontals
            for left, right in pairwise([50, 130, 310, 500])
        ]
    verticals = [
        Rule(x, top, bottom)
        for (top, bottom), xs in zip(pairwise(ys), rows, strict=True)
        for x in xs
    ]
    (grid,) = find_grids(horizontals, verticals)
    drawn = [
        (left, top, right, bottom)
        for (top, bottom), xs in zip(pairwise(ys), rows, strict=True)
        for left, right in pairwise(xs)
    ]
    assert [tuple(slot.box) for slot in grid.slots] == drawn
    assert all(slot.span == 1 for slot in grid.slots)


@given(st.integers(2, 6), st.integers(2, 5), st.data())
def test_cells_that_no_line_parts_are_merged(bands: int, columns: int, data: st.DataObject) -> None:
    """One column of a plain grid merged over some rows: its slot covers exactly these."""
    first = data.draw(st.integers(0, bands - 2))
    last = data.draw(st.integers(first + 1, bands - 1))
    column = data.draw(st.integers(0, columns - 1))
    ys = [20.0 * number for number in range(bands + 1)]
    xs = [80.0 * number for number in range(columns + 1)]
    horizontals = [
        Rule(y, left, right)
        for band, y in enumerate(ys)
        for number, (left, right) in enumerate(pairwise(xs))
        if not (number == column and first < band <= last)
    ]
    grid = grid_of(merged(horizontals), [Rule(x, ys[0], ys[-1]) for x in xs])
    assert grid is not None
    wide = [slot for slot in grid.slots if slot.span > 1]
    assert [(slot.band, slot.span, slot.box.x0) for slot in wide] == [
        (first, last - first + 1, xs[column])
    ]
    assert len(grid.slots) == bands * columns - (last - first)


def test_cards_close_beside_each_other_are_two_tables(tmp_path: Path) -> None:
    left = [["Codice", "1"], ["Titolo", "Sportello"], ["Peso", "60%"]]
    right = [["Codice", "2"], ["Titolo", "Archivio"], ["Peso", "40%"]]
    with Drawing(tmp_path / "a.pdf") as page:
        page.table([50, 150, 290], TOPS, left)
        page.table([293, 393, 540], TOPS, right)
    assert rows_of(page.path) == [left, right]
