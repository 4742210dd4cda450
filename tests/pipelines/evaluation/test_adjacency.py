"""Tables against tables, by the adjacency of their cells."""

from hypothesis import given
from hypothesis import strategies as st

from pipelines.evaluation.adjacency import (
    Agreement,
    Direction,
    GridCell,
    GridTable,
    Relation,
    agreement,
    folded,
    grid_of_boxes,
    relations_of,
)


def table(*rows: str, page: int = 1) -> GridTable:
    """A table of one-letter cells, one string a row; a dot is a blank cell."""
    return GridTable(
        page,
        tuple(
            GridCell("" if text == "." else text, row, row, column, column)
            for row, texts in enumerate(rows)
            for column, text in enumerate(texts)
        ),
    )


tables = st.lists(st.text("abc.", min_size=3, max_size=3), min_size=1, max_size=4).map(
    lambda rows: table(*rows)
)


def test_neighbours_right_and_below() -> None:
    assert set(relations_of(table("ab", "cd"))) == {
        Relation(Direction.RIGHT, "a", "b", 0),
        Relation(Direction.RIGHT, "c", "d", 0),
        Relation(Direction.BELOW, "a", "c", 0),
        Relation(Direction.BELOW, "b", "d", 0),
    }


def test_blank_cells_are_passed_over_and_counted() -> None:
    assert list(relations_of(table("a..b"))) == [Relation(Direction.RIGHT, "a", "b", 2)]
    assert list(relations_of(table("a..b"), counts_blanks=False)) == [
        Relation(Direction.RIGHT, "a", "b", 0)
    ]


def test_a_merged_cell_is_one_neighbour() -> None:
    merged = GridTable(
        1, (GridCell("x", 0, 0, 0, 1), GridCell("a", 1, 1, 0, 0), GridCell("b", 1, 1, 1, 1))
    )
    assert relations_of(merged).total() == 3
    tall = GridTable(1, (GridCell("x", 0, 1, 0, 0), GridCell("y", 0, 1, 1, 1)))
    assert list(relations_of(tall)) == [Relation(Direction.RIGHT, "x", "y", 0)]


def test_boxes_give_rows_columns_and_spans() -> None:
    grid = grid_of_boxes(
        3, [((0, 0, 100, 10), "x"), ((0, 10, 50, 20), "a"), ((50.5, 10, 100, 20), "b")]
    )
    assert grid == GridTable(
        3, (GridCell("x", 0, 0, 0, 1), GridCell("a", 1, 1, 0, 0), GridCell("b", 1, 1, 1, 1))
    )


def test_a_table_that_is_none_costs_precision() -> None:
    gold = [table("ab", "cd")]
    found = [*gold, table("xy", page=2)]
    assert agreement(gold, found) == Agreement(gold=4, found=5, correct=4)


def test_a_table_of_another_page_is_another_table() -> None:
    assert agreement([table("ab")], [table("ab", page=2)]) == Agreement(1, 1, 0)


def test_a_table_found_once_goes_with_one_of_two_alike() -> None:
    assert agreement([table("ab"), table("ab")], [table("ab")]) == Agreement(2, 1, 1)


def test_texts_are_compared_without_spaces_case_and_kinds_of_signs() -> None:
    assert folded("Più  \n di–1") == folded("PIÙ di-1") != folded("Più di 1")


def test_nothing_found_is_no_agreement() -> None:
    nothing = agreement([table("ab")], [])
    assert (nothing.precision, nothing.recall, nothing.f1) == (0.0, 0.0, 0.0)


@given(st.lists(tables, max_size=3))
def test_gold_agrees_with_itself(gold: list[GridTable]) -> None:
    itself = agreement(gold, gold)
    assert itself.gold == itself.found == itself.correct


@given(tables, tables)
def test_no_more_is_right_than_both_hold(one: GridTable, other: GridTable) -> None:
    compared = agreement([one], [other])
    assert compared.correct <= min(compared.gold, compared.found)
    assert compared.correct == agreement([other], [one]).correct
