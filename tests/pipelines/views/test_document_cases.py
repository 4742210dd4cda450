"""Figures of whole documents made by hand: every column of the views that sum objectives up."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import duckdb
import pytest

from models.records import ObjectiveTag
from tests.database import answers, create, insert
from tests.pipelines.small_documents import Small, body, objective, put, said, step, unsaid

PLAN: dict[str, Any] = {"kind": "plan", "reference_year": None, "achievement_kind": None}
NEXT_YEAR: dict[str, Any] = {"weight_in_year_pct": None, "deadline": date(2023, 6, 30)}
UNSETTLED: dict[str, Any] = {"assessed_outcome": "not_assessable"}
NO_VALUE = "the objectives that have a value carry no weight"


@pytest.fixture
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    with create() as connection:
        yield connection


def _mixed() -> tuple[dict[str, Any], ...]:
    """Four objectives: done, half done, done without weight, and not due; two kinds."""
    half = said(achieved_pct=50.0, assessed_outcome="partially_achieved")
    return (
        objective("A", step("A.1", said()), weight_pct=50.0),
        objective("B", step("B.1", half), weight_pct=30.0),
        objective("C", step("C.1", said(**UNSETTLED)), weight_pct=None, kind="peg"),
        objective("D", step("D.1", unsaid(), **NEXT_YEAR), weight_pct=20.0, kind="peg"),
    )


def test_completion_by_kind(database: duckdb.DuckDBPyConnection) -> None:
    put(database, Small("d", _mixed()))
    assert answers(
        database,
        """SELECT objective_kind, is_whole_document, objectives, objectives_due,
            objective_weights_pct, objectives_without_weight, steps_total, steps_due, weight_due_pct
        FROM completion_by_kind ORDER BY objective_kind NULLS FIRST""",
    ) == [
        (None, True, 4, 3, 100.0, 1, 4, 3, 80.0),
        ("peg", False, 2, 1, 20.0, 1, 2, 1, None),
        ("performance", False, 2, 2, 80.0, 0, 2, 2, 80.0),
    ]
    # Declared: (50 × 100 + 30 × 50) / 80. Cumulative: 50 × 100 of 50 + 30 + 20.
    assert answers(
        database,
        """SELECT declared_completion_pct, declared_objectives, declared_weight_pct,
            declared_reason, cumulative_completion_pct, cumulative_objectives, cumulative_reason
        FROM completion_by_kind ORDER BY objective_kind NULLS FIRST""",
    ) == [
        (81.25, 3, 80.0, None, 50.0, 4, None),
        (None, 1, None, NO_VALUE, 0.0, 2, None),
        (81.25, 2, 80.0, None, 62.5, 2, None),
    ]
    assert answers(
        database,
        """SELECT assessed_completion_pct, assessed_objectives, assessed_weight_pct,
            steps_not_assessed, cumulative_assessed_pct
        FROM completion_by_kind ORDER BY objective_kind NULLS FIRST""",
    ) == [(81.25, 2, 80.0, 1, 81.25), (None, 0, None, 1, None), (81.25, 2, 80.0, 0, 81.25)]


def test_a_single_weight_is_a_weight(database: duckdb.DuckDBPyConnection) -> None:
    half = said(achieved_pct=50.0, assessed_outcome="partially_achieved")
    other = objective("B", step("B.1", half), weight_pct=None)
    put(database, Small("d", (objective("A", weight_pct=50.0), other)))
    assert answers(
        database,
        """SELECT document_kind, consortium_id, declared_completion_pct, declared_reason,
            assessed_completion_pct, assessed_reason, cumulative_completion_pct, cumulative_reason
        FROM document_completion""",
    ) == [("verification", "body-d", 100.0, None, 100.0, None, 100.0, None)]


def test_a_kind_without_any_weight_has_no_figure_in_a_plan_with_weights(
    database: duckdb.DuckDBPyConnection,
) -> None:
    other = objective("B", kind="peg", weight_pct=None)
    put(database, Small("d", (objective("A"), other)))
    assert answers(
        database,
        """SELECT declared_completion_pct, declared_reason, assessed_completion_pct,
            assessed_reason, cumulative_completion_pct, cumulative_reason
        FROM completion_by_kind WHERE objective_kind = 'peg'""",
    ) == [(None, NO_VALUE, None, NO_VALUE, None, NO_VALUE)]


def test_an_objective_without_cumulative_figure_is_left_out(
    database: duckdb.DuckDBPyConnection,
) -> None:
    some = objective(
        "B",
        step("B.1", said()),
        step("B.2", unsaid(), weight_in_objective_pct=None, weight_in_year_pct=None),
        weight_pct=1.0,
    )
    put(database, Small("d", (objective("A", weight_pct=1.0), some)))
    assert answers(
        database,
        """SELECT cumulative_completion_pct, cumulative_objectives, cumulative_reason,
            cumulative_assessed_pct
        FROM document_completion""",
    ) == [(100.0, 1, None, 100.0)]


def test_a_plan_of_weight_nothing(database: duckdb.DuckDBPyConnection) -> None:
    put(database, Small("d", (objective("A", weight_pct=0.0),)))
    assert answers(
        database,
        """SELECT objectives_due, declared_completion_pct, cumulative_completion_pct,
            cumulative_reason, cumulative_assessed_pct
        FROM document_completion""",
    ) == [(1, None, None, NO_VALUE, None)]


LATEST = "SELECT document_id, is_latest FROM document_versions ORDER BY document_id"


def test_plans_of_other_periods_are_no_versions(database: duckdb.DuckDBPyConnection) -> None:
    values = {**PLAN, "consortium_id": "body"}
    periods = {"a": (2022, 2024), "b": (2021, 2024), "c": (2022, 2025)}
    for name, (first, last) in periods.items():
        period = {"period_start": first, "period_end": last}
        put(database, Small(name, values={**values, **period}))
    assert answers(database, LATEST) == [("a", True), ("b", True), ("c", True)]


def test_verifications_of_a_year_are_versions_whatever_their_period(
    database: duckdb.DuckDBPyConnection,
) -> None:
    put(
        database,
        Small("a", (objective(),), values={"consortium_id": "body"}),
        Small("b", (objective(),), values={"consortium_id": "body", "period_start": 2021}),
        Small("c", (objective(),), values={"consortium_id": "body", "period_end": 2025}),
    )
    assert answers(database, LATEST) == [("a", False), ("b", False), ("c", True)]


def test_undated_versions_go_by_when_they_were_read(database: duckdb.DuckDBPyConnection) -> None:
    first, later = datetime(2023, 1, 1), datetime(2023, 2, 1)  # noqa: DTZ001
    put(
        database,
        Small("a", (objective(),), values={"consortium_id": "body", "ingested_at": later}),
        Small("b", (objective(),), values={"consortium_id": "body", "ingested_at": first}),
    )
    assert answers(database, LATEST) == [("a", True), ("b", False)]


def test_equal_reasons_are_told_in_order(database: duckdb.DuckDBPyConnection) -> None:
    # One objective each without a step and with nothing due: the first of the alphabet is told.
    idle = objective("B", step("B.1", unsaid(), weight_in_objective_pct=None, **NEXT_YEAR))
    put(database, Small("d", ({**objective("A"), "steps": ()}, idle)))
    assert answers(
        database,
        "SELECT declared_reason, assessed_reason, cumulative_reason FROM document_completion",
    ) == [
        ("no step was due in the year", "no step was due in the year", "the objective has no step")
    ]


def test_objectives_of_weight_nothing(database: duckdb.DuckDBPyConnection) -> None:
    put(
        database,
        Small("d", (objective("A", weight_pct=0.0), objective("B", step("B.1", unsaid(),
              **NEXT_YEAR), weight_pct=100.0))),
    )  # fmt: skip
    assert answers(
        database,
        """SELECT declared_completion_pct, declared_reason, assessed_completion_pct,
            assessed_reason, cumulative_completion_pct, cumulative_reason
        FROM document_completion""",
    ) == [(None, NO_VALUE, None, NO_VALUE, 0.0, None)]


def test_the_commonest_reason_is_that_of_the_document(
    database: duckdb.DuckDBPyConnection,
) -> None:
    put(
        database,
        Small(
            "d",
            (
                {**objective("A"), "steps": ()},
                objective("B", step("B.1", unsaid(), weight_in_objective_pct=None, **NEXT_YEAR)),
                objective("C", step("C.1", unsaid(), weight_in_objective_pct=None, **NEXT_YEAR)),
            ),
        ),
    )
    assert answers(
        database,
        """SELECT steps_due, objectives_due, declared_completion_pct, declared_reason,
            assessed_reason, cumulative_completion_pct, cumulative_reason, cumulative_objectives
        FROM document_completion""",
    ) == [
        (
            *(0, 0, None, "no step was due in the year", "no step was due in the year"),
            *(None, "the steps carry no weights", 0),
        )
    ]


def test_a_plan_that_does_not_tell_what_is_due(database: duckdb.DuckDBPyConnection) -> None:
    made = objective("A", step("A.1", None, weight_in_year_pct=None), weight_pct=None)
    put(database, Small("d", (made,), values=PLAN))
    assert answers(
        database,
        "SELECT steps_due, objectives_due, weight_due_pct, objective_weights_pct "
        "FROM document_completion",
    ) == [(None, None, None, None)]


def _dated(first: date | None, last: date | None, **values: Any) -> dict[str, Any]:
    return said(completed_from=first, completed_to=last, **values)


SEVENTHS = (200 / 7, 200 / 7, 300 / 7, 200 / 7, 500 / 7)


def test_slippage_of_a_document(database: duckdb.DuckDBPyConnection) -> None:
    # Dated are -15, 10 and 30 days: too few for a median.
    july, day = date(2022, 7, 10), date(2022, 6, 20)
    extended = {"extended_deadline": date(2022, 12, 31)}
    made = objective(
        "A",
        step("A.1", said(**extended)),
        step("A.2", _dated(july, july, excuse_basis="non imputabile", **extended)),
        step("A.3", _dated(date(2022, 7, 30), date(2022, 7, 30), excuse_basis="proroga")),
        step("A.4", _dated(None, july, excuse_basis="non imputabile")),
        step("A.5", _dated(None, None, punctuality_basis="in tempo")),
        step("A.6", _dated(None, None)),
        step("A.7", _dated(None, day)),
        step("A.8", said(**extended), weight_in_year_pct=None),
    )
    put(database, Small("d", (made,)))
    few = "fewer than 5 due steps have a deadline and a date of completion"
    assert answers(
        database,
        """SELECT steps_due, steps_on_time, steps_late, steps_possibly_late, steps_asserted,
            steps_undated, steps_with_known_slippage, steps_without_known_slippage,
            median_slippage_days, p90_slippage_days, slippage_reason, steps_extended,
            steps_late_excused
        FROM document_slippage""",
    ) == [(7, 2, 2, 1, 1, 1, 3, 4, None, None, few, 2, 2)]
    assert answers(
        database,
        """SELECT on_time_of_due_pct, late_of_due_pct, unknown_of_due_pct, share_late_low_pct,
            share_late_high_pct
        FROM document_slippage""",
    ) == [tuple(pytest.approx(share, abs=1e-5) for share in SEVENTHS)]


def test_nothing_due_gives_no_shares(database: duckdb.DuckDBPyConnection) -> None:
    idle = objective("A", step("A.1", unsaid(), **NEXT_YEAR))
    put(database, Small("d", (idle,)))
    assert answers(
        database,
        """SELECT steps_due, on_time_of_due_pct, late_of_due_pct, unknown_of_due_pct,
            share_on_time_pct, share_late_pct, slippage_reason
        FROM document_slippage""",
    ) == [(0, None, None, None, None, None, "no step was due in the year")]


def test_five_dated_steps_give_whole_shares_and_half_days(
    database: duckdb.DuckDBPyConnection,
) -> None:
    made = (step(f"A.{n}", _dated(date(2022, 6, 14), date(2022, 6, 15))) for n in range(5))
    put(database, Small("d", (objective("A", *made),)))
    assert answers(
        database,
        """SELECT on_time_of_due_pct, late_of_due_pct, unknown_of_due_pct, share_on_time_pct,
            share_late_pct, median_slippage_days, p90_slippage_days
        FROM document_slippage""",
    ) == [(100.0, 0.0, 0.0, 100.0, 0.0, -15.5, -15.5)]


def test_figures_keep_six_decimals(database: duckdb.DuckDBPyConnection) -> None:
    # A third of the weights was achieved, of half of the plan's three objectives.
    third = step("A.1", said(achieved_pct=100.0 / 3, assessed_outcome="partially_achieved",
                 assessed_share_pct=100.0 / 3), weight_in_objective_pct=33.25)  # fmt: skip
    rest = step("A.2", unsaid(), weight_in_objective_pct=66.5, **NEXT_YEAR)
    made = objective("A", third, rest, weight_pct=33.25)
    put(database, Small("d", (made,)))
    share = pytest.approx(33.333333)
    assert answers(
        database,
        """SELECT declared_completion_pct, assessed_completion_pct, cumulative_assessed_pct,
            objective_weights_pct, weight_due_pct, declared_weight_pct, assessed_weight_pct
        FROM document_completion""",
    ) == [(share, share, pytest.approx(11.111111), 33.25, 100.0, 100.0, 100.0)]
    assert answers(
        database,
        "SELECT weight_of_objective_due_pct, weight_due_pct FROM objective_completion",
    ) == [(33.25, 100.0)]


FAMILIES = (
    *("within_plan", "plan_against_verification", "words_against_figures"),
    *("cards_against_tables", "across_documents"),
)


def test_rates_of_consistency(database: duckdb.DuckDBPyConnection) -> None:
    # Step 1 is late although excused (a warning) and step 2 late without excuse (an error). Of the
    # other checks of the family four pass both steps, one the document, and two leave them alone.
    late = _dated(date(2022, 7, 10), date(2022, 7, 12))
    made = objective(
        "A",
        step("A.1", {**late, "excuse_basis": "x"}, weight_in_year_pct=50.0),
        step("A.2", late, weight_in_year_pct=50.0),
    )
    put(database, Small("d", (made,), values={"achievement_kind": "degree"}))
    assert answers(
        database,
        """SELECT passed, failed, errors, applicable, not_applicable, rate_pct, reason
        FROM consistency_rate WHERE family = 'words_against_figures'""",
    ) == [(9, 2, 1, 11, 4, pytest.approx(81.818182), None)]
    assert answers(
        database,
        """SELECT passed, failed, errors, applicable, rate_pct, reason
        FROM consistency_rate WHERE family = 'across_documents'""",
    ) == [(0, 0, 0, 0, None, "no check of the family applies")]
    # Beside these two findings, the steps weigh 200 in their objective.
    found = answers(database, "SELECT findings, errors FROM document_measures")
    assert found == [(3, 2)]
    rates = dict(answers(database, "SELECT family, rate_pct FROM consistency_rate"))
    assert [rates[name] for name in FAMILIES] == [
        *(pytest.approx(93.333333), 100.0, pytest.approx(81.818182), None, None)
    ]
    columns = ", ".join(f"consistency_{name}_pct" for name in FAMILIES)
    assert answers(database, f"SELECT {columns} FROM document_measures") == [
        tuple(rates[name] for name in FAMILIES)
    ]


def test_every_metric_has_a_unit_a_direction_and_a_meaning(
    database: duckdb.DuckDBPyConnection,
) -> None:
    rows = answers(
        database, "SELECT position, metric, unit, direction, meaning FROM metrics ORDER BY position"
    )
    assert [row[0] for row in rows] == list(range(1, 27))
    columns = [row[0] for row in answers(database, "DESCRIBE document_measures")]
    for _, metric, unit, direction, meaning in rows:
        assert metric in columns
        assert unit == {"pct": "%", "days": "days"}.get(metric.rsplit("_", 1)[-1]), metric
        assert direction in ("higher", "lower", "neutral"), metric
        assert len(meaning.split()) >= 2, metric
        assert meaning.endswith("."), metric
    lower = {row[1] for row in rows if row[3] == "lower"}
    assert lower == {
        *("share_unsettled_pct", "share_late_pct", "share_unknown_pct", "errors_per_100_checks"),
    }
    neutral = {row[1] for row in rows if row[3] == "neutral"}
    assert neutral == {
        *("objectives", "steps", "steps_due", "steps_per_objective", "weight_due_pct"),
        *("declared_settled_pct", "declared_by_words_achieved_pct", "findings", "errors"),
        *("median_slippage_days", "p90_slippage_days"),
    }
    unranked = {
        row[0] for row in answers(database, "FROM metrics SELECT metric WHERE NOT is_ranked")
    }
    assert unranked == {
        *("declared_settled_pct", "declared_by_words_achieved_pct", "findings", "errors"),
    }


@pytest.mark.parametrize(
    ("indicator", "target", "is_measurable"),
    [
        ("Convenzione firmata", None, False),
        ("Almeno un incontro", None, True),
        ("Incontri", ">= 10", True),
        ("Incontri", "n. 5", True),
        ("95 % delle domande", None, True),
        ("Tempo non superiore al mese", None, True),
        ("massimo", None, True),
        (None, "minimo", True),
        ("Sì", "entro il 2022", False),
        (None, None, False),
    ],
)
def test_what_is_measurable(
    database: duckdb.DuckDBPyConnection,
    indicator: str | None,
    target: str | None,
    is_measurable: bool,
) -> None:
    other = step("A.2", said(), indicator="Nulla")
    made = objective("A", step("A.1", said(), indicator=indicator, target=target), other)
    put(database, Small("d", (made,)))
    assert answers(database, "SELECT share_measurable_pct FROM document_measures") == [
        (50.0 if is_measurable else 0.0,)
    ]


def test_measures_of_a_document(database: duckdb.DuckDBPyConnection) -> None:
    # Errors: step 2 is late, objectives weigh 200 together, and B.1 repeats another deadline.
    few = "fewer than 5 due steps have a deadline and a date of completion"
    insert(database, "consortia", [body("body-d", "Terra")])
    late = _dated(date(2022, 7, 10), date(2022, 7, 10))
    made = objective(
        "A",
        *(
            step(f"A.{n}", given, weight_in_year_pct=20.0, weight_in_objective_pct=20.0)
            for n, given in enumerate(
                (
                    said(achieved_pct=20.0),
                    {**late, "achieved_pct": 20.0},
                    said(achieved_pct=20.0, **UNSETTLED),
                    _dated(None, None, achieved_pct=20.0),
                    _dated(None, None, achieved_pct=20.0, punctuality_basis="in tempo"),
                ),
                start=1,
            )
        ),
    )
    put(database, Small("d", (made, objective("B", step("B.1", unsaid(), **NEXT_YEAR)))))
    assert answers(
        database,
        """SELECT region, document_kind, reference_year, period_start, period_end, is_latest,
            objectives, steps, steps_due, steps_per_objective, share_unsettled_pct,
            share_on_time_pct, share_late_pct, share_unknown_pct, median_slippage_days,
            slippage_reason, errors
        FROM document_measures""",
    ) == [
        (
            *("Terra", "verification", 2022, 2022, 2024, True, 2, 6, 5, 3.0, 20.0),
            *(None, None, 40.0, None, few, 3),
        )
    ]


def _reasons(database: duckdb.DuckDBPyConnection) -> dict[str, str | None]:
    return dict(answers(database, "SELECT metric, reason FROM plan_comparison WHERE value IS NULL"))


def test_reasons_of_a_plan(database: duckdb.DuckDBPyConnection) -> None:
    made = objective("A", step("A.1", None, weight_in_year_pct=None), weight_pct=None)
    put(database, Small("d", (made,), values=PLAN))
    plan = "a plan reports no results"
    found = _reasons(database)
    assert {found.pop(name) for name in tuple(found) if name.startswith("consistency")} == {
        "no check of the family applies"
    }
    assert found == {
        **dict.fromkeys(
            (
                *("steps_due", "declared_completion_pct", "assessed_completion_pct"),
                *("cumulative_completion_pct", "share_unsettled_pct", "share_on_time_pct"),
                *("share_late_pct", "share_unknown_pct", "median_slippage_days"),
                *("p90_slippage_days", "declared_settled_pct", "settled_weight_pct"),
                "declared_by_words_achieved_pct",
            ),
            plan,
        ),
        "weight_due_pct": "the objectives carry no weights",
        "errors_per_100_checks": "fewer than 20 checks apply",
    }


def test_reasons_where_nothing_was_due(database: duckdb.DuckDBPyConnection) -> None:
    put(database, Small("d", (objective("A", step("A.1", unsaid(), **NEXT_YEAR)),)))
    found = _reasons(database)
    idle = "no step was due in the year"
    for metric in ("declared_completion_pct", "share_unsettled_pct", "share_late_pct",
                   "share_unknown_pct", "median_slippage_days"):  # fmt: skip
        assert found[metric] == idle, metric


def test_reasons_without_steps(database: duckdb.DuckDBPyConnection) -> None:
    put(database, Small("d", ({**objective("A"), "steps": ()},)))
    found = _reasons(database)
    assert found["share_measurable_pct"] == "the document has no step"
    assert found["cumulative_completion_pct"] == "the objective has no step"


def _tagged(
    database: duckdb.DuckDBPyConnection, name: str, region: str | None, credit: float
) -> None:
    insert(database, "consortia", [body(name, region)])
    partly = said(
        achieved_pct=credit, assessed_outcome="partially_achieved", assessed_share_pct=credit
    )
    made = objective("A", step("A.1", partly), programmes=["12.01"], weight_pct=60.0)
    beside = objective("B", weight_pct=40.0)
    put(database, Small(name, (made, beside), values={"consortium_id": name}))
    tag = {"objective_id": f"{name}-o1", "tag": "funding.pnrr", "field": "title", "words": "PNRR"}
    insert(
        database,
        "objective_tags",
        [ObjectiveTag(**tag), ObjectiveTag(**{**tag, "field": "costs"}, detail="1.1.2")],
    )


BENCHMARK = """consortium_id, objectives, share_of_objectives_pct, steps_due,
    declared_completion_pct, assessed_completion_pct, assessed_reason, n, n_assessed, rank,
    percentile, regional_median"""


def _in_group(group: str) -> str:
    """The rows of one kind of benchmark."""
    if group == "programme":
        return f"SELECT {BENCHMARK} FROM programme_benchmark"
    is_null = "IS NULL" if group == "tag" else "= '1.1.2'"
    return f"SELECT {BENCHMARK} FROM tag_benchmark WHERE detail {is_null}"


@pytest.mark.parametrize("group", ["programme", "tag", "detail"])
def test_four_under_a_heading_are_listed(database: duckdb.DuckDBPyConnection, group: str) -> None:
    for number, credit in enumerate((10, 20, 30, 40)):
        _tagged(database, f"b{number}", "Terra", credit)
    _tagged(database, "elsewhere", "Isola", 5)
    rows = answers(database, f"{_in_group(group)} ORDER BY consortium_id")
    assert rows[0] == ("b0", 1, 50.0, 1, 10.0, 10.0, None, 4, 4, None, None, None)
    assert rows[4] == ("elsewhere", 1, 50.0, 1, 5.0, 5.0, None, 1, 1, None, None, None)


@pytest.mark.parametrize("group", ["programme", "tag", "detail"])
def test_ten_under_a_heading_have_percentiles(
    database: duckdb.DuckDBPyConnection, group: str
) -> None:
    # Ties at 50 share a rank: three below, and half of the other, of nine.
    for number, credit in enumerate((10, 20, 30, 50, 50, 60, 70, 80, 90, 100)):
        _tagged(database, f"b{number}", "Terra", credit)
    rows = answers(database, f"{_in_group(group)} ORDER BY consortium_id")
    assert rows[0][7:] == (10, 10, 10, 0.0, 55.0)
    assert rows[3][7:] == rows[4][7:] == (10, 10, 6, pytest.approx(3.5 / 9 * 100), 55.0)
    assert rows[9][7:] == (10, 10, 1, 100.0, 55.0)


@pytest.mark.parametrize("group", ["programme", "tag"])
def test_five_under_a_heading_are_ranked_and_bodies_of_no_region_are_not(
    database: duckdb.DuckDBPyConnection, group: str
) -> None:
    for number, credit in enumerate((10, 20, 30, 40, 90)):
        _tagged(database, f"b{number}", "Terra", credit)
        _tagged(database, f"n{number}", None, credit)
    rows = answers(database, f"{_in_group(group)} ORDER BY consortium_id")
    assert [row[7:] for row in rows[:5]] == [(5, 5, 5 - place, None, 30.0) for place in range(5)]
    assert {row[7:] for row in rows[5:]} == {(5, 0, None, None, None)}


@pytest.mark.parametrize("group", ["programme", "tag"])
def test_objectives_under_a_heading_are_weighed(
    database: duckdb.DuckDBPyConnection, group: str
) -> None:
    # 60 × 100 and 20 × 50 of 80; the words settle only the first; the third carries no weight, and
    # of the fourth nothing was due.
    half = said(achieved_pct=50.0, **UNSETTLED)
    cards = (
        objective("A", weight_pct=60.0, programmes=["12.01"]),
        objective("B", step("B.1", half), weight_pct=20.0, programmes=["12.01"]),
        objective("C", weight_pct=None, programmes=["12.01"]),
        objective("D", step("D.1", unsaid(), **NEXT_YEAR), weight_pct=20.0, programmes=["12.01"]),
    )
    put(database, Small("d", cards))
    for number in (1, 2, 3, 4):
        insert(
            database,
            "objective_tags",
            [ObjectiveTag(objective_id=f"d-o{number}", tag="t", field="title", words="T")],
        )
    assert answers(database, _in_group(group)) == [
        ("body-d", 4, 100.0, 3, 87.5, 100.0, None, 1, 0, None, None, None)
    ]


@pytest.mark.parametrize("view", ["programme_benchmark", "tag_benchmark"])
def test_why_nothing_under_a_heading_is_assessed(
    database: duckdb.DuckDBPyConnection, view: str
) -> None:
    cards = (
        objective("A", step("A.1", said(**UNSETTLED)), weight_pct=60.0, programmes=["12.01"]),
        objective("B", weight_pct=0.0, programmes=["12.02"]),
    )
    put(database, Small("d", cards))
    for number, tag in ((1, "12.01"), (2, "12.02")):
        insert(
            database,
            "objective_tags",
            [ObjectiveTag(objective_id=f"d-o{number}", tag=tag, field="title", words="T")],
        )
    assert answers(
        database,
        f"""SELECT declared_completion_pct, assessed_completion_pct, assessed_reason
        FROM {view} ORDER BY {view.removesuffix("_benchmark")}""",
    ) == [
        (100.0, None, "the words settle the outcome of no step that was due"),
        (None, None, "the objectives carry no weight"),
    ]


def _under(database: duckdb.DuckDBPyConnection, objective_id: str) -> None:
    tag = {"tag": "12.01", "field": "title", "words": "T"}
    insert(database, "objective_tags", [ObjectiveTag(objective_id=objective_id, **tag)])


@pytest.mark.parametrize("view", ["programme_benchmark", "tag_benchmark"])
def test_objectives_without_weights_count_alike_under_a_heading(
    database: duckdb.DuckDBPyConnection, view: str
) -> None:
    # Two of three objectives: the mean of 100 and 50.
    half = said(achieved_pct=50.0, assessed_outcome="partially_achieved")
    cards = (
        objective("A", weight_pct=None, programmes=["12.01"]),
        objective("B", step("B.1", half), weight_pct=None, programmes=["12.01"]),
        objective("C", weight_pct=None),
    )
    put(database, Small("d", cards))
    for number in (1, 2):
        _under(database, f"d-o{number}")
    assert answers(
        database,
        f"""SELECT objectives, declared_completion_pct, assessed_completion_pct,
            share_of_objectives_pct
        FROM {view}""",
    ) == [(2, 75.0, 75.0, 66.666667)]


@pytest.mark.parametrize(
    "rows",
    ["programme_benchmark", "tag_benchmark", "regional_benchmark WHERE metric = 'objectives'"],
)
def test_reports_and_verifications_of_a_year_are_compared_and_plans_of_a_period(
    database: duckdb.DuckDBPyConnection, rows: str
) -> None:
    # The period tells plans apart, but not two verifications of a year.
    insert(database, "consortia", [body(f"body-{name}", "Terra") for name in "abcdefg"])
    values: dict[str, dict[str, Any]] = {
        "a": {},
        "b": {"period_start": 2021, "period_end": 2025},
        "c": {"kind": "report"},
        "d": {"reference_year": 2023},
        "e": PLAN,
        "f": {**PLAN, "period_end": 2025},
        "g": {**PLAN, "period_start": 2021},
    }
    for name, given in values.items():
        put(database, Small(name, (objective("A", programmes=["12.01"]),), values=given))
        _under(database, f"{name}-o1")
    assert answers(database, f"SELECT document_id, n FROM {rows} ORDER BY ALL") == [
        *(("a", 3), ("b", 3), ("c", 3), ("d", 1), ("e", 1), ("f", 1), ("g", 1))
    ]


def test_lines_of_the_closing_table_name_objectives(database: duckdb.DuckDBPyConnection) -> None:
    # Capitals in titles do not count: the first line names two objectives.
    cards = (
        {**objective(None), "title": "Sportello"},
        {**objective(None), "title": "SPORTELLO"},
        {**objective(None), "title": "Telesoccorso"},
        objective("A"),
    )
    lines = ((None, "sportello", 10.0), ("A", "Altro titolo", 20.0), ("Z", None, None))
    put(database, Small("d", cards, weights=lines))
    assert answers(
        database,
        """SELECT line_position, line_code, objective_id, objective_label, is_ambiguous
        FROM closing_lines ORDER BY ALL""",
    ) == [
        (1, None, "d-o1", "“Sportello”", True),
        (1, None, "d-o2", "“SPORTELLO”", True),
        (2, "A", "d-o4", "A", False),
        (3, "Z", None, None, False),
        (None, None, "d-o3", "“Telesoccorso”", False),
    ]


def test_a_verification_restates_the_objectives_of_its_plan(
    database: duckdb.DuckDBPyConnection,
) -> None:
    # The family tells two cards of one code apart; of two in one family the first is restated.
    plan = (objective("A"), objective("A", kind="peg"), objective("A"), objective("B"))
    verification = (objective("B"), objective("A", kind="peg"), objective("A"), objective("C"))
    put(
        database,
        Small("plan", plan, values={**PLAN, "consortium_id": "body"}),
        Small("verification", verification, values={"consortium_id": "body"}),
    )
    assert answers(
        database,
        """SELECT document_id, plan_id, objective_id, plan_objective_id, objective_label
        FROM restated_objectives ORDER BY objective_id, plan_objective_id""",
    ) == [
        ("verification", "plan", "verification-o1", "plan-o4", "B"),
        ("verification", "plan", "verification-o2", "plan-o2", "A"),
        ("verification", "plan", "verification-o3", "plan-o1", "A"),
        ("verification", "plan", "verification-o4", None, "C"),
        ("verification", "plan", None, "plan-o3", "A"),
    ]
