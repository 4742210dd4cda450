"""Views for people who write SQL: flaws counted once, trust of a paper, shares of the plan."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import duckdb
import pytest

from tests.database import answers, create
from tests.pipelines.small_documents import Small, Values, objective, put, said, step

BODY: Values = {"consortium_id": "body"}
PLAN: Values = {**BODY, "kind": "plan", "reference_year": None, "achievement_kind": None}
LATE: Values = {"completed_from": date(2022, 7, 10), "completed_to": date(2022, 7, 12)}


@pytest.fixture
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    with create() as connection:
        yield connection


def _heavy(verification: Values | None) -> dict[str, Any]:
    """An objective whose only step carries 105 of 100."""
    return objective("A", step("A.1", verification, weight_in_objective_pct=105.0))


def test_a_flaw_of_the_plan_and_of_its_verification_is_one(
    database: duckdb.DuckDBPyConnection,
) -> None:
    put(
        database,
        Small("p", (_heavy(None),), values=PLAN),
        Small("v", (_heavy(said()),), values=BODY),
    )
    query = "SELECT {} FROM {} WHERE kind = 'step_weights_sum'"
    assert len(answers(database, query.format("*", "consistency_findings"))) == 2
    assert answers(database, query.format("documents, first_document_id", "flaws")) == [(2, "p")]


def test_a_flaw_that_two_checks_see_is_linked(database: duckdb.DuckDBPyConnection) -> None:
    late = said(**LATE, punctuality_basis="nei tempi previsti")
    put(database, Small("d", (objective("A", step("A.1", late)),)))
    found = dict(
        answers(
            database,
            """SELECT kind, linked_flaw_id IS NOT NULL FROM consistency_findings
            WHERE kind IN ('full_credit_late', 'punctuality_claim')""",
        )
    )
    assert found == {"full_credit_late": False, "punctuality_claim": True}
    assert answers(
        database, "SELECT kind, also_seen_by FROM flaws WHERE also_seen_by IS NOT NULL"
    ) == [("full_credit_late", "punctuality_claim")]


def test_weight_of_a_step_in_the_plan(database: duckdb.DuckDBPyConnection) -> None:
    # 60 of 120 of the plan; 25 of 50 of the objective.
    steps = (step(f"A.{n}", said(), weight_in_objective_pct=25.0) for n in range(2))
    cards = (objective("A", *steps, weight_pct=60.0), objective("B", weight_pct=60.0))
    put(database, Small("d", cards))
    assert answers(
        database, "SELECT weight_in_plan_pct FROM step_plan_weights ORDER BY step_id"
    ) == [(25.0,), (25.0,), (50.0,)]


def test_an_objective_is_divided_among_its_programmes(database: duckdb.DuckDBPyConnection) -> None:
    cards = (
        objective("A", weight_pct=60.0, programmes=["12.01", "12.02"]),
        objective("B", weight_pct=40.0, programmes=["12.01"]),
    )
    put(database, Small("d", cards))
    assert answers(
        database,
        """SELECT programme, weight_pct, additive_weight_pct FROM programme_benchmark
        ORDER BY programme""",
    ) == [("12.01", 100.0, 70.0), ("12.02", 60.0, 30.0)]
    assert answers(database, "SELECT sum(additive_weight_pct) FROM programme_mentions") == [
        (100.0,)
    ]


def test_what_a_board_asks_of_a_paper(database: duckdb.DuckDBPyConnection) -> None:
    steps = (
        step("A.1", said(acts_cited=1), target="1", weight_in_year_pct=50.0),
        step(
            "A.2", said(assessed_outcome="not_assessable"), weight_in_year_pct=30.0, deadline=None
        ),
        step("A.3", said(assessed_outcome="not_assessable"), weight_in_year_pct=20.0),
    )
    put(database, Small("d", (objective("A", *steps),), values={"achievement_kind": "degree"}))
    assert answers(
        database,
        """SELECT share_with_target_pct, share_with_deadline_pct,
            share_with_target_and_deadline_pct, share_with_evidence_pct, evidence_n, most_telling,
            declared_over_assessed, is_compliant
        FROM document_quality""",
    ) == [
        (
            *(pytest.approx(33.333333), pytest.approx(66.666667), pytest.approx(33.333333)),
            *(pytest.approx(33.333333), 3, "A.2 (30.0 %), A.3 (20.0 %)", 0.0, True),
        )
    ]


def test_findings_say_whose_they_are(database: duckdb.DuckDBPyConnection) -> None:
    put(database, Small("d", (_heavy(said()),), values=BODY))
    assert answers(
        database,
        """SELECT consortium_id, document_kind, year, is_current FROM consistency_findings
        WHERE kind = 'step_weights_sum'""",
    ) == [("body", "verification", 2022, True)]
    assert answers(database, "SELECT year, is_current, is_due FROM step_slippage") == [
        (2022, True, True)
    ]
