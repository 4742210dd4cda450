"""What stands for a body and a year, what figures rest on, and what was due, by hand-made cases."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import duckdb
import pytest

from tests.database import answers, create
from tests.pipelines.small_documents import Small, Values, objective, put, said, step, unsaid

NO_WEIGHTS: Values = {"weight_in_year_pct": None, "weight_in_objective_pct": None}
BODY: Values = {"consortium_id": "body"}


@pytest.fixture
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    with create() as connection:
        yield connection


def _titled(*codes: str, title: str = "Obiettivo", **values: Any) -> tuple[Values, ...]:
    return tuple(objective(code, title=f"{title} {code}", **values) for code in codes)


def test_parts_of_a_year_are_added_up(database: duckdb.DuckDBPyConnection) -> None:
    # Performance 62 at 100, PEG 38 at 50: 62 + 19.
    half = said(achieved_pct=50.0, assessed_outcome="partially_achieved")
    performance = objective("1", title="Assistenza agli anziani", weight_pct=62.0)
    peg = objective("1", step("1.1", half), title="Acquisti", weight_pct=38.0, kind="peg")
    put(database, Small("a", (performance,), values=BODY), Small("b", (peg,), values=BODY))
    assert answers(
        database,
        """SELECT document_id, is_latest, parts, edition_id FROM document_versions
        ORDER BY document_id""",
    ) == [("a", True, 2, "a"), ("b", True, 2, "a")]
    assert answers(
        database,
        """SELECT document_id, documents, objectives, steps_due, declared_completion_pct,
            assessed_completion_pct
        FROM results""",
    ) == [("a", 2, 2, 2, 81.0, 81.0)]
    assert answers(
        database,
        "SELECT value, documents FROM plan_comparison WHERE metric = 'declared_completion_pct'",
    ) == [(81.0, 2)]


def test_codes_that_begin_anew_in_every_sector_make_no_versions(
    database: duckdb.DuckDBPyConnection,
) -> None:
    put(
        database,
        Small(
            "a", _titled("1", "2", title="Manutenzione delle strade", unit="Tecnico"), values=BODY
        ),
        Small("b", _titled("1", "2", title="Assistenza domiciliare", unit="Sociale"), values=BODY),
    )
    assert answers(database, "SELECT DISTINCT parts FROM document_versions") == [(2,)]


def test_the_same_titles_make_versions_whatever_their_case_and_codes(
    database: duckdb.DuckDBPyConnection,
) -> None:
    first = _titled("1", "2", title="Assistenza domiciliare")
    second = (
        objective("A", title="ASSISTENZA DOMICILIARE: 1"),
        objective("B", title="Assistenza  domiciliare 2."),
    )
    put(
        database,
        Small("a", first, values={**BODY, "published_on": date(2023, 3, 1)}),
        Small("b", second, values={**BODY, "published_on": date(2023, 5, 1)}),
    )
    assert answers(
        database, "SELECT document_id, superseded_by FROM document_versions ORDER BY document_id"
    ) == [("a", "b"), ("b", None)]


@pytest.mark.parametrize(
    ("kept", "forced", "stands", "shrinks"),
    [(3, None, "b", False), (2, None, "a", True), (2, True, "b", False)],
)
def test_a_version_that_shrinks_replaces_nothing_unless_forced(
    database: duckdb.DuckDBPyConnection,
    kept: int,
    forced: bool | None,
    stands: str,
    shrinks: bool,
) -> None:
    cards = _titled("1", "2", "3", "4")
    later = {**BODY, "published_on": date(2023, 5, 1), "is_forced": forced}
    put(
        database,
        Small("a", cards, values={**BODY, "published_on": date(2023, 3, 1)}),
        Small("b", cards[:kept], values=later),
    )
    assert answers(database, "SELECT document_id FROM document_versions WHERE is_latest") == [
        (stands,)
    ]
    assert answers(database, "SELECT shrinks FROM document_versions WHERE document_id = 'b'") == [
        (shrinks,)
    ]


def test_without_dates_the_fuller_version_stands(database: duckdb.DuckDBPyConnection) -> None:
    cards = _titled("1", "2", "3", "4", "5")
    put(
        database,
        Small("a", cards, values={**BODY, "ingested_at": datetime(2023, 1, 1)}),  # noqa: DTZ001
        Small("b", cards[:4], values={**BODY, "ingested_at": datetime(2023, 2, 1)}),  # noqa: DTZ001
    )
    assert answers(database, "SELECT document_id FROM document_versions WHERE is_latest") == [
        ("a",)
    ]


def test_a_verification_stands_before_a_report_of_the_year(
    database: duckdb.DuckDBPyConnection,
) -> None:
    put(
        database,
        Small("a", (objective(),), values={**BODY, "kind": "report"}),
        Small("b", (objective(),), values=BODY),
    )
    assert answers(database, "SELECT document_id, document_kind, year FROM results") == [
        ("b", "verification", 2022)
    ]


def test_bounds_and_what_they_rest_on(database: duckdb.DuckDBPyConnection) -> None:
    # Objective A (weight 80): 75 of 100 achieved, 25 open. B (weight 20): all open.
    made = objective(
        "A",
        step("A.1", said(achieved_pct=75.0), weight_in_year_pct=75.0),
        step("A.2", said(achieved_pct=5.0, assessed_outcome="not_assessable"),
             weight_in_year_pct=25.0),
        weight_pct=80.0,
    )  # fmt: skip
    other = objective("B", step("B.1", said(assessed_outcome="not_assessable")), weight_pct=20.0)
    put(database, Small("d", (made, other)))
    assert answers(
        database,
        """SELECT settled_weight_pct, assessed_low_pct, assessed_completion_pct, assessed_high_pct,
            declared_completion_pct, declared_settled_pct
        FROM objective_completion ORDER BY objective_code""",
    ) == [(75.0, 75.0, 100.0, 100.0, 80.0, 100.0), (0.0, 0.0, None, 100.0, 100.0, None)]
    assert answers(
        database,
        """SELECT settled_weight_pct, assessed_low_pct, assessed_completion_pct, assessed_high_pct,
            declared_completion_pct, declared_settled_pct
        FROM document_completion""",
    ) == [(60.0, 60.0, 100.0, 100.0, 84.0, 100.0)]


def test_weights_per_unit(database: duckdb.DuckDBPyConnection) -> None:
    # Two units of 100 each: what was due is half of what the weights add up to.
    idle = step("1.1", unsaid(), weight_in_year_pct=None, deadline=date(2023, 6, 30))
    cards = (
        objective("1", unit="Uno", title="Asili"),
        objective("1", idle, unit="Due", title="Anziani", weight_pct=60.0),
        objective("2", idle, unit="Due", title="Disabili", weight_pct=40.0),
    )
    put(database, Small("d", cards))
    assert answers(database, "SELECT weights_scope, units, weights_sum FROM weights_scopes") == [
        ("unit", 2, 200.0)
    ]
    assert answers(database, "SELECT weight_due_pct, weights_scope FROM document_completion") == [
        (50.0, "unit")
    ]
    assert answers(
        database,
        """SELECT kind, result, count(*) FROM check_results
        WHERE kind IN ('objective_weights_sum', 'objective_code_unique')
        GROUP BY ALL ORDER BY ALL""",
    ) == [("objective_code_unique", "pass", 2), ("objective_weights_sum", "pass", 2)]


@pytest.mark.parametrize(
    ("weights", "units", "scope"),
    [
        ((60.0, 40.0), ("Uno", "Due"), "document"),
        ((100.0, 100.0), ("Uno", "Due"), "unit"),
        ((100.0, 90.0), ("Uno", "Due"), "document"),
        ((100.0, 100.0), ("Uno", "Uno"), "document"),
        ((100.0, 100.0), ("Uno", None), "document"),
        ((100.0, None), ("Uno", "Due"), "document"),
        ((None, None), ("Uno", "Due"), None),
    ],
)
def test_scope_of_weights(
    database: duckdb.DuckDBPyConnection,
    weights: tuple[float | None, ...],
    units: tuple[str | None, ...],
    scope: str | None,
) -> None:
    cards = tuple(
        objective(str(n), weight_pct=weight, unit=unit)
        for n, (weight, unit) in enumerate(zip(weights, units, strict=True))
    )
    put(database, Small("d", cards))
    assert answers(database, "SELECT weights_scope FROM document_completion") == [(scope,)]


UNKNOWN = "it has neither weight nor deadline, and the document does not report on it"
DUE = """SELECT is_due, due_basis, due_reason FROM step_facts ORDER BY document_id, step_id"""


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (step(verification=said(), **NO_WEIGHTS), (True, "deadline", None)),
        (step(verification=said(), **NO_WEIGHTS, deadline=date(2021, 6, 30)),
         (True, "deadline", None)),
        (step(verification=said(), **NO_WEIGHTS, deadline=date(2023, 6, 30)),
         (False, "deadline", "its deadline is in a later year")),
        (step(verification=said(), **NO_WEIGHTS, deadline=None), (True, "reported", None)),
        (step(verification=said(), **NO_WEIGHTS, deadline=date(2023, 6, 30),
              deadline_source="target"), (True, "reported", None)),
        (step(verification=unsaid(), **NO_WEIGHTS, deadline=date(2023, 6, 30),
              deadline_source="target"),
         (False, "deadline", "its deadline is in a later year")),
        (step(verification=unsaid(), **NO_WEIGHTS, deadline=None), (None, None, UNKNOWN)),
    ],
)  # fmt: skip
def test_each_step_is_due_by_its_own(
    database: duckdb.DuckDBPyConnection, given: Values, expected: tuple[Any, ...]
) -> None:
    put(database, Small("d", (objective("A", given),)))
    assert answers(database, DUE) == [expected]


def test_a_phase_is_answered_by_the_rows_that_measure_its_objective(
    database: duckdb.DuckDBPyConnection,
) -> None:
    phase = step("A.1", None, indicator=None, target=None, **NO_WEIGHTS)
    row = step("A.2", said(), deadline=None, **NO_WEIGHTS)
    put(database, Small("d", (objective("A", phase, row),), values={"achievement_kind": "degree"}))
    assert answers(database, DUE) == [
        (False, "measured_elsewhere", "rows with indicators measure its objective"),
        (True, "reported", None),
    ]
    assert answers(database, "SELECT declared_completion_pct FROM objective_completion") == [
        (100.0,)
    ]
    assert (
        answers(
            database,
            """SELECT kind FROM consistency_findings
        WHERE kind IN ('step_verified', 'credit_when_due')""",
        )
        == []
    )


def test_a_deadline_before_the_year_counts_until_a_verification_settles_it(
    database: duckdb.DuckDBPyConnection,
) -> None:
    late = step("A.1", said(), deadline=date(2021, 6, 30), weight_in_year_pct=None)
    period = {**BODY, "period_start": 2021, "period_end": 2023}
    second = {**period, "reference_year": 2022}
    put(database, Small("b", (objective("A", late),), values=second))
    assert answers(database, DUE) == [(True, "deadline", None)]
    first = {**period, "reference_year": 2021}
    put(database, Small("a", (objective("A", late),), values=first))
    assert answers(database, DUE) == [
        (True, "deadline", None),
        (False, "deadline", "an earlier verification settled it"),
    ]


def test_without_a_year_what_is_reported_on_is_due(database: duckdb.DuckDBPyConnection) -> None:
    made = objective(
        "A",
        step("A.1", said(), **NO_WEIGHTS),
        step("A.2", unsaid(), **NO_WEIGHTS),
    )
    values = {"reference_year": None, "achievement_kind": "degree"}
    put(database, Small("d", (made,), values=values))
    assert answers(database, DUE) == [
        (True, "reported", None),
        (None, None, "the document names no year and does not report on it"),
    ]
    assert answers(
        database,
        """SELECT steps_due, steps_due_unknown, declared_completion_pct, due_reason
        FROM document_completion""",
    ) == [
        (
            *(1, 1, 100.0),
            "the document names no year: what it reports on counts as due, and it is not compared",
        )
    ]
    assert answers(database, "SELECT is_comparable, comparable_reason FROM results") == [
        (False, "the document names no year")
    ]


def test_words_are_a_measure_of_their_own(database: duckdb.DuckDBPyConnection) -> None:
    words = ("achieved", "achieved", "partially_achieved", "not_achieved", None)
    steps = (
        step(f"A.{n}", said(achieved_pct=20.0, declared_outcome=outcome,
             declared_outcome_basis="printed"), weight_in_year_pct=20.0)
        for n, outcome in enumerate(words)
    )  # fmt: skip
    figures = step("A.9", said(declared_outcome="achieved", declared_outcome_basis="figure",
                   achieved_pct=0.0), weight_in_year_pct=0.5)  # fmt: skip
    put(database, Small("d", (objective("A", *steps),)), Small("e", (objective("A", figures),)))
    assert answers(
        database,
        """SELECT declared_by_words_steps, declared_by_words_achieved_pct,
            declared_by_words_partially_pct, declared_by_words_not_achieved_pct,
            declared_completion_pct
        FROM document_completion ORDER BY document_id""",
    ) == [(4, 40.0, 20.0, 20.0, 100.0), (0, None, None, None, 0.0)]


def test_figures_that_may_be_credits_or_degrees_give_no_completion(
    database: duckdb.DuckDBPyConnection,
) -> None:
    values = {"achievement_kind": None, "achievement_basis": "ambiguous"}
    put(database, Small("d", (objective(),), values=values))
    assert answers(
        database, "SELECT declared_completion_pct, declared_reason FROM document_completion"
    ) == [(None, "the figures may be weighted credits or degrees")]


def test_a_plan_of_one_year_has_no_cumulative_figure(database: duckdb.DuckDBPyConnection) -> None:
    put(database, Small("d", (objective(),), values={"period_end": 2022}))
    assert answers(
        database, "SELECT cumulative_completion_pct, cumulative_reason FROM document_completion"
    ) == [(None, "the plan covers one year")]


def test_nothing_declared_is_not_nothing_achieved(database: duckdb.DuckDBPyConnection) -> None:
    silent = objective("A", step("A.1", said(achieved_pct=None)))
    put(database, Small("d", (silent,), values={"achievement_kind": None}))
    assert answers(
        database, "SELECT cumulative_completion_pct, cumulative_reason FROM document_completion"
    ) == [(None, "nothing is declared")]


def test_a_step_due_later_and_done_already_counts_in_the_cumulative_figure(
    database: duckdb.DuckDBPyConnection,
) -> None:
    early = step("A.2", said(achieved_pct=None, declared_outcome="achieved"),
                 deadline=date(2023, 6, 30), weight_in_objective_pct=40.0,
                 weight_in_year_pct=None)  # fmt: skip
    made = objective("A", step("A.1", said(), weight_in_objective_pct=60.0), early)
    put(database, Small("d", (made,)))
    assert answers(
        database, "SELECT steps_due, cumulative_completion_pct FROM objective_completion"
    ) == [(1, 100.0)]
    assert answers(database, "SELECT is_due, status FROM step_slippage ORDER BY step_id") == [
        (True, "on_time"),
        (False, "on_time"),
    ]


def test_plans_that_share_too_little_are_not_compared(database: duckdb.DuckDBPyConnection) -> None:
    plan = {**BODY, "kind": "plan", "reference_year": None, "achievement_kind": None}
    put(
        database,
        Small("p", _titled("1", "2", title="Manutenzione delle strade"), values=plan),
        Small("v", _titled("1", "2", title="Assistenza domiciliare"), values=BODY),
    )
    assert answers(database, "SELECT document_id, plan_id, is_comparable FROM plan_candidates") == [
        ("v", "p", False)
    ]
    assert answers(database, "FROM plan_documents") == []
    assert answers(
        database,
        """SELECT kind, severity FROM consistency_findings
        WHERE family = 'across_documents'""",
    ) == [("plan_comparable", "info")]
