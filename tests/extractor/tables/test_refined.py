"""Cells that lines leave together, parted by what stands in them."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from extractor.pages.page import Box, Rule, Word
from extractor.tables.refined import is_figure, refined
from extractor.tables.ruled import Grid, find_grids


def word(text: str, x: float, y: float) -> Word:
    """A word, 6 points a character, its line 10 points high."""
    return Word(text, x, y, x + 6 * len(text), y + 10)


def grid(ys: list[float], verticals: list[Rule], left: float = 0, right: float = 400) -> Grid:
    """The one grid of lines from border to border and some verticals."""
    sides = [Rule(left, ys[0], ys[-1]), Rule(right, ys[0], ys[-1])]
    (found,) = find_grids([Rule(y, left, right) for y in ys], [*sides, *verticals])
    return found


def texts(found: Grid, words: list[Word]) -> list[list[str]]:
    """For each band the texts of the cells that begin in it."""
    rows: list[list[str]] = [[] for _ in pairwise(found.ys)]
    for slot, content in zip(found.slots, found.contents(words), strict=True):
        rows[slot.band].append(" ".join(item.text for item in content))
    return rows


YS = [0.0, 20.0, 40.0, 60.0, 80.0]
HEADER = [word("Paese", 5, 5), word("Casi", 205, 5)]
HEADER_CUT = [Rule(200, 0, 20)]


def test_rows_take_the_columns_of_their_header() -> None:
    rows = [word(name, 5, y) for name, y in (("Uno", 25), ("Due", 45), ("Tre", 65))]
    words = [*HEADER, *rows, *(word("12", 210, y) for y in (25, 45, 65))]
    assert texts(refined(grid(YS, HEADER_CUT), words)[0], words) == [
        ["Paese", "Casi"],
        ["Uno", "12"],
        ["Due", "12"],
        ["Tre", "12"],
    ]


def test_a_word_across_the_cut_keeps_the_cells_whole() -> None:
    across = [word("amministrazione trasparente", 100, y) for y in (25, 45, 65)]
    words = [*HEADER, *across, *(word("12", 310, y) for y in (25, 45, 65))]
    drawn = grid(YS, HEADER_CUT)
    assert refined(drawn, words)[0] == drawn


def test_headings_over_the_whole_width_stay_whole() -> None:
    words = [*HEADER, *(word("Area", 5, y) for y in (25, 45, 65))]
    drawn = grid(YS, HEADER_CUT)
    assert refined(drawn, words)[0] == drawn


def test_lines_of_figures_are_rows() -> None:
    columns = [Rule(200, 0, 60), Rule(300, 0, 60)]
    names = [word(name, 5, y) for name, y in (("Uno", 5), ("Due", 20), ("Tre", 35))]
    figures = [word("7,5", x, y) for x in (210, 310) for y in (5, 20, 35)]
    words = [*names, *figures]
    assert texts(refined(grid([0.0, 60.0], columns), words)[0], words) == [
        ["Uno", "7,5", "7,5"],
        ["Due", "7,5", "7,5"],
        ["Tre", "7,5", "7,5"],
    ]


def test_lines_of_prose_are_one_row() -> None:
    columns = [Rule(200, 0, 60), Rule(300, 0, 60)]
    words = [word("testo", x, y) for x in (5, 210, 310) for y in (5, 20, 35)]
    drawn = grid([0.0, 60.0], columns)
    assert refined(drawn, words)[0] == drawn


def test_a_merged_cell_without_outer_border_is_found() -> None:
    horizontals = [Rule(0, 0, 400), Rule(20, 100, 400), Rule(40, 100, 400), Rule(60, 0, 400)]
    (drawn,) = find_grids(horizontals, [Rule(100, 0, 60), Rule(400, 0, 60)])
    words = [word("1991", 20, 25), *(word("Uomini", 110, y) for y in (5, 25, 45))]
    closed = refined(drawn, words)[0]
    (index,) = [i for i, content in enumerate(closed.contents(words)) if words[0] in content]
    assert closed.slots[index].box == Box(0, 0, 100, 60)
    assert closed.slots[index].span == 3


def test_figures() -> None:
    assert all(map(is_figure, ["7", "12,5", "9.09%", "-3", "n.d.", "–", "1.234,56", ">10"]))
    assert not any(map(is_figure, ["31/12/2022", "1A", "sei", "2021-2023", "12345678"]))


@given(
    st.lists(
        st.tuples(st.integers(5, 350), st.integers(2, 68), st.sampled_from(["7", "testo", "12,5"])),
        max_size=25,
    )
)
def test_no_word_is_lost_and_none_is_held_twice(placed: list[tuple[int, int, str]]) -> None:
    words = [word(text, x, y) for x, y, text in placed]
    drawn = grid(YS, [*HEADER_CUT, Rule(300, 20, 80)])
    held = [item for content in refined(drawn, words)[0].contents(words) for item in content]
    assert len(held) == sum(len(content) for content in drawn.contents(words))
