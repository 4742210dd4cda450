"""Completion of documents made by hand: the figure worked out beside each case."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import duckdb
import pytest

from tests.database import answers, create
from tests.pipelines.small_documents import Small, objective, put, said, step, unsaid

NEXT_YEAR = {"weight_in_year_pct": None, "deadline": date(2023, 6, 30)}


def _steps(*given: tuple[float | None, float | None, float | None]) -> dict[str, Any]:
    """An objective from (weight, weight for the year, credit) of each step."""
    return objective(
        "A",
        *(
            step(
                f"A.{number}",
                said(achieved_pct=credit),
                weight_in_objective_pct=weight,
                weight_in_year_pct=year_weight,
            )
            for number, (weight, year_weight, credit) in enumerate(given, start=1)
        ),
    )


def _assessed(*given: tuple[float, str | None, float | None]) -> dict[str, Any]:
    """An objective from (weight for the year, assessed outcome, measured share) of each step."""
    return objective(
        "A",
        *(
            step(
                f"A.{number}",
                said(assessed_outcome=outcome, assessed_share_pct=share, achieved_pct=weight),
                weight_in_year_pct=weight,
            )
            for number, (weight, outcome, share) in enumerate(given, start=1)
        ),
    )


@pytest.fixture
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    with create() as connection:
        yield connection


def _one(connection: duckdb.DuckDBPyConnection, columns: str) -> tuple[Any, ...]:
    (row,) = answers(connection, f"SELECT {columns} FROM objective_completion")
    return row


def test_credits_over_weights_of_the_year(database: duckdb.DuckDBPyConnection) -> None:
    # 40 of 40, 30 of 60: 70 of 100. Of the whole objective: the 20 of step 1 of 20 + 30 + 50.
    put(database, Small("d", (_steps((20, 40, 40), (30, 60, 30), (50, None, None)),)))
    assert _one(
        database,
        "steps_total, steps_due, weight_due_pct, weight_of_objective_due_pct, "
        "declared_completion_pct, cumulative_completion_pct",
    ) == (3, 2, 100.0, 50.0, 70.0, 20.0)


def test_a_due_step_without_a_credit_counts_nothing(database: duckdb.DuckDBPyConnection) -> None:
    put(database, Small("d", (_steps((50, 50, 50), (50, 50, None)),)))
    assert _one(database, "steps_declared, declared_completion_pct") == (1, 50.0)


def test_weights_that_do_not_add_up_are_divided_by_their_sum(
    database: duckdb.DuckDBPyConnection,
) -> None:
    # Year: 101 of 101. Whole: 25 of 105.
    put(database, Small("d", (_steps((25, 101, 101), (80, None, None)),)))
    assert _one(database, "weight_due_pct, declared_completion_pct, cumulative_completion_pct") == (
        101.0,
        100.0,
        pytest.approx(23.809524),
    )


def test_nothing_due(database: duckdb.DuckDBPyConnection) -> None:
    idle = objective("B", step("B.1", unsaid(), **NEXT_YEAR))
    put(database, Small("d", (_steps((100, 100, 100)), idle)))
    rows = answers(
        database,
        """SELECT steps_due, declared_completion_pct, declared_reason, assessed_completion_pct,
            cumulative_completion_pct
        FROM objective_completion ORDER BY objective_code""",
    )
    assert rows == [
        (1, 100.0, None, 100.0, 100.0),
        (0, None, "no step was due in the year", None, 0.0),
    ]
    # The objective with nothing due is left out of the document's declared figure.
    assert answers(
        database,
        """SELECT objectives, objectives_due, declared_completion_pct, declared_objectives,
            cumulative_completion_pct FROM document_completion""",
    ) == [(2, 1, 100.0, 1, 50.0)]


def test_degrees_are_weighed_by_step(database: duckdb.DuckDBPyConnection) -> None:
    # No weights for the year: due by deadline. 100 at weight 20, 50 at weight 30: 35 of 50.
    made = objective(
        "A",
        step("A.1", said(), weight_in_objective_pct=20.0, weight_in_year_pct=None),
        step(
            "A.2",
            said(achieved_pct=50.0),
            weight_in_objective_pct=30.0,
            weight_in_year_pct=None,
        ),
        step("A.3", unsaid(), weight_in_objective_pct=50.0, **NEXT_YEAR),
    )
    put(database, Small("d", (made,), values={"achievement_kind": "degree"}))
    assert _one(
        database, "steps_due, weights_basis, declared_completion_pct, cumulative_completion_pct"
    ) == (2, "objective", 70.0, 20.0)


def test_no_weights_count_equally(database: duckdb.DuckDBPyConnection) -> None:
    made = objective(
        "A",
        *(
            step(
                f"A.{n}",
                said(achieved_pct=degree),
                weight_in_objective_pct=None,
                weight_in_year_pct=None,
            )
            for n, degree in enumerate((100.0, 50.0, 0.0), start=1)
        ),
    )
    put(database, Small("d", (made,), values={"achievement_kind": "degree"}))
    assert _one(
        database,
        "weights_basis, weight_due_pct, declared_completion_pct, cumulative_completion_pct, "
        "cumulative_reason",
    ) == ("equal", None, 50.0, None, "the steps carry no weights")


def test_deadlines_read_out_of_targets_leave_due_what_is_reported_on(
    database: duckdb.DuckDBPyConnection,
) -> None:
    made = objective(
        "A",
        *(
            step(f"A.{n}", said(), weight_in_year_pct=None, deadline=day, deadline_source="target")
            for n, day in enumerate((date(2022, 6, 30), date(2023, 1, 31)), start=1)
        ),
        step("A.3", said(), weight_in_year_pct=None, deadline=None, deadline_source=None),
    )
    put(database, Small("d", (made,), values={"kind": "report"}))
    assert _one(database, "steps_due, steps_due_unknown") == (3, 0)


@pytest.mark.parametrize(
    ("given", "completion", "not_assessed", "weight", "reason"),
    [
        (((50, "achieved", None), (50, "not_achieved", None)), 50.0, 0, 0.0, None),
        (((40, "achieved", None), (60, "partially_achieved", None)), 70.0, 0, 0.0, None),
        (((40, "achieved", None), (60, "partially_achieved", 80.0)), 88.0, 0, 0.0, None),
        (((40, "achieved", None), (60, "not_assessable", None)), 100.0, 1, 60.0, None),
        (
            ((100, "not_assessable", None),),
            None,
            1,
            100.0,
            "the words settle the outcome of no step that was due",
        ),
    ],
)
def test_assessed_completion(
    database: duckdb.DuckDBPyConnection,
    given: tuple[tuple[float, str, float | None], ...],
    completion: float | None,
    not_assessed: int,
    weight: float,
    reason: str | None,
) -> None:
    put(database, Small("d", (_assessed(*given),)))
    assert _one(
        database,
        "assessed_completion_pct, steps_not_assessed, weight_not_assessed_pct, assessed_reason",
    ) == (completion, not_assessed, weight, reason)


def test_words_that_were_not_read_give_no_assessment(
    database: duckdb.DuckDBPyConnection,
) -> None:
    made = objective("A", step("A.1", said(assessed_outcome=None, acts_cited=None)))
    put(database, Small("d", (made,)))
    assert _one(database, "assessed_completion_pct, assessed_reason") == (
        None,
        "the words have not been read",
    )


def test_a_document_without_figures_declares_no_completion(
    database: duckdb.DuckDBPyConnection,
) -> None:
    made = objective("A", step("A.1", said(achieved_pct=None)), weight_pct=None)
    put(database, Small("d", (made,), values={"achievement_kind": None}))
    assert answers(
        database, "SELECT declared_completion_pct, declared_reason FROM document_completion"
    ) == [(None, "the document prints no achievement")]


def test_a_document_is_the_mean_of_its_objectives_by_weight(
    database: duckdb.DuckDBPyConnection,
) -> None:
    # 100 at weight 60, 50 at weight 20; the third has no weight and is left out: 70/80. The two
    # carry the whole of the weights that are printed.
    half = {**_steps((100, 100, 50)), "code": "B", "weight_pct": 20.0}
    whole = {**_steps((100, 100, 100)), "weight_pct": 60.0}
    none = {**_steps((100, 100, 0)), "code": "C", "weight_pct": None}
    put(database, Small("d", (whole, half, none)))
    assert answers(
        database,
        """SELECT declared_completion_pct, declared_weight_pct, objectives_without_weight
        FROM document_completion""",
    ) == [(87.5, 100.0, 1)]


def test_a_document_is_all_of_its_kinds_of_objectives_in_one_row(
    database: duckdb.DuckDBPyConnection,
) -> None:
    # 100 at weight 75 and 0 at weight 25, of two kinds.
    done = {**_steps((100, 100, 100)), "weight_pct": 75.0, "kind": "performance"}
    undone = {**_steps((100, 100, 0)), "code": "B", "weight_pct": 25.0, "kind": "peg"}
    put(database, Small("d", (done, undone)))
    assert answers(
        database, "SELECT objectives, declared_completion_pct FROM document_completion"
    ) == [(2, 75.0)]


def test_objectives_without_weights_count_equally(database: duckdb.DuckDBPyConnection) -> None:
    made = [
        {**_steps((100, 100, credit)), "code": code, "weight_pct": None}
        for code, credit in (("A", 100), ("B", 50), ("C", 0))
    ]
    put(database, Small("d", tuple(made)))
    assert answers(
        database, "SELECT declared_completion_pct, declared_weight_pct FROM document_completion"
    ) == [(50.0, None)]


def test_what_an_earlier_year_achieved_stays_achieved(
    database: duckdb.DuckDBPyConnection,
) -> None:
    first = objective(
        "A",
        step("A.1", said(), weight_in_objective_pct=40.0),
        step("A.2", unsaid(), weight_in_objective_pct=60.0, **NEXT_YEAR),
    )
    second = objective(
        "A",
        step("A.1", unsaid(), weight_in_objective_pct=40.0, weight_in_year_pct=None),
        step(
            "A.2",
            said(achieved_pct=50.0),
            weight_in_objective_pct=60.0,
            deadline=date(2023, 6, 30),
        ),
    )
    put(
        database,
        Small("first", (first,), values={"consortium_id": "body"}),
        Small("second", (second,), values={"consortium_id": "body", "reference_year": 2023}),
    )
    assert answers(
        database,
        """SELECT reference_year, declared_completion_pct, cumulative_completion_pct
        FROM document_completion ORDER BY reference_year""",
    ) == [(2022, 100.0, 40.0), (2023, 50.0, 40.0)]


def test_of_several_documents_the_latest_published_counts(
    database: duckdb.DuckDBPyConnection,
) -> None:
    values = {"consortium_id": "body"}
    put(
        database,
        Small("undated", (objective(),), values=values),
        Small("old", (objective(),), values={**values, "published_on": date(2023, 3, 1)}),
        Small("new", (objective(),), values={**values, "published_on": date(2023, 5, 1)}),
        Small("other-year", (objective(),), values={**values, "reference_year": 2023}),
    )
    assert answers(
        database,
        "SELECT document_id, is_latest, superseded_by FROM document_completion ORDER BY ALL",
    ) == [
        ("new", True, None),
        ("old", False, "new"),
        ("other-year", True, None),
        ("undated", False, "new"),
    ]
    assert answers(database, "SELECT DISTINCT document_id FROM plan_comparison ORDER BY ALL") == [
        ("new",),
        ("other-year",),
    ]
