"""Rows fit the width that there is, and what is not shown is named."""

import os
import subprocess
import sys
from collections.abc import Sequence

import pytest

from tests.samples import ROOT

_PRINT = """
from pipelines.output.tables import print_table
print_table({columns!r}, {rows!r}, {title!r})
"""


def _printed(
    columns: list[str], rows: Sequence[Sequence[object]], width: int = 60, title: str | None = None
) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", _PRINT.format(columns=columns, rows=rows, title=title)],
        env={**os.environ, "COLUMNS": str(width)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    lines = done.stdout.splitlines()
    assert all(len(line) <= width for line in lines), lines
    return [line.rstrip() for line in lines if line.strip()]


WIDE = [f"column_number_{number}" for number in range(8)]


def test_rows_that_fit_are_a_table() -> None:
    lines = _printed(["a", "b"], [(1, "x"), (2, None)], title="Two rows")
    assert lines[0] == "Two rows"
    assert [line.split() for line in lines[1:] if "─" not in line] == [
        ["a", "b"],
        ["1", "x"],
        ["2"],
    ]


def test_long_texts_are_broken_and_words_kept_whole() -> None:
    text = "una frase abbastanza lunga da non stare in una riga sola di un terminale"
    lines = _printed(["code", "text", "note"], [("A.1", text, text)])
    words = " ".join(lines).split()
    assert all(word in words for word in text.split())


def test_few_wide_rows_stand_side_by_side_under_their_first_value() -> None:
    lines = _printed(WIDE, [tuple(range(8)), tuple(range(10, 18))])
    assert lines[0].split() == ["column_number_0", "0", "10"]
    assert lines[-1].split() == ["column_number_7", "7", "17"]


def test_rows_with_long_values_stand_below_each_other() -> None:
    rows = [tuple(f"valore-{row}-{column}-{'x' * 20}" for column in range(8)) for row in range(3)]
    lines = _printed(WIDE, rows)
    assert "row 2 of 3" in lines
    assert sum("valore-" in line for line in lines) == 24


def test_many_wide_rows_show_what_differs_and_name_the_rest() -> None:
    columns = ["record_id", "region", "status", *WIDE, "nothing"]
    rows = [(f"id-{row}-{'x' * 30}", "Piemonte", f"s{row}", *[row] * 8, None) for row in range(9)]
    lines = _printed(columns, rows)
    assert lines[0].split()[0] == "status"
    told = " ".join(line for line in lines if not line.startswith(" "))
    assert "The same in every row: region Piemonte." in told
    assert "Empty in every row: nothing." in told
    assert "record_id" in told.partition("Left out, as the table would be too wide:")[2]
    named = set(told.replace(",", " ").replace(";", " ").split()) | set(lines[0].split())
    assert set(columns) <= {name.rstrip(".") for name in named}


def test_where_nothing_is_left_out_nothing_is_said_of_it() -> None:
    rows = [(f"riga {row}", *["uguale"] * len(WIDE)) for row in range(9)]
    told = " ".join(_printed(["record", *WIDE], rows))
    assert "The same in every row: column_number_0 uguale" in told
    assert "Left out" not in told


def test_a_column_that_few_rows_fill_gives_way_to_one_that_all_fill() -> None:
    columns = ["rare", *WIDE]
    rows = [("x" if row == 0 else None, *range(row, row + 8)) for row in range(9)]
    assert "rare" not in _printed(columns, rows)[0]


@pytest.mark.parametrize("width", [20, 40, 200])
def test_one_column_wider_than_everything_is_broken(width: int) -> None:
    lines = _printed(["text"], [("z" * 150,)], width)
    assert "".join(lines).count("z") == 150


def test_no_rows_show_the_columns() -> None:
    assert _printed(["a", "b"], [])[0].split() == ["a", "b"]
