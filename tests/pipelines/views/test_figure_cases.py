"""Figures of steps and objectives made by hand, with the reason wherever a figure is missing."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import duckdb
import pytest

from tests.database import answers, create
from tests.pipelines.small_documents import Small, objective, put, said, step, unsaid

PLAN: dict[str, Any] = {"kind": "plan", "reference_year": None, "achievement_kind": None}
NO_YEAR: dict[str, Any] = {"weight_in_year_pct": None}
NO_WEIGHTS: dict[str, Any] = {"weight_in_year_pct": None, "weight_in_objective_pct": None}
NEXT_YEAR: dict[str, Any] = {"weight_in_year_pct": None, "deadline": date(2023, 6, 30)}
DEGREE: dict[str, Any] = {"achievement_kind": "degree"}


@pytest.fixture
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    with create() as connection:
        yield connection


def _first(
    database: duckdb.DuckDBPyConnection, columns: str, view: str, *steps: Any, **values: Any
) -> tuple[Any, ...]:
    """What a view says of the first step or objective of a document of one objective."""
    put(database, Small("d", (objective("A", *steps),), values=values))
    return answers(database, f"SELECT {columns} FROM {view} ORDER BY ALL DESC")[0]


@pytest.mark.parametrize(
    ("given", "values", "expected"),
    [
        (step(verification=said()), {}, (True, 100.0, 1.0, True, "achieved")),
        (step(verification=said(achieved_pct=50.0)), {},
         (True, 100.0, 0.5, False, "partially_achieved")),
        (step(verification=said(achieved_pct=0.0)), {}, (True, 100.0, 0.0, False, "not_achieved")),
        (step(verification=said(achieved_pct=None)), {}, (True, 100.0, None, None, None)),
        (step(verification=said(achieved_pct=9.05), weight_in_year_pct=9.1), {},
         (True, 9.1, pytest.approx(0.994505), True, "achieved")),
        (step(verification=said(achieved_pct=9.04), weight_in_year_pct=9.1), {},
         (True, 9.1, pytest.approx(0.993407), False, "partially_achieved")),
        (step(verification=said(achieved_pct=0.5), weight_in_year_pct=0.5), {},
         (True, 0.5, 1.0, True, "achieved")),
        (step(verification=said(achieved_pct=0.0), weight_in_year_pct=0.02), {},
         (True, 0.02, 0.0, False, "not_achieved")),
        (step(verification=said(achieved_pct=40.0), weight_in_objective_pct=40.0, **NO_YEAR), {},
         (True, 40.0, 1.0, True, "achieved")),
        (step(verification=said(achieved_pct=40.0)), DEGREE,
         (True, 100.0, 0.4, False, "partially_achieved")),
        (step(verification=said(declared_outcome="partially_achieved")), {},
         (True, 100.0, 1.0, True, "partially_achieved")),
        (step(verification=said(achieved_pct=None, declared_outcome="achieved")),
         {"achievement_kind": None}, (True, None, None, True, "achieved")),
        (step(verification=said(achieved_pct=None, declared_outcome="not_achieved")),
         {"achievement_kind": None}, (True, None, None, False, "not_achieved")),
        (step(verification=said(), **NEXT_YEAR), {}, (False, 100.0, 1.0, None, None)),
        (step(verification=said(), weight_in_year_pct=0.0), {}, (False, 0.0, None, None, None)),
        (step(verification=said(), **NO_YEAR), {}, (True, 100.0, 1.0, True, "achieved")),
        (step(verification=said(), deadline=None, **NO_YEAR), {},
         (True, 100.0, 1.0, True, "achieved")),
        (step(verification=None), PLAN, (True, None, None, None, None)),
        (step(verification=None, **NO_YEAR), PLAN, (None, None, None, None, None)),
    ],
)  # fmt: skip
def test_what_a_step_declares(
    database: duckdb.DuckDBPyConnection,
    given: dict[str, Any],
    values: dict[str, Any],
    expected: tuple[Any, ...],
) -> None:
    columns = "is_due, full_pct, declared_share, is_full_credit, declared_outcome"
    assert _first(database, columns, "step_facts", given, **values) == expected


@pytest.mark.parametrize(
    ("verification", "expected"),
    [
        (said(), (1.0, True)),
        (said(assessed_outcome="partially_achieved"), (0.5, True)),
        (said(assessed_outcome="partially_achieved", assessed_share_pct=80.0), (0.8, True)),
        (said(assessed_outcome="not_achieved"), (0.0, True)),
        (said(assessed_outcome="not_assessable"), (None, True)),
        (said(assessed_outcome=None, acts_cited=0), (None, True)),
        (said(assessed_outcome="achieved", acts_cited=None), (1.0, True)),
        (said(assessed_outcome=None, acts_cited=None), (None, False)),
        (None, (None, False)),
    ],
)
def test_what_the_words_of_a_step_support(
    database: duckdb.DuckDBPyConnection,
    verification: dict[str, Any] | None,
    expected: tuple[Any, ...],
) -> None:
    found = _first(
        database, "assessed_share, is_text_read", "step_facts", step(verification=verification)
    )
    assert found == expected


def test_each_step_is_due_by_its_own_deadline_or_by_being_reported_on(
    database: duckdb.DuckDBPyConnection,
) -> None:
    made = objective(
        "A",
        step("A.1", said(), deadline_source=None, **NO_YEAR),
        step("A.2", said(), deadline=None, deadline_source=None, **NO_YEAR),
        step("A.3", said(), deadline=date(2023, 1, 1), deadline_source="target", **NO_YEAR),
    )
    put(database, Small("d", (made,)))
    assert answers(database, "SELECT step_code, is_due FROM step_facts ORDER BY step_code") == [
        ("A.1", True),
        ("A.2", True),
        ("A.3", True),
    ]


@pytest.mark.parametrize(
    ("steps", "values", "expected"),
    [
        ((step(),), {}, (True, True, True, "year_weight")),
        ((step(**NO_YEAR),), {}, (True, False, True, "step")),
        ((step(deadline=None, **NO_WEIGHTS),), {}, (False, False, False, "step")),
        ((step(deadline_source="target", **NO_WEIGHTS),), {}, (False, False, False, "step")),
        ((step(**NO_YEAR),), PLAN, (True, False, True, None)),
        ((step(),), PLAN, (True, True, True, "year_weight")),
    ],
)
def test_what_tells_what_was_due(
    database: duckdb.DuckDBPyConnection,
    steps: tuple[Any, ...],
    values: dict[str, Any],
    expected: tuple[Any, ...],
) -> None:
    columns = "has_step_weights, has_year_weights, has_deadline_column, due_basis"
    assert _first(database, columns, "document_basis", *steps, **values) == expected


def test_a_document_without_steps_has_no_weights(database: duckdb.DuckDBPyConnection) -> None:
    put(database, Small("d"))
    assert answers(
        database,
        "SELECT has_step_weights, has_year_weights, has_deadline_column, due_basis "
        "FROM document_basis",
    ) == [(False, False, False, "step")]


NOT_DUE_REASON = "no step was due in the year"
PLAN_REASON = "a plan reports no results"
NO_STEP = "the objective has no step"
ZERO_DUE = "the weights of the steps due are zero"
UNREAD = "the words have not been read"
UNSETTLED = "the words settle the outcome of no step that was due"
UNREAD_WORDS: dict[str, Any] = {"assessed_outcome": None, "acts_cited": None}


@pytest.mark.parametrize(
    ("steps", "values", "expected"),
    [
        ((step(verification=said()),), {}, ("year", 100.0, 100.0, None, 100.0, None, 100.0, None)),
        ((step(),), PLAN, ("year", 100.0, None, PLAN_REASON, None, PLAN_REASON, None, PLAN_REASON)),
        ((step("A.1", unsaid(), **NEXT_YEAR),), {},
         ("objective", None, None, NOT_DUE_REASON, None, NOT_DUE_REASON, None,
          "nothing is declared")),
        ((step("A.1", said(), weight_in_objective_pct=0.0, **NO_YEAR),), {},
         ("objective", 0.0, None, ZERO_DUE, None, ZERO_DUE, None,
          "the weights of the steps are zero")),
        ((step("A.1", said(**UNREAD_WORDS)),), {},
         ("year", 100.0, 100.0, None, None, UNREAD, 100.0, None)),
        ((step("A.1", said(assessed_outcome=None)),), {},
         ("year", 100.0, 100.0, None, None, UNSETTLED, 100.0, None)),
        ((step("A.1", said(), **NO_WEIGHTS),), {},
         ("equal", None, None, "the document prints weighted credits without their weights",
          100.0, None, None, "the steps carry no weights")),
        ((step("A.1", said(), **NO_WEIGHTS),), DEGREE,
         ("equal", None, 100.0, None, 100.0, None, None, "the steps carry no weights")),
        ((step("A.1", said(), **NO_WEIGHTS),), {"achievement_kind": None},
         ("equal", None, None, "the document prints no achievement", 100.0, None, None,
          "the steps carry no weights")),
        ((step("A.1", said()), step("A.2", unsaid(), **NO_WEIGHTS)), {},
         ("year", 100.0, 100.0, None, 100.0, None, None, "some steps carry no weight")),
        ((step("A.1", said(), **NO_YEAR), step("A.2", said(), **NO_WEIGHTS)), DEGREE,
         ("equal", None, 100.0, None, 100.0, None, None, "some steps carry no weight")),
    ],
)  # fmt: skip
def test_figures_of_an_objective_and_why_they_are_missing(
    database: duckdb.DuckDBPyConnection,
    steps: tuple[Any, ...],
    values: dict[str, Any],
    expected: tuple[Any, ...],
) -> None:
    columns = """weights_basis, weight_due_pct, declared_completion_pct, declared_reason,
        assessed_completion_pct, assessed_reason, cumulative_completion_pct, cumulative_reason"""
    assert _first(database, columns, "objective_completion", *steps, **values) == expected


FIGURES = """declared_completion_pct, assessed_completion_pct, assessed_reason, steps_not_assessed,
    weight_not_assessed_pct, cumulative_completion_pct, cumulative_assessed_pct"""


def test_words_in_a_plan_give_no_figures(database: duckdb.DuckDBPyConnection) -> None:
    found = _first(database, FIGURES, "objective_completion", step("A.1", said()), **PLAN)
    assert found == (None, None, PLAN_REASON, None, None, None, None)


def test_weights_of_one_in_all(database: duckdb.DuckDBPyConnection) -> None:
    given = step("A.1", said(achieved_pct=1.0), weight_in_year_pct=1.0, weight_in_objective_pct=1.0)
    found = _first(database, FIGURES, "objective_completion", given)
    assert found == (100.0, 100.0, None, 0, 0.0, 100.0, 100.0)


def test_weights_keep_their_decimals(database: duckdb.DuckDBPyConnection) -> None:
    given = step("A.1", said(achieved_pct=33.25), weight_in_year_pct=33.25)
    columns = "weight_due_pct, declared_completion_pct"
    assert _first(database, columns, "objective_completion", given) == (33.25, 100.0)


def test_some_weights_give_no_cumulative_figure(database: duckdb.DuckDBPyConnection) -> None:
    steps = (step("A.1", said()), step("A.2", unsaid(), **NO_WEIGHTS))
    found = _first(database, FIGURES, "objective_completion", *steps)
    assert found == (100.0, 100.0, None, 0, 0.0, None, None)


def test_what_the_words_settle_may_carry_no_weight(database: duckdb.DuckDBPyConnection) -> None:
    steps = (
        step("A.1", said(), weight_in_objective_pct=0.0, **NO_YEAR),
        step("A.2", said(assessed_outcome="not_assessable"), **NO_YEAR),
    )
    found = _first(database, FIGURES, "objective_completion", *steps)
    no_weight = "the steps whose outcome the words settle carry no weight"
    assert found[1:5] == (None, no_weight, 1, 100.0)


def test_an_objective_without_steps(database: duckdb.DuckDBPyConnection) -> None:
    put(database, Small("d", ({**objective("A"), "steps": ()}, objective("B"))))
    assert answers(
        database,
        """SELECT steps_total, steps_due, steps_declared, steps_not_assessed, weights_basis,
            declared_reason, assessed_reason, cumulative_reason, weight_not_assessed_pct
        FROM objective_completion WHERE objective_code = 'A'""",
    ) == [(0, 0, 0, None, "equal", NO_STEP, NO_STEP, NO_STEP, None)]


@pytest.mark.parametrize(
    ("weights", "basis"),
    [
        ({"weight_in_year_pct": 40.0}, "year"),
        ({"weight_in_objective_pct": 40.0, "weight_in_year_pct": None}, "objective"),
        (NO_WEIGHTS, "equal"),
    ],
)
def test_completion_by_weights_of_each_kind(
    database: duckdb.DuckDBPyConnection, weights: dict[str, Any], basis: str
) -> None:
    # Degrees of 100, 50 and none; 100, a measured 80 and unsettled by the words. The weights are
    # 40, 40 and 40, so that every basis gives the same: 150/300; 180/200; a third not assessed.
    made = objective(
        "A",
        step("A.1", said(), **weights),
        step(
            "A.2",
            said(achieved_pct=50.0, assessed_outcome="partially_achieved", assessed_share_pct=80.0),
            **weights,
        ),
        step("A.3", said(achieved_pct=None, assessed_outcome="not_assessable"), **weights),
        step("A.4", said(), **{**weights, **NEXT_YEAR, "weight_in_objective_pct": 7.0}
             if basis != "equal" else {**weights, **NEXT_YEAR}),
    )  # fmt: skip
    put(database, Small("d", (made,), values=DEGREE))
    assert answers(
        database,
        """SELECT weights_basis, steps_total, steps_due, steps_declared, steps_not_assessed,
            declared_completion_pct, assessed_completion_pct, weight_not_assessed_pct
        FROM objective_completion""",
    ) == [(basis, 4, 3, 2, 1, 50.0, 90.0, pytest.approx(33.333333))]


@pytest.mark.parametrize("weights", [{}, NO_YEAR, NO_WEIGHTS])
def test_what_was_due_and_not_declared_counts_nothing(
    database: duckdb.DuckDBPyConnection, weights: dict[str, Any]
) -> None:
    made = objective(
        "A", step("A.1", said(achieved_pct=None, assessed_outcome="achieved"), **weights)
    )
    put(database, Small("d", (made,), values=DEGREE))
    assert answers(
        database,
        "SELECT declared_completion_pct, declared_reason, assessed_completion_pct "
        "FROM objective_completion",
    ) == [(0.0, None, 100.0)]


def test_cumulative_completion_counts_what_was_achieved_in_full(
    database: duckdb.DuckDBPyConnection,
) -> None:
    # Weights 20, 30, 40 and 20: 110. In full: 20. By the words: 20 + 15, and the 20 of the step
    # that was not due and is done already, of 110.
    made = objective(
        "A",
        step("A.1", said(), weight_in_objective_pct=20.0),
        step(
            "A.2",
            said(achieved_pct=50.0, assessed_outcome="partially_achieved"),
            weight_in_objective_pct=30.0,
        ),
        step("A.3", said(assessed_outcome="not_achieved", achieved_pct=0.0),
             weight_in_objective_pct=40.0),
        step("A.4", said(), weight_in_objective_pct=20.0, weight_in_year_pct=None),
    )  # fmt: skip
    put(database, Small("d", (made,)))
    assert answers(
        database,
        """SELECT cumulative_completion_pct, cumulative_assessed_pct, weight_of_objective_due_pct
        FROM objective_completion""",
    ) == [(pytest.approx(18.181818), 50.0, 90.0)]


def test_cumulative_completion_over_two_years(database: duckdb.DuckDBPyConnection) -> None:
    # 2022: 20 in full and half of 30. 2023: 40 in full, 10 not at all. So far 60 of 100 in full,
    # 20 + 15 + 40 by the words.
    half = said(achieved_pct=50.0, assessed_outcome="partially_achieved")
    missed = said(achieved_pct=0.0, assessed_outcome="not_achieved")
    weights = (20.0, 30.0, 40.0, 10.0)
    first = (said(), half, unsaid(), unsaid())
    second = (unsaid(), unsaid(), said(), missed)
    due_first: tuple[dict[str, Any], ...] = ({}, {}, NEXT_YEAR, NEXT_YEAR)
    due_second: tuple[dict[str, Any], ...] = (NO_YEAR, NO_YEAR, {}, {})
    for name, year, texts, due in (("first", 2022, first, due_first),
                                   ("second", 2023, second, due_second)):  # fmt: skip
        steps = (
            step(f"A.{n}", text, **{"weight_in_objective_pct": weight, **extra})
            for n, (text, weight, extra) in enumerate(zip(texts, weights, due, strict=True), 1)
        )
        values = {"consortium_id": "body", "reference_year": year}
        put(database, Small(name, (objective("A", *steps),), values=values))
    assert answers(
        database,
        """SELECT document_id, cumulative_completion_pct, cumulative_assessed_pct
        FROM objective_completion ORDER BY document_id""",
    ) == [("first", 20.0, 35.0), ("second", 60.0, 75.0)]


EARLIER_COLUMNS = "step_id, achieved_before, assessed_before, last_verified_year"


def _years(
    database: duckdb.DuckDBPyConnection,
    first: dict[str, Any],
    second: dict[str, Any],
    **values: Any,
) -> list[tuple[Any, ...]]:
    """What is known of the steps of 2023 from the verification of 2022."""
    body = {"consortium_id": "body"}
    put(
        database,
        Small("first", (first,), values={**body, **values}),
        Small("second", (second,), values={**body, "reference_year": 2023}),
    )
    return answers(database, f"SELECT {EARLIER_COLUMNS} FROM earlier_achievement ORDER BY ALL")


def test_what_is_known_from_the_year_before(database: duckdb.DuckDBPyConnection) -> None:
    first = objective(
        "A",
        step("A.1", said()),
        step("A.2", said(achieved_pct=50.0, assessed_outcome="partially_achieved")),
        step("A.3", said(), weight_in_year_pct=None),
        step(None, said()),
        step("A.5", said()),
    )
    second = objective("A", *(step(code, unsaid()) for code in ("A.1", "A.2", "A.3", None, "A.6")))
    assert _years(database, first, second) == [
        ("second-o1-s1", True, 1.0, 2022),
        ("second-o1-s2", False, 0.5, 2022),
        ("second-o1-s3", False, None, None),
    ]


def test_a_code_used_twice_is_followed_in_order(database: duckdb.DuckDBPyConnection) -> None:
    first = objective("A", step("A.1", said()), step("A.1", said(achieved_pct=0.0)))
    second = objective("A", step("A.1", unsaid()), step("A.1", unsaid()), step("A.1", unsaid()))
    assert [row[:2] for row in _years(database, first, second)] == [
        ("second-o1-s1", True),
        ("second-o1-s2", False),
    ]


def test_of_two_objectives_of_a_code_the_first_is_followed(
    database: duckdb.DuckDBPyConnection,
) -> None:
    twice = (objective("A", step("1", unsaid())), objective("A", step("1", unsaid())))
    put(
        database,
        Small("first", (objective("A", step("1", said())),), values={"consortium_id": "body"}),
        Small("second", twice, values={"consortium_id": "body", "reference_year": 2023}),
    )
    assert answers(database, "SELECT step_id FROM earlier_achievement") == [("second-o1-s1",)]


def test_the_best_of_two_earlier_years_and_the_last(database: duckdb.DuckDBPyConnection) -> None:
    missed = said(achieved_pct=0.0, assessed_outcome="not_achieved")
    for year, text in ((2022, said()), (2023, missed), (2024, unsaid())):
        values = {"consortium_id": "body", "reference_year": year}
        put(database, Small(f"d{year}", (objective("A", step("A.1", text)),), values=values))
    assert answers(
        database, f"SELECT {EARLIER_COLUMNS} FROM earlier_achievement ORDER BY step_id"
    ) == [("d2023-o1-s1", True, 1.0, 2022), ("d2024-o1-s1", True, 1.0, 2023)]


def test_steps_are_followed_whatever_their_order(database: duckdb.DuckDBPyConnection) -> None:
    done, missed = said(), said(achieved_pct=0.0)
    body = {"consortium_id": "body"}
    first = (
        objective("A", step("1", done), step("2", missed)),
        objective("A", step("1", missed), kind="peg"),
        objective("B", step("1", missed)),
        objective("B", step("1", done)),
    )
    second = (
        objective("B", step("1", unsaid())),
        objective("A", step("1", unsaid()), kind="peg"),
        objective("B", step("1", unsaid())),
        objective("A", step("2", unsaid()), step("1", unsaid())),
    )
    put(database, Small("first", first, values=body))
    put(database, Small("second", second, values={**body, "reference_year": 2023}))
    assert answers(
        database, "SELECT step_id, achieved_before FROM earlier_achievement ORDER BY step_id"
    ) == [
        ("second-o1-s1", False),
        ("second-o2-s1", False),
        ("second-o3-s1", True),
        ("second-o4-s1", False),
        ("second-o4-s2", True),
    ]


@pytest.mark.parametrize(
    "values",
    [
        {"consortium_id": "other"},
        {"period_start": 2021},
        {"period_end": 2025},
        {"reference_year": 2023, "kind": "report"},
    ],
)
def test_other_documents_say_nothing(
    database: duckdb.DuckDBPyConnection, values: dict[str, Any]
) -> None:
    assert _years(database, objective("A"), objective("A"), **values) == []


@pytest.mark.parametrize("change", [{"code": "B"}, {"kind": "peg"}, {"code": None}])
def test_other_objectives_say_nothing(
    database: duckdb.DuckDBPyConnection, change: dict[str, Any]
) -> None:
    first = {**objective("A", step("A.1", said())), **change}
    assert _years(database, first, objective("A", step("A.1", unsaid()))) == []


def test_a_version_that_was_replaced_says_nothing(database: duckdb.DuckDBPyConnection) -> None:
    put(
        database,
        Small("new", (objective("A", step("A.1", said(achieved_pct=0.0))),),
              values={"consortium_id": "body", "published_on": date(2023, 5, 1)}),
    )  # fmt: skip
    assert _years(database, objective("A"), objective("A")) == [("second-o1-s1", False, 1.0, 2022)]


CLAIM: dict[str, Any] = {
    "completed_from": None,
    "completed_to": None,
    "punctuality_basis": "in tempo",
}
UNDATED: dict[str, Any] = {"completed_from": None, "completed_to": None}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (step(verification=said()), ("on_time", None, True)),
        (step(verification=unsaid(), weight_in_year_pct=None),
         ("not_due", "nothing was due in the year", False)),
        (step(verification=said(), weight_in_year_pct=None), ("on_time", None, False)),
        (step(verification=said(), deadline=None),
         ("no_deadline", "the document gives no deadline", False)),
        (step(verification=said(completed_from=date(2022, 6, 1), completed_to=date(2022, 7, 1))),
         ("possibly_late", None, True)),
        (step(verification=said(completed_from=date(2022, 6, 1), completed_to=date(2022, 7, 2))),
         ("possibly_late", None, False)),
        (step(verification=said(completed_from=date(2022, 7, 1), completed_to=None)),
         ("late", None, False)),
        (step(verification=said(completed_from=None)), ("on_time", None, False)),
        (step(verification=said(completed_from=date(2022, 6, 30), completed_to=None)),
         ("undated", "the words give no date of completion", False)),
        (step(verification=None), ("undated", "nothing is said of the step", False)),
        (step(verification=unsaid()), ("undated", "nothing is said of the step", False)),
        (step(verification=said(**CLAIM)),
         ("asserted", "punctuality is claimed without a date", False)),
        (step(verification=said(**UNDATED)),
         ("undated", "the words give no date of completion", False)),
    ],
)  # fmt: skip
def test_punctuality_and_why_it_is_not_known(
    database: duckdb.DuckDBPyConnection, given: dict[str, Any], expected: tuple[Any, ...]
) -> None:
    beside = step("A.2", said())
    put(database, Small("d", (objective("A", given, beside),)))
    assert answers(
        database,
        "SELECT status, status_reason, has_known_interval FROM step_slippage ORDER BY step_id",
    )[0] == expected  # fmt: skip


@pytest.mark.parametrize(
    ("verification", "expected"),
    [
        (said(extended_deadline=None), (None, None, None)),
        (said(completed_from=date(2022, 8, 1), completed_to=date(2022, 8, 2)), ("late", 1, 2)),
        (said(completed_from=date(2022, 7, 1), completed_to=date(2022, 7, 31)),
         ("on_time", -30, 0)),
        (said(completed_from=date(2022, 7, 31), completed_to=date(2022, 8, 1)),
         ("possibly_late", 0, 1)),
        (said(**CLAIM), ("asserted", None, None)),
        (said(**UNDATED), ("undated", None, None)),
    ],
)  # fmt: skip
def test_punctuality_against_an_extended_deadline(
    database: duckdb.DuckDBPyConnection, verification: dict[str, Any], expected: tuple[Any, ...]
) -> None:
    given = {"extended_deadline": date(2022, 7, 31), **verification}
    columns = """status_vs_extension, slippage_vs_extension_min_days,
        slippage_vs_extension_max_days"""
    assert _first(database, columns, "step_slippage", step(verification=given)) == expected


def test_steps_of_a_plan_have_no_slippage(database: duckdb.DuckDBPyConnection) -> None:
    put(database, Small("d", (objective("A"),), values=PLAN))
    assert answers(database, "FROM step_slippage") == []


def test_what_was_not_due_was_not_due_later_either(database: duckdb.DuckDBPyConnection) -> None:
    idle = step(
        "A.2",
        {**unsaid(), "extended_deadline": date(2022, 7, 31)},
        weight_in_year_pct=None,
    )
    put(database, Small("d", (objective("A", step("A.1", said()), idle),)))
    assert answers(database, "SELECT status_vs_extension FROM step_slippage ORDER BY step_id") == [
        (None,),
        ("not_due",),
    ]
