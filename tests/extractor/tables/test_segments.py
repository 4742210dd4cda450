"""Columns that horizontal rules imply which are drawn cell by cell."""

from itertools import pairwise
from pathlib import Path

from extractor.pages.page import Rule
from extractor.tables.segments import verticals_between
from tests.extractor.drawn import Drawing, rows_of

XS = [50.0, 90.0, 250.0, 350.0, 450.0]
TOPS = [100.0, 120.0, 140.0, 160.0, 180.0]


def _pieces(y: float, xs: list[float]) -> list[Rule]:
    return [Rule(y, left, right) for left, right in pairwise(xs)]


def _draw(page: Drawing, y: float, xs: list[float]) -> None:
    for left, right in pairwise(xs):
        page.line(left, y, right, y)


def test_merged_cells_are_told_by_the_rules_that_leave_them_out(tmp_path: Path) -> None:
    with Drawing(tmp_path / "a.pdf") as page:
        for y in TOPS:
            _draw(page, y, XS[2:] if y in (140.0, 180.0) else XS)
        page.words(
            XS,
            TOPS[:4],
            [
                ["N.", "Obiettivo", "Atteso", "Esito"],
                ["1", "Aiuole", "12", "14"],
                ["", "", "30", "31"],
                ["2", "Fontane", "4", "4"],
            ],
        )
    assert rows_of(page.path)[0][1:3] == [["1", "Aiuole", "12", "14"], ["30", "31"]]


def test_a_header_over_two_columns_leaves_the_rows_below_their_columns() -> None:
    above = [XS[0], *XS[2:]]
    rules = [
        *_pieces(100, above),
        *_pieces(120, above),
        *_pieces(140, XS[2:]),
        *_pieces(160, XS),
        *_pieces(180, XS),
        *_pieces(200, XS),
    ]
    inner = [rule for rule in verticals_between(rules, []) if rule.position == XS[1]]
    assert [(rule.start, rule.end) for rule in inner] == [
        (120, 140),
        (140, 160),
        (160, 180),
        (180, 200),
    ]


def test_a_group_that_ends_with_a_merged_cell_keeps_its_columns() -> None:
    rules = [piece for y in (100, 120, 140) for piece in _pieces(y, XS)]
    rules += [*_pieces(160, XS[2:]), *_pieces(180, XS[2:])]
    ends = {rule.position: rule.end for rule in verticals_between(rules, [])}
    assert ends == dict.fromkeys(XS, 180)


def test_rules_of_another_table_are_no_part_of_it() -> None:
    rules = [piece for y in (100, 120, 140) for piece in _pieces(y, XS)]
    rules += [piece for y in (160, 180, 200) for piece in _pieces(y, [70, 180, 300, 430])]
    assert verticals_between(rules, []) == []


def test_a_cell_over_two_columns_has_a_border_above_it_and_one_below() -> None:
    over = Rule(120, XS[2], XS[4])
    rules = [
        *_pieces(100, [*XS[:3], XS[4]]),
        over,
        *_pieces(120, XS[2:]),
        *(piece for y in (140, 160, 180) for piece in _pieces(y, XS)),
    ]
    inner = [rule for rule in verticals_between(rules, []) if rule.position == XS[3]]
    assert [(rule.start, rule.end) for rule in inner] == [(120, 140), (140, 160), (160, 180)]


def test_the_frame_of_a_table_lies_over_no_cell_of_its_own() -> None:
    rules = [
        Rule(100, XS[0], XS[-1]),
        *_pieces(100, XS),
        *_pieces(120, XS),
        *_pieces(140, XS[2:]),
        *_pieces(160, XS),
    ]
    inner = [rule for rule in verticals_between(rules, []) if rule.position == XS[3]]
    assert [rule.start for rule in inner] == [100, 120, 140]
