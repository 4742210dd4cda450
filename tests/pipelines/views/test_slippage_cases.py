"""Slippage of steps made by hand, and of those that a careful reader dated in a real document."""

import csv
from datetime import date
from typing import Any

import pytest

from tests.database import answers, create
from tests.pipelines.small_documents import Small, objective, put, said, step, unsaid
from tests.samples import EVIDENCE, SHARED_GOLD, needs_shared_corpus, sample

JUNE = date(2022, 6, 30)


@pytest.mark.parametrize(
    ("verification", "values", "expected"),
    [
        (said(completed_from=JUNE, completed_to=JUNE), {}, ("on_time", 0, 0)),
        (said(completed_from=date(2022, 7, 1), completed_to=None), {}, ("late", 1, None)),
        (
            said(completed_from=date(2022, 6, 25), completed_to=date(2022, 7, 5)),
            {},
            ("possibly_late", -5, 5),
        ),
        (
            said(completed_from=None, completed_to=date(2022, 7, 5)),
            {},
            ("possibly_late", None, 5),
        ),
        (said(completed_from=None, completed_to=JUNE), {}, ("on_time", None, 0)),
        (
            said(completed_from=date(2022, 6, 1), completed_to=None),
            {},
            ("undated", -29, None),
        ),
        (
            said(completed_from=None, completed_to=None, punctuality_basis="nei tempi previsti"),
            {},
            ("asserted", None, None),
        ),
        (said(completed_from=None, completed_to=None), {}, ("undated", None, None)),
        (said(), {"deadline": None}, ("no_deadline", None, None)),
        (None, {}, ("undated", None, None)),
    ],
)
def test_status(
    verification: dict[str, Any] | None,
    values: dict[str, Any],
    expected: tuple[str, int | None, int | None],
) -> None:
    with create() as connection:
        put(connection, Small("d", (objective("A", step("A.1", verification, **values)),)))
        assert answers(
            connection, "SELECT status, slippage_min_days, slippage_max_days FROM step_slippage"
        ) == [expected]


def test_what_was_not_due_is_not_late() -> None:
    idle = step("A.2", unsaid(), weight_in_year_pct=None)
    with create() as connection:
        put(connection, Small("d", (objective("A", step("A.1", said()), idle),)))
        assert answers(
            connection, "SELECT status, status_reason FROM step_slippage ORDER BY step_id"
        ) == [("on_time", None), ("not_due", "nothing was due in the year")]


def test_three_baselines_are_never_mixed() -> None:
    late = said(
        completed_from=date(2022, 7, 10),
        completed_to=date(2022, 7, 20),
        extended_deadline=date(2022, 7, 31),
        earlier_deadline=date(2021, 12, 31),
        excuse_basis="non imputabile",
    )
    with create() as connection:
        put(connection, Small("d", (objective("A", step("A.1", late)),)))
        assert answers(
            connection,
            """SELECT status, slippage_min_days, slippage_max_days,
                status_vs_extension, slippage_vs_extension_min_days, slippage_vs_extension_max_days,
                slippage_vs_earlier_min_days, slippage_vs_earlier_max_days, excuse_basis
            FROM step_slippage""",
        ) == [("late", 10, 20, "on_time", -21, -11, 191, 201, "non imputabile")]


def _dated(code: str, first: date | None, last: date | None) -> dict[str, Any]:
    return step(code, said(completed_from=first, completed_to=last))


def test_aggregates_use_dates_and_count_the_others() -> None:
    # Dated: -15, -15, 10, 20 (middle of 10 and 30) and 40 days, five of nine with a deadline.
    july = date(2022, 7, 10)
    made = objective(
        "A",
        step("A.1", said()),
        step("A.2", said()),
        _dated("A.3", july, july),
        _dated("A.4", july, date(2022, 7, 30)),
        _dated("A.5", date(2022, 8, 9), date(2022, 8, 9)),
        _dated("A.6", date(2022, 1, 1), date(2022, 12, 31)),
        _dated("A.7", None, july),
        _dated("A.8", None, None),
        _dated("A.9", None, JUNE),
        step("A.10", said(), deadline=None),
    )
    with create() as connection:
        put(connection, Small("d", (made,)))
        assert answers(
            connection,
            """SELECT steps_due, steps_with_deadline, steps_no_deadline, steps_with_known_slippage,
                steps_without_known_slippage, median_slippage_days, p90_slippage_days,
                share_on_time_pct, share_late_pct, slippage_reason
            FROM document_slippage""",
        ) == [(10, 9, 1, 5, 4, 10.0, 32.0, 40.0, 60.0, None)]
        # On time 3, late 3, unknown 3 of the nine with a deadline.
        third, rest = pytest.approx(33.333333), pytest.approx(66.666667)
        assert answers(
            connection,
            """SELECT on_time_of_due_pct, late_of_due_pct, unknown_of_due_pct, share_late_low_pct,
                share_late_high_pct
            FROM document_slippage""",
        ) == [(third, third, third, third, rest)]


FEW = "fewer than 5 due steps have a deadline and a date of completion"
HALF = "fewer than half of the due steps with a deadline are dated"


@pytest.mark.parametrize(
    ("dated", "undated", "median", "reason"),
    [(4, 0, None, FEW), (5, 0, -15.0, None), (5, 5, -15.0, None), (5, 6, None, HALF)],
)
def test_point_values_need_five_dates_and_half_of_those_with_a_deadline(
    dated: int, undated: int, median: float | None, reason: str | None
) -> None:
    steps = [step(f"A.{n}", said()) for n in range(dated)]
    steps += [_dated(f"B.{n}", None, None) for n in range(undated)]
    with create() as connection:
        put(connection, Small("d", (objective("A", *steps),)))
        assert answers(
            connection, "SELECT median_slippage_days, slippage_reason FROM document_slippage"
        ) == [(median, reason)]


def test_no_deadline_gives_no_share_but_a_reason() -> None:
    made = objective("A", step("A.1", said(), deadline=None))
    with create() as connection:
        put(connection, Small("d", (made,)))
        assert answers(
            connection,
            "SELECT share_late_low_pct, share_late_high_pct, slippage_reason "
            "FROM document_slippage",
        ) == [(None, None, "no due step has a deadline")]


@needs_shared_corpus
def test_statuses_of_the_real_document() -> None:
    with (
        EVIDENCE.open(encoding="utf-8", newline="") as handle,
        sample(SHARED_GOLD, "cssm-verifica-2022-2024", evidence=True) as connection,
    ):
        expected = {line["code"]: line["status"] for line in csv.DictReader(handle)}
        found = dict(answers(connection, "SELECT step_code, status FROM step_results WHERE is_due"))
    assert {code: found[code] for code in expected} == expected
