"""Rows as CSV and JSON: nothing lost, NULL told from empty where the form can."""

import csv
import json
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.output.rows import write_csv, write_json
from pipelines.output.values import shown

VALUES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.floats(allow_nan=False, allow_infinity=False)
)


@given(st.lists(st.tuples(VALUES, VALUES)))
def test_json_gives_back_what_was_written(rows: list[tuple[object, ...]]) -> None:
    out = StringIO()
    write_json(["a", "b"], rows, out)
    assert json.loads(out.getvalue()) == [dict(zip("ab", row, strict=True)) for row in rows]


def test_json_has_dates_lists_and_decimals() -> None:
    out = StringIO()
    write_json(
        ["a", "b", "c", "d"], [(date(2022, 7, 31), [1, None], Decimal("1.5"), {"k": 1})], out
    )
    (row,) = json.loads(out.getvalue())
    assert row == {"a": "2022-07-31", "b": [1, None], "c": 1.5, "d": {"k": 1}}


def test_what_is_no_number_is_null_in_json() -> None:
    out = StringIO()
    write_json(["a"], [(float("nan"),), (float("inf"),)], out)
    assert json.loads(out.getvalue()) == [{"a": None}, {"a": None}]


def test_csv_keeps_line_breaks_quotes_and_nulls() -> None:
    out = StringIO(newline="")
    write_csv(["a", "b", "c"], [("riga\ndue", 'dice "sì"', None), ("", 1.5, True)], out)
    assert list(csv.reader(StringIO(out.getvalue(), newline=""))) == [
        ["a", "b", "c"],
        ["riga\ndue", 'dice "sì"', ""],
        ["", "1.5", "true"],
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (9.09, "9.09"), (100.0, "100"), (58.0481, "58.05"), (True, "yes"), (120, "120")],
)
def test_figures_are_shown_with_at_most_two_decimals(value: object, text: str) -> None:
    assert shown(value) == text
